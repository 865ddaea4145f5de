-- What plugins keep, each under its own id.
create table if not exists plugin_values (
  plugin varchar(64) not null,
  item_key varchar(512) not null,
  item_value text not null,
  primary key (plugin, item_key)
);
