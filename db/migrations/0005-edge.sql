-- How often somebody asked for what can be guessed at or is dear. Unlogged: a crash may forget it, and counting writes
-- no journal. Room is left on each page, so that counting touches no index.
create unlogged table throttle (
  subject text collate "C" primary key,
  used integer not null,
  ends_at timestamptz not null
) with (fillfactor = 60);

grant select, insert, update, delete on throttle to minhu_app;
