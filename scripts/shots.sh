#!/usr/bin/env bash
# Takes pictures of every screen of the desktop: a real window on a virtual
# screen, driven by keys, in both languages, light and dark, at the smallest and
# at the usual size.
#
#   scripts/shots.sh PROGRAM FOLDER
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
number=${SHOTS_DISPLAY:-77}
policy=$(realpath "$(dirname "$0")/../testdata/policy/aoba.txt")

rm -rf "${folder:?}"/*
export LIBGL_ALWAYS_SOFTWARE=1 DISPLAY=":$number"
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home/.config"
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

# wait_for COMMAND...: until it succeeds, 10 seconds at most.
wait_for() {
  for _ in $(seq 100); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  echo "shots: gave up waiting for: $*" >&2
  exit 1
}

# prefer LANGUAGE LOOKS WIDTH HEIGHT: what the program remembers of its looks.
prefer() {
  mkdir -p "$XDG_CONFIG_HOME/fyne/tenken.desktop"
  printf '{"toured":true,"language":"%s","looks":"%s","window_width":%s,"window_height":%s}' "$@" \
    >"$XDG_CONFIG_HOME/fyne/tenken.desktop/preferences.json"
}

# begin ARGUMENT...: shows the window.
begin() {
  LANG=ja_JP.UTF-8 "$program" "$@" 2>>"$folder/errors.txt" &
  desktop=$!
  wait_for xdotool search --onlyvisible --name '点検|Tenken'
  sleep 1
}

end() {
  kill "$desktop" 2>/dev/null || true
  wait "$desktop" 2>/dev/null || true
}

# press KEY...: presses keys and lets the window settle.
press() {
  LANG=C.UTF-8 xdotool key --delay 80 "$@"
  sleep 0.6
}

# scroll N: turns the wheel over the item that is open.
scroll() {
  xdotool mousemove $((width * 4 / 5)) $((height * 3 / 4))
  sleep 0.2
  xdotool click --delay 20 --repeat "$1" 5
  sleep 0.6
}

# write TEXT: types a text and lets the window settle.
write() {
  LANG=C.UTF-8 xdotool type --delay 80 "$1"
  sleep 0.6
}

shot() { import -window root "$place/$1.png"; }

# standards: the pages about checklists, from the library and back to it.
standards() {
  press ctrl+l && shot library
  press Tab Tab Tab Tab Tab Tab Return && shot standard
  press ctrl+f && write usb && shot standard-search
  press Tab Return && shot standard-filter && press Escape Escape alt+Left
  press Tab Return && sleep 1 && shot coverage
  press Tab Tab Return && press ctrl+f && write '6(3)' && shot policy && press alt+Left alt+Left
  press Tab Return && shot preview && press alt+Left
  press Tab Return && shot compare
  press Tab Tab Return && sleep 1 && press Tab Tab Tab Tab Tab Tab Down Down && shot comparison && press alt+Left
  press Tab Return && shot copy && press Escape
}

# pictures LANGUAGE LOOKS WIDTH HEIGHT
pictures() {
  place="$folder/$1-$2-$3x$4"
  width=$3 height=$4
  mkdir -p "$place"
  Xvfb "$DISPLAY" -screen 0 "$3x$4x24" +extension GLX -nolisten tcp 2>/dev/null &
  screen=$!
  wait_for xdpyinfo
  prefer "$@"
  begin
  shot start
  press ctrl+o && shot choose && press Escape
  press ctrl+n && shot form
  end

  "$program" demo "$folder/sample" --at 2026-10-01T09:00:00+09:00 >/dev/null
  "$program" policy set "$folder/sample/sample.tenken" "$policy" >/dev/null
  prefer "$@"
  begin "$folder/sample/sample.tenken"
  shot home
  press ctrl+d && shot check
  press ctrl+r && shot score
  press Tab Return && shot score-explained && press ctrl+h
  press Return && shot sheet
  press 3 && shot rated
  scroll 25 && shot plan
  scroll 25 && shot evidence
  scroll 25 && shot about
  press n 2 && shot line
  press ctrl+f 0 7 minus && shot search && press ctrl+a BackSpace
  press 0 5 minus 0 2 minus 0 2 alt+Down && shot count && press ctrl+a BackSpace
  press ctrl+e && shot export && press Return && sleep 3 && shot exported && press Escape
  press ctrl+comma && shot settings && press Escape
  press Tab && shot focus
  standards
  end

  kill "$screen"
  wait "$screen" 2>/dev/null || true
  rm -rf "$folder/sample"
  echo "$place"
}

for language in ja en; do
  for looks in light dark; do
    for size in "1024 700" "1280 820"; do
      # shellcheck disable=SC2086 # the size is two words
      pictures $language $looks $size
    done
  done
done
