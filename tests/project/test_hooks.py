"""The hook and the pipelines that we offer, run as those who use them would."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generate.reformat import blocks_of
from generate.write.docx import write_docx
from generate.write.sheets import write_xlsx
from processes import ROOT, broken, govlint, report, run, skip_without_index

from govlint.readers import SUFFIXES


if TYPE_CHECKING:
    from pathlib import Path

    from processes import Done


GIT = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def read_yaml(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a YAML file of the project holds."""
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def office_files(text: str) -> dict[str, bytes]:
    """Return a report as the files that offices have, by suffix."""
    blocks = blocks_of(text.encode(), "a.txt")
    return {"docx": write_docx(blocks).data, "xlsx": write_xlsx(blocks).data}


def git(*arguments: str | Path, cwd: Path, env: dict[str, str] | None = None) -> Done:
    """Run git as a user without settings."""
    return run(["git", *arguments], cwd, {**GIT, **(env or {})})


def shipped() -> list[str]:
    """Return what the Dockerfile copies: all that installing govlint takes."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [line.split()[1:-1] for line in lines if re.match("COPY (?!--)", line)]
    return [name for names in copied for name in names]


def test_the_image_has_what_it_needs() -> None:
    """Every file that the Dockerfile copies is there, and is let into its context."""
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in shipped():
        assert (ROOT / name).exists()
        assert f"!{name}" in let_in


def test_the_hook_takes_every_file_that_is_read() -> None:
    """The hook's pattern and the formats are the same."""
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    assert all(re.search(hook["files"], f"a{suffix}") for suffix in SUFFIXES)
    assert re.search(hook["files"], "报告/甲局.DOCX")
    for name in ("a.py", "a.png", "txt", "a.txt.bak", "govlint.toml"):
        assert not re.search(hook["files"], name)


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of 50 reports with the hook installed from what is shipped."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    source = tmp_path_factory.mktemp("govlint")
    for name in (*shipped(), ".pre-commit-hooks.yaml"):
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, source / name)
    git("init", "--quiet", cwd=source)
    git("add", "--all", cwd=source)
    git("commit", "--quiet", "--message", "govlint", cwd=source)
    rev = git("rev-parse", "HEAD", cwd=source).stdout.strip()

    place = tmp_path_factory.mktemp("reports")
    for number in range(50):
        (place / f"{number:02}.txt").write_text(report(number), encoding="utf-8")
    for suffix, data in office_files(report(50)).items():
        (place / f"50.{suffix}").write_bytes(data)
    (place / "README.md").write_text("# 年报\n\n本仓库保存各单位的年度报告。\n", encoding="utf-8")
    (place / "requirements.txt").write_text("govlint==0.1.0\n", encoding="utf-8")
    (place / "drafts").mkdir()
    (place / "govlint.toml").write_text('exclude = ["drafts/"]\n', encoding="utf-8")
    hook = {"repo": source.as_uri(), "rev": rev, "hooks": [{"id": "govlint"}]}
    (place / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [hook]}), encoding="utf-8")
    git("init", "--quiet", cwd=place)
    env = {**GIT, "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}
    pre_commit = [sys.executable, "-m", "pre_commit"]
    skip_without_index(run([*pre_commit, "install", "--install-hooks"], place, env))
    git("add", "--all", cwd=place)
    first = git("commit", "--message", "50 份报告", cwd=place, env=env)
    assert first.returncode == 0, first.stdout + first.stderr
    (place / ".git" / "home").write_text(env["PRE_COMMIT_HOME"], encoding="utf-8")
    return place


def commit(place: Path) -> Done:
    """Commit everything, with the hook's environment at hand."""
    home = (place / ".git" / "home").read_text(encoding="utf-8")
    git("add", "--all", cwd=place)
    return git("commit", "--message", "改", cwd=place, env={"PRE_COMMIT_HOME": home})


@pytest.mark.slow
def test_a_broken_sum_cannot_be_committed(hooked: Path) -> None:
    """The commit is refused with the figure named; corrected, it goes through."""
    path = hooked / "07.txt"
    right = path.read_text(encoding="utf-8")
    path.write_text(broken(right), encoding="utf-8")

    refused = commit(hooked)

    assert refused.returncode == 1
    said = refused.stdout + refused.stderr
    assert re.search(r"^07\.txt:\d+:\d+ .*GOV200", said, re.MULTILINE)
    assert "表三“（七）总计 · 自然人”填报为" in said
    assert "08.txt" not in said
    path.write_text(right.replace("一、总体情况", "一、总体情况\n", 1), encoding="utf-8")
    assert commit(hooked).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_broken_office_file_cannot_be_committed(hooked: Path, suffix: str) -> None:
    """The hook's own installation reads Word files and workbooks."""
    path = hooked / f"50.{suffix}"
    right = path.read_bytes()
    path.write_bytes(office_files(broken(report(50)))[suffix])

    refused = commit(hooked)

    path.write_bytes(right)
    assert refused.returncode == 1
    assert re.search(rf"^50\.{suffix}:.*GOV200", refused.stdout + refused.stderr, re.MULTILINE)


@pytest.mark.slow
def test_an_excluded_file_stays_excluded(hooked: Path) -> None:
    """The hook names the file, the configuration excludes it: the commit goes through."""
    (hooked / "drafts" / "a.txt").write_text(broken(report(1)), encoding="utf-8")

    done = commit(hooked)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout + done.stderr


def step(name: str, inputs: dict[str, str], runner: Path, cwd: Path, path: str) -> Done:
    """Run a step of the action as a runner does: its script, with the inputs put into its variables."""
    steps = read_yaml("action.yml")["runs"]["steps"]
    found = next(s for s in steps if s.get("name") == name)
    env = {
        key: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda m: inputs[m[1]], value)
        for key, value in found["env"].items()
    }
    files = {f"GITHUB_{n}": str(runner / n) for n in ("PATH", "OUTPUT", "STEP_SUMMARY")}
    env |= {**files, "GITHUB_ACTION_PATH": str(ROOT), "RUNNER_TEMP": str(runner), "PATH": path}
    return run(["bash", "-e", "-o", "pipefail", "-c", found["run"]], cwd, env)


