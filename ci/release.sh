#!/usr/bin/env bash
# release.sh VERSION FOLDER: from the project's root, builds what a release consists of into a folder: wheel, source
# distribution, the VS Code extension, the page for browsers, and the checksums of all. The version must be the package's.
set -euo pipefail
version=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet build .
found=$("$work/venv/bin/govlint" --version)
if [ "$found" != "govlint $version" ]; then
    echo "the tag is for $version, the package is $found" >&2
    exit 1
fi

"$work/venv/bin/python" -m build --outdir "$folder" .

cp -r editors/vscode "$work/vscode"
(
    cd "$work/vscode"
    npm install --no-audit --no-fund --silent
    npm run --silent package -- --out "$folder/govlint-$version.vsix"
)

"$work/venv/bin/python" -m govlint.build page "$folder"

cd "$folder"
sha256sum ./* >"$work/sums"
mv "$work/sums" SHA256SUMS
