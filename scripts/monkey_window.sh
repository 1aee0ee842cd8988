#!/usr/bin/env bash
# Clicks and types at random in a real window on a virtual screen, first in a
# department's file and then in the office's, each half of the time. The window must not
# break off, and the files must be sound afterwards.
#
#   scripts/monkey_window.sh PROGRAM FOLDER DURATION [SEED]       5m, 90s
#
# SEED repeats what is clicked and typed; what that meets depends on how fast the window
# is.
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
rm -rf "${folder:?}"/*
RANDOM=${4:-$$}
echo "seed ${4:-$$}"
export DISPLAY=":${SHOTS_DISPLAY:-79}"
. "$(dirname "$0")/window.sh"
place=$folder
cd "$folder" # where a name without a path leads to
width=1280 height=820

case $3 in
  *m) seconds=$((${3%m} * 60)) ;;
  *) seconds=${3%s} ;;
esac

keys=(Tab Tab Tab shift+Tab Return Return space space Up Down Left Right Page_Down Page_Up Home End Escape Escape BackSpace Delete F1
  1 2 3 4 n a 0 ctrl+f ctrl+z ctrl+y ctrl+a ctrl+d ctrl+h ctrl+r ctrl+l ctrl+e ctrl+comma ctrl+1 ctrl+2 ctrl+3 ctrl+4 ctrl+5 alt+Left alt+Up alt+Down)

texts=('R8.11.' 'a ' '-' '=1+' '100/' '%' '"' '<b>' 'C02-04-' '000')

# act does one thing at random. Menus and dialogs are met by clicks as well.
act() {
  case $((RANDOM % 8)) in
    0 | 1 | 2) xdotool mousemove $((RANDOM % width)) $((RANDOM % height)) click 1 ;;
    3) xdotool mousemove $((RANDOM % width)) $((RANDOM % height)) click --repeat $((RANDOM % 6 + 1)) --delay 10 $((RANDOM % 2 + 4)) ;;
    4) xdotool mousemove $((RANDOM % width)) $((RANDOM % height)) mousedown 1 mousemove $((RANDOM % width)) $((RANDOM % height)) mouseup 1 ;;
    5) LANG=C.UTF-8 xdotool type --delay 5 -- "${texts[RANDOM % ${#texts[@]}]}$RANDOM" ;;
    *) LANG=C.UTF-8 xdotool key "${keys[RANDOM % ${#keys[@]}]}" ;;
  esac
}

# play FILE SECONDS: opens the file as often as the window is closed.
play() {
  local end=$((SECONDS + $2)) acts=0 starts=0
  while [ $SECONDS -lt $end ]; do
    begin "$1"
    starts=$((starts + 1))
    while [ $SECONDS -lt $end ] && kill -0 "$desktop" 2>/dev/null; do
      act
      acts=$((acts + 1))
    done
  done
  shot "$(basename "$1")"
  end
  echo "$(basename "$1"): $acts acts, opened $starts times"
}

# sound: nothing broke off, and every workspace is whole.
sound() {
  if grep -E 'panic|fatal error|goroutine ' "$folder/errors.txt" || [ -n "$(find "$folder" -path '*crash*' -type f)" ]; then
    echo "the window broke off" >&2
    exit 1
  fi
  find "$folder" -name '*.tenken' -print0 | while IFS= read -r -d '' file; do
    "$program" check "$file"
  done
}

prefer ja light $width $height
"$program" demo "$folder/city" --departments 3 --at 2026-10-01T09:00:00+09:00 >/dev/null
"$program" demo "$folder/sample" --at 2026-10-01T09:00:00+09:00 >/dev/null
touch "$folder/errors.txt"
screen $width $height
play "$folder/sample/sample.tenken" $((seconds / 2))
play "$(echo "$folder"/city/3_*/*.tenken)" $((seconds - seconds / 2))
dark
sound
