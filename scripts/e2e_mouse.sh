#!/usr/bin/env bash
# Plays a department's year in a real window on a virtual screen, by the mouse alone: it
# joins, answers, has it approved, hands it in and reads the office's answer. The keys
# are touched twice, for what only people know: how many they are, and the number of the
# decision. What each step has done is asked of the command line. A picture of each step
# goes into FOLDER.
#
# Nothing in the program helps: what is clicked is found on the screen by its colour. A
# screen has one primary button, an icon or symbol stands at the left of what it means.
#
#   scripts/e2e_mouse.sh PROGRAM FOLDER
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
rm -rf "${folder:?}"/*
export DISPLAY=":${SHOTS_DISPLAY:-78}"
. "$(dirname "$0")/window.sh"
. "$(dirname "$0")/inspection.sh"

# Colours of the light looks.
blue='#0017C1' green='#197A4B' yellow='#927200'

# Places in a window of 1280 x 820, X Y, or for areas LEFT TOP WIDTH HEIGHT.
window='0 0 1280 820'
dialog_row='600 265'          # the first row of a list of files
answer='730 174 540 640'      # the open item
counting='745 174 110 640'     # at its left edge, where a head count has a button
decision='650 104 626 716'    # approval and submission, beside the check
calendars='1212 104 32 700'   # icons beside dates there
phrases='1150 174 112 600'    # at the right edge of the open item
phrase='898 250'              # takes the first of them
back='50 66'

# seen COLOUR AREA [RUN]: where the topmost line of a colour begins, at least RUN px long
# (1 unless given): "X Y" of its middle. It fails where there is none.
seen() {
  local colour=$1 run=${3:-1} left top width height line
  read -r left top width height <<<"$2"
  xdotool mousemove 1279 819 # what is under the mouse has another colour
  sleep 0.3
  import -window root -crop "${width}x$height+$left+$top" +repage "$folder/look.png"
  local mask=(-fill black +opaque "$colour" -fill white -opaque "$colour" -morphology Erode "rectangle:${run}x1")
  line=$(convert "$folder/look.png" "${mask[@]}" -bordercolor black -border 1 -format '%@' info: 2>/dev/null)
  read -r _ found_top <<<"$(box "$line")"
  [ "${line%%x*}" != 0 ] && [ "$found_top" -gt 0 ] || return 1
  line=$(convert "$folder/look.png" "${mask[@]}" -crop "${width}x1+0+$((found_top - 1))" +repage \
    -bordercolor black -border 1 -format '%@' info:)
  read -r found_left _ <<<"$(box "$line")"
  echo $((left + found_left - 1 + ${line%%x*} / 2)) $((top + found_top - 1))
}

# box GEOMETRY: the left and the top of WIDTHxHEIGHT+LEFT+TOP.
box() {
  local rest=${1#*+}
  echo "${rest%%+*} ${rest#*+}"
}

# click X Y: with the left button.
click() {
  xdotool mousemove --sync "$1" "$2"
  sleep 0.1
  xdotool click 1
  sleep 0.7
}

# primary [AREA]: clicks the primary button.
primary() {
  local at
  for _ in $(seq 20); do
    if at=$(seen $blue "${1:-$window}" 30); then
      # shellcheck disable=SC2086 # two words
      click ${at% *} $((${at#* } + 8))
      return
    fi
    sleep 0.3
  done
  shot failed
  echo "e2e_mouse: no primary button" >&2
  exit 1
}

# symbol COLOUR AREA: clicks what stands beside the topmost symbol, if there is one.
symbol() {
  local at
  at=$(seen "$1" "$2") || return 1
  click $((${at% *} + 8)) $((${at#* } + 8))
}

wheel() {
  xdotool mousemove --sync 975 600 click --delay 60 --repeat "$1" 5
  sleep 0.6
}

join() {
  cp "$place/0101.tenkenpack" "$HOME/somu.tenkenpack"
  begin
  shot 01-start
  primary
  # shellcheck disable=SC2086 # two words, here and below
  click $dialog_row
  shot 02-package
  primary && sleep 1 && shot 03-join
  primary && sleep 1 && shot 04-joined
  primary && sleep 1 && shot 05-home
  department=$(find "$HOME" -maxdepth 1 -name '*.tenken')
  expect '"state": "draft"' status "$department" --json
}

# plan: the first item is done in part, and a stock phrase says what will be done.
plan() {
  symbol $yellow "$answer" && shot 07-partly
  wheel 14 && shot 08-plan
  local at
  at=$(seen $blue "$phrases")
  click "${at% *}" $((${at#* } + 8)) && shot 09-phrases
  # shellcheck disable=SC2086
  click $phrase && shot 10-planned
}

# heads: all comply, as many as in the last head count; the first needs a number.
heads() {
  local at
  at=$(seen $blue "$counting") || { wheel 4 && at=$(seen $blue "$counting"); } # it may lie below the window
  click "${at% *}" $((${at#* } + 8))
  if [ -z "${counted:-}" ]; then
    write 12
    click "${at% *}" $((${at#* } + 8))
    counted=yes
    shot 11-counted
  fi
}

answer_all() {
  primary && shot 06-sheet
  counted=
  plan
  for _ in $(seq 40); do
    primary
    "$program" status "$department" --json 2>/dev/null | grep -q '"unanswered": 0' && break
    symbol $green "$answer" || heads
  done
  expect '"unanswered": 0' status "$department" --json
  shot 12-check
}

approve() {
  local at
  at=$(seen $blue "$calendars")
  click 900 $((${at#* } - 95)) && write '12'
  click "${at% *}" $((${at#* } + 8)) && shot 13-calendar
  primary && shot 14-filled-in
  primary "$decision"
  expect '"state": "approved"' status "$department" --json
  sleep 1
  shot 15-approved
}

submit() {
  mkdir "$HOME/inbox"
  primary "$decision" && shot 16-folders
  # shellcheck disable=SC2086
  click $dialog_row && shot 17-folder
  primary
  expect '"state": "submitted"' status "$department" --json
  sleep 1
  shot 18-written
  primary && shot 19-submitted
}

# read_answer: the office accepts, and the department takes its word in.
read_answer() {
  "$program" receive "$office" "$HOME"/inbox/*.tenkensub >/dev/null
  "$program" accept "$office" 0101 --out "$HOME/inbox" >/dev/null
  primary "$decision" && shot 20-answers
  # shellcheck disable=SC2086
  click $dialog_row && primary
  expect '"state": "accepted"' status "$department" --json
  sleep 1
  shot 21-accepted
  primary && shot 22-in-effect
  # shellcheck disable=SC2086
  click $back && click $back && shot 23-home
  primary && shot 24-score
}

for language in ja en; do
  place="$folder/$language"
  office="$place/office.tenken"
  mkdir -p "$place"
  rm -rf "$folder/home"
  prefer "$language" light 1280 820
  prepare
  screen 1280 820
  join
  answer_all
  approve
  submit
  read_answer
  end
  dark
  echo "$place"
done
