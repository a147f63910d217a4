-- What meters told (decision 0008). A series is one quantity at one facility; a row of meter_day is
-- one Swedish day of it: 24 or 96 amounts, 23 or 25, 92 or 100 when the clocks change, in thousandths
-- of the quantity's unit (kWh, m3, degrees), null where a value is missing.

create index facility_by_id on facility (tenant_id, facility_id) where not deleted;

create table meter_series (
    tenant_id   text not null,
    id          bigint not null generated always as identity,
    facility_id uuid not null,
    quantity    text not null check (quantity in ('EL_CONSUMPTION', 'EL_PRODUCTION', 'HEAT_ENERGY',
                    'HEAT_FLOW', 'HEAT_SUPPLY_TEMPERATURE', 'HEAT_RETURN_TEMPERATURE', 'WATER')),
    minutes     integer not null,  -- resolution of the latest values: 15, 60, 1440; 0 is a month
    first_day   date not null,
    last_day    date not null,     -- the last day that has values
    primary key (tenant_id, id),
    unique (tenant_id, facility_id, quantity),
    foreign key (tenant_id, facility_id) references facility (tenant_id, id)
);
call own_by_tenant('meter_series');

-- The day's own sums stand in the same row, so that they cannot differ from its values.
create table meter_day (
    tenant_id         text not null,
    series_id         bigint not null,
    day               date not null,      -- the first of the month where minutes is 0
    minutes           smallint not null,  -- length of a value; 0: one value for the whole month
    revision          smallint not null default 0, -- how often the day has been said anew
    known_minutes     integer not null,   -- of the day, how much has a value
    estimated_minutes integer not null,   -- of these, how much is estimated or interpolated
    highest           integer,            -- the highest hour; quarters are added up, whole hours only
    highest_at        smallint,           -- which hour of the day that is, counted from 0
    total             bigint,             -- sum of the known values, null when there are none
    arrived_at        timestamptz not null default now(),
    import_id         uuid not null,      -- what brought it
    quality           text,               -- a letter for each value, one for all, null: all measured
    amounts           integer[] not null,
    primary key (tenant_id, series_id, day)
) partition by range (day);
call own_by_tenant('meter_day');

-- What a day said before it was said anew.
create table meter_day_before (
    tenant_id   text not null,
    series_id   bigint not null,
    day         date not null,
    revision    smallint not null,
    minutes     smallint not null,
    total       bigint,
    arrived_at  timestamptz not null,
    replaced_at timestamptz not null default now(),
    import_id   uuid not null,
    quality     text,
    amounts     integer[] not null,
    primary key (tenant_id, series_id, day, revision),
    foreign key (tenant_id, series_id) references meter_series (tenant_id, id)
);
call own_by_tenant('meter_day_before');

create table meter_month (
    tenant_id         text not null,
    series_id         bigint not null,
    month             date not null,      -- its first day
    known_minutes     integer not null,
    estimated_minutes integer not null,
    revised_days      smallint not null,  -- days said anew
    highest           integer,
    highest_day       date,
    highest_at        smallint,
    total             bigint,
    primary key (tenant_id, series_id, month),
    foreign key (tenant_id, series_id) references meter_series (tenant_id, id)
);
call own_by_tenant('meter_month');

-- The partition of a month, made when the first value of that month comes. It is attached rather
-- than created in place: creating would stop every reader of every tenant until the end of the
-- transaction. Nobody is granted anything on a partition: rows are reached through meter_day only.
create function make_meter_month(month date) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    first date := date_trunc('month', month)::date;
    name  text := format('meter_day_%s', to_char(first, 'YYYY_MM'));
begin
    if first < date '2000-01-01' or first > current_date + interval '1 month' then
        raise exception 'No values are kept for %', first;
    end if;
    if to_regclass('public.' || name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('meter_day', 0));
    -- Asked of the catalogue itself: to_regclass may still remember that there was none.
    if exists (select from pg_class where relname = name and relnamespace = 'public'::regnamespace) then
        return;
    end if;
    execute format('create table public.%I (like public.meter_day including defaults including constraints)', name);
    execute format('alter table public.%I add primary key (tenant_id, series_id, day)', name);
    execute format('alter table public.%I enable row level security', name);
    execute format('alter table public.%I force row level security', name);
    execute format(
        'create policy tenant on public.%I'
            ' using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
            ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', name);
    execute format(
        'alter table public.meter_day attach partition public.%I for values from (%L) to (%L)',
        name, first, (first + interval '1 month')::date);
end
$$;
revoke all on function make_meter_month(date) from public;
grant execute on function make_meter_month(date) to ${appRole};
grant usage on all sequences in schema public to ${appRole};
