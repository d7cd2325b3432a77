-- Large commits. The server's own method of compression takes longer over an entry of some kilobytes than all the rest of storing it: the quick one
-- where the server has it, and otherwise none for what fits into a page.
do $$
begin
    execute 'alter table {schema}.entry alter column json set compression lz4';
exception when others then
    -- Built without it, or older than it.
    alter table {schema}.entry set (toast_tuple_target = 8160);
end
$$;

-- Lanes are made by hold, in the commit that puts work in, and never go: to look for the lane of each item costs as much as to store the item.
alter table {schema}.item drop constraint item_tenant_lane_fkey;

-- Entries that are new are copied straight into their table. That changes which are there stand in the temporary table change, in the order of their
-- keys: merge_entries writes them as write_entries does. The table has no statistics: each row is looked up by its key.
alter table {schema}.entry alter column etag set default nextval('{schema}.etag');
alter function {schema}.merge_entries(int) set enable_hashjoin = off;
alter function {schema}.merge_entries(int) set enable_mergejoin = off;
alter function {schema}.merge_entries(int) set jit = off;

-- Entries of a set by their keys, in the order of the keys. Where a set has nothing between the first and the last key, none of them is looked up:
-- much of what is asked for in large numbers is not there, such as marks of deletion. Each key is looked up by itself, whatever is known of the tables:
-- a plan that was made for few entries and goes through all of them for each key would take minutes.
create function {schema}.entries_of(of_tenant text, of_kind text, keys text[], first text, last text) returns setof {schema}.entry
language plpgsql stable set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
begin
    if exists (select 1 from {schema}.entry x where x.tenant = of_tenant and x.kind = of_kind and x.key between first and last) then
        return query
            select e.* from unnest(keys) as k (key) cross join lateral (
                select * from {schema}.entry x where x.tenant = of_tenant and x.kind = of_kind and x.key = k.key offset 0) e;
    end if;
end
$$;

-- A few entries of any sets. Statements of the driver are prepared, so here too each key is looked up by itself.
create function {schema}.entries(tenants text[], kinds text[], keys text[]) returns setof {schema}.entry
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
begin
    return query
        select e.* from unnest(tenants, kinds, keys) as k (tenant, kind, key) cross join lateral (
            select * from {schema}.entry x where x.tenant = k.tenant and x.kind = k.kind and x.key = k.key offset 0) e;
end
$$;

-- Those of a set for a commit that changes them: locked, and with the tag that stands.
create function {schema}.lock_entries(
    of_tenant text, of_kind text, keys text[], first text, last text, out tenant text, out kind text, out key text, out etag bigint)
returns setof record language plpgsql set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
#variable_conflict use_column
begin
    if exists (select 1 from {schema}.entry x where x.tenant = of_tenant and x.kind = of_kind and x.key between first and last) then
        return query
            select of_tenant, of_kind, e.key::text, e.etag from unnest(keys) as k (key) cross join lateral (
                select x.key, x.etag from {schema}.entry x
                where x.tenant = of_tenant and x.kind = of_kind and x.key = k.key offset 0 for no key update) e;
    end if;
end
$$;

-- Lanes have got bulk work that was copied in: when it is due first, in each of them.
create function {schema}.lower(channel text, tenants text[], lanes text[], dues timestamptz[]) returns void language plpgsql as $$
declare
    woken boolean;
begin
    with lowered as (
        update {schema}.lane l set bulk_due_at = d.due from unnest(tenants, lanes, dues) as d (tenant, lane, due)
        where l.tenant = d.tenant and l.name = d.lane and d.due < l.bulk_due_at
        returning l.due_at)
    select bool_or(w.due_at <= clock_timestamp()) into woken from lowered w;
    if woken then
        perform pg_notify(channel, '');
    end if;
end
$$;
