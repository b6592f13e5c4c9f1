#!/bin/sh
# Runs one of the benchmarks' programs that measure Kanak as a whole (docs/latency.md).
# usage: bench-class.sh CLASS [ARGUMENT...]   class under dev.kanak.benchmarks
set -eu
cd "$(dirname "$0")/../.."
JAVA_HOME=$(config/build/find-jdk.sh)
export JAVA_HOME
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Uu][Tt][Ff]*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
class=$1
shift
echo "commit:  $(git rev-parse --short HEAD 2>/dev/null || echo unknown)"
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -XX:+UseCompactObjectHeaders -Xmx768m -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath.txt)" \
  "dev.kanak.benchmarks.$class" "$@"
