-- Signing in with an e-mail address and a password, and the codes that verify an address.

-- An address on its way to being verified: of a new account in one browser, or of a newcomer who
-- has proved another identity. Nothing else exists of it until then.
create table email_flow (
    tenant_id         text not null,
    id                uuid not null,
    flow_key          bytea not null,  -- hash of the browser's cookie or of the newcomer's identity
    address           bytea not null,  -- encrypted
    address_key       bytea not null,  -- keyed hash of the address in lower case
    password          text,            -- hashed; for a new account
    code              text,            -- hashed as slowly as a password
    code_expires_at   timestamptz,
    sent_at           timestamptz,
    sent              integer not null default 0,
    tries             integer not null default 0,
    failed_at         timestamptz,
    verified_at       timestamptz,
    created_at        timestamptz not null,
    expires_at        timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, flow_key)
);
create index email_flow_age on email_flow (tenant_id, expires_at);
create index email_flow_failed on email_flow (tenant_id, failed_at);
call own_by_tenant('email_flow');

-- How many codes an address has been mailed on a day, whichever browsers asked for them.
create table email_code_count (
    tenant_id         text not null,
    address_key       bytea not null,
    day               date not null,
    sent              integer not null,
    primary key (tenant_id, address_key, day)
);
call own_by_tenant('email_code_count');
