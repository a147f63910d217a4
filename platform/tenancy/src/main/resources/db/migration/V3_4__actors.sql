-- Who did it, apart from whom it happened to (person_id), and by which login method.

alter table security_event
    add column actor text not null default 'UNKNOWN',
    add column actor_id text,
    add column method text generated always as (detail ->> 'method') stored;
-- What was recorded before has an unknown actor; from now on one must be given.
alter table security_event alter column actor drop default;
alter table security_event add constraint security_event_actor check (
    actor in ('PERSON', 'VISITOR', 'STAFF', 'INTEGRATOR', 'SYSTEM')
    or actor = 'UNKNOWN' and actor_id is null);
create index security_event_by_actor on security_event (tenant_id, actor, actor_id, at);
