#!/bin/sh
# The databases of Synapse and Althing, made when PostgreSQL starts for the first time.
set -eu
for name in synapse althing; do
  # Synapse wants its texts in the order of their bytes.
  psql -v ON_ERROR_STOP=1 --username postgres --set name="$name" \
    --set password="$(cat "/run/secrets/$name-database-password")" << 'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name" template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C';
SQL
done
