-- Joint handling: a matter may be part of another.

alter table matter add column parent uuid;
create index matter_parent on matter (district, parent) where parent is not null;

-- What the engine knows since: matters of before have none of it, which is what their events give too.
update matter
set snapshot = '{
  "lastMove": null, "addressee": null, "rounds": {}, "pauseAsked": null, "cards": [], "consultation": null,
  "dispatcher": null, "dispute": null, "reviewed": [], "refusals": [], "bounced": null, "outside": null,
  "parent": null, "raiser": null, "parts": [], "silencedIn": null, "contested": false, "left": null, "urgedAt": null, "hasCaller": false
}'::jsonb || snapshot;

-- Whether somebody called is what the first event says.
update matter
set snapshot = jsonb_set(snapshot, '{hasCaller}', 'true')
from matter_event
where matter_event.district = matter.district
  and matter_event.matter = matter.id
  and matter_event.seq = 1
  and matter_event.by ->> 'kind' = 'requester';
