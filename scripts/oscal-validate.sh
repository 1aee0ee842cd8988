#!/usr/bin/env bash
# Writes every bundled standard as an OSCAL catalog, a small sample city and one of its
# departments as assessment results and plans, and checks all of it against the schema.
#
#   scripts/oscal-validate.sh SCHEMA TENKEN DIR      NIST's complete JSON schema; DIR is made anew
set -euo pipefail
schema=${1:-}

if [ ! -f "$schema" ]; then
  echo "Name OSCAL's complete JSON schema, which NIST publishes: make oscal-validate SCHEMA=oscal_complete_schema.json" >&2
  exit 2
fi
tenken=$(realpath "$2")
dir=$3

rm -rf "$dir"
mkdir -p "$dir"
"$tenken" demo "$dir/city" --departments 12 >/dev/null
office=$(find "$dir/city" -name '事務局.tenken')
department=$(find "$dir/city" -name '情報政策課.tenken')
for lang in ja en; do
  "$tenken" export "$office" --format oscal --lang $lang --out "$dir/documents/office-$lang" >/dev/null
  "$tenken" export "$department" --format oscal --lang $lang --out "$dir/documents/department-$lang" >/dev/null
done

go test -tags "oscal,$TAGS" -count=1 -v -run '^TestCatalogsAreValidOSCAL$|^TestDocumentsAreValidOSCAL$|^TestSchemaFindsMistakes' \
  ./checklist/exchange -schema "$(realpath "$schema")" -documents "$(realpath "$dir/documents")"
