-- Definitions that were made at the desk: how a place works, published on a date. They override the place's folder.

-- Append-only, like workflow. json, not jsonb: states and categories are shown in the order they were written in.
create table definition (
  district text collate "C" not null,
  number integer not null,
  content json not null,
  digest text not null,
  -- Which running matters go over to it, and from which state to which.
  moves jsonb not null,
  effective_on date not null,
  -- Nobody for the first of a place: what its folder said when it was overridden.
  published_by uuid references person (id),
  -- The post it was signed with.
  post uuid,
  published_at timestamptz not null,
  primary key (district, number)
);

-- That all running matters it moves have been moved.
create table definition_move (
  district text collate "C" not null,
  number integer not null,
  finished_at timestamptz not null,
  primary key (district, number),
  foreign key (district, number) references definition (district, number)
);

-- Work in progress, as typed: it may be faulty, even no JSON.
create table definition_draft (
  district text collate "C" not null,
  id uuid not null,
  revision integer not null,
  content text not null,
  -- The definition it was opened from; 0 is the place's folder.
  based_on integer not null,
  author uuid not null references person (id),
  updated_by uuid not null references person (id),
  updated_at timestamptz not null,
  primary key (district, id)
);

grant select, insert on definition, definition_move to minhu_app;
grant select, insert, update, delete on definition_draft to minhu_app;
