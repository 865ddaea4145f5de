-- What people have won, a row per win: leaderboards are read from here.
create table if not exists scores (
  cause varchar(1024) not null,
  ordinal integer not null,
  game varchar(64) not null,
  scope varchar(255) not null,
  person varchar(255) not null,
  won_at bigint not null,
  points bigint not null,
  primary key (cause, ordinal)
);
create index if not exists scores_board on scores (game, scope, won_at);
create index if not exists scores_person on scores (person);

-- Events that refer to a watched one, such as votes, stand beside the reactions.
alter table reactions add column if not exists is_reference boolean not null default false;
