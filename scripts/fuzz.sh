#!/usr/bin/env bash
# Runs every fuzz target of the module, one after the other.
#
#   scripts/fuzz.sh TIME     the time for each target, such as 30s
set -euo pipefail
time=$1

targets=$(grep -rn --include='*_test.go' -E '^func Fuzz[A-Za-z0-9_]*\(' . |
  sed -E 's|^(.*)/[^/]*:[0-9]+:func (Fuzz[A-Za-z0-9_]*)\(.*|\1 \2|' | sort) || true
while read -r package target; do
  [ -n "$package" ] || continue
  echo "fuzz: $package $target"
  # Left to itself, Go spends a minute on making one large seed smaller.
  go test -tags "$TAGS" -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 50x "$package"
done <<<"$targets"
