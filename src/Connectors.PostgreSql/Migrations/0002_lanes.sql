-- Lanes of work. The row of a lane is its lock: who puts work in, finishes it or claims the lane holds that row until its commit, so that numbers of
-- items rise in the order of commits inside a lane.
-- The two due times are never later than the moment from which the lane holds claimable work of their class: a claim looks only at lanes that are due,
-- and moves the times of a lane in which it finds nothing.
create table {schema}.lane (
    tenant text collate "C" not null,
    name text collate "C" not null,
    id bigint generated always as identity,
    owner text,
    lease_until timestamptz not null default '-infinity',
    fence bigint not null default 0,
    bulk_due_at timestamptz not null default 'infinity',
    interactive_due_at timestamptz not null default 'infinity',
    due_at timestamptz generated always as (least(bulk_due_at, interactive_due_at)) stored,
    last_served bigint not null default 0,
    primary key (tenant, name)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_cost_delay = 0);
create index lane_turn on {schema}.lane (last_served, id) where due_at < 'infinity';
create sequence {schema}.turn;

create table {schema}.item (
    id bigserial,
    tenant text collate "C" not null,
    lane text collate "C" not null,
    key text collate "C" not null,
    kind text not null,
    class smallint not null,
    payload bytea not null,
    due_at timestamptz not null,
    put_off boolean not null,
    attempts int not null default 0,
    at timestamptz not null,
    primary key (tenant, lane, id),
    foreign key (tenant, lane) references {schema}.lane (tenant, name)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
create index item_key on {schema}.item (tenant, lane, key, id);
create index item_interactive on {schema}.item (tenant, lane, id) where class = 1;
create index item_put_off on {schema}.item (tenant, lane, due_at) where put_off;

-- The first items of a class that can be claimed, in order: their delay is over, and so is that of every earlier item of their key.
create function {schema}.ready(of_tenant text, of_lane text, of_class int, moment timestamptz, at_most int) returns setof bigint
language plpgsql stable as $$
begin
    return query
        with blocked as materialized (
            select b.key, min(b.id) as id from {schema}.item b
            where b.tenant = of_tenant and b.lane = of_lane and b.put_off and b.due_at > moment group by b.key)
        select i.id from {schema}.item i left join blocked b on b.key = i.key
        where i.tenant = of_tenant and i.lane = of_lane and i.class = of_class and (not i.put_off or i.due_at <= moment) and (b.id is null or b.id > i.id)
        order by i.id limit at_most;
end
$$;

-- When to look at a lane again for work of a class: without a commit that says so itself, nothing becomes claimable before a delay ends.
create function {schema}.next_due(of_tenant text, of_lane text, of_class int, moment timestamptz) returns timestamptz
language plpgsql stable as $$
begin
    if exists (select 1 from {schema}.ready(of_tenant, of_lane, of_class, moment, 1)) then
        return moment;
    elsif not exists (select 1 from {schema}.item i where i.tenant = of_tenant and i.lane = of_lane and i.class = of_class) then
        return 'infinity';
    end if;
    return coalesce(
        (select min(i.due_at) from {schema}.item i where i.tenant = of_tenant and i.lane = of_lane and i.put_off and i.due_at > moment), 'infinity');
end
$$;

-- Locks the lanes that changes speak of, in their order, and makes those that are new. Returns the place of the first change whose lease is lost or
-- whose item has gone; null when there is none. Changes that put work in have no owner.
create function {schema}.hold(change_n int[], tenants text[], lanes text[], owners text[], fences bigint[], items bigint[]) returns int
language plpgsql as $$
declare
    named record;
begin
    for named in
        select c.tenant, c.lane from unnest(tenants, lanes) as c (tenant, lane) group by c.tenant, c.lane order by c.tenant collate "C", c.lane collate "C"
    loop
        loop
            perform 1 from {schema}.lane l where l.tenant = named.tenant and l.name = named.lane for no key update;
            exit when found;
            insert into {schema}.lane (tenant, name) values (named.tenant, named.lane) on conflict do nothing;
        end loop;
    end loop;
    return (
        select min(c.n) from unnest(change_n, tenants, lanes, owners, fences, items) as c (n, tenant, lane, owner, fence, item)
            join {schema}.lane l on l.tenant = c.tenant and l.name = c.lane
        where c.owner is not null
            and (l.owner is distinct from c.owner or l.fence <> c.fence or c.item is not null and not exists (
                select 1 from {schema}.item i where i.tenant = c.tenant and i.lane = c.lane and i.id = c.item)));
end
$$;

-- Takes finished items out. Where one was put off meanwhile, later work of its key has become claimable.
create function {schema}.complete(tenants text[], lanes text[], items bigint[]) returns void language sql as $$
    with gone as (
        delete from {schema}.item i using unnest(tenants, lanes, items) as c (tenant, lane, id)
        where i.tenant = c.tenant and i.lane = c.lane and i.id = c.id
        returning i.tenant, i.lane, i.put_off and i.due_at > clock_timestamp() as waited)
    update {schema}.lane l
        set bulk_due_at = least(l.bulk_due_at, clock_timestamp()), interactive_due_at = least(l.interactive_due_at, clock_timestamp())
        from (select distinct g.tenant, g.lane from gone g where g.waited) w
        where l.tenant = w.tenant and l.name = w.lane;
$$;

create function {schema}.defer(tenants text[], lanes text[], items bigint[], payloads bytea[], delays interval[], tries int[]) returns void
language plpgsql as $$
declare
    moment constant timestamptz := clock_timestamp();
begin
    -- Put off once more, but for less long.
    update {schema}.lane l set bulk_due_at = least(l.bulk_due_at, d.due), interactive_due_at = least(l.interactive_due_at, d.due)
        from (
            select i.tenant, i.lane, min(moment + c.delay) as due from {schema}.item i
                join unnest(tenants, lanes, items, delays) as c (tenant, lane, id, delay) on i.tenant = c.tenant and i.lane = c.lane and i.id = c.id
            where i.put_off and i.due_at > moment
            group by i.tenant, i.lane) d
        where l.tenant = d.tenant and l.name = d.lane;
    update {schema}.item i set payload = c.payload, attempts = c.tries, due_at = moment + c.delay, put_off = c.delay > interval '0'
        from unnest(tenants, lanes, items, payloads, delays, tries) as c (tenant, lane, id, payload, delay, tries)
        where i.tenant = c.tenant and i.lane = c.lane and i.id = c.id;
end
$$;

-- Puts work in, in the order of the arrays. Urgent work takes earlier work of its key along.
create function {schema}.enqueue(channel text, tenants text[], lanes text[], keys text[], kinds text[], classes int[], payloads bytea[],
    delays interval[]) returns void
language plpgsql as $$
declare
    moment constant timestamptz := clock_timestamp();
    ids constant bigint[] := array(select nextval('{schema}.item_id_seq') from unnest(tenants));
    woken boolean;
begin
    insert into {schema}.item (id, tenant, lane, key, kind, class, payload, due_at, put_off, at)
        select c.id, c.tenant, c.lane, c.key, c.kind, c.class, c.payload, moment + c.delay, c.delay > interval '0', moment
        from unnest(ids, tenants, lanes, keys, kinds, classes, payloads, delays) as c (id, tenant, lane, key, kind, class, payload, delay);
    if 1 = any (classes) then
        update {schema}.item i set class = 1
            from (
                select c.tenant, c.lane, c.key, max(c.id) as id
                from unnest(ids, tenants, lanes, keys, classes) as c (id, tenant, lane, key, class)
                where c.class = 1 group by c.tenant, c.lane, c.key) u
            where i.tenant = u.tenant and i.lane = u.lane and i.key = u.key and i.id < u.id and i.class = 0;
    end if;
    -- What is taken along was due when bulk work was.
    with lowered as (
        update {schema}.lane l set
            bulk_due_at = least(l.bulk_due_at, d.bulk),
            interactive_due_at = case when d.urgent is null then l.interactive_due_at else least(l.interactive_due_at, l.bulk_due_at, d.urgent, d.bulk) end
        from (
            select c.tenant, c.lane, min(moment + c.delay) filter (where c.class = 0) as bulk, min(moment + c.delay) filter (where c.class = 1) as urgent
            from unnest(tenants, lanes, classes, delays) as c (tenant, lane, class, delay) group by c.tenant, c.lane) d
        where l.tenant = d.tenant and l.name = d.lane and (d.bulk < l.bulk_due_at or d.urgent < l.interactive_due_at)
        returning l.due_at)
    select bool_or(w.due_at <= moment) into woken from lowered w;
    -- Told only where a lane has become claimable: commits that notify wait for each other.
    if woken then
        perform pg_notify(channel, '');
    end if;
end
$$;

-- Claims the lane that was served longest ago among those with claimable work, and its first items. A turn counts when it begins and when it ends.
create function {schema}.claim(
    claimant text, at_most int, lease interval, of_class int, of_tenant text, prefix text,
    out tenant text, out lane text, out fence bigint, out until timestamptz, out id bigint, out key text, out kind text, out class smallint,
    out payload bytea, out attempts int, out at timestamptz)
returns setof record language plpgsql as $$
#variable_conflict use_column
declare
    moment timestamptz;
    chosen record;
    ids bigint[];
begin
    loop
        moment := clock_timestamp();
        select l.tenant, l.name, l.fence into chosen from {schema}.lane l
            where l.due_at < 'infinity' and l.lease_until <= moment
                and case of_class when 1 then l.interactive_due_at when 0 then l.bulk_due_at else l.due_at end <= moment
                and (of_tenant is null or l.tenant = of_tenant) and (prefix is null or starts_with(l.name, prefix))
            order by l.last_served, l.id limit 1 for no key update skip locked;
        exit when not found;
        ids := array(select {schema}.ready(chosen.tenant, chosen.name, 1, moment, at_most));
        if of_class is distinct from 1 or cardinality(ids) > 0 then
            ids := ids || array(select {schema}.ready(chosen.tenant, chosen.name, 0, moment, greatest(at_most - cardinality(ids), 0)));
        end if;
        exit when cardinality(ids) > 0
            and (of_class is distinct from 0 or exists (select 1 from {schema}.ready(chosen.tenant, chosen.name, 0, moment, 1)));
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
    return query
        with raised as (
            update {schema}.item i set attempts = i.attempts + 1
            where i.tenant = chosen.tenant and i.lane = chosen.name and i.id = any (ids) returning i.*)
        select chosen.tenant, chosen.name, chosen.fence + 1, until, r.id, r.key::text, r.kind, r.class, r.payload, r.attempts, r.at
        from raised r order by r.class desc, r.id;
end
$$;

create function {schema}.release(of_tenant text, of_lane text, holder text, held_fence bigint) returns void language plpgsql as $$
declare
    moment timestamptz;
begin
    perform 1 from {schema}.lane l
        where l.tenant = of_tenant and l.name = of_lane and l.owner = holder and l.fence = held_fence for no key update;
    if found then
        moment := clock_timestamp();
        update {schema}.lane l set
            owner = null, lease_until = '-infinity', last_served = nextval('{schema}.turn'),
            bulk_due_at = {schema}.next_due(of_tenant, of_lane, 0, moment), interactive_due_at = {schema}.next_due(of_tenant, of_lane, 1, moment)
            where l.tenant = of_tenant and l.name = of_lane;
    end if;
end
$$;

-- Whatever the state of a lane says: a lane that nobody holds is looked at again as soon as it has work.
create function {schema}.rescue() returns bigint language sql as $$
    with free as (
        select f.tenant, f.name, {schema}.next_due(f.tenant, f.name, 0, clock_timestamp()) as bulk,
            {schema}.next_due(f.tenant, f.name, 1, clock_timestamp()) as urgent
        from (
            select l.tenant, l.name from {schema}.lane l where l.owner is null or l.lease_until <= clock_timestamp()
            order by l.tenant, l.name for no key update skip locked) f),
    saved as (
        update {schema}.lane l set
            bulk_due_at = least(l.bulk_due_at, f.bulk), interactive_due_at = least(l.interactive_due_at, f.urgent), lease_until = '-infinity'
        from free f
        where l.tenant = f.tenant and l.name = f.name
            and (l.bulk_due_at > f.bulk or l.interactive_due_at > f.urgent or l.owner is null and l.lease_until > '-infinity')
        returning 1)
    select count(*) from saved;
$$;
