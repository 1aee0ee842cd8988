#!/usr/bin/env bash
# Makes every workbook of a small sample city, has openpyxl and exceljs count what is in
# it, and sends it through LibreOffice: what comes back has to agree with the workspace.
#
#   scripts/xlsx-check.sh TENKEN DIR      DIR is made anew; exceljs stays in DIR.node
set -euo pipefail
tenken=$(realpath "$1")
dir=$2

command -v node >/dev/null && command -v npm >/dev/null || scripts/setup.sh node
[ -d "$dir.node/node_modules/exceljs" ] ||
  npm install --silent --no-save --no-audit --no-fund --prefix "$dir.node" exceljs@4.4.0

rm -rf "$dir"
mkdir -p "$dir"
"$tenken" demo "$dir/city" --departments 12 >/dev/null
office=$(find "$dir/city" -name '事務局.tenken')
accepted=$("$tenken" board "$office" --json | sed -n '/"department":/{s/.*: "\(.*\)",/\1/;h};/"status": "accepted"/{g;p;q}')
for kind in scorecard consolidated review board questions plan; do
  "$tenken" report $kind "$office" --format xlsx --lang ja,en --level full,summary --out "$dir/made" >/dev/null
done
for kind in sheet plan notice receipt; do
  "$tenken" report $kind "$office" --department "$accepted" --format xlsx --lang ja,en --level full,summary --out "$dir/made" >/dev/null
done

/usr/bin/python3 scripts/xlsx-count.py "$dir"/made/*.xlsx >"$dir/openpyxl.tsv"
NODE_PATH="$dir.node/node_modules" node scripts/xlsx-count.cjs "$dir"/made/*.xlsx >"$dir/exceljs.tsv"
XLSX_CHECK=$(realpath "$dir") go test -tags "peers,ci,$TAGS" -count=1 -run OtherProgramsCount ./report

soffice "-env:UserInstallation=file://$(realpath "$dir")/profile" --headless --convert-to xlsx --outdir "$dir/libre" "$dir"/made/*.xlsx >/dev/null 2>&1
for file in "$dir"/libre/*.xlsx; do
  "$tenken" report verify "$file" "$office" >"$dir/verify.txt" 2>&1 || {
    cat "$dir/verify.txt" >&2
    exit 1
  }
done
made=$(find "$dir/made" -name '*.xlsx' | wc -l)
[ "$(find "$dir/libre" -name '*.xlsx' | wc -l)" = "$made" ]
echo "openpyxl and exceljs read all cells of $made workbooks ($(awk -F'\t' '{n += $3} END {print NR " sheets, " n " cells"}' "$dir/openpyxl.tsv")); after LibreOffice all agree with the workspace."
