-- What a person is called and which version of the privacy policy they have accepted.

create table person_profile (
    tenant_id         text not null,
    person_id         uuid not null,
    first_name        text not null,
    last_name         text not null,
    proven            boolean not null,  -- told by BankID; then the person cannot change it
    changed_at        timestamptz not null,
    primary key (tenant_id, person_id),
    foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
call own_by_tenant('person_profile');

-- Every acceptance is kept, because it is evidence.
create table policy_acceptance (
    tenant_id         text not null,
    person_id         uuid not null,
    version           text not null,
    accepted_at       timestamptz not null,
    primary key (tenant_id, person_id, version),
    foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
call own_by_tenant('policy_acceptance');
