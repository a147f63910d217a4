-- Logins that are on their way to a provider and back. Secrets are hashed or encrypted.

create table login_flow (
    tenant_id         text not null,
    state_hash        bytea not null, -- SHA-256 of what goes there and back in the address
    browser_hash      bytea not null, -- SHA-256 of the browser's cookie
    provider          text not null,
    content           bytea not null, -- encrypted: nonce, code verifier, wanted page
    expires_at        timestamptz not null,
    primary key (tenant_id, state_hash)
);
create index login_flow_age on login_flow (tenant_id, expires_at);
call own_by_tenant('login_flow');
