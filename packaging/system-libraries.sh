#!/bin/sh
# Install what Qt needs from the system (Debian 12/13, Ubuntu 24.04), only where it is missing.
set -eu

packages="python3-venv libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libcups2
libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 xvfb xauth"

command -v dpkg-query >/dev/null || exit 0

missing=""
for package in $packages; do
    # Some names became "...t64" in newer systems; either one will do.
    dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null |
        grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null; then
    as_root="sudo"
else
    echo "Thiếu các gói hệ thống:$missing. Hãy cài bằng quyền quản trị rồi chạy lại." >&2
    exit 1
fi
$as_root apt-get update -qq
# shellcheck disable=SC2086 # each word is a package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
