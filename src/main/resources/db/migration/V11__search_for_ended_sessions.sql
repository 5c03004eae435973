-- A node asks four times a second which sessions have ended and are not announced yet. With the id in
-- the index, no row is read. Without it, Derby prefers an index that also leads to all announced ones.
create index session_to_announce on session (announced, ended_at, id);
drop index session_by_announcement;
