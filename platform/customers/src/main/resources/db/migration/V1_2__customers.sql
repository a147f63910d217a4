-- What the organisation knows about its customers. Filled by the import API only; the sender's own
-- ids (external_id) decide what is the same thing. Amounts are in öre, days are Swedish days.

create table customer (
    tenant_id         text not null,
    id                uuid not null default gen_random_uuid(),
    external_id       text not null,
    customer_number   text not null,
    number_key        text not null,  -- as people type it: no spaces, no hyphens, upper case
    kind              text not null check (kind in ('PERSON', 'ORGANISATION')),
    legal_entity      text not null,
    name              text not null,
    identity_cipher   bytea,          -- personnummer or organisation number, never in plain
    identity_print    bytea,          -- keyed hash of it, to find and to compare
    street            text,
    postal_code       text,
    city              text,
    email             text,
    phone             text,
    party_key         text not null,  -- one person or organisation in this tenant
    valid_to          date,
    deleted           boolean not null default false,
    merged_into       uuid,
    changed_at        timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, external_id),
    foreign key (tenant_id, merged_into) references customer (tenant_id, id),
    check ((identity_cipher is null) = (identity_print is null)),
    -- Unique at commit, so that one import may let two customers exchange their numbers.
    constraint customer_number exclude using btree
        (tenant_id with =, number_key with =, legal_entity with =)
        where (not deleted and merged_into is null) deferrable initially deferred
);
create index customer_number_key on customer (tenant_id, number_key);
create index customer_party on customer (tenant_id, party_key);
create index customer_merged on customer (tenant_id, merged_into) where merged_into is not null;
call own_by_tenant('customer');

create table facility (
    tenant_id         text not null,
    id                uuid not null default gen_random_uuid(),
    external_id       text not null,
    facility_id       text not null,
    service           text not null check (service in ('EL', 'HEAT', 'WATER', 'FIBRE', 'WASTE', 'DEPOSIT')),
    street            text,
    postal_code       text,
    city              text,
    grid_area         text,
    price_area        text check (price_area in ('SE1', 'SE2', 'SE3', 'SE4')),
    meter_number      text,
    legal_entity      text not null,
    valid_to          date,
    deleted           boolean not null default false,
    changed_at        timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, external_id)
);
call own_by_tenant('facility');

create table agreement (
    tenant_id         text not null,
    id                uuid not null default gen_random_uuid(),
    external_id       text not null,
    customer_id       uuid not null,
    facility_id       uuid not null,
    product           text not null,
    legal_entity      text not null,
    valid_from        date not null,
    valid_to          date,
    deleted           boolean not null default false,
    changed_at        timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, external_id),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id),
    foreign key (tenant_id, facility_id) references facility (tenant_id, id),
    check (valid_to is null or valid_to >= valid_from)
);
create index agreement_customer on agreement (tenant_id, customer_id);
create index agreement_facility on agreement (tenant_id, facility_id);
call own_by_tenant('agreement');

create table invoice (
    tenant_id         text not null,
    id                uuid not null default gen_random_uuid(),
    external_id       text not null,
    customer_id       uuid not null,
    number            text not null,
    number_key        text not null,
    ocr               text,
    type              text not null,
    status            text not null,
    invoice_date      date not null,
    due_date          date not null,
    period_from       date,
    period_to         date,
    total_ore         bigint not null,
    net_ore           bigint,
    vat_ore           bigint,
    vat_eligible_ore  bigint,
    rounding_ore      bigint,
    remaining_ore     bigint not null,
    reversed_vat      boolean not null default false,
    currency          text not null default 'SEK',
    legal_entity      text not null,
    bankgiro          text,
    plusgiro          text,
    reference         text,
    invoice_address   text,
    description       text,
    services          jsonb not null default '[]',
    facilities        jsonb not null default '[]', -- the sender's ids of facilities
    lines             jsonb not null default '[]',
    pdf_size          integer,
    deleted           boolean not null default false,
    changed_at        timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, external_id),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id),
    constraint invoice_number exclude using btree
        (tenant_id with =, number_key with =, legal_entity with =)
        where (not deleted) deferrable initially deferred
);
create index invoice_customer on invoice (tenant_id, customer_id, due_date desc);
call own_by_tenant('invoice');

-- Apart from the invoice, so that a list of invoices never reads megabytes.
create table invoice_pdf (
    tenant_id         text not null,
    invoice_id        uuid not null,
    content           bytea not null,
    size              integer not null,
    sha256            bytea not null,
    stored_at         timestamptz not null default now(),
    primary key (tenant_id, invoice_id),
    foreign key (tenant_id, invoice_id) references invoice (tenant_id, id) on delete cascade
);
alter table invoice_pdf alter column content set storage external; -- a PDF is compressed already
call own_by_tenant('invoice_pdf');

-- What the organisation is told: read by GET /api/v1/events, in the order of sequence.
create table organisation_event (
    tenant_id         text not null,
    id                uuid not null default gen_random_uuid(),
    sequence          bigint not null generated always as identity,
    kind              text not null,
    happened_at       timestamptz not null default now(),
    data              jsonb not null default '{}',
    letter            text,           -- a page to print and post, where there is no other way
    primary key (tenant_id, id),
    unique (tenant_id, sequence)
);
call own_by_tenant('organisation_event');

create table api_key (
    tenant_id         text not null,
    id                uuid not null default gen_random_uuid(),
    name              text not null,
    key_hash          bytea not null, -- SHA-256; the key itself is shown once
    scopes            text[] not null,
    created_at        timestamptz not null default now(),
    expires_at        timestamptz not null,
    revoked_at        timestamptz,
    last_used_at      timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, key_hash)
);
call own_by_tenant('api_key');

create table import_run (
    tenant_id         text not null,
    id                uuid not null,
    idempotency_key   text not null,
    request           text not null,  -- kind and mode
    body_sha256       bytea not null,
    answer            text not null,  -- what was said, said again to the same request
    received          bigint not null,
    rejected          bigint not null,
    api_key_id        uuid,
    finished_at       timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, idempotency_key)
);
call own_by_tenant('import_run');

grant usage on all sequences in schema public to ${appRole};
