-- attache in DuckDB (1.1 or later): the views of postgres.sql over files that
-- `attache inspect --format jsonl` has printed. Nothing is copied; `records` is a path or a glob.
--
--   duckdb -cmd "SET VARIABLE records='out/*.jsonl'" -f assets/engines/duckdb.sql
--
-- An article that stands in the files twice (same path, same part) counts once, as its last record
-- says; files count in the order of their names.

create schema if not exists attache;

create or replace view attache.records as
select json_extract_string(json, '$.source.path') as path,
       json_extract_string(json, '$.source.part') as part,
       json_extract_string(json, '$.published') as published, json as record
from (select json, row_number() over () as number
      from read_ndjson_objects(getvariable('records'), maximum_object_size = 268435456))
where json_extract_string(json, '$.source.path') is not null
  and json_extract_string(json, '$.text') is not null
qualify row_number() over (partition by path, part order by number desc) = 1;

create or replace view attache.documents as
select path, part, json_extract_string(record, '$.title.text') as title, published,
       json_extract(record, '$.words')::integer as words
from attache.records;

create or replace view attache.mentions as
with one as (
    select path, part, published, record,
           unnest(from_json(json_extract(record, '$.mentions'),
               '[{"entity":"VARCHAR","kind":"VARCHAR","start":"INTEGER","end":"INTEGER","text":"VARCHAR"}]')) as m
    from attache.records),
whose as (
    select path, part,
           unnest(from_json(json_extract(record, '$.entities'),
               '[{"id":"VARCHAR","key":"VARCHAR","label":"VARCHAR"}]')) as e
    from attache.records)
select one.path, one.part, one.published, m.kind as kind, e.key as entity, e.label as label,
       m.start as start, m."end" as "end", m.text as text
from one join whose
  on whose.path = one.path and whose.part is not distinct from one.part and e.id = m.entity;

create or replace view attache.positions as
with one as (
    select path, part, published,
           unnest(from_json(json_extract(record, '$.positions'),
               '[{"holder":"VARCHAR","stance":"VARCHAR","cue":"VARCHAR","text":"VARCHAR"}]')) as p
    from attache.records),
whose as (
    select path, part,
           unnest(from_json(json_extract(record, '$.entities'), '[{"id":"VARCHAR","key":"VARCHAR"}]')) as e
    from attache.records)
select one.path, one.part, one.published, e.key as holder, p.stance as stance, p.cue as cue,
       p.text as text
from one join whose
  on whose.path = one.path and whose.part is not distinct from one.part and e.id = p.holder;

-- Who is tied to what, over all articles.
create or replace view attache.matrix as
with one as (
    select path, part,
           unnest(from_json(json_extract(record, '$.matrix'),
               '[{"stakeholder":"VARCHAR","issue":"VARCHAR","sentences":"JSON"}]')) as c
    from attache.records),
whose as (
    select path, part,
           unnest(from_json(json_extract(record, '$.entities'), '[{"id":"VARCHAR","key":"VARCHAR"}]')) as e
    from attache.records)
select who.e.key as stakeholder, what.e.key as issue,
       sum(json_array_length(c.sentences)) as sentences,
       count(distinct (one.path, coalesce(one.part, ''))) as articles
from one
join whose as who on who.path = one.path and who.part is not distinct from one.part
                 and who.e.id = c.stakeholder
join whose as what on what.path = one.path and what.part is not distinct from one.part
                  and what.e.id = c.issue
group by all;

-- Mentions a week, which begins on Monday; articles without a date are in none.
create or replace view attache.timeline as
select entity, date_trunc('week', try_cast(left(published, 10) as date))::date as week,
       count(*) as mentions, count(distinct (path, coalesce(part, ''))) as articles
from attache.mentions
where try_cast(left(published, 10) as date) is not null
group by all;
