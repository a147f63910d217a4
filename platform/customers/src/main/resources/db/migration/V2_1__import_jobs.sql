-- Imports that are too large to be answered at once (decision 0009). The body lies here in parts,
-- cut at line ends, until each part has gone in; part and progress change in the same transaction.

create table import_job (
    tenant_id         text not null,
    id                uuid not null,
    kind              text not null,
    mode              text not null check (mode in ('upsert', 'dry-run')),
    idempotency_key   text not null,
    body_sha256       bytea not null,
    api_key_id        uuid,
    state             text not null default 'WAITING'
                          check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    csv_header        text,                      -- null: one JSON object on each line
    bytes             bigint not null default 0, -- of the body, unpacked
    bytes_done        bigint not null default 0,
    received          bigint not null default 0,
    accepted          bigint not null default 0,
    unchanged         bigint not null default 0,
    rejected          bigint not null default 0,
    findings          integer not null default 0, -- kept
    findings_lost     bigint not null default 0,  -- too many to be kept
    created_at        timestamptz not null,
    started_at        timestamptz,
    finished_at       timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, idempotency_key)
);
call own_by_tenant('import_job');

create table import_part (
    tenant_id         text not null,
    job_id            uuid not null,
    part              integer not null,
    lines_before      integer not null,
    bytes             integer not null,
    content           bytea not null,            -- gzip
    primary key (tenant_id, job_id, part),
    foreign key (tenant_id, job_id) references import_job (tenant_id, id) on delete cascade
);
alter table import_part alter column content set storage external;
call own_by_tenant('import_part');

create table import_finding (
    tenant_id         text not null,
    job_id            uuid not null,
    place             integer not null,          -- in the order of the file
    line              integer not null,
    warning           boolean not null,
    external_id       text,
    field             text,
    code              text not null,
    message           text not null,
    primary key (tenant_id, job_id, place),
    foreign key (tenant_id, job_id) references import_job (tenant_id, id) on delete cascade
);
call own_by_tenant('import_finding');

-- A registry across tenants for the workers: whose job waits. No personal data. A tenant's jobs are
-- done in the order they came; between tenants, whoever was served longest ago is next.
create table import_queue (
    tenant_id         text not null,
    job_id            uuid not null,
    sequence          bigint not null generated always as identity,
    due_at            timestamptz not null,      -- served last, or not to be tried before
    attempts          integer not null default 0,
    primary key (tenant_id, job_id)
);
create index import_queue_due on import_queue (due_at);
create index import_queue_order on import_queue (tenant_id, sequence);
grant select, insert, update, delete on import_queue to ${appRole};

-- What was answered at once can be looked up as well.
alter table import_run add column started_at timestamptz;
alter table import_run add column bytes bigint;

grant usage on all sequences in schema public to ${appRole};
