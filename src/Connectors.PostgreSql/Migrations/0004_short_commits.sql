-- Short commits: one call, and for each change a statement that finds its row by the primary key. Plans are made once for each connection and kept,
-- so they must stay right while tables grow: without scans of whole tables, and the same for all values.
-- What 0001 and 0002 made for the same ends stays for processes of an older package that still run.

-- Of two indexes that cost the same, as all do while a table is empty, the planner takes the newer one, and keeps it: an item is to be found by its
-- number, not among all items of its lane. So the primary key must be the newest index without a condition.
alter table {schema}.item drop constraint item_pkey;
alter table {schema}.item add primary key (tenant, lane, id);

-- Locks the lanes that changes speak of, takes finished items out, and returns the place of the first change whose lease is lost or whose item
-- has gone; null when there is none. Rows come in the order of lanes, those of a lane in the order of changes. A lane is made when it is new.
-- Changes that put work in have no owner.
create function {schema}.hold(change_n int[], tenants text[], lanes text[], owners text[], fences bigint[], items bigint[], finished boolean[])
returns int language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    of_tenant text;
    of_lane text;
    holder text;
    held_fence bigint;
    waited boolean;
    lost int;
begin
    for place in 1 .. cardinality(change_n) loop
        if of_lane is null or of_lane <> lanes[place] or of_tenant <> tenants[place] then
            of_tenant := tenants[place];
            of_lane := lanes[place];
            loop
                select l.owner, l.fence into holder, held_fence from {schema}.lane l
                    where l.tenant = of_tenant and l.name = of_lane for no key update;
                exit when found;
                insert into {schema}.lane (tenant, name) values (of_tenant, of_lane) on conflict do nothing;
            end loop;
        end if;
        continue when owners[place] is null;
        if holder is distinct from owners[place] or held_fence <> fences[place] then
            lost := least(lost, change_n[place]);
        elsif finished[place] then
            delete from {schema}.item i where i.tenant = of_tenant and i.lane = of_lane and i.id = items[place]
                returning i.put_off and i.due_at > clock_timestamp() into waited;
            if not found then
                lost := least(lost, change_n[place]);
            elsif waited then
                -- Later work of its key has become claimable.
                update {schema}.lane l
                    set bulk_due_at = least(l.bulk_due_at, clock_timestamp()), interactive_due_at = least(l.interactive_due_at, clock_timestamp())
                    where l.tenant = of_tenant and l.name = of_lane;
            end if;
        elsif items[place] is not null then
            perform 1 from {schema}.item i where i.tenant = of_tenant and i.lane = of_lane and i.id = items[place];
            if not found then
                lost := least(lost, change_n[place]);
            end if;
        end if;
    end loop;
    return lost;
end
$$;

-- A short commit: what hold does, then changes of entries, or nothing of it. Changes come in the order of keys, those of a key in the order of the
-- commit. A change expects nothing where it does not care, has no json where an entry goes away, and is not the last where a later change of the same
-- commit takes its place. "index_counts" says how many of the index keys are each change's. The first change that does not fit is named.
create function {schema}.change(
    held_n int[], held_tenants text[], held_lanes text[], owners text[], fences bigint[], items bigint[], finished boolean[],
    change_n int[], tenants text[], kinds text[], keys text[], expecteds text[], lasts boolean[], jsons bytea[], dues timestamptz[],
    index_counts int[], index_texts text[])
returns void language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    lost constant int := case when held_n is not null
        then {schema}.hold(held_n, held_tenants, held_lanes, owners, fences, items, finished) end;
    of_tenant text;
    of_kind text;
    of_key text;
    expected text;
    kept text[];
    taken int := 0;
    stored text;
    old_keys text[];
    refused_at int;
    refused_tag text;
