#!/bin/sh
# Maven on a JDK 25, without questions: mvn.sh ARGUMENT...
set -eu
here=$(cd "$(dirname "$0")" && pwd)

JAVA_HOME=$("$here/find-jdk.sh")
export JAVA_HOME

# In a locale without UTF-8 the JVM can neither print Devanagari nor hand it to another program.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Uu][Tt][Ff]*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
"$here/packages.sh" build

version=$(mvn --version 2>/dev/null </dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
if [ "$(printf '%s\n3.8.7\n' "${version:-0}" | sort -V | head -n 1)" != 3.8.7 ]; then
  echo "kanak: Maven 3.8.7 or newer is needed; the mvn on PATH is ${version:-of no known version}." >&2
  exit 1
fi

# Maven 3.8's Guava uses sun.misc.Unsafe, which JDK 25 warns about at every start.
export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
cd "$here/../.."
exec mvn -B -ntp "$@" </dev/null
