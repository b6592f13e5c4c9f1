#!/bin/sh
# Prints the home of a JDK 25, or says how to get one and exits 1.
# Looked at in this order: JAVA_HOME, the java on PATH, the folders where installers put JDKs.
set -u
wanted=25

# A JDK names its version in the file "release"; a folder without one, or without javac, is not a JDK.
is_wanted() {
  [ -x "$1/bin/javac" ] && grep -q "^JAVA_VERSION=\"$wanted[.\"]" "$1/release" 2>/dev/null
}

home_of_java_on_path() {
  command -v java >/dev/null 2>&1 || return 0
  java -XshowSettings:properties -version 2>&1 </dev/null | sed -n 's/^ *java\.home = //p'
}

try() {
  if [ -n "$1" ] && is_wanted "$1"; then
    printf '%s\n' "$1"
    exit 0
  fi
}

try "${JAVA_HOME:-}"
try "$(home_of_java_on_path)"
for folder in \
  /usr/lib/jvm/*"$wanted"* /usr/lib/jvm/* /usr/java/* /usr/local/*jdk* /usr/local/java/* \
  /opt/*"$wanted"* /opt/* /opt/java/* /opt/jdk/* \
  "${HOME:-/nonexistent}"/.sdkman/candidates/java/"$wanted"* "${HOME:-/nonexistent}"/.jdks/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  try "$folder"
done

cat >&2 <<MESSAGE
Kanak needs a JDK $wanted and found none (JAVA_HOME is ${JAVA_HOME:-not set}).

Debian 12 has no package of it. Take "Eclipse Temurin $wanted (LTS), JDK, Linux, tar.gz" for this
machine ($(uname -m)) from the Adoptium project's download page and unpack it where Kanak looks:

    sudo mkdir -p /opt/jdk-$wanted
    sudo tar -xzf OpenJDK${wanted}U-jdk_*.tar.gz -C /opt/jdk-$wanted --strip-components=1

or, with SDKMAN:     sdk install java $wanted-tem
or, if it is there:  export JAVA_HOME=/path/to/jdk-$wanted

Then run the same command again.
MESSAGE
exit 1
