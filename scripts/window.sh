# The window of the desktop on a virtual screen, for scripts that drive it by keys. They
# set program, folder and DISPLAY first.

export LIBGL_ALWAYS_SOFTWARE=1
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home/.config"
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

# wait_for COMMAND...: until it succeeds, 30 seconds at most.
wait_for() {
  for _ in $(seq 300); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  echo "gave up waiting for: $*" >&2
  exit 1
}

# prefer LANGUAGE LOOKS WIDTH HEIGHT [SCALE]: what the program remembers of its looks.
prefer() {
  mkdir -p "$XDG_CONFIG_HOME/fyne/tenken.desktop"
  printf '{"toured":true,"language":"%s","looks":"%s","window_width":%s,"window_height":%s,"text_scale":%s}' "${@:1:4}" "${5:-1}" \
    >"$XDG_CONFIG_HOME/fyne/tenken.desktop/preferences.json"
}

# screen WIDTH HEIGHT: the virtual screen; dark ends it.
screen() {
  Xvfb "$DISPLAY" -screen 0 "$1x$2x24" +extension GLX -nolisten tcp 2>/dev/null &
  screen=$!
  wait_for xdpyinfo
}

dark() {
  kill "$screen"
  wait "$screen" 2>/dev/null || true
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

# write TEXT: types a text and lets the window settle.
write() {
  LANG=C.UTF-8 xdotool type --delay 80 "$1"
  sleep 0.6
}

shot() { import -window root "$place/$1.png"; }

# below NAME: the end of what is open on the right.
below() {
  scroll 30
  shot "$1"
}

# scroll N: turns the wheel over what is open on the right.
scroll() {
  xdotool mousemove $((width * 4 / 5)) $((height * 3 / 4))
  sleep 0.2
  xdotool click --delay 20 --repeat "$1" 5
  sleep 0.6
}

# The looks that cover what users choose: LANGUAGE-LOOKS-WIDTHxHEIGHT, and -SCALE where
# the text is larger.
covering=({ja,en}-{light,dark}-{1024x700,1280x820} {ja,en}-light-{1024x700,1280x820}-1.5 ja-light-1920x1080)

# each TAKE LOOK...: takes the pictures of each look, or where none is named of those
# that cover all, into a folder of its own. A look lasts some minutes.
each() {
  local take=$1 size
  shift
  (($#)) || set -- "${covering[@]}"
  for look in "$@"; do
    IFS=- read -r language shades size scale <<<"$look"
    width=${size%x*} height=${size#*x} place="$folder/$look"
    rm -rf "$place"
    mkdir -p "$place"
    screen "$width" "$height"
    "$take"
    dark
    echo "$place"
  done
}

# start FILE...: shows the window in the present look.
start() {
  prefer "$language" "$shades" "$width" "$height" "${scale:-1}"
  begin "$@"
}
