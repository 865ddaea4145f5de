-- Where /sync goes on. heard_at: when the homeserver last answered, for telling what arrived
-- while nobody listened.
create table if not exists sync_position (
  account varchar(255) not null primary key,
  token varchar(4096) not null,
  heard_at bigint not null
);

-- What /sync says once and never again.
create table if not exists rooms (
  room_id varchar(255) not null primary key,
  membership varchar(16) not null,
  joined_members integer not null,
  invited_members integer not null,
  members_known boolean not null
);

create table if not exists room_state (
  room_id varchar(255) not null,
  type varchar(255) not null,
  state_key varchar(255) not null,
  event_id varchar(255) not null,
  sender varchar(255) not null,
  content varchar(1048576) not null,
  primary key (room_id, type, state_key)
);

-- Events that nobody could stand.
create table if not exists quarantine (
  event_id varchar(255) not null primary key,
  room_id varchar(255) not null,
  reason varchar(2048) not null,
  event varchar(1048576) not null,
  since bigint not null
);
