#!/usr/bin/env bash
# Takes pictures of the office's pages and dialogs: a real window on a virtual screen,
# driven by keys, in the looks that are named, or in those that cover what users choose
# (see window.sh), such as en-dark-1024x700 or ja-light-1280x820-1.5.
#
#   scripts/shots_office.sh PROGRAM FOLDER [LOOK...]
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
shift 2
export DISPLAY=":${SHOTS_DISPLAY:-77}"
. "$(dirname "$0")/window.sh"

# page DIGIT NAME: what the digit leads to in the navigation.
page() {
  press "ctrl+$1"
  sleep 2
  shot "$2"
}

# last NAME UP...: a page at the end of the navigation, or as many above it.
last() {
  local name=$1
  shift
  press ctrl+1 && sleep 1 && press Tab Tab Tab Tab Tab End "$@" Return
  sleep 2
  shot "$name"
}

# board: what can be done about departments.
board() {
  shot board
  press Down space Tab Tab Return && shot board-more
  press Return && shot board-extend && press Escape
  press Return && press Tab Return && shot board-excuse && press Escape Escape
}

# receive: the files of a folder, before they are taken in.
receive() {
  page 2 receive
  press Tab Return && press ctrl+a && write "$folder/inbox" && press Return && press Return
  sleep 5 && shot receive-files
  press Down Down && shot receive-file
}

# review: the queue, and the answers of a department that waits.
review() {
  page 3 review
  press space Tab Tab Return && shot review-return && press Escape Escape
  press ctrl+1 ctrl+f && write crisis && press Tab Tab Tab Tab ${scale:+Tab} Down Return
  sleep 2 && shot department
  press Tab Return && shot department-return && press Escape
  press Tab Return && shot department-correct && press Escape
  press Tab Return && shot department-extend && press Escape
  below department-below
}

# results: the reports, every tab, and the figures of a cell of the heat map. In large
# text the tabs are a selection.
results() {
  page 5 results
  press shift+Tab shift+Tab Return && shot results-reports && press Escape
  press Tab
  for tab in heat trend weakest dangers overdue candidates; do
    press Right
    [[ -n $scale ]] || press space
    shot "results-$tab"
  done
  press Left Left Left Left Left
  [[ -n $scale ]] || press space
  press Tab Down Right Return && sleep 1 && shot results-part
  press alt+Left
}

# questions: the register and its dialogs.
questions() {
  page 8 questions
  press Tab Return && shot questions-reply && press Escape
  press Tab Return && shot questions-erratum && press Escape
  page 9 contacts
  press Down Tab Return && shot contacts-edit && press Escape
  below contacts-below
  page 0 known
  press shift+Tab shift+Tab shift+Tab Return && press ctrl+a && write "$folder/list.csv" && press Return
  sleep 2 && shot known-import && press Escape
}

# years: the next year, those that are kept, and the settings.
years() {
  last next-year Up Up
  below next-year-below
  last years Up
  last settings
  scroll 8 && shot settings-reports
  scroll 8 && shot settings-numbers
  below settings-keys
}

# wizard: the steps by which a first year begins.
wizard() {
  "$program" new "$folder/first.tenken" --kind office --city 青葉市 --standard short >/dev/null
  "$program" organisation import "$folder/first.tenken" "$folder/list.xlsx" >/dev/null
  start "$folder/first.tenken"
  shot wizard-board
  page 7 wizard-standard
  press shift+Tab Return && sleep 1 && shot wizard-dates
  press Tab Tab Tab Tab Tab Tab Tab && write 2026-12-25
  press shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab Return && sleep 2 && shot wizard-preview
  press shift+Tab Return && sleep 1 && shot wizard-open
  end
  rm -rf "$folder"/first.*
}

take() {
  cp "$office" "$folder/office.tenken"
  start "$folder/office.tenken"
  sleep 1
  board
  receive
  review
  results
  page 6 organisation
  page 7 round
  below round-below
  questions
  years
  end
  rm -rf "$folder"/office.*
  wizard
}

sample="$folder/sample"
rm -rf "$sample"
"$program" demo "$sample" --departments 20 >/dev/null
office=$(find "$sample/3_事務局" -maxdepth 1 -name '*.tenken')
ln -sfn "$sample/2_提出" "$folder/inbox"
ln -sf "$sample/3_事務局/所属一覧.xlsx" "$folder/list.xlsx"
ln -sf "$sample/3_事務局/研修受講名簿.csv" "$folder/list.csv"
each take "$@"
rm -rf "$sample" "$folder"/list.* "$folder/inbox"
