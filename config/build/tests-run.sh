#!/bin/sh
# Says by the reports of the last run what ran in each module and what was left out, and fails if a test was skipped.
# A class tagged "external" may skip: its data lies outside the repository.
set -eu
cd "$(dirname "$0")/../.."

is_external() {
  file=$(printf '%s' "${1%%\$*}" | tr . /).java
  for source in */src/test/java/"$file"; do
    [ -f "$source" ] && grep -q '@Tag("external")' "$source" && return 0
  done
  return 1
}

# Unit tests, integration tests and skipped ones of a module.
counted() {
  find "$1/target" -path '*-reports/TEST-*.xml' -exec awk '
    function count(name,   at) { at = $0; return sub(".* " name "=\"", "", at) ? at + 0 : 0 }
    /<testsuite / { skipped = count("skipped"); left += skipped
                    if (FILENAME ~ /failsafe-reports/) integration += count("tests") - skipped
                    else unit += count("tests") - skipped }
    END { print unit + 0, integration + 0, left + 0 }' {} + 2>/dev/null
}

skipped=$(find . -path '*-reports/TEST-*.xml' -exec awk '
  /<testcase / { line = $0; sub(/.*classname="/, "", line); sub(/".*/, "", line); class = line
                 line = $0; sub(/.* name="/, "", line); sub(/".*/, "", line); name = line }
  /<skipped/ { print class " " name }' {} +)

unexpected=0
while read -r class name; do
  if [ -z "$class" ]; then
    continue
  elif is_external "$class"; then
    echo "kanak: not run, its data is not here: $class $name"
  else
    echo "kanak: skipped, which fails the build: $class $name" >&2
    unexpected=1
  fi
done <<EOF_SKIPPED
$skipped
EOF_SKIPPED

for module in $(sed -n 's|.*<module>\(.*\)</module>.*|\1|p' pom.xml); do
  counted "$module" | awk -v module="$module" '
    { unit += $1; integration += $2; left += $3 }
    END { printf "kanak: %s: %d unit tests and %d integration tests ran, %d skipped\n", module, unit, integration, left }'
done
exit $unexpected
