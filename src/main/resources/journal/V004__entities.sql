-- Deadlines that wake entities; taken off in the transaction of what they lead to.
create table if not exists agenda (
  entity_type varchar(64) not null,
  entity_id varchar(512) not null,
  item_key varchar(512) not null,
  due_at bigint not null,
  primary key (entity_type, entity_id, item_key)
);
create index if not exists agenda_due on agenda (due_at);

-- Texts without a prefix that belong to an entity.
create table if not exists claims (
  room_id varchar(255) not null,
  scope varchar(16) not null,
  subject varchar(255) not null,
  entity_type varchar(64) not null,
  entity_id varchar(512) not null,
  continuation varchar(4096) not null,
  until_at bigint not null,
  primary key (room_id, scope, subject)
);

-- Answers to events that continue an entity. The event is known by its id, or, while that is not
-- known yet, by the cause and ordinal of our own sending.
create table if not exists expectations (
  target_event varchar(255),
  target_cause varchar(1024),
  target_ordinal integer,
  entity_type varchar(64) not null,
  entity_id varchar(512) not null,
  continuation varchar(4096) not null,
  until_at bigint not null
);
create index if not exists expectations_event on expectations (target_event);
create index if not exists expectations_cause on expectations (target_cause);

-- Reactions to watched events, so that taking one back can be understood.
create table if not exists reactions (
  event_id varchar(255) not null primary key,
  target_event varchar(255) not null,
  reaction_key varchar(1024) not null,
  sender varchar(255) not null,
  until_at bigint not null
);

-- The room in which we talk with a person alone.
create table if not exists direct_rooms (
  user_id varchar(255) not null primary key,
  room_id varchar(255),
  attempt integer not null
);
