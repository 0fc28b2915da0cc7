-- Joint handling: a matter may be part of another, and a desk's work may be handed back to one post of those who hold it.

alter table matter add column parent uuid;
create index matter_parent on matter (district, parent) where parent is not null;

alter table matter_desk add column post uuid;

-- What the engine knows since: matters of before have none of it, which is what their events give too.
update matter
set snapshot = '{
  "lastMove": null, "addressee": null, "rounds": {}, "pauseAsked": null, "cards": [], "consultation": null,
  "dispatcher": null, "dispute": null, "reviewed": [], "refusals": [], "bounced": null, "outside": null,
  "parent": null, "raiser": null, "parts": [], "silencedIn": null, "contested": false
}'::jsonb || snapshot;
