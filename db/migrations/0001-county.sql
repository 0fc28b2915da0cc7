-- Areas, people, workflows, matters and their history. Every big table leads with its district.
-- Codes sort and compare bytewise (collate "C"), so that "inside" is one range of a B-tree.

create table area (
  code text collate "C" primary key,
  district text collate "C" not null,
  name text not null,
  level text not null,
  kind text,
  is_demo boolean not null default false,
  ring jsonb,
  households integer,
  revision integer not null default 0,
  retired_on date
);
create index area_district on area (district, code);

create table org (
  district text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  kind text not null,
  area text collate "C" not null,
  primary key (district, id)
);

create table person (
  id uuid primary key,
  district text collate "C" not null,
  login text collate "C" not null unique,
  name text not null,
  password text not null,
  is_demo boolean not null default false,
  retired_on date
);

create table post (
  district text collate "C" not null,
  id uuid not null,
  person uuid not null references person (id),
  role text not null,
  org text collate "C",
  area text collate "C" not null,
  from_on date not null,
  to_on date,
  primary key (district, id)
);
create index post_person on post (person);

-- The token itself is only in the cookie; here is its SHA-256.
create table session (
  token_hash bytea primary key,
  person uuid not null references person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- Published versions never change: a matter keeps the one it began with.
create table workflow (
  district text collate "C" not null,
  id text not null,
  version integer not null,
  definition jsonb not null,
  digest text not null,
  published_at timestamptz not null,
  primary key (district, id, version)
);

create table matter (
  district text collate "C" not null,
  id uuid not null,
  number text collate "C" not null,
  secret_hash bytea not null,
  version integer not null,
  -- The fold of the events; the columns below repeat what lists filter and sort by.
  snapshot jsonb not null,
  last_hash bytea not null,
  workflow text not null,
  workflow_version integer not null,
  state text not null,
  category text not null,
  urgency text not null,
  channel text not null,
  area text collate "C" not null,
  raised_at timestamptz not null,
  step_warn_at timestamptz,
  step_due_at timestamptz,
  whole_due_at timestamptz,
  alarm_at timestamptz,
  finished_at timestamptz,
  ended_at timestamptz,
  solved boolean,
  stars smallint,
  redone integer not null,
  leader uuid,
  -- The call in the caller's words. Its digest, with the salt, is in the first event.
  title text not null,
  text text not null,
  place text,
  lng double precision,
  lat double precision,
  answers jsonb not null,
  is_public boolean not null,
  salt bytea not null,
  external_number text,
  unique (district, number)
);
create unique index matter_external on matter (district, channel, external_number) where external_number is not null;
create index matter_alarm on matter (district, alarm_at) where alarm_at is not null;
create index matter_raised on matter (district, raised_at, id);
create index matter_due on matter (district, step_due_at, id) where ended_at is null;
create index matter_category on matter (district, category, raised_at);
create index matter_leader on matter (district, leader) where leader is not null;
-- Last: while a table has no statistics PostgreSQL takes the newest of indexes that cost the same, and a foreign key
-- checked by any other index reads the whole district (measured: 665 instead of 305 µs a submission).
alter table matter add primary key (district, id);

-- Append-only: the application may select and insert, never update or delete.
create table matter_event (
  district text collate "C" not null,
  matter uuid not null,
  seq integer not null,
  position bigint generated always as identity,
  kind text not null,
  at timestamptz not null,
  by jsonb not null,
  "values" jsonb not null,
  changes jsonb not null,
  previous bytea not null,
  hash bytea not null,
  primary key (district, matter, seq),
  foreign key (district, matter) references matter (district, id)
);
create index matter_event_position on matter_event (district, position);

-- Each seal binds all events of a district up to a position to the seal before it.
create table seal (
  district text collate "C" not null,
  number integer not null,
  upto bigint not null,
  events bigint not null,
  previous bytea not null,
  root bytea not null,
  sealed_at timestamptz not null,
  primary key (district, number)
);

-- Who has a matter on the table now; only open matters have rows.
create table matter_desk (
  district text collate "C" not null,
  matter uuid not null,
  part text not null,
  role text,
  area text collate "C",
  org text collate "C",
  due_at timestamptz,
  foreign key (district, matter) references matter (district, id)
);
create index matter_desk_matter on matter_desk (district, matter);
create index matter_desk_role on matter_desk (district, role, area) where role is not null;
create index matter_desk_org on matter_desk (district, org) where org is not null;

-- Every organisation that was ever assigned: it may go on reading what it worked on.
create table participant (
  district text collate "C" not null,
  matter uuid not null,
  org text collate "C" not null,
  primary key (district, org, matter),
  foreign key (district, matter) references matter (district, id)
);

-- Who called. Anonymous calls have no row.
create table requester (
  district text collate "C" not null,
  matter uuid not null,
  name text,
  phone text,
  primary key (district, matter),
  foreign key (district, matter) references matter (district, id)
);

create table follower (
  district text collate "C" not null,
  id uuid not null,
  matter uuid not null,
  secret_hash bytea not null,
  phone text,
  since timestamptz not null,
  primary key (district, id),
  foreign key (district, matter) references matter (district, id)
);
create index follower_matter on follower (district, matter);

-- A photo waits unclaimed until a call or an action names it.
create table attachment (
  id uuid primary key,
  district text collate "C",
  matter uuid,
  event integer,
  width integer not null,
  height integer not null,
  bytes integer not null,
  sha256 bytea not null,
  uploaded_at timestamptz not null
);
create index attachment_matter on attachment (district, matter) where matter is not null;
create index attachment_unclaimed on attachment (uploaded_at) where matter is null;

-- Messages promised to somebody, written with the event that promised them, sent once afterwards.
create table outbox (
  district text collate "C" not null,
  id uuid not null,
  matter uuid not null,
  recipient jsonb not null,
  words text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  tries integer not null default 0,
  primary key (district, id)
);
create index outbox_unsent on outbox (tries, created_at) where sent_at is null;

-- The first answer to a request with an Idempotency-Key, for a day.
create table answered (
  key text collate "C" not null,
  actor text not null,
  digest text not null,
  -- json, not jsonb: the very same text is given again.
  reply json not null,
  at timestamptz not null,
  primary key (actor, key)
);
create index answered_at on answered (at);

grant select, insert, update, delete on all tables in schema public to minhu_app;
grant usage, select on all sequences in schema public to minhu_app;
revoke update, delete on matter_event, seal, workflow from minhu_app;
revoke delete on matter, area, org, person, post, outbox, participant from minhu_app;
grant delete on area to minhu_app;
