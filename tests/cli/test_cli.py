"""The commands, run in this process: what they print and how they end."""

from __future__ import annotations

import csv
import io
import json
import shutil

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from click.testing import CliRunner, Result

from govlint import __version__
from govlint.cli.main import cli
from govlint.document.regular import read_start
from govlint.engine.registry import built_in


ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
FAULTY = EXAMPLES / "faulty-2023.txt"
CLEAN = EXAMPLES / "clean-2023.txt"
SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "schemas" / "govlint-check.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run far from any configuration, in Chinese and without colour."""
    monkeypatch.chdir(tmp_path)
    for name in ("GOVLINT_LANG", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def run(*arguments: str | Path, text: str | None = None, **env: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(cli, [str(a) for a in arguments], input=text, env=env)


def document(*arguments: str | Path) -> dict[str, Any]:
    """Return what ``check`` writes as JSON, held against the schema."""
    found: dict[str, Any] = json.loads(run(*arguments, "--output-format", "json").stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


def test_the_schema_is_one_and_refuses() -> None:
    """The schema is valid itself, and does not let everything pass."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    right = document(FAULTY)
    for broken in (
        {},
        {**right, "version": 2},
        {**right, "diagnostics": [{**right["diagnostics"][0], "severity": "fatal"}]},
        {**right, "files": [{"path": "a"}]},
    ):
        assert not validator.is_valid(broken)


def test_check_is_the_default() -> None:
    """``govlint report.txt`` is ``govlint check report.txt``, options before or after."""
    named = run("check", FAULTY)
    assert named.exit_code == 1
    assert run(FAULTY).stdout == named.stdout
    assert run("--color", "never", FAULTY).stdout == named.stdout


def test_a_right_report() -> None:
    """Nothing but the summary, status 0."""
    done = run(CLEAN)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_keeps_its_contract(lang: str, tmp_path: Path) -> None:
    """Right, wrong, unreadable and missing files all satisfy the schema."""
    empty = tmp_path / "empty.txt"
    empty.touch()
    found = document(
        "check", "--isolated", "--lang", lang, *sorted(EXAMPLES.glob("*.*")), empty, "missing.txt"
    )

    assert {"error", "warning", "info"} == set(found["files"][0]["counts"])
    assert len(found["files"]) == len(list(EXAMPLES.glob("*.*"))) + 2
    assert [file["path"] for file in found["files"] if "failure" in file] == ["missing.txt"]
    wrong = next(d for d in found["diagnostics"] if d["code"] == "GOV200")
    assert wrong["repairs"]
    assert wrong["related"]
    for file in found["files"]:
        for severity, count in file["counts"].items():
            mine = [d for d in found["diagnostics"] if d["path"] == file["path"]]
            assert count == sum(d["severity"] == severity for d in mine)


def test_json_lines_hold_the_same_records() -> None:
    """Each line satisfies the schema's part for its type."""
    lines = run(FAULTY, "--output-format", "json-lines").stdout.splitlines()
    kinds = []
    for line in map(json.loads, lines):
        kinds.append(line["type"])
        part = {**SCHEMA, "$ref": f"#/$defs/{line['type']}"}
        for key in ("type", "required", "properties"):
            part.pop(key)
        jsonschema.Draft202012Validator(part).validate(line)
    assert kinds[0] == "file"
    assert set(kinds[1:]) == {"diagnostic"}


def test_standard_input() -> None:
    """``-`` reads standard input, under the name it is given."""
    text = FAULTY.read_text(encoding="utf-8")
    done = run("-", "--stdin-filename", "a.txt", "--output-format", "concise", text=text)
    assert done.exit_code == 1
    assert done.stdout.startswith("a.txt:")


def test_a_name_for_standard_input_reads_it() -> None:
    """Without ``-`` as well; beside other paths it is a mistake."""
    text = FAULTY.read_text(encoding="utf-8")
    done = run("--stdin-filename", "a.txt", "--output-format", "concise", text=text)
    assert done.exit_code == 1
    assert done.stdout.startswith("a.txt:")
    listed = run("facts", "--stdin-filename", "a.txt", "--output-format", "json", text=text)
    assert json.loads(listed.stdout)["reports"][0]["path"] == "a.txt"
    for command in ((), ("facts",)):
        refused = run(*command, "--stdin-filename", "a.txt", FAULTY, "--lang", "en")
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert "--stdin-filename is for standard input" in refused.stderr


def test_selection_and_severity() -> None:
    """Codes, prefixes and names choose rules; ``--fail-on`` and ``--exit-zero`` the status."""
    codes = {d["code"] for d in document("--select", "GOV2,empty-cell", FAULTY)["diagnostics"]}
    assert "GOV107" in codes
    assert {code[:4] for code in codes} == {"GOV1", "GOV2"}
    assert document("--select", "GOV2", "--ignore", "GOV2", FAULTY)["diagnostics"] == []
    assert run("--select", "GOV107", FAULTY).exit_code == 0
    assert run("--select", "GOV107", "--fail-on", "warning", FAULTY).exit_code == 1
    assert run("--exit-zero", FAULTY).exit_code == 0


def test_several_formats_at_once(tmp_path: Path) -> None:
    """Each format goes to its file, one to standard output; the first lacks nothing that the other has."""
    done = run(
        *("--output-format", "json", "--output-file", "a.json"),
        *("--output-format", "html", "--output-file", "a.html"),
        *("--output-format", "concise", FAULTY),
    )
    assert done.exit_code == 1
    found = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert len(found["diagnostics"]) == done.stdout.count("\n")
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_statistics_and_summary() -> None:
    """The counts by rule add up to the summary's."""
    done = run("--statistics", "--lang", "en", FAULTY)
    counts = document(FAULTY)["files"][0]["counts"]
    assert sum(int(line.split()[0]) for line in done.stderr.splitlines()) == sum(counts.values())
    assert f"{counts['error']} errors" in done.stdout.splitlines()[-1]


def test_settings_are_shown(tmp_path: Path) -> None:
    """Each with where it came from."""
    (tmp_path / "govlint.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    shown = run("--show-settings", "--select", "GOV2", "--lang", "en").stdout
    assert 'fail-on = "warning"  # govlint.toml' in shown
    assert 'select = ["GOV2"]  # command line --select' in shown
    assert "lang" in shown


def test_settings_of_a_path_are_shown(tmp_path: Path) -> None:
    """A file and a folder have the settings of the configuration closest to them; several are distinguished."""
    for folder, level in (("a", "warning"), ("b", "info")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "govlint.toml").write_text(f'fail-on = "{level}"\n', encoding="utf-8")
        shutil.copy(CLEAN, tmp_path / folder / "r.txt")

    assert 'fail-on = "error"  # default' in run("--show-settings", "--lang", "en").stdout
    for path in ("a/r.txt", "a"):
        shown = run("--show-settings", path, "--lang", "en")
        assert (shown.exit_code, shown.stderr) == (0, "")
        assert f'fail-on = "warning"  # {Path("a", "govlint.toml")}' in shown.stdout
        assert not shown.stdout.startswith("# a")
    both = run("--show-settings", "a/r.txt", "b").stdout
    assert both.index("# a/r.txt\n") < both.index('"warning"') < both.index("# b\n")
    assert both.index("# b\n") < both.index('"info"')
    missing = run("--show-settings", "c/r.txt", "--lang", "en")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert missing.stderr == "govlint: c/r.txt: no such file or folder\n"


def test_help_is_in_one_language() -> None:
    """``--lang``, else the variable, else Chinese; wherever the option stands."""
    for arguments in (("--lang", "en", "--help"), ("--help", "--lang", "en")):
        shown = run("check", *arguments).stdout
        assert "Run only these rules" in shown
        assert shown.isascii()
    assert "只运行这些规则" in run("check", "--help").stdout
    assert "Run only these rules" not in run("check", "--help").stdout
    assert run("facts", "--help", GOVLINT_LANG="en").stdout.isascii()
    assert run("--help", GOVLINT_LANG="en").stdout.isascii()


def test_links_where_a_site_is_known(tmp_path: Path) -> None:
    """No URL is made up; with ``docs-url`` every rule of ours has one, in JSON, SARIF and on the terminal."""
    assert {d["url"] for d in document(FAULTY)["diagnostics"]} == {None}
    config = tmp_path / "govlint.toml"
    config.write_text('docs-url = "https://docs.example.org/govlint/"\n', encoding="utf-8")
    shutil.copy(FAULTY, "report.txt")  # the configuration is looked for from the report upward
    for item in document("report.txt")["diagnostics"]:
        assert item["url"] == f"https://docs.example.org/govlint/rules/{item['code']}/"
    log = json.loads(run("report.txt", "--output-format", "sarif").stdout)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rule["helpUri"].endswith(f"/rules/{rule['id']}/") for rule in rules)
    config.write_text('docs-url = "javascript:alert(1)"\n', encoding="utf-8")
    refused = run("report.txt")
    assert (refused.exit_code, refused.stdout) == (2, "")


def test_facts_as_a_table() -> None:
    """Every figure with its key, value and place."""
    done = run("facts", CLEAN)
    assert done.exit_code == 0
    assert "requests.received.total" in done.stdout
    assert "表三“一、本年新收政府信息公开申请数量 · 总计”" in done.stdout


def test_facts_as_json_and_csv() -> None:
    """Both hold the same figures."""
    (report,) = json.loads(run("facts", CLEAN, "--output-format", "json").stdout)["reports"]
    rows = list(csv.DictReader(io.StringIO(run("facts", CLEAN, "--output-format", "csv").stdout)))

    assert (report["year"], report["edition"]) == (2023, "2021")
    in_json = {key: fact["value"] for key, fact in report["facts"].items()}
    assert in_json == {row["key"]: float(row["value"]) for row in rows if row["value"]}
    assert len(in_json) > 150
    assert report["claims"]


def test_facts_of_what_is_no_report(tmp_path: Path) -> None:
    """A file without figures is no failure, one that cannot be read is."""
    (tmp_path / "a.txt").write_text("今天天气很好。\n", encoding="utf-8")
    assert run("facts", "a.txt").exit_code == 0
    missing = run("facts", "missing.txt")
    assert (missing.exit_code, missing.stdout, missing.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_catalogue(lang: str) -> None:
    """Every rule has a line under its family, and an entry in JSON."""
    listed = run("rules", "--lang", lang).stdout
    entries = json.loads(run("rules", "--output-format", "json").stdout)["rules"]

    assert [entry["code"] for entry in entries] == [loaded.rule.code for loaded in built_in()]
    for loaded in built_in():
        rule = loaded.rule
        assert f"\n{rule.code}  " in listed
        assert (rule.summary_en if lang == "en" else rule.summary) in listed
    assert ("arithmetic" if lang == "en" else "算术") in listed


@pytest.mark.parametrize("name", ["GOV201", "gov201", "row-total"])
def test_a_page(name: str) -> None:
    """A rule's page is found by code, in any case, and by name."""
    page = run("rule", name).stdout
    assert page.startswith("# GOV201 ")
    assert "## 反例" in page
    found = json.loads(run("rule", name, "--output-format", "json").stdout)
    assert (found["code"], found["severity"]) == ("GOV201", "error")
    assert found["page"] in page or found["page"].partition("\n")[2] in page


def test_a_page_that_does_not_exist() -> None:
    """One line, with what was most likely meant."""
    done = run("rule", "row-totals", "--lang", "en")
    assert done.exit_code == 2
    assert done.stderr == "govlint: no rule is called row-totals; did you mean row-total?\n"


def test_version_and_help() -> None:
    """Both end well; the help names every command."""
    assert run("--version").stdout == f"govlint {__version__}\n"
    shown = run("--help").stdout
    assert run().stdout == shown
    for command in ("check", "facts", "rule", "rules", "test-rule"):
        assert f"\n  {command} " in shown
        assert run(command, "--help").exit_code == 0


def test_the_language_of_messages() -> None:
    """The option, else the variable, else Chinese."""
    assert "错误" in run(FAULTY).stdout
    assert "error" in run(FAULTY, GOVLINT_LANG="en").stdout
    assert "错误" in run(FAULTY, "--lang", "zh", GOVLINT_LANG="en").stdout


def test_colour_is_decided_once() -> None:
    """The flag, then NO_COLOR, then FORCE_COLOR."""
    assert "\x1b[" in run(FAULTY, "--color", "always", NO_COLOR="1").stdout
    assert "\x1b[" not in run(FAULTY, NO_COLOR="1", FORCE_COLOR="1").stdout
    assert "\x1b[" in run(FAULTY, FORCE_COLOR="1").stdout
    assert "\x1b" not in run(FAULTY, "--color", "never", FORCE_COLOR="1").stdout


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Status 2 and the reason, whatever user runs the tests; the other files are checked."""
    for name in ("locked.txt", "open.txt"):
        shutil.copy(CLEAN, tmp_path / name)

    def locked(path: str, most: int) -> bytes:
        if path == "locked.txt":
            raise PermissionError(13, "Permission denied", path)
        return read_start(path, most)

    monkeypatch.setattr("govlint.engine.linter.read_start", locked)
    done = run("locked.txt", "open.txt", "--lang", "en", "--output-format", "json")

    assert done.exit_code == 2
    files = json.loads(done.stdout)["files"]
    assert [file.get("failure") for file in files] == ["no permission to read it", None]