begin
    for place in 1 .. coalesce(cardinality(change_n), 0) loop
        of_tenant := tenants[place];
        of_kind := kinds[place];
        of_key := keys[place];
        expected := expecteds[place];
        kept := index_texts[taken + 1 : taken + index_counts[place]];
        taken := taken + index_counts[place];

        -- The frequent cases take one statement. They find nothing where the tag is another, or where the index has to be written as well.
        if not lasts[place] then
            null;
        elsif jsons[place] is null then
            delete from {schema}.entry e
                where e.tenant = of_tenant and e.kind = of_kind and e.key = of_key and (expected is null or e.etag::text = expected)
                returning e.index_keys into old_keys;
            if found then
                if old_keys <> '{}' then
                    delete from {schema}.entry_index i
                        where i.tenant = of_tenant and i.kind = of_kind and i.index_key = any (old_keys) and i.key = of_key;
                end if;
                continue;
            end if;
        elsif expected = '' then
            insert into {schema}.entry (tenant, kind, key, etag, json, due_at, index_keys)
                values (of_tenant, of_kind, of_key, nextval('{schema}.etag'), jsons[place], dues[place], kept) on conflict do nothing;
            if found then
                if kept <> '{}' then
                    insert into {schema}.entry_index (tenant, kind, index_key, key)
                        select of_tenant, of_kind, unnest(kept), of_key on conflict do nothing;
                end if;
                continue;
            end if;
        elsif expected is null then
            insert into {schema}.entry as e (tenant, kind, key, etag, json, due_at, index_keys)
                values (of_tenant, of_kind, of_key, nextval('{schema}.etag'), jsons[place], dues[place], kept)
                on conflict (tenant, kind, key) do update set etag = excluded.etag, json = excluded.json, due_at = excluded.due_at
                    where e.index_keys = excluded.index_keys;
            if found then
                if kept <> '{}' then
                    insert into {schema}.entry_index (tenant, kind, index_key, key)
                        select of_tenant, of_kind, unnest(kept), of_key on conflict do nothing;
                end if;
                continue;
            end if;
        else
            update {schema}.entry e set etag = nextval('{schema}.etag'), json = jsons[place], due_at = dues[place]
                where e.tenant = of_tenant and e.kind = of_kind and e.key = of_key and e.etag::text = expected and e.index_keys = kept;
            continue when found;
        end if;

        select e.etag::text, e.index_keys into stored, old_keys from {schema}.entry e
            where e.tenant = of_tenant and e.kind = of_kind and e.key = of_key for no key update;
        if expected <> coalesce(stored, '') then
            if refused_at is null or change_n[place] < refused_at then
                refused_at := change_n[place];
                refused_tag := coalesce(stored, '');
            end if;
        elsif lasts[place] and jsons[place] is not null then
            if stored is null then
                insert into {schema}.entry (tenant, kind, key, etag, json, due_at, index_keys)
                    values (of_tenant, of_kind, of_key, nextval('{schema}.etag'), jsons[place], dues[place], kept) on conflict do nothing;
                if not found then
                    -- Somebody put an entry there after the look above: all is done again, then it is seen.
                    raise exception using errcode = '40001', message = 'An entry came in between.';
                end if;
            else
                delete from {schema}.entry_index i
                    where i.tenant = of_tenant and i.kind = of_kind and i.index_key = any (old_keys) and i.index_key <> all (kept) and i.key = of_key;
                update {schema}.entry e set etag = nextval('{schema}.etag'), json = jsons[place], due_at = dues[place], index_keys = kept
                    where e.tenant = of_tenant and e.kind = of_kind and e.key = of_key;
            end if;
            insert into {schema}.entry_index (tenant, kind, index_key, key)
                select of_tenant, of_kind, unnest(kept), of_key on conflict do nothing;
        end if;
    end loop;
    if lost is not null and (refused_at is null or lost < refused_at) then
        raise exception using errcode = 'CX001', message = lost::text;
    elsif refused_at is not null then
        raise exception using errcode = 'CX002', message = refused_at || ' ' || refused_tag;
    end if;
end
$$;

-- The shortest commits: at most one lease with at most one item, and at most one entry that is stored. Where something does not fit, change finds out
-- what. Null as a place means that there is no such change.
create function {schema}.change_one(
    held_n int, held_tenant text, held_lane text, holder text, held_fence bigint, item bigint, finished boolean,
    change_n int, of_tenant text, of_kind text, of_key text, expected text, body bytea, due timestamptz, kept text[])
returns void language plpgsql set enable_seqscan = off as $$
declare
    waited boolean;
begin
    if held_n is not null then
        perform 1 from {schema}.lane l
            where l.tenant = held_tenant and l.name = held_lane and l.owner = holder and l.fence = held_fence for no key update;
        if found and item is not null then
            if finished then
                delete from {schema}.item i where i.tenant = held_tenant and i.lane = held_lane and i.id = item
                    returning i.put_off and i.due_at > clock_timestamp() into waited;
            else
                perform 1 from {schema}.item i where i.tenant = held_tenant and i.lane = held_lane and i.id = item;
            end if;
        end if;
        if not found then
            perform {schema}.change(
                array[held_n], array[held_tenant], array[held_lane], array[holder], array[held_fence], array[item], array[finished],
                array[change_n], array[of_tenant], array[of_kind], array[of_key], array[expected], array[true], array[body], array[due],
                array[cardinality(kept)], kept);
            return;
        elsif waited then
            update {schema}.lane l
                set bulk_due_at = least(l.bulk_due_at, clock_timestamp()), interactive_due_at = least(l.interactive_due_at, clock_timestamp())
                where l.tenant = held_tenant and l.name = held_lane;
        end if;
    end if;
    if change_n is null then
        return;
    elsif expected = '' then
        insert into {schema}.entry (tenant, kind, key, etag, json, due_at, index_keys)
            values (of_tenant, of_kind, of_key, nextval('{schema}.etag'), body, due, kept) on conflict do nothing;
    elsif expected is null then
        insert into {schema}.entry as e (tenant, kind, key, etag, json, due_at, index_keys)
            values (of_tenant, of_kind, of_key, nextval('{schema}.etag'), body, due, kept)
            on conflict (tenant, kind, key) do update set etag = excluded.etag, json = excluded.json, due_at = excluded.due_at
                where e.index_keys = excluded.index_keys;
    else
        update {schema}.entry e set etag = nextval('{schema}.etag'), json = body, due_at = due
            where e.tenant = of_tenant and e.kind = of_kind and e.key = of_key and e.etag::text = expected and e.index_keys = kept;
    end if;
    if not found then
        perform {schema}.change(
            null, null, null, null, null, null, null, array[change_n], array[of_tenant], array[of_kind], array[of_key], array[expected], array[true],
            array[body], array[due], array[cardinality(kept)], kept);
    elsif kept <> '{}' then
        insert into {schema}.entry_index (tenant, kind, index_key, key)
            select of_tenant, of_kind, unnest(kept), of_key on conflict do nothing;
    end if;