def defaults(**given: str) -> dict[str, str]:
    """Return the action's inputs, those not given by default."""
    inputs = read_yaml("action.yml")["inputs"]
    return {name: str(value["default"]) for name, value in inputs.items()} | given


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run the action's first step; return the search path that the next steps have."""
    runner = tmp_path_factory.mktemp("runner")
    done = step("Install govlint", defaults(), runner, runner, os.environ["PATH"])
    skip_without_index(done)
    added = (runner / "PATH").read_text(encoding="utf-8").strip()
    return os.pathsep.join([added, os.environ["PATH"]])


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout with a right and a wrong report, in a folder with a name that a shell would trip over."""
    folder = tmp_path / "work" / "2023 年 $(touch pwned)"
    folder.mkdir(parents=True)
    (folder / "good.txt").write_text(report(3), encoding="utf-8")
    (folder / "bad.txt").write_text(broken(report(4)), encoding="utf-8")
    for suffix, data in office_files(broken(report(4))).items():
        (folder / f"bad.{suffix}").write_bytes(data)
    for suffix, data in office_files(report(3)).items():
        (folder / f"good.{suffix}").write_bytes(data)
    (tmp_path / "runner").mkdir()
    return tmp_path


def check_step(installed: str, checkout: Path, **inputs: str) -> tuple[Done, str, str]:
    """Run the action's check; return what it printed, the job summary and the outputs."""
    runner = checkout / "runner"
    done = step("Check reports", defaults(**inputs), runner, checkout / "work", installed)
    summary = (runner / "STEP_SUMMARY").read_text(encoding="utf-8")
    return done, summary, (runner / "OUTPUT").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_action_annotates_and_sums_up(installed: str, checkout: Path) -> None:
    """Findings become annotations at their lines, the summary lists them, the job fails."""
    done, summary, output = check_step(installed, checkout)

    assert done.returncode == 1, done.stderr
    assert re.search(
        r"^::error file=.*bad\.txt,line=\d+,.*title=GOV200 ", done.stdout, re.MULTILINE
    )
    for suffix in ("docx", "xlsx"):
        assert re.search(rf"^::error file=.*bad\.{suffix},.*GOV200 ", done.stdout, re.MULTILINE)
    assert "good." not in done.stdout
    assert summary.startswith("## govlint\n\n报告有问题")
    assert re.search(r"^    .*bad\.txt:\d+:\d+: GOV200", summary, re.MULTILINE)
    assert output == "status=1\n"
    assert not list(checkout.rglob("pwned"))


