-- Whose row is it? Every table that belongs to a tenant has tenant_id first in its keys and is
-- handed to own_by_tenant right after it is created. The application's role is not the owner of
-- any table, so the policy binds it; FORCE binds the owner too.

create procedure own_by_tenant(owned regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', owned);
    execute format('alter table %s force row level security', owned);
    execute format(
        'create policy tenant on %s'
            ' using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
            ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))',
        owned);
    execute format(
        'grant select, insert, update, delete on %s to %I', owned, '${appRole}');
end
$$;

revoke all on procedure own_by_tenant(regclass) from public;

-- What happened to whose access, for the organisation and for us. Never a personal number.
create table security_event (
    tenant_id  text        not null,
    id         uuid        not null default gen_random_uuid(),
    at         timestamptz not null default now(),
    event      text        not null,
    outcome    text        not null,
    person_id  uuid,
    request_id text,
    detail     jsonb       not null default '{}',
    primary key (tenant_id, id)
);
create index security_event_by_time on security_event (tenant_id, at);
create index security_event_by_person on security_event (tenant_id, person_id, at);

call own_by_tenant('security_event');
-- A log is added to, never changed; after two years a line may go, as customers are told.
revoke update on security_event from ${appRole};
create policy kept_for_two_years on security_event as restrictive for delete
    using (at < now() - interval '24 months');
