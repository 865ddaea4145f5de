#!/bin/sh
# Starts Synapse with the password of its database, which its configuration cannot take from a file.
set -eu
PGPASSWORD=$(cat /run/secrets/synapse-database-password)
export PGPASSWORD
exec /start.py "$@"
