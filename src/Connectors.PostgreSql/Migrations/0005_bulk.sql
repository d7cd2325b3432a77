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
