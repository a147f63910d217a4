-- Who may sign in to a tenant's portal, and the links that are mailed to them.

create table person (
    tenant_id          text not null,
    id                 uuid not null,
    party_key          text not null,  -- all customers of this party are the person's own
    email              text,
    email_confirmed_at timestamptz,
    contact_hold_until timestamptz,
    created_at         timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, party_key),
    check ((email is null) = (email_confirmed_at is null))
);
call own_by_tenant('person');

-- One row for each purpose and subject: the next token replaces the one before.
create table one_time_token (
    tenant_id          text not null,
    purpose            text not null,
    subject            uuid not null,
    token_hash         bytea not null, -- SHA-256
    payload            bytea not null, -- encrypted
    created_at         timestamptz not null,
    expires_at         timestamptz not null,
    used_at            timestamptz,
    primary key (tenant_id, purpose, subject),
    unique (tenant_id, token_hash)
);
call own_by_tenant('one_time_token');

-- A registry across tenants: whose token is this, when a link is opened at another tenant's address?
-- No personal data.
create table token_registry (
    token_hash         bytea primary key,
    tenant_id          text not null,
    expires_at         timestamptz not null
);
create index token_registry_age on token_registry (tenant_id, expires_at);
grant select, insert, update, delete on token_registry to ${appRole};
