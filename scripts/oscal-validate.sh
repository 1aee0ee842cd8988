#!/usr/bin/env bash
# Writes every bundled standard as an OSCAL catalog and checks it against the
# schema.
#
#   scripts/oscal-validate.sh SCHEMA     NIST's JSON schema, complete or of catalogs
set -euo pipefail
schema=${1:-}

if [ ! -f "$schema" ]; then
  echo "Name OSCAL's JSON schema, which NIST publishes: make oscal-validate SCHEMA=oscal_complete_schema.json" >&2
  exit 2
fi
go test -tags "oscal,$TAGS" -count=1 -v -run '^TestCatalogsAreValidOSCAL$|^TestSchemaFindsMistakes$' \
  ./checklist/exchange -schema "$(realpath "$schema")"
