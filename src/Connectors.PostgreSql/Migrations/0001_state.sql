-- Entries of state. Texts of keys compare by bytes, so that pages of a query go on where the last one ended, whatever the database's language is.
create table {schema}.entry (
    tenant text collate "C" not null,
    kind text collate "C" not null,
    key text collate "C" not null,
    etag bigint not null,
    json bytea not null,
    due_at timestamptz,
    index_keys text[] collate "C" not null default '{}',
    primary key (tenant, kind, key)
);
create index entry_due on {schema}.entry (tenant, kind, due_at) where due_at is not null;
create table {schema}.entry_index (
    tenant text collate "C" not null,
    kind text collate "C" not null,
    index_key text collate "C" not null,
    key text collate "C" not null,
    primary key (tenant, kind, index_key, key)
);
create sequence {schema}.etag;

-- Writes entries, or refuses all of them. It is made twice from one text: for changes in arrays, and for many changes that were copied into the
-- temporary table change. "expected" is null where a change does not care, "json" is null where an entry goes away, "is_last" is false where a later
-- change of the same commit takes this one's place. "lost" is the place of the first change whose lease is lost: the first that does not fit is named.
do $make$
declare
    body constant text := $body$
declare
    refused_at int;
    refused_tag text;
    locked bigint;
    replaced bigint;
    removed bigint;
begin
    -- In the order of keys: two commits wait for each other only one way.
    perform 1 from {schema}.entry e
        where (e.tenant, e.kind, e.key) in (select c.tenant, c.kind, c.key from @changes@ c)
        order by e.tenant, e.kind, e.key for no key update;
    get diagnostics locked = row_count;

    select c.n, coalesce(e.etag::text, '') into refused_at, refused_tag
        from @changes@ c left join {schema}.entry e on e.tenant = c.tenant and e.kind = c.kind and e.key = c.key
        where c.expected is not null and c.expected <> coalesce(e.etag::text, '')
        order by c.n limit 1;
    if lost is not null and (refused_at is null or lost < refused_at) then
        raise exception using errcode = 'CX001', message = lost::text;
    elsif refused_at is not null then
        raise exception using errcode = 'CX002', message = refused_at || ' ' || refused_tag;
    end if;

    delete from {schema}.entry_index i
        using (
            select e.tenant, e.kind, e.key, unnest(e.index_keys) as index_key, c.json is null as goes, c.index_keys as kept
            from @changes@ c join {schema}.entry e on e.tenant = c.tenant and e.kind = c.kind and e.key = c.key
            where c.is_last and e.index_keys <> '{}') o
        where i.tenant = o.tenant and i.kind = o.kind and i.index_key = o.index_key and i.key = o.key
            and (o.goes or not (o.index_key = any (o.kept)));
    delete from {schema}.entry e using @changes@ c
        where c.is_last and c.json is null and e.tenant = c.tenant and e.kind = c.kind and e.key = c.key;
    get diagnostics removed = row_count;

    with written as (
        insert into {schema}.entry as e (tenant, kind, key, etag, json, due_at, index_keys)
        select c.tenant, c.kind, c.key, nextval('{schema}.etag'), c.json, c.due_at, c.index_keys
        from @changes@ c where c.is_last and c.json is not null
        order by c.tenant, c.kind, c.key
        on conflict (tenant, kind, key) do update
            set etag = excluded.etag, json = excluded.json, due_at = excluded.due_at, index_keys = excluded.index_keys
        returning xmax::text <> '0' as was_there)
    select count(*) into replaced from written where was_there;
    if replaced + removed <> locked then
        -- Somebody put an entry there after the look above: all is done again, then it is seen.
        raise exception using errcode = '40001', message = 'An entry came in between.';
    end if;

    insert into {schema}.entry_index (tenant, kind, index_key, key)
        select c.tenant, c.kind, unnest(c.index_keys), c.key from @changes@ c
        where c.is_last and c.json is not null and c.index_keys <> '{}'
        on conflict do nothing;
end
$body$;
    arrays constant text := $arrays$(
        select a.n, a.tenant collate "C" as tenant, a.kind collate "C" as kind, a.key collate "C" as key, a.expected, a.is_last, a.json, a.due_at,
            array(select x.index_key from unnest(index_n, index_key) with ordinality as x (n, index_key, place) where x.n = a.n order by x.place)
                as index_keys
        from unnest(change_n, tenants, kinds, keys, expecteds, lasts, jsons, dues) as a (n, tenant, kind, key, expected, is_last, json, due_at))$arrays$;
begin
    execute format(
        'create function {schema}.write_entries(lost int, change_n int[], tenants text[], kinds text[], keys text[], expecteds text[], lasts boolean[],
            jsons bytea[], dues timestamptz[], index_n int[], index_key text[]) returns void language plpgsql as %L',
        replace(body, '@changes@', arrays));
    execute format(
        'create function {schema}.merge_entries(lost int) returns void language plpgsql as %L', replace(body, '@changes@', 'pg_temp.change'));
end
$make$;
