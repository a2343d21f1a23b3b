"""The VS Code extension: it packages, and starts the command that its settings name."""

from __future__ import annotations

import json
import shutil
import zipfile

from typing import TYPE_CHECKING

import pytest

from processes import ROOT, run

from govlint import __version__


if TYPE_CHECKING:
    from pathlib import Path


SOURCE = ROOT / "editors" / "vscode"
_EDITOR = """
const Module = require("module");
const seen = {};
class LanguageClient {
  constructor(id, name, server, options) { Object.assign(seen, { id, server, options }); }
  async start() { if (process.argv[2]) throw new Error("no such command"); }
  async stop() {}
  outputChannel = { appendLine(line) { seen.logged = line; } };
}
const settings = JSON.parse(process.argv[1]);
const stand_ins = {
  vscode: {
    workspace: { getConfiguration: () => ({ get: (key) => settings[key] }) },
    window: { showErrorMessage: (message) => { seen.message = message; } },
  },
  "vscode-languageclient/node": { LanguageClient },
};
const load = Module._load;
Module._load = (name, ...rest) => stand_ins[name] ?? load(name, ...rest);
require(process.env.EXTENSION).activate({ subscriptions: [] }).then(() => console.log(JSON.stringify(seen)));
"""


@pytest.fixture(scope="module")
def node() -> str:
    """Return the program that runs JavaScript."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("node is not installed")
    return found


@pytest.mark.parametrize("lang", ["", "en"])
def test_it_starts_the_command_of_its_settings(node: str, tmp_path: Path, lang: str) -> None:
    """For texts, Markdown and pages, saved or not, in the language that was chosen."""
    settings = {"command": ["/opt/bin/govlint", "server", "--isolated"], "lang": lang}
    env = {"EXTENSION": str(SOURCE / "extension.js")}
    done = run([node, "-e", _EDITOR, "--", json.dumps(settings)], tmp_path, env)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)

    assert seen["server"] == {"command": "/opt/bin/govlint", "args": ["server", "--isolated"]}
    assert {(s["scheme"], s["language"]) for s in seen["options"]["documentSelector"]} == {
        (scheme, language)
        for scheme in ("file", "untitled")
        for language in ("plaintext", "markdown", "html")
    }
    assert seen["options"].get("initializationOptions") == ({"lang": "en"} if lang else None)
    assert "message" not in seen


def test_a_command_that_cannot_be_started(node: str, tmp_path: Path) -> None:
    """The user learns what to install."""
    settings = json.dumps({"command": ["govlint", "server"], "lang": ""})
    env = {"EXTENSION": str(SOURCE / "extension.js")}
    done = run([node, "-e", _EDITOR, "--", settings, "fails"], tmp_path, env)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)

    assert "pip install 'govlint[lsp]'" in seen["message"]
    assert "no such command" in seen["logged"]


def test_its_version_is_ours() -> None:
    """Extension and server are published together."""
    assert (
        json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))["version"] == __version__
    )


@pytest.mark.slow
def test_it_packages(tmp_path: Path) -> None:
    """``vsce package`` makes a file that has the extension and what it needs, and nothing to develop it with."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path / "vscode"
    shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns("node_modules", "*.vsix"))
    installed = run([npm, "install", "--no-audit", "--no-fund"], folder)
    if installed.returncode and "network" in installed.stderr.lower():
        pytest.skip("the packages that the extension is made with cannot be had")
    assert installed.returncode == 0, installed.stderr
    done = run([npm, "run", "package", "--", "--out", "govlint.vsix"], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(folder / "govlint.vsix") as package:
        names = package.namelist()

    assert "extension/extension.js" in names
    assert "extension/node_modules/vscode-languageclient/node.js" in names
    assert not any("vsce" in name for name in names)
