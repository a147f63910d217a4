-- Who is being identified by BankID right now: one row for each browser, gone within the hour.
-- All times are this database's, so that nodes whose clocks differ agree on them.

create table bankid_order (
    tenant_id         text not null,
    flow_hash         bytea not null, -- SHA-256 of the browser's flow cookie
    id                uuid not null,  -- changes when the visitor begins anew
    start_by          text not null check (start_by in ('CODE', 'LINK')),
    state             text not null check (state in ('PENDING', 'COMPLETE', 'FAILED', 'USED')),
    certificate       text not null,  -- that it was made with; no other may ask about it
    secrets           bytea,          -- encrypted: BankID's names for it, and what it asked for
    nonce_hash        bytea not null, -- SHA-256 of what a post must carry to be let in
    message           text not null,  -- the key of what the visitor is told
    unstarted         boolean not null default true,
    trouble           integer not null default 0,
    result            bytea,          -- encrypted: who it was, until it is used
    wanted            text not null,
    begun_at          timestamptz not null default clock_timestamp(),
    ordered_at        timestamptz not null default clock_timestamp(),
    -- nobody asks BankID before; later while somebody does
    ask_after         timestamptz not null default clock_timestamp() + interval '2 seconds',
    primary key (tenant_id, flow_hash)
);
create index bankid_order_age on bankid_order (tenant_id, begun_at);
call own_by_tenant('bankid_order');

-- What people have signed with BankID, kept as evidence of what they agreed to.
create table bankid_signature (
    tenant_id         text not null,
    id                uuid not null,
    person_id         uuid not null,
    purpose           text not null,
    signed_at         timestamptz not null,
    evidence          bytea not null, -- encrypted: the signature and the bank's answer
    primary key (tenant_id, id)
);
create index bankid_signature_person on bankid_signature (tenant_id, person_id);
call own_by_tenant('bankid_signature');
