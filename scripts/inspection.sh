# A year's inspection, for scripts that play it in windows: how it begins, and what is
# asked of the command line. They set program, place and office first.

# expect PATTERN ARGUMENT...: what the program says to the arguments holds the pattern,
# within 10 seconds.
expect() {
  local pattern=$1
  shift
  for _ in $(seq 20); do
    said=$("$program" "$@" 2>&1) || true
    if grep -q -- "$pattern" <<<"$said"; then
      echo "  $pattern"
      return
    fi
    sleep 0.5
  done
  shot failed
  printf 'e2e: no "%s" in what "%s" says:\n%s\n' "$pattern" "$*" "$said" >&2
  exit 1
}

# prepare: an office with two departments, its round open and sent out.
prepare() {
  cat >"$place/list.csv" <<'CSV'
所属コード,所属,部
0101,総務課,総務部
0201,税務課,市民部
CSV
  "$program" new "$office" --kind office --city 青葉市 --standard short >/dev/null
  "$program" organisation import "$office" "$place/list.csv" >/dev/null
  "$program" round open "$office" --year 2026 --due 2026-12-25 >/dev/null
  "$program" round packages "$office" --out "$place/out" >/dev/null
  cp "$place"/out/0101_*.tenkenpack "$place/0101.tenkenpack"
  mkdir "$place/inbox"
}
