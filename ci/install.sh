#!/usr/bin/env bash
# Install govlint into a virtual environment of its own: the version asked for, else the one that contains this script.
# Inputs come as variables and never as text of the script, so that nothing in them is run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
home="${RUNNER_TEMP:?}/govlint"
version="${GOVLINT_VERSION:-}"
case "$version" in
    *[!0-9A-Za-z.+!-]*)
        echo "govlint: not a version: $version" >&2
        exit 2
        ;;
esac
python3 -m venv "$home"
if [ -d "$home/Scripts" ]; then bin="$home/Scripts"; else bin="$home/bin"; fi
if [ -n "$version" ]; then
    "$bin/python" -m pip install --quiet --disable-pip-version-check "govlint[all]==$version"
else
    "$bin/python" -m pip install --quiet --disable-pip-version-check "$root[all]"
fi
echo "$bin" >>"${GITHUB_PATH:?}"
