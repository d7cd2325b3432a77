-- Of ranges of keys, one for each set, the places of those in which anything stands, counted from 1, and whether little else stands there than what is
-- asked for. Most of what is asked for in large numbers is not there, such as marks of deletion: then no key of it is sent, sorted or looked up. Each
-- range is looked at by its index, whatever is known of the table, and no further than twice the number of keys.
create function {schema}.occupied(
    of_tenants text[], of_kinds text[], firsts text[], lasts text[], sizes int[], out place int, out is_dense boolean) returns setof record
language plpgsql stable set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
declare
    found bigint;
begin
    for n in 1 .. cardinality(of_kinds) loop
        select count(*) into found from (
            select 1 from {schema}.entry x where x.tenant = of_tenants[n] and x.kind = of_kinds[n] and x.key between firsts[n] and lasts[n]
            limit 2 * sizes[n] + 1) r;
        if found > 0 then
            place := n;
            is_dense := found <= 2 * sizes[n];
            return next;
        end if;
    end loop;
end
$$;

-- The same entries as entries_of, by one way through the range: for keys that stand side by side, as those of a page in the order of ids.
create function {schema}.entries_between(of_tenant text, of_kind text, keys text[], first text, last text) returns setof {schema}.entry
language sql stable set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_nestloop = off set jit = off as $$
    select e.* from (select x.key collate "C" as key from unnest(keys) as x (key)) k
    join (
        select * from {schema}.entry x where x.tenant = of_tenant and x.kind = of_kind and x.key between first and last order by x.key) e on e.key = k.key
$$;
