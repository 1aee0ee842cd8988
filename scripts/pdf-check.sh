#!/usr/bin/env bash
# Makes every report of a small sample city as a PDF and has qpdf look for faults.
#
#   scripts/pdf-check.sh TENKEN DIR      DIR is made anew
set -euo pipefail
tenken=$(realpath "$1")
dir=$2

rm -rf "$dir"
mkdir -p "$dir"
"$tenken" demo "$dir/city" --departments 12 >/dev/null
office=$(find "$dir/city" -name '事務局.tenken')
accepted=$("$tenken" board "$office" --json | sed -n '/"department":/{s/.*: "\(.*\)",/\1/;h};/"status": "accepted"/{g;p;q}')
echo 'qpdf-2026' >"$dir/password"

for kind in scorecard consolidated review board questions plan; do
  "$tenken" report $kind "$office" --format pdf --lang ja,en --level full,summary --out "$dir/open" >/dev/null
  "$tenken" report $kind "$office" --format pdf --out "$dir/closed" --password-file "$dir/password" >/dev/null
done
for kind in sheet answersheet plan notice receipt; do
  "$tenken" report $kind "$office" --department "$accepted" --format pdf --lang ja,en --level full,summary --out "$dir/open" >/dev/null
  "$tenken" report $kind "$office" --department "$accepted" --format pdf --out "$dir/closed" --password-file "$dir/password" >/dev/null
done

check() {
  if ! said=$(qpdf --check "$@" 2>&1); then
    echo "$said" >&2
    exit 1
  fi
}
for file in "$dir"/open/*.pdf; do check "$file"; done
for file in "$dir"/closed/*.pdf; do check --password-file="$dir/password" "$file"; done
echo "qpdf finds no fault in $(find "$dir/open" "$dir/closed" -name '*.pdf' | wc -l) PDFs."
