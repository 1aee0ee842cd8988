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
export DISPLAY=":$number"
. "$(dirname "$0")/window.sh"

# scroll N: turns the wheel over the item that is open.
scroll() {
  xdotool mousemove $((width * 4 / 5)) $((height * 3 / 4))
  sleep 0.2
  xdotool click --delay 20 --repeat "$1" 5
  sleep 0.6
}

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
  screen "$3" "$4"
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

  dark
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