end
$$;

-- The first items of a class that can be claimed, as ready gives them. Where nothing is put off all can be, which costs no more than those that are
-- asked for. A class stands as a number in each statement, so that the index of urgent work serves it: a claim reads no bulk work to find out that
-- there is nothing urgent.
create function {schema}.claimable(of_tenant text, of_lane text, of_class int, moment timestamptz, at_most int) returns bigint[]
language plpgsql stable set enable_seqscan = off as $$
begin
    if exists (select 1 from {schema}.item i where i.tenant = of_tenant and i.lane = of_lane and i.put_off and i.due_at > moment) then
        return array(select {schema}.ready(of_tenant, of_lane, of_class, moment, at_most));
    elsif of_class = 1 then
        return array(
            select i.id from {schema}.item i where i.tenant = of_tenant and i.lane = of_lane and i.class = 1 order by i.id limit at_most);
    end if;
    return array(
        select i.id from {schema}.item i where i.tenant = of_tenant and i.lane = of_lane and i.class = 0 order by i.id limit at_most);
end
$$;

create or replace function {schema}.next_due(of_tenant text, of_lane text, of_class int, moment timestamptz) returns timestamptz
language plpgsql stable set enable_seqscan = off as $$
begin
    if {schema}.claimable(of_tenant, of_lane, of_class, moment, 1) <> '{}' then
        return moment;
    elsif of_class = 1 and not exists (select 1 from {schema}.item i where i.tenant = of_tenant and i.lane = of_lane and i.class = 1)
        or of_class = 0 and not exists (select 1 from {schema}.item i where i.tenant = of_tenant and i.lane = of_lane and i.class = 0) then
        return 'infinity';
    end if;
    return coalesce(
        (select min(i.due_at) from {schema}.item i where i.tenant = of_tenant and i.lane = of_lane and i.put_off and i.due_at > moment), 'infinity');
end
$$;

-- As before, but for how it finds items.
create or replace function {schema}.claim(
    claimant text, at_most int, lease interval, of_class int, of_tenant text, prefix text,
    out tenant text, out lane text, out fence bigint, out until timestamptz, out id bigint, out key text, out kind text, out class smallint,
    out payload bytea, out attempts int, out at timestamptz)
returns setof record language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
declare
    moment timestamptz;
    chosen record;
    ids bigint[];
    one bigint;
begin
    loop
        moment := clock_timestamp();
        select l.tenant, l.name, l.fence into chosen from {schema}.lane l
            where l.due_at < 'infinity' and l.lease_until <= moment
                and case of_class when 1 then l.interactive_due_at when 0 then l.bulk_due_at else l.due_at end <= moment
                and (of_tenant is null or l.tenant = of_tenant) and (prefix is null or starts_with(l.name, prefix))
            order by l.last_served, l.id limit 1 for no key update skip locked;
        exit when not found;
        ids := {schema}.claimable(chosen.tenant, chosen.name, 1, moment, at_most);
        if of_class is distinct from 1 or cardinality(ids) > 0 then
            ids := ids || {schema}.claimable(chosen.tenant, chosen.name, 0, moment, greatest(at_most - cardinality(ids), 0));
        end if;
        exit when cardinality(ids) > 0
            and (of_class is distinct from 0 or {schema}.claimable(chosen.tenant, chosen.name, 0, moment, 1) <> '{}');
        update {schema}.lane l set
            bulk_due_at = {schema}.next_due(chosen.tenant, chosen.name, 0, moment),
            interactive_due_at = {schema}.next_due(chosen.tenant, chosen.name, 1, moment)
            where l.tenant = chosen.tenant and l.name = chosen.name;
    end loop;
    if chosen is null then
        return;
    end if;
    update {schema}.lane l set owner = claimant, lease_until = clock_timestamp() + lease, fence = l.fence + 1, last_served = nextval('{schema}.turn')
        where l.tenant = chosen.tenant and l.name = chosen.name
        returning l.lease_until into until;
    tenant := chosen.tenant;
    lane := chosen.name;
    fence := chosen.fence + 1;
    -- One by one: asked for many numbers at once, the planner reads the whole of a lane that was short when it planned.
    foreach one in array ids loop
        update {schema}.item i set attempts = i.attempts + 1 where i.tenant = chosen.tenant and i.lane = chosen.name and i.id = one
            returning i.id, i.key, i.kind, i.class, i.payload, i.attempts, i.at into id, key, kind, class, payload, attempts, at;
        return next;
    end loop;
end
$$;

alter function {schema}.release(text, text, text, bigint) set enable_seqscan = off;
alter function {schema}.rescue() set enable_seqscan = off;
