-- For people: nothing of the product reads through them but how lanes stand.
create view {schema}.lanes as
    -- Work is ready when its own delay and those of earlier work of its key are over.
    with marked as (
        select i.tenant, i.lane, max(i.due_at) over (partition by i.tenant, i.lane, i.key order by i.id) as ready_at from {schema}.item i)
    select l.tenant, l.name, count(m.tenant) as depth, count(*) filter (where m.ready_at <= statement_timestamp()) as claimable,
        statement_timestamp() - min(m.ready_at) filter (where m.ready_at <= statement_timestamp()) as oldest_claimable,
        l.owner, l.fence, l.lease_until > statement_timestamp() as held, nullif(l.lease_until, '-infinity') as lease_until, l.last_served
    from {schema}.lane l left join marked m on m.tenant = l.tenant and m.lane = l.name
    group by l.tenant, l.name;

create view {schema}.runs as
    select e.tenant, j->>'flow' as flow, e.key as run_key, lower(j->>'state') as state, (j->>'attempts')::int as attempts,
        j->'doneSteps' as done_steps, e.due_at, j->>'id' as run_id, j as json
    from {schema}.entry e cross join lateral (select convert_from(e.json, 'UTF8')::jsonb as j) d where e.kind = 'run';

create view {schema}.dead_letters as
    select e.tenant, j->>'flow' as flow, j->>'stage' as stage, j->>'record' as record, j->>'ownerRole' as owner_role, j->>'causeGroup' as cause_group,
        coalesce(lower(j->>'state'), 'open') as state,
        (j->>'firstSeen')::timestamptz as first_seen, (j->>'dueAt')::timestamptz as due_at, j->'faults' as faults, j as json
    from {schema}.entry e cross join lateral (select convert_from(e.json, 'UTF8')::jsonb as j) d where e.kind = 'deadletter';

create view {schema}.intents as
    select e.tenant, e.key, j->>'step' as step, j->>'connection' as connection, lower(j->>'verb') as verb, j->>'object' as object, j->>'entity' as entity,
        lower(j->>'state') as state, j->>'runId' as run_id, j as json
    from {schema}.entry e cross join lateral (select convert_from(e.json, 'UTF8')::jsonb as j) d where e.kind = 'intent';

create view {schema}.cross_references as
    select e.tenant, split_part(e.key, e'\x1f', 1) as system, split_part(e.key, e'\x1f', 2) as connection, split_part(e.key, e'\x1f', 3) as object,
        split_part(e.key, e'\x1f', 4) as key_kind, split_part(e.key, e'\x1f', 5) as value, j->>'entity' as entity, j->>'id' as id
    from {schema}.entry e cross join lateral (select convert_from(e.json, 'UTF8')::jsonb as j) d where e.kind = 'xref';

create view {schema}.checkpoints as
    select e.tenant, e.key as stream, j->>'position' as position, (j->>'at')::timestamptz as at
    from {schema}.entry e cross join lateral (select convert_from(e.json, 'UTF8')::jsonb as j) d where e.kind = 'checkpoint';