@pytest.mark.slow
def test_the_action_takes_paths_and_arguments_by_the_line(installed: str, checkout: Path) -> None:
    """Blanks, dollar signs and semicolons in an input are part of it, and never run."""
    folder = next((checkout / "work").iterdir()).name
    paths = f"{folder}/good.txt\n"
    done, summary, output = check_step(
        installed, checkout, paths=paths, args="--config\nlang = 'en'\n--statistics"
    )
    assert (done.returncode, output) == (0, "status=0\n"), done.stderr
    assert "No errors found" in summary

    done, _, output = check_step(installed, checkout, paths="; touch pwned", args="$(touch pwned)")
    assert done.returncode == 2
    assert output.endswith("status=2\n")
    assert not list(checkout.rglob("pwned"))


def test_a_long_summary_says_that_there_is_more(tmp_path: Path) -> None:
    """A summary may be no longer than a mebibyte; it says what it leaves out."""
    stub = tmp_path / "bin" / "govlint"
    stub.parent.mkdir()
    stub.write_text('#!/usr/bin/env bash\nseq 5000 >"$5"\nexit 1\n', encoding="utf-8")
    stub.chmod(0o755)
    path = os.pathsep.join([str(stub.parent), os.environ["PATH"]])

    done = step("Check reports", defaults(), tmp_path, tmp_path, path)

    summary = (tmp_path / "STEP_SUMMARY").read_text(encoding="utf-8")
    assert (done.returncode, done.stderr) == (1, "")
    assert "\n    2000\n" in summary
    assert "2001" not in summary
    assert "The first 2000 of 5000" in summary


def test_the_action_refuses_what_is_no_version(tmp_path: Path) -> None:
    """A version is a version, not an option or an address for pip."""
    for version in ("0.1 --index-url x", "0.1;x", "@ file:x"):
        done = step(
            "Install govlint", defaults(version=version), tmp_path, tmp_path, os.environ["PATH"]
        )
        assert (done.returncode, done.stderr) == (2, f"govlint: not a version: {version}\n")


@pytest.mark.slow
def test_the_gitlab_job_leaves_its_reports(installed: str, checkout: Path) -> None:
    """The job's script writes both reports that it names, and fails."""
    job = read_yaml("ci/govlint.gitlab-ci.yml")["govlint"]
    env = {**job["variables"], "PATH": installed}
    script = ["sh", "-e", "-c", "\n".join(job["script"])]

    done = run(script, checkout / "work", env)

    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    found = json.loads((checkout / "work" / reports["codequality"]).read_text(encoding="utf-8"))
    assert any(item["check_name"] == "GOV200" for item in found)
    assert "<testsuites" in (checkout / "work" / reports["junit"]).read_text(encoding="utf-8")


def test_the_gitlab_job_takes_paths_by_the_line(tmp_path: Path) -> None:
    """Blanks, dollar signs and quotes are part of a path, and nothing in it runs."""
    job = read_yaml("ci/govlint.gitlab-ci.yml")["govlint"]
    stub = tmp_path / "bin" / "govlint"
    stub.parent.mkdir()
    stub.write_text('#!/bin/sh\nfor word; do echo "$word"; done\n', encoding="utf-8")
    stub.chmod(0o755)
    path = os.pathsep.join([str(stub.parent), os.environ["PATH"]])
    paths = ["2023 年度  报告", "$(touch pwned) \"a\" 'b'", "*", "-x"]
    env = {"PATH": path, "GOVLINT_PATHS": "\n".join(["", *paths, ""])}

    done = run(["sh", "-e", "-c", "\n".join(job["script"])], tmp_path, env)

    assert done.returncode == 0, done.stderr
    words = done.stdout.splitlines()
    assert words[words.index("--") + 1 :] == paths
    assert not (tmp_path / "pwned").exists()


