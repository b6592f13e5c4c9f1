#!/bin/sh
# Builds server/target/kanak.jar, without tests, if a source is newer than it. Arguments go to Maven.
set -eu
cd "$(dirname "$0")/../.."
jar=server/target/kanak.jar
modules='core transport pipeline rag agent tools server'

is_current() {
  [ -f "$jar" ] || return 1
  for module in $modules; do
    [ -z "$(find "$module/src/main" "$module/pom.xml" -newer "$jar" \( -type f -o -type d \) -print 2>/dev/null | head -n 1)" ] || return 1
  done
  [ ! pom.xml -nt "$jar" ]
}

if is_current; then
  echo 'kanak: the jar is up to date'
  exit 0
fi
echo 'kanak: building (a first build downloads its libraries, some hundred MB, and takes minutes)'
./config/build/mvn.sh -q -pl server -am package -DskipTests -Djacoco.skip -Dspotless.check.skip "$@"
# Maven leaves an unchanged jar as it is; its date says when it was last found to be current.
touch "$jar"
echo "kanak: built $jar"
