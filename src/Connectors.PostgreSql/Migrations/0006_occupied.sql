-- Of ranges of keys, one for each set, the places of those in which anything stands, counted from 1. Most of what is asked for in large numbers is not
-- there, such as marks of deletion: then no key of it is sent, sorted or looked up. Each range is looked at by its index, whatever is known of the table.
create function {schema}.occupied(of_tenants text[], of_kinds text[], firsts text[], lasts text[]) returns setof int
language plpgsql stable set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
begin
    for n in 1 .. cardinality(of_kinds) loop
        if exists (select 1 from {schema}.entry x where x.tenant = of_tenants[n] and x.kind = of_kinds[n] and x.key between firsts[n] and lasts[n]) then
            return next n;
        end if;
    end loop;
end
$$;
