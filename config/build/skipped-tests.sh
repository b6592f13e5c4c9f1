#!/bin/sh
# Fails if a test was skipped, by the reports of the last run. A class tagged "external" may skip: its data
# lies outside the repository.
set -eu
cd "$(dirname "$0")/../.."

is_external() {
  file=$(printf '%s' "${1%%\$*}" | tr . /).java
  for source in */src/test/java/"$file"; do
    [ -f "$source" ] && grep -q '@Tag("external")' "$source" && return 0
  done
  return 1
}

skipped=$(find . -path '*-reports/TEST-*.xml' -exec awk '
  /<testcase / { line = $0; sub(/.*classname="/, "", line); sub(/".*/, "", line); class = line
                 line = $0; sub(/.* name="/, "", line); sub(/".*/, "", line); name = line }
  /<skipped/ { print class " " name }' {} +)
[ -n "$skipped" ] || exit 0

unexpected=0
while read -r class name; do
  if is_external "$class"; then
    echo "kanak: not run, its data is not here: $class $name"
  else
    echo "kanak: skipped, which fails the build: $class $name" >&2
    unexpected=1
  fi
done <<EOF_SKIPPED
$skipped
EOF_SKIPPED
exit $unexpected
