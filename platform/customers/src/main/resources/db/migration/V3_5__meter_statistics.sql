-- Nobody asks for days by the amounts in them. Statistics on these lists would cost PostgreSQL a
-- second of a processor for each month that values come to, while customers wait for their pages.

alter table meter_day alter column amounts set statistics 0;
alter table meter_day_before alter column amounts set statistics 0;

do $$
declare
    month regclass;
begin
    for month in select inhrelid::regclass from pg_inherits where inhparent = 'meter_day'::regclass loop
        execute format('alter table %s alter column amounts set statistics 0', month);
    end loop;
end
$$;

-- As in V2_0, and without these statistics.
create or replace function make_meter_month(month date) returns void
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
    execute format('alter table public.%I alter column amounts set statistics 0', name);
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
