#!/usr/bin/env bash
# Takes pictures of the office's pages: a real window on a virtual screen, driven by
# keys, in both languages, light and dark, at the smallest and at the usual size, and
# once in large text.
#
#   scripts/shots_office.sh PROGRAM FOLDER
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
rm -rf "${folder:?}"/*
export DISPLAY=":${SHOTS_DISPLAY:-77}"
. "$(dirname "$0")/window.sh"

# page DIGIT NAME: what the digit leads to in the navigation.
page() {
  press "ctrl+$1"
  sleep 2
  shot "$2"
}

# below NAME: the end of what is open on the right.
below() {
  xdotool mousemove $((width * 4 / 5)) $((height * 3 / 4))
  sleep 0.2
  xdotool click --delay 20 --repeat 30 5
  sleep 0.6
  shot "$1"
}

# receive: the files of a folder, before they are taken in.
receive() {
  page 2 receive
  press Tab Return && press ctrl+a && write "$folder/inbox" && press Return && press Return
  sleep 5 && shot receive-files
  press Down Down && shot receive-file
}

# results: every tab, and the figures of a cell of the heat map.
results() {
  page 5 results
  press shift+Tab
  for tab in heat trend weakest dangers overdue candidates; do
    press Right space && shot "results-$tab"
  done
  press Left Left Left Left Left space && press Tab Down Right Return && sleep 1 && shot results-part
  press alt+Left
}

# pictures LANGUAGE LOOKS WIDTH HEIGHT [SCALE]
pictures() {
  place="$folder/$1-$2-$3x$4${5:+-$5}"
  width=$3 height=$4
  mkdir -p "$place"
  cp "$office" "$folder/office.tenken"
  screen "$3" "$4"
  prefer "$@"
  begin "$folder/office.tenken"
  sleep 1
  shot board
  press Down space && press Tab Tab Return && shot board-more && press Escape
  receive
  page 3 review
  press space && press Tab Tab Return && shot review-return && press Escape Escape
  page 4 department
  below department-below
  results
  page 6 organisation
  page 7 round
  below round-below
  page 8 questions
  page 9 contacts
  press Down && shot contacts-department
  below contacts-below
  page 0 next-year
  below next-year-below
  end
  dark
  rm -rf "$folder"/office.*
  echo "$place"
}

sample="$folder/sample"
"$program" demo "$sample" --departments 20 >/dev/null
office=$(find "$sample/3_事務局" -maxdepth 1 -name '*.tenken')
ln -s "$sample/2_提出" "$folder/inbox"
for language in ja en; do
  for looks in light dark; do
    for size in "1024 700" "1280 820"; do
      # shellcheck disable=SC2086 # the size is two words
      pictures $language $looks $size
    done
  done
  pictures $language light 1024 700 1.5
done
