#!/bin/sh
# Rings Kanak like its callers and prints what they felt, streaming beside serial (docs/latency.md).
# usage: bench-latency.sh CALLS LANES   calls of each lane; lanes: all, or rtp without the browser
set -eu
cd "$(dirname "$0")/../.."
JAVA_HOME=$(config/build/find-jdk.sh)
export JAVA_HOME
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Uu][Tt][Ff]*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
echo "commit:  $(git rev-parse --short HEAD 2>/dev/null || echo unknown)"
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -XX:+UseCompactObjectHeaders -Xmx768m -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath.txt)" \
  dev.kanak.benchmarks.latency.LatencySuite "$@"
