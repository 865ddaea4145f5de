-- A question is answered in its thread, also later and by a reaction.
alter table expectations add column if not exists thread_root varchar(255);

-- The subject of a claim is a person, or a person and the thread in which they were asked.
alter table claims alter column subject set data type varchar(512);

-- Who opened a room to talk with the bot alone: an invitation is gone when it is accepted.
alter table rooms add column if not exists opener varchar(255);
create index if not exists rooms_by_opener on rooms (opener);
