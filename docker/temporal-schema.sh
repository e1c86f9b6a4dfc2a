#!/bin/sh
# Brings Temporal's two databases to the schema of the version of this image; safe to repeat.
set -eu
for database in temporal temporal_visibility; do
  schema=postgresql/v12/temporal
  if [ "$database" = temporal_visibility ]; then schema=postgresql/v12/visibility; fi
  temporal-sql-tool --database "$database" setup-schema -v 0.0
  temporal-sql-tool --database "$database" update-schema --schema-name "$schema"
done
