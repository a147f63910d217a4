-- The outbox. A letter belongs to a tenant and is encrypted until it is sent, then empty.

create table letter (
    tenant_id         text not null,
    id                uuid not null,
    template          text not null,
    language          text not null,
    content           bytea,          -- recipient and values, encrypted; null once sent
    created_at        timestamptz not null,
    sent_at           timestamptz,
    given_up_at       timestamptz,
    failure           text,           -- why the last attempt failed; names nobody
    primary key (tenant_id, id)
);
call own_by_tenant('letter');

-- A registry across tenants for the worker: whose letter is due when. No personal data.
create table mail_queue (
    tenant_id         text not null,
    item_id           uuid not null,
    due_at            timestamptz not null,
    attempts          integer not null default 0,
    primary key (tenant_id, item_id)
);
create index mail_queue_due on mail_queue (due_at);
grant select, insert, update, delete on mail_queue to ${appRole};
