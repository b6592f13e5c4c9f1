#!/bin/sh
# Sees to the system packages that a purpose needs and installs those that are missing (Debian, Ubuntu).
# usage: packages.sh build|run|test ...
set -u

say() { printf 'kanak: %s\n' "$*"; }

# Lines of: package, how its presence is probed (command or library), what it is for.
needs_of() {
  case "$1" in
    build)
      echo 'maven command:mvn builds Kanak'
      ;;
    run)
      echo 'libopus0 library:libopus.so.0 codes and decodes the audio of a call'
      echo 'espeak-ng command:espeak-ng speaks the answers'
      ;;
    test)
      echo 'chromium command:chromium is the browser of the call tests'
      echo 'radicale command:radicale is the calendar server of the appointment tests'
      echo 'nodejs command:node runs the MCP client of the tool tests'
      echo 'npm command:npm fetches that client'
      echo 'fonts-lohit-deva font:hi shows Devanagari in the browser'
      for library in libpulse0:libpulse.so.0 libudev1:libudev.so.1 libx11-6:libX11.so.6 libxfixes3:libXfixes.so.3 \
        libxrandr2:libXrandr.so.2 libxcomposite1:libXcomposite.so.1 libdbus-1-3:libdbus-1.so.3; do
        echo "${library%%:*} library:${library#*:} is loaded by the WebRTC test caller"
      done
      ;;
    *)
      echo "packages.sh: unknown purpose $1 (build, run or test)" >&2
      return 2
      ;;
  esac
}

ldconfig_cache() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null; }

is_installed() {
  dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null | grep -q '^.i'
}

# Presence by itself, however it came: built from source, or from another package.
is_usable() {
  case "$1" in
    command:*) command -v "${1#command:}" >/dev/null 2>&1 ;;
    library:*) ldconfig_cache | grep -q "[[:space:]]${1#library:}[[:space:]]" ;;
    font:*) fc-list ":lang=${1#font:}" 2>/dev/null | grep -q . ;;
  esac
}

needs=''
for purpose in "$@"; do
  needs="$needs$(needs_of "$purpose")
" || exit 2
done

missing=''
while read -r package probe use; do
  [ -n "$package" ] || continue
  is_installed "$package" || is_usable "$probe" && continue
  say "missing: $package, which $use"
  missing="$missing $package"
done <<EOF_NEEDS
$needs
EOF_NEEDS
[ -n "$missing" ] || exit 0
missing=${missing# }

if ! command -v apt-get >/dev/null 2>&1; then
  say "this system has no apt-get: install the equivalents of the packages above with its own package manager" >&2
  exit 1
fi

install="apt-get install -y --no-install-recommends $missing"
if [ "$(id -u)" -eq 0 ]; then
  as_root=''
elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
  as_root='sudo'
  say "needs root for this alone: sudo $install"
else
  say "cannot become root here. Run this once as root, then the same command again:" >&2
  printf '\n    apt-get update && %s\n\n' "$install" >&2
  exit 1
fi

apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null; }

has_no_candidate() {
  for package in $missing; do
    apt-cache policy "$package" 2>/dev/null | grep -q '^  Candidate: [^(]' || return 0
  done
  return 1
}

refresh() {
  say 'fetching the package lists (apt-get update)'
  apt update >/dev/null
}

refreshed=false
if has_no_candidate; then
  refresh || exit 1
  refreshed=true
fi
say "installing: $missing"
if ! apt install -y --no-install-recommends $missing >/dev/null; then
  # Lists that are older than the archive name files that are gone.
  $refreshed && exit 1
  refresh && apt install -y --no-install-recommends $missing >/dev/null || exit 1
fi
