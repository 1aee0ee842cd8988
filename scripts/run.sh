#!/usr/bin/env bash
# Makes the sample workspace if there is none, writes its reports, prints where
# they lie, and opens the desktop on it where there is a display.
#
#   scripts/run.sh PROGRAM FOLDER
set -euo pipefail
program=$1
folder=$2

workspace() { find "$folder" -maxdepth 1 -name '*.tenken' 2>/dev/null | sort | head -n 1; }

if [ -z "$(workspace)" ]; then
  "$program" demo "$folder"
else
  "$program" report sheet "$(workspace)" --format xlsx,pdf --lang ja,en --out "$folder"
fi

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "There is no display, so the desktop stays closed. The workspace is $(workspace)."
  exit 0
fi
exec "$program" "$(workspace)"
