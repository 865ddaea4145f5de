-- A cause is forgotten after the last of its effects.
create index if not exists outbox_by_cause on outbox (cause);
create index if not exists outbox_by_status_and_age on outbox (status, settled_at);
create index if not exists ledger_by_cause on ledger (cause);
create index if not exists one_shots_by_cause on one_shots (cause);
create index if not exists one_shots_by_age on one_shots (settled_at);

-- From which device an account sends, and since when: another one may send again what was sent.
create table if not exists devices (
  account varchar(255) not null primary key,
  device_id varchar(255) not null,
  since bigint not null
);
