#!/usr/bin/env bash
# Plays a year's inspection in real windows on a virtual screen, by keys alone: a
# department joins, answers, has it approved and hands it in; the office receives it
# and accepts it; the department reads the acceptance. What each step has done is asked
# of the command line. A picture of each step goes into FOLDER.
#
#   scripts/e2e.sh PROGRAM FOLDER
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
rm -rf "${folder:?}"/*
export DISPLAY=":${SHOTS_DISPLAY:-78}"
. "$(dirname "$0")/window.sh"
. "$(dirname "$0")/inspection.sh"

# join: from the start page with the package to the department's home.
join() {
  begin
  shot 01-start
  press Return && write "$place/0101.tenkenpack" && shot 02-package
  press Return && sleep 1 && shot 03-join
  press Return && sleep 1 && shot 04-joined
  press Return && sleep 1 && shot 05-home
  department=$(find "$folder/home" -maxdepth 1 -name '*.tenken')
  expect '"state": "draft"' status "$department" --json
}

# answer: a rating is a digit; a head count is digits, Enter, digits, Enter; N leads on.
answer() {
  press Return && shot 06-sheet
  for _ in $(seq 40); do
    LANG=C.UTF-8 xdotool key --delay 60 1 Return 1 Return n
    "$program" status "$department" --json 2>/dev/null | grep -q '"unanswered": 0' && break
  done
  expect '"unanswered": 0' status "$department" --json
  shot 07-answered
}

# approve: the decision is made elsewhere; its number and day are recorded.
approve() {
  press ctrl+d && sleep 1 && shot 08-check
  press Tab && write 'Somu 12' && press Tab Tab && write 'R8.11.20' && press Tab Tab Tab Return
  expect '"state": "approved"' status "$department" --json
  shot 09-approved
}

submit() {
  end
  begin "$department"
  press ctrl+d && sleep 1 && press Return && sleep 1
  write "$place/inbox" && press Return && sleep 1 && shot 10-folder && press Return
  expect '"state": "submitted"' status "$department" --json
  sleep 1
  shot 11-submitted
  end
}

# receive: the office looks into what has come, takes it in, and accepts it.
receive() {
  cp "$place"/inbox/*.tenkensub "$place/0101.tenkensub"
  mkdir "$place/answers"
  begin "$office"
  shot 12-board
  press ctrl+2 && sleep 1 && press Return && sleep 1 && write "$place/0101.tenkensub"
  press Return && sleep 2 && shot 13-looked-into
  press Tab Tab Return
  expect '"status": "submitted"' board "$office" --json
  sleep 1
  shot 14-received
  press ctrl+1 && sleep 1 && press Down space && shot 15-chosen
  press Tab Return && sleep 1 && write "$place/answers" && press Return && sleep 1 && press Return
  expect '"status": "accepted"' board "$office" --json
  sleep 1
  shot 16-accepted
  for page in 3 4 5 6 7 8 9; do
    press "ctrl+$page" && sleep 1 && shot "17-office-$page"
  done
  end
}

# read_answer: the department takes the office's word in.
read_answer() {
  cp "$place"/answers/*.tenkenrec "$place/0101.tenkenrec"
  begin "$department"
  press Return && sleep 1 && write "$place/0101.tenkenrec" && press Return
  expect '"state": "accepted"' status "$department" --json
  sleep 1
  shot 18-accepted
  end
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
  answer
  approve
  submit
  receive
  read_answer
  dark
  echo "$place"
done
