-- Which room goes on where another ended, by ends that were followed.
create table if not exists successors (
  room_id varchar(255) not null primary key,
  successor varchar(255) not null
);
