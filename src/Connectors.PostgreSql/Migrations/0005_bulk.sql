-- Large commits. Entries of some kilobytes stay in their row as they are: to compress each costs more than the rest of storing it. Longer ones go to the
-- side table as before, with the quick method where the server has it.
alter table {schema}.entry set (toast_tuple_target = 8160);
do $$
begin
    execute 'alter table {schema}.entry alter column json set compression lz4';
exception when others then
    -- Built without it, or older than it: the server's own method then.
    null;
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
