#!/usr/bin/env bash
# Opens the desktop on a sample city in a real window on a virtual screen, and
# takes pictures.
#
#   scripts/shots.sh PROGRAM FOLDER
set -euo pipefail
program=$1
folder=$2

rm -rf "$folder"
mkdir -p "$folder"
"$program" demo "$folder/sample" --at 2026-10-01T09:00:00+09:00 >/dev/null
workspace=$(find "$folder/sample" -maxdepth 1 -name '*.tenken' | sort | head -n 1)

export DISPLAY=:77 LIBGL_ALWAYS_SOFTWARE=1
Xvfb "$DISPLAY" -screen 0 1280x820x24 +extension GLX -nolisten tcp 2>/dev/null &
screen=$!
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

until xdpyinfo >/dev/null 2>&1; do
  kill -0 "$screen"
  sleep 0.1
done
openbox &
LANG=ja_JP.UTF-8 "$program" "$workspace" &
desktop=$!

export LANG=C.UTF-8
until xdotool search --onlyvisible --name 点検 >/dev/null 2>&1; do
  kill -0 "$desktop"
  sleep 0.1
done
sleep 1
import -window root "$folder/start.png"
echo "$folder/start.png"