def test_the_gitlab_job_installs_what_it_is_told_to(tmp_path: Path) -> None:
    """Nothing by a name that anybody may have taken: without a package it fails and says so."""
    job = read_yaml("ci/govlint.gitlab-ci.yml")["govlint"]
    stub = tmp_path / "bin" / "python"
    stub.parent.mkdir()
    stub.write_text('#!/bin/sh\necho "$*"\n', encoding="utf-8")
    stub.chmod(0o755)
    path = os.pathsep.join([str(stub.parent), os.environ["PATH"]])
    script = ["sh", "-e", "-c", "\n".join(job["before_script"])]

    refused = run(script, tmp_path, {**job["variables"], "PATH": path})
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "GOVLINT_PACKAGE" in refused.stderr
    done = run(script, tmp_path, {"PATH": path, "GOVLINT_PACKAGE": "govlint @ git+file:///a b"})
    assert done.returncode == 0
    assert done.stdout.endswith(" govlint @ git+file:///a b\n")


def test_a_file_that_is_no_report(tmp_path: Path) -> None:
    """Named, it is an error; found in a folder, or under the hook's option, information. A damaged one is an error."""
    (tmp_path / "a.txt").write_text(report(1), encoding="utf-8")
    others = {
        "README.md": "# 年报\n\n本仓库保存各单位的年度报告。\n",
        "requirements.txt": "govlint==0.1.0\n",
    }
    for name, text in others.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    hooked = hook["entry"].split()[1:]
    form = ("--output-format", "json")

    def severities(*arguments: str) -> tuple[int, list[tuple[str, str]]]:
        done = govlint(*arguments, *form, cwd=tmp_path)
        found = json.loads(done.stdout)["diagnostics"]
        return done.returncode, sorted((d["path"], d["severity"]) for d in found)

    as_information = [(name, "info") for name in sorted(others)]
    assert severities(".") == (0, as_information)
    assert severities(*hooked, "a.txt", *others) == (0, as_information)
    assert severities("a.txt", *others) == (1, [(name, "error") for name in sorted(others)])
    assert severities(
        ".", "--config", "severity = {GOV001 = 'warning'}", "--fail-on", "warning"
    ) == (
        1,
        [(name, "warning") for name in sorted(others)],
    )
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 damaged")
    assert severities(".") == (1, [*as_information[:1], ("b.docx", "error"), *as_information[1:]])
    assert severities(*hooked, "b.docx") == (1, [("b.docx", "error")])


def test_folders_of_tools_are_passed_over(tmp_path: Path) -> None:
    """A virtual environment by any name, and node_modules, hold no reports of ours; whoever names one means it."""
    for folder in ("env", "node_modules"):
        inside = tmp_path / folder / "lib"
        inside.mkdir(parents=True)
        (inside / "a.txt").write_text(broken(report(1)), encoding="utf-8")
    (tmp_path / "env" / "pyvenv.cfg").touch()
    (tmp_path / "b.txt").write_text(report(1), encoding="utf-8")
    assert govlint(".", cwd=tmp_path).returncode == 0
    assert govlint("env", cwd=tmp_path).returncode == 1


def test_the_same_file_named_twice_and_excluded_by_force(tmp_path: Path) -> None:
    """``--force-exclude`` is taken, for the habit of it; exclusion holds with or without."""
    (tmp_path / "a.txt").write_text(broken(report(1)), encoding="utf-8")
    (tmp_path / "govlint.toml").write_text('exclude = ["a.txt"]\n', encoding="utf-8")
    for arguments in (["a.txt"], ["--force-exclude", "a.txt", "a.txt"]):
        assert govlint(*arguments, cwd=tmp_path).returncode == 0
    assert govlint("--isolated", "a.txt", cwd=tmp_path).returncode == 1
