-- Sessions that people can see and end, and logins that a browser may keep.

alter table portal_session add column id uuid not null default gen_random_uuid();
create unique index portal_session_id on portal_session (tenant_id, id);

-- When the person last proved who they are, by the session's method.
alter table portal_session add column proved_at timestamptz not null default now();

-- The kept login that the session was made of; such a session has proved nothing itself.
alter table portal_session add column kept uuid;

-- "Keep me signed in": a selector that stays and a validator that changes at each use. An old
-- validator is a copy, and ends them all.
create table kept_login (
    tenant_id         text not null,
    selector          uuid not null,
    person_id         uuid not null,
    method            text not null,
    validator         bytea not null,  -- SHA-256
    before            bytea,           -- the validator before, good for a moment for other tabs
    changed_at        timestamptz not null,
    created_at        timestamptz not null,
    expires_at        timestamptz not null,
    primary key (tenant_id, selector),
    foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index kept_login_person on kept_login (tenant_id, person_id);
create index kept_login_age on kept_login (tenant_id, expires_at);
call own_by_tenant('kept_login');
