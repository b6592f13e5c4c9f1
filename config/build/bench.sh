#!/bin/sh
# Runs the JMH benchmarks and the process measures, as docs/latency.md cites them.
# usage: bench.sh [PATTERN]   only the JMH benchmarks whose name matches; the process measures run when there is none
set -eu
cd "$(dirname "$0")/../.."
JAVA_HOME=$(config/build/find-jdk.sh)
export JAVA_HOME
classpath="benchmarks/target/classes:$(cat benchmarks/target/classpath.txt)"

java() {
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:+UseCompactObjectHeaders -Xmx768m -cp "$classpath" "$@"
}

echo "machine: $(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), load $(cut -d ' ' -f 1 /proc/loadavg)"
echo "commit:  $(git rev-parse --short HEAD 2>/dev/null || echo unknown)"

table=benchmarks/target/jmh.txt
log=benchmarks/target/jmh.log
echo "# JMH, average time per operation (progress in $log)"
rm -f "$table"
java org.openjdk.jmh.Main -f 1 -wi 3 -w 1 -i 5 -r 1 -foe true -rf text -rff "$table" "${1:-dev.kanak}" >"$log" 2>&1 || {
  tail -n 40 "$log" >&2
  exit 1
}
cat "$table"
[ $# -eq 0 ] || exit 0
for measure in text.TextTurnMeasure speech.SynthesisMeasure speech.EchoMeasure media.MediaPathMeasure media.CallSetupMeasure process.StartToReadyMeasure; do
  echo
  echo "# dev.kanak.benchmarks.$measure"
  java "dev.kanak.benchmarks.$measure"
done
