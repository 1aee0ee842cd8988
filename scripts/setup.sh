#!/usr/bin/env bash
# Installs the Debian packages that a target of the Makefile needs and that are
# missing. With nothing missing it asks dpkg once and ends.
#
#   scripts/setup.sh GROUP...     groups: make, build, reports, window, peers, node, pdf, bench
set -euo pipefail

packages() {
  case $1 in
    make) echo make ;;
    # The desktop: a C compiler, and the headers of OpenGL and X11.
    build)
      echo gcc libc6-dev pkg-config libgl1-mesa-dev libx11-dev libxcursor-dev \
        libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev
      ;;
    # Tests of reports read the PDF's text back.
    reports) echo poppler-utils ;;
    # A real window without a screen, and pictures of it.
    window) echo xvfb xauth xdotool imagemagick x11-utils openbox libgl1-mesa-dri ;;
    # Other programs that open and save answer sheets.
    peers) echo libreoffice-calc python3-openpyxl ;;
    # One more program that opens workbooks comes by npm.
    node) echo nodejs npm ;;
    # A second opinion on PDFs.
    pdf) echo qpdf poppler-utils ;;
    # Other programs that do the same work, and what measures them.
    bench) echo python3-openpyxl python3-lxml python3-reportlab time ;;
    *)
      echo "setup: unknown group $1" >&2
      exit 2
      ;;
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo "$@"
  else
    return 1
  fi
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@"
}

install() {
  apt update && apt install -y --no-install-recommends "$@"
}

wanted=()
for group in "$@"; do
  names=$(packages "$group")
  # shellcheck disable=SC2206 # the names are words
  wanted+=($names)
done

if ! command -v dpkg-query >/dev/null; then
  echo "setup: this is no Debian; make sure that what these packages hold is there: ${wanted[*]}" >&2
  exit 0
fi

present=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null || true)
missing=()
for name in "${wanted[@]}"; do
  grep -qx "$name installed" <<<"$present" || missing+=("$name")
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "setup: installing ${missing[*]}" >&2
if ! install "${missing[@]}" >&2 && ! { sleep 2 && install "${missing[@]}" >&2; }; then
  {
    echo "setup: these packages are missing and could not be installed. Please run, as root:"
    echo
    echo "  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
    echo
  } >&2
  exit 1
fi
