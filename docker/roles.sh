#!/bin/sh
# Run once by the postgres image on an empty volume: the owner of the product's database, which may make roles and is no
# superuser, and Temporal's own role with its two databases.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner="$OWNER_PASSWORD" --set temporal="$TEMPORAL_PASSWORD" <<'SQL'
create role peerwork_owner login createrole password :'owner';
create database peerwork owner peerwork_owner;
create role temporal login password :'temporal';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
