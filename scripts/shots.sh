#!/usr/bin/env bash
# Takes pictures of every screen of a department's desktop: a real window on a virtual
# screen, driven by keys, in the looks that are named, or in those that cover what users
# choose (see window.sh), such as en-dark-1024x700 or ja-light-1280x820-1.5.
#
#   scripts/shots.sh PROGRAM FOLDER [LOOK...]
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
shift 2
export DISPLAY=":${SHOTS_DISPLAY:-77}"
policy=$(realpath "$(dirname "$0")/../testdata/policy/aoba.txt")
. "$(dirname "$0")/window.sh"

# first: the pages and dialogs without a file.
first() {
  start
  shot start
  press Tab Return && write "$folder/own.tenkenpack" && press Return && sleep 1 && shot join && press Escape
  press ctrl+o && shot choose && press Escape
  press ctrl+comma && shot settings && press Escape
  press F1 && shot help && press Escape
  press ctrl+n && shot form
  below form-below
  end
}

# sheet: the pages of a department's file.
sheet() {
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
  press Tab && shot focus
}

# standards: the pages about checklists, from the library and back to it. In large text
# the sections are a selection above the list.
standards() {
  press ctrl+l && shot library
  press Tab Tab Tab Tab Tab Tab Return && shot standard
  press ctrl+f && write usb && shot standard-search
  press Tab ${scale:+Tab} Return && shot standard-filter && press Escape Escape alt+Left
  press Tab Return && sleep 1 && shot coverage
  press Tab Tab Return && press ctrl+f && write '6(3)' && shot policy && press alt+Left alt+Left
  press Tab Return && shot preview && press alt+Left
  press Tab Return && shot compare
  press Tab Tab Return && sleep 1 && press Tab Tab Tab Tab Tab Tab Down Down && shot comparison && press alt+Left
  press Tab Return && shot copy && press Escape
}

take() {
  first
  "$program" demo "$folder/sample" --at 2026-10-01T09:00:00+09:00 >/dev/null
  "$program" policy set "$folder/sample/sample.tenken" "$policy" >/dev/null
  start "$folder/sample/sample.tenken"
  sheet
  standards
  end
  rm -rf "$folder/sample"
}

"$program" demo "$folder/city" --departments 2 >/dev/null
cp "$(find "$folder/city" -name '*.tenkenpack' | sort | head -n 1)" "$folder/own.tenkenpack"
rm -rf "$folder/city"
each take "$@"
