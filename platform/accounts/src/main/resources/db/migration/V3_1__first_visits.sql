-- Identities from elsewhere, and how far newcomers have come on their way in.

-- Whom an identity stands for: (tenant, issuer, subject) of an OpenID provider, for example.
create table identity_link (
    tenant_id          text not null,
    scheme             text not null,  -- OPENID
    identity           text not null,  -- issuer, a space, and the subject there
    person_id          uuid not null,
    created_at         timestamptz not null,
    primary key (tenant_id, scheme, identity),
    foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index identity_link_person on identity_link (tenant_id, person_id);
call own_by_tenant('identity_link');

-- One row for each proven identity that is not in yet; it opens nothing but the steps that are left.
create table first_visit (
    tenant_id          text not null,
    identity_print     bytea not null, -- keyed hash
    identity           bytea not null, -- encrypted
    method             text not null,
    wanted             text not null,
    notes              bytea not null, -- encrypted: what the steps have learnt
    token_hash         bytea not null, -- SHA-256 of the browser's cookie
    created_at         timestamptz not null,
    proved_at          timestamptz not null,
    primary key (tenant_id, identity_print),
    unique (tenant_id, token_hash)
);
create index first_visit_age on first_visit (tenant_id, proved_at);
call own_by_tenant('first_visit');
