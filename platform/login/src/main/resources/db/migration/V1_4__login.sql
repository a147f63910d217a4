-- How people sign in, and how guessing is slowed down. Secrets are kept as hashes only.

create table password (
    tenant_id         text not null,
    person_id         uuid not null,
    phc               text not null,  -- $argon2id$v=19$m=19456,t=2,p=1$salt$hash
    changed_at        timestamptz not null,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
call own_by_tenant('password');

create table portal_session (
    tenant_id         text not null,
    token_hash        bytea not null, -- SHA-256 of the cookie
    person_id         uuid not null,
    host              text not null,  -- the only one where it is good
    method            text not null,
    created_at        timestamptz not null,
    last_seen_at      timestamptz not null,
    expires_at        timestamptz not null,
    customer_id       uuid,           -- the one being looked at, when there are several
    device_hash       bytea,
    user_agent        text,
    primary key (tenant_id, token_hash),
    foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index portal_session_person on portal_session (tenant_id, person_id);
create index portal_session_age on portal_session (tenant_id, expires_at);
call own_by_tenant('portal_session');

-- A registry across tenants: whose session is this, when its cookie comes to another tenant's host?
-- No personal data.
create table session_registry (
    token_hash        bytea primary key,
    tenant_id         text not null,
    expires_at        timestamptz not null
);
create index session_registry_age on session_registry (tenant_id, expires_at);
grant select, insert, update, delete on session_registry to ${appRole};

-- Browsers in which a person has signed in; they have a budget of attempts of their own.
create table known_device (
    tenant_id         text not null,
    person_id         uuid not null,
    device_hash       bytea not null,
    created_at        timestamptz not null,
    last_used_at      timestamptz not null,
    primary key (tenant_id, person_id, device_hash),
    foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
call own_by_tenant('known_device');

-- Attempts in a leaking bucket; the bucket's name is a keyed hash of an account, device or address.
create table login_attempt (
    tenant_id         text not null,
    bucket            text not null,
    attempts          double precision not null,
    last_at           timestamptz not null,
    primary key (tenant_id, bucket)
);
create index login_attempt_age on login_attempt (tenant_id, last_at);
call own_by_tenant('login_attempt');

-- What a visitor asked for before signing in, worked on after the answer (see decision 0007).
create table access_request (
    tenant_id         text not null,
    id                uuid not null,
    content           bytea not null, -- encrypted
    created_at        timestamptz not null,
    primary key (tenant_id, id)
);
call own_by_tenant('access_request');

-- A registry across tenants for the worker. No personal data.
create table access_request_queue (
    tenant_id         text not null,
    item_id           uuid not null,
    due_at            timestamptz not null,
    attempts          integer not null default 0,
    primary key (tenant_id, item_id)
);
create index access_request_queue_due on access_request_queue (due_at);
grant select, insert, update, delete on access_request_queue to ${appRole};
