#!/usr/bin/env bash
# Measures the desktop in a real window on a virtual screen: the time until its
# first picture, its memory, and what it costs while nobody touches it.
#
#   scripts/first-frame.sh PROGRAM [FILE]
set -euo pipefail
program=$(realpath "$1")
shift
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
export LIBGL_ALWAYS_SOFTWARE=1 DISPLAY=":${SHOTS_DISPLAY:-77}" HOME="$work" XDG_CONFIG_HOME="$work/.config"

Xvfb "$DISPLAY" -screen 0 1280x820x24 +extension GLX -nolisten tcp -fbdir "$work" 2>/dev/null &
until xdpyinfo >/dev/null 2>&1; do sleep 0.1; done

# The screen lies in a file. A picture is there when much of it is no longer
# black.
blank() { [ "$(tr -d '\0' <"$work/Xvfb_screen0" | head -c 1000000 | wc -c)" -lt 1000000 ]; }

for _ in 1 2 3; do
  begin=$(date +%s%N)
  LANG=ja_JP.UTF-8 "$program" "$@" 2>/dev/null &
  desktop=$!
  while blank; do kill -0 "$desktop"; done
  end=$(date +%s%N)
  sleep 2
  busy() { awk '{ print $14 + $15 }' "/proc/$desktop/stat"; }
  before=$(busy)
  sleep 5
  after=$(busy)
  memory=$(awk '/^VmRSS|^VmHWM/ { printf "%s %d MiB  ", $1, $2 / 1024 }' "/proc/$desktop/status")
  echo "first picture $(((end - begin) / 1000000)) ms  $memory idle $((after - before)) ticks in 5 s"
  kill "$desktop"
  wait "$desktop" 2>/dev/null || true
  until blank; do :; done
done
