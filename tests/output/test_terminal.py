"""What is decided about the terminal, and where several formats go."""

from __future__ import annotations

import ast
import io
import json
import re

from pathlib import Path

import pytest
import samples

from render import OPTIONS

from govlint.errors import ConfigError
from govlint.output.statistics import StatisticsWriter
from govlint.output.targets import open_writers, pair
from govlint.output.terminal import Progress, wants_color, wants_hyperlinks, width_of
from govlint.output.writer import OutputOptions, write_results


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("flag", "environ", "terminal", "expected"),
    [
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "", "FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {}, True, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {}, False, False),
    ],
)
def test_colour(flag: str, environ: dict[str, str], terminal: bool, expected: bool) -> None:  # noqa: FBT001 - what is expected
    """The flag, then NO_COLOR, then FORCE_COLOR, then a terminal that is not dumb."""
    stream = Terminal() if terminal else io.StringIO()

    assert wants_color(flag, environ, stream) is expected


def test_hyperlinks_and_width() -> None:
    """Only terminals that are known for them get hyperlinks; what is no terminal is 80 cells wide."""
    assert wants_hyperlinks({"VTE_VERSION": "7001"}, Terminal())
    assert wants_hyperlinks({"TERM_PROGRAM": "WezTerm"}, Terminal())
    assert not wants_hyperlinks({"VTE_VERSION": "7001", "TERM": "dumb"}, Terminal())
    assert not wants_hyperlinks({"WT_SESSION": "x"}, io.StringIO())
    assert not wants_hyperlinks({"FORCE_HYPERLINK": "0", "WT_SESSION": "x"}, Terminal())
    assert not wants_hyperlinks({}, Terminal())
    assert width_of(io.StringIO()) == 80


def test_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress is shown in a terminal, wiped when it is over, and silent elsewhere."""
    times = iter(range(100))
    monkeypatch.setattr("govlint.output.terminal.monotonic", lambda: float(next(times)))
    shown, silent = Terminal(), io.StringIO()
    for stream in (shown, silent):
        progress = Progress(stream, 2, "zh")
        progress.step()
        progress.step()
        progress.clear()

    assert shown.getvalue().startswith("\r已检查 1/2\r已检查 2/2\r ")
    assert shown.getvalue().endswith(" \r")
    assert not silent.getvalue()


def test_statistics() -> None:
    """The most frequent rule comes first."""
    stream = io.StringIO()
    results = [*samples.results(), samples.result(samples.PART_HEADING)]
    write_results(results, [StatisticsWriter(stream, OPTIONS)])

    assert stream.getvalue().splitlines()[:2] == [
        "2  GOV103  警告  part-heading",
        "1  GOV107  警告  empty-cell",
    ]


def test_formats_and_files() -> None:
    """A file for each format, or for all but the first."""
    assert pair(["full"], []) == (("full", "-"),)
    assert pair(["full", "json"], ["a.json"]) == (("full", "-"), ("json", "a.json"))
    assert pair(["json"], ["a.json"]) == (("json", "a.json"),)
    for formats, files in (
        (["full"], ["a", "b"]),
        (["a", "b", "c"], ["x"]),
        (["a", "b"], ["x", "x"]),
    ):
        with pytest.raises(ConfigError, match="--output-file"):
            pair(formats, files)


def test_several_at_once(tmp_path: Path) -> None:
    """Colour is for the terminal alone; a file is there when all of it is written."""
    stdout = io.StringIO()
    path = tmp_path / "out.json"
    full = tmp_path / "full.txt"
    pairs = (("full", "-"), ("json", str(path)), ("full", str(full)))
    with open_writers(pairs, OutputOptions(color=True), stdout) as writers:
        write_results(samples.results(), writers)
        assert not path.exists()

    assert "\x1b[" in stdout.getvalue()
    assert "\x1b[" not in full.read_text("utf-8")
    assert json.loads(path.read_text("utf-8"))["version"] == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == ["full.txt", "out.json"]


def test_a_run_that_ends_early_leaves_no_file(tmp_path: Path) -> None:
    """Half a file is none; a place that cannot be written is said in one line."""
    path = tmp_path / "out.json"
    with (
        pytest.raises(KeyboardInterrupt),
        open_writers((("json", str(path)),), OPTIONS, io.StringIO()),
    ):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []

    with (
        pytest.raises(ConfigError, match="cannot be written"),
        open_writers((("json", str(tmp_path / "no" / "a")),), OPTIONS, io.StringIO()),
    ):
        pass


def _texts() -> list[tuple[str, str, str]]:
    """Return the words of every message in the modules about output and configuration."""
    folder = Path(__file__).parents[2] / "govlint"
    names = ("baseline", "config", "keys", "selection", "settings", "suppress", "walk")
    files = [*(folder / "output").rglob("*.py"), *(folder / f"{name}.py" for name in names)]
    found = []
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) != "Text":
                continue
            words = [
                "".join(
                    c.value
                    for c in ast.walk(arg)
                    if isinstance(c, ast.Constant) and isinstance(c.value, str)
                )
                for arg in node.args
            ]
            if len(words) == 2 and any(words):
                found.append((file.name, words[0], words[1]))
    return found


def test_every_message_is_there_in_both_languages() -> None:
    """Chinese is Chinese, English English, and neither pleads nor shouts."""
    texts = _texts()

    assert len(texts) > 60
    for file, zh, en in texts:
        if zh == en:
            continue
        assert not re.search(r"[\u4e00-\u9fff]", en.replace("政府信息公开", "")), (file, en)
        assert re.search(r"[\u4e00-\u9fff：，]", zh), (file, zh)
        assert not re.search(r"请(?!求)|！|!|您", zh.replace("<!--", "").replace("申请", "")), (
            file,
            zh,
        )
        assert "!" not in en.replace("<!--", ""), (file, en)
