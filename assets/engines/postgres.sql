-- attache in PostgreSQL (14 or later): what `attache inspect --format jsonl` prints, as tables to ask.
--
--   psql DB -f assets/engines/postgres.sql        makes the schema; again and again without harm
--   attache inspect --format jsonl FILES > records.jsonl
--   psql DB -c "\copy attache.inbox from records.jsonl with (format csv, quote E'\x01', delimiter E'\x02')"
--
-- An article that is loaded again (same path, same part) stands once, as its newest record says.
-- Entities and holders are keys, the same in every article: stakeholder:ukraine, issue:sanctions.

begin;
set local client_min_messages = warning;
create schema if not exists attache;

-- Where records come in. They are taken out as soon as they are documents.
create table if not exists attache.inbox (record jsonb not null);

create table if not exists attache.document (
    id bigint generated always as identity primary key,
    path text not null,
    part text,
    title text,
    published text,             -- ISO 8601, a day or a moment
    day date,                   -- of publication, where that is known
    words integer not null,
    text text not null,
    record jsonb not null,      -- all that attache says
    -- of a very long text the beginning: a tsvector holds one megabyte
    search tsvector generated always as (
        setweight(to_tsvector('english', coalesce(title, '')), 'A')
        || setweight(to_tsvector('english', left(text, 250000)), 'B')) stored
);
create unique index if not exists document_place on attache.document (path, coalesce(part, ''));
create index if not exists document_day on attache.document (day);
create index if not exists document_search on attache.document using gin (search);

create table if not exists attache.mention (
    document bigint not null references attache.document on delete cascade,
    kind text not null,
    entity text not null,
    label text not null,
    start integer not null,
    "end" integer not null,
    text text not null
);
create index if not exists mention_document on attache.mention (document);
create index if not exists mention_entity on attache.mention (entity, document);

create table if not exists attache.position (
    document bigint not null references attache.document on delete cascade,
    holder text not null,
    stance text not null,
    cue text not null,
    start integer not null,
    "end" integer not null,
    text text not null
);
create index if not exists position_document on attache.position (document);
create index if not exists position_holder on attache.position (holder, stance);

create table if not exists attache.cell (
    document bigint not null references attache.document on delete cascade,
    stakeholder text not null,
    issue text not null,
    sentences integer not null,
    strength text not null
);
create index if not exists cell_document on attache.cell (document);
create index if not exists cell_stakeholder on attache.cell (stakeholder, issue);

-- The day of an ISO 8601 date; null for what is none.
create or replace function attache.day_of(published text) returns date
language plpgsql immutable as $$
begin
    if published !~ '^\d{4}-\d{2}-\d{2}' then
        return null;
    end if;
    return make_date(left(published, 4)::int, substr(published, 6, 2)::int,
                     substr(published, 9, 2)::int);
exception when others then
    return null;
end
$$;

create or replace function attache.take() returns trigger
language plpgsql as $$
declare
    this bigint;
    told jsonb := new.record;
begin
    if told -> 'text' is null or told -> 'source' ->> 'path' is null then
        return null;            -- a list of the parts of a file is no article
    end if;
    insert into attache.document as known (path, part, title, published, day, words, text, record)
    values (told -> 'source' ->> 'path', told -> 'source' ->> 'part', told -> 'title' ->> 'text',
            told ->> 'published', attache.day_of(told ->> 'published'), (told ->> 'words')::int,
            told ->> 'text', told)
    on conflict (path, coalesce(part, '')) do update
    set title = excluded.title, published = excluded.published, day = excluded.day,
        words = excluded.words, text = excluded.text, record = excluded.record
    returning id into this;

    delete from attache.mention where document = this;
    insert into attache.mention
    select this, one.kind, whose.key, whose.label, one.start, one."end", one.text
    from jsonb_to_recordset(told -> 'mentions')
             as one (entity text, kind text, start int, "end" int, text text)
    join jsonb_to_recordset(told -> 'entities') as whose (id text, key text, label text)
      on whose.id = one.entity;

    delete from attache.position where document = this;
    insert into attache.position
    select this, whose.key, one.stance, one.cue, one.start, one."end", one.text
    from jsonb_to_recordset(told -> 'positions')
             as one (holder text, stance text, cue text, start int, "end" int, text text)
    join jsonb_to_recordset(told -> 'entities') as whose (id text, key text)
      on whose.id = one.holder;

    delete from attache.cell where document = this;
    insert into attache.cell
    select this, who.key, what.key, jsonb_array_length(one.sentences), one.strength
    from jsonb_to_recordset(told -> 'matrix')
             as one (stakeholder text, issue text, sentences jsonb, strength text)
    join jsonb_to_recordset(told -> 'entities') as who (id text, key text)
      on who.id = one.stakeholder
    join jsonb_to_recordset(told -> 'entities') as what (id text, key text)
      on what.id = one.issue;
    return null;
end
$$;

create or replace function attache.empty_inbox() returns trigger
language plpgsql as $$
begin
    delete from attache.inbox;
    return null;
end
$$;

drop trigger if exists take on attache.inbox;
create trigger take after insert on attache.inbox
    for each row execute function attache.take();
drop trigger if exists taken on attache.inbox;
create trigger taken after insert on attache.inbox
    for each statement execute function attache.empty_inbox();

create or replace view attache.documents as
select path, part, title, published, words from attache.document;

create or replace view attache.mentions as
select d.path, d.part, d.published, m.kind, m.entity, m.label, m.start, m."end", m.text
from attache.mention as m join attache.document as d on d.id = m.document;

create or replace view attache.positions as
select d.path, d.part, d.published, p.holder, p.stance, p.cue, p.text
from attache.position as p join attache.document as d on d.id = p.document;

-- Who is tied to what, over all articles.
create or replace view attache.matrix as
select stakeholder, issue, sum(sentences) as sentences, count(distinct document) as articles
from attache.cell group by stakeholder, issue;

-- Mentions a week, which begins on Monday; articles without a date are in none.
create or replace view attache.timeline as
select m.entity, date_trunc('week', d.day)::date as week, count(*) as mentions,
       count(distinct d.id) as articles
from attache.mention as m join attache.document as d on d.id = m.document
where d.day is not null
group by m.entity, date_trunc('week', d.day)::date;

-- Articles with these words, the best first: select * from attache.find('grain corridor');
create or replace function attache.find(words text)
returns table (path text, part text, title text, published text, rank real)
language sql stable as $$
    select d.path, d.part, d.title, d.published, ts_rank_cd(d.search, q)
    from attache.document as d, websearch_to_tsquery('english', $1) as q
    where d.search @@ q order by 5 desc, 4 desc
$$;
commit;
