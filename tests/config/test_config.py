"""Configuration: where it is found, its content, its errors."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from catalogue import CATALOGUE

from govlint.build import schema
from govlint.config import globs
from govlint.config.find import SettingsFinder
from govlint.config.keys import KEYS
from govlint.config.settings import OrganEntry
from govlint.config.show import show
from govlint.document.errors import ConfigError, GovlintError
from govlint.document.limits import MAX_CELLS
from govlint.engine.examine import with_hint
from govlint.rule import Severity, Text


if TYPE_CHECKING:
    from govlint.config.settings import Settings


SCHEMA = Path(__file__).parents[2] / "schemas" / "govlint.schema.json"

EVERYTHING = """
extend-select = ["GOV1"]
select = ["GOV2", "prose-table"]
extend-ignore = ["GOV103"]
exclude = ["drafts/", "*.tmp.txt"]
fail-on = "warning"
lang = "en"
output-format = "json"
baseline = "known.json"
docs-url = "https://docs.example.org/"

[severity]
GOV103 = "info"

[per-file-ignores]
"old/*.txt" = ["GOV2"]

[limits]
text-length = 5000

[[ignore]]
path = "a.txt"
code = "prose-table"
reason = "更正已发布"
expires = 2025-12-31

[[report]]
path = "scan*.txt"
organ = "青石县财政局"
year = 2022
published = 2023-01-30

[[organs]]
name = "青石县文旅局"
names = ["青石县文化和旅游局"]
merged = ["青石县文化局", "青石县旅游局"]

[[groups]]
name = "青石县"
government = "青石县人民政府"
members = ["青石县*局", "towns/*.docx"]
own = "青石县人民政府办公室"

[[relations]]
name = "decisions"
equation = "a = b + c"
reason = "本局口径"
"""


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def finder(**given: Any) -> SettingsFinder:  # noqa: ANN401  passed on as it is
    """Return a finder over the invented rules."""
    return SettingsFinder(CATALOGUE, **given)


def write(path: str, text: str) -> None:
    """Write a file below the current folder."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def problem(text: str, **given: Any) -> str:  # noqa: ANN401  passed on as it is
    """Return the error in a ``govlint.toml`` that cannot be used."""
    write("govlint.toml", text)
    with pytest.raises(ConfigError) as caught:
        finder(**given).for_path("a.txt")
    return with_hint(caught.value).zh


def test_none_is_needed() -> None:
    """Without any file, the defaults hold."""
    settings = finder().for_path("a.txt")

    assert settings.select == ("ALL",)
    assert settings.fail_on is Severity.ERROR
    assert not settings.origins


def test_every_key() -> None:
    """Each key reaches its setting, with paths that start from the file's folder."""
    write("office/govlint.toml", EVERYTHING)
    settings = finder().for_path("office/sub/a.txt")

    assert settings.select == ("GOV2", "prose-table")
    assert settings.extend_select == ("GOV1",)
    assert settings.severity == {"GOV103": Severity.INFO}
    assert settings.fail_on is Severity.WARNING
    assert (settings.lang, settings.output_format) == ("en", "json")
    assert settings.excludes("office/drafts/deep/x.txt")
    assert settings.excludes("office/b.tmp.txt")
    assert not settings.excludes("drafts/x.txt")
    assert settings.organ_and_year("office/scan1.txt") == ("青石县财政局", 2022)
    assert settings.organ_and_year("office/a.txt") == (None, None)
    assert settings.published("office/scan1.txt") == date(2023, 1, 30)
    assert settings.organs == (
        OrganEntry("青石县文旅局", ("青石县文化和旅游局",), ("青石县文化局", "青石县旅游局")),
    )
    (group,) = settings.groups
    assert group.is_government("a.txt", "青石县人民政府", str.__eq__)
    assert group.is_member("office/towns/a.docx", None, str.__eq__)
    assert not group.is_member("office/a.docx", None, str.__eq__)
    assert settings.relations[0].equation == "a = b + c"
    entry = settings.suppressions[0]
    assert (entry.code, entry.reason, entry.expires) == (
        "GOV301",
        "更正已发布",
        date(2025, 12, 31),
    )
    assert settings.baseline == str(Path.cwd() / "office" / "known.json")
    assert (settings.limits.text_length, settings.limits.cells) == (5000, MAX_CELLS)
    assert settings.docs_url == "https://docs.example.org/"
    assert {key.name for key in KEYS} == set(settings.origins)


def test_the_closest_file_wins_without_merging() -> None:
    """What stands further up does not shine through; a pyproject.toml without our table does not count."""
    write("govlint.toml", 'lang = "en"\nfail-on = "info"')
    write("a/pyproject.toml", '[tool.govlint]\nlang = "zh"')
    write("a/b/pyproject.toml", "[tool.other]\nx = 1")
    settings = finder().for_path("a/b/report.txt")

    assert (settings.lang, settings.fail_on) == ("zh", Severity.ERROR)
    assert finder().for_path("c/report.txt").lang == "en"


def test_a_foreign_pyproject_may_be_broken() -> None:
    """A pyproject.toml that never mentions us is not read."""
    write("pyproject.toml", "[[[")

    assert finder().for_path("a.txt").lang is None


def test_extend() -> None:
    """A key takes the place of the base's; severities, entries and extend-select add to them."""
    write(
        "base.toml",
        'lang = "en"\nselect = ["GOV2"]\nextend-select = ["GOV3"]\nexclude = ["/x/"]\n'
        '[severity]\nGOV2 = "info"\nGOV3 = "info"\n'
        '[[relations]]\nname = "a"\nequation = "a = b"',
    )
    write(
        "sub/govlint.toml",
        'extend = "../base.toml"\nextend-select = ["GOV1"]\nfail-on = "info"\n'
        '[severity]\nGOV3 = "warning"\n[[relations]]\nname = "b"\nequation = "b = c"',
    )
    settings = finder().for_path("sub/a.txt")

    assert settings.lang == "en"
    assert settings.extend_select == ("GOV3", "GOV1")
    assert settings.severity == {"GOV2": Severity.INFO, "GOV3": Severity.WARNING}
    assert [entry.name for entry in settings.relations] == ["a", "b"]
    assert settings.excludes("x/a.txt")
    assert not settings.excludes("sub/x/a.txt")


def test_extend_in_a_circle() -> None:
    """Files that extend each other are an error."""
    write("other.toml", 'extend = "govlint.toml"')

    assert problem('extend = "other.toml"') == "govlint.toml: extend: 配置文件互相 extend"


def test_two_files_at_one_place() -> None:
    """There is one configuration in a folder, or none."""
    write("pyproject.toml", "[tool.govlint]")

    assert "只保留一处" in problem("")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('selct = ["GOV2"]', "govlint.toml: selct: 没有这个键；是否指 select"),
        ('select = ["GOV2O1"]', "govlint.toml: select: 没有规则 GOV2O1；是否指 GOV201"),
        ("select = [1]", "govlint.toml: select: 应为字符串"),
        ('select = "GOV2"', "govlint.toml: select: 应为字符串数组"),
        ('fail-on = "errors"', "govlint.toml: fail-on: 'errors' 不可用；可用 error, warning, info"),
        ('[severity]\nGOV2 = "off"', "govlint.toml: severity.GOV2: 'off' 不可用"),
        ('[severity]\nGOV7 = "info"', "govlint.toml: severity: 没有规则 GOV7"),
        ('[per-file-ignores]\n"*" = ["X9"]', "govlint.toml: per-file-ignores.*: 没有规则 X9"),
        (
            'rules = "rules.py"',
            "govlint.toml: rules: 没有这个键；规则代码只能由命令行 --rules 指定",
        ),
        ('[[ignore]]\npath = "a"\ncode = "GOV2"\nreason = "x"', "没有规则 GOV2"),
        ('[[ignore]]\npath = "a"\ncode = "GOV201"', "govlint.toml: ignore: 缺少 reason"),
        ('[[ignore]]\npath = "a"\ncode = "GOV201"\nreason = " "', "ignore.reason: 不能为空"),
        (
            '[[ignore]]\npath = "a"\ncode = "GOV201"\nreason = "x"\nexpires = "soon"',
            "govlint.toml: ignore.expires: 应为日期",
        ),
        (
            '[[ignore]]\npath = "a"\ncod = "GOV201"',
            "govlint.toml: ignore.cod: 没有这个键；是否指 code",
        ),
        ('[[report]]\npath = "a"', "govlint.toml: report: organ、year、published 至少写一个"),
        ('[[report]]\npath = "a"\nyear = 23', "govlint.toml: report.year: 应为四位年份"),
        ('[[report]]\npath = "a"\nyear = true', "govlint.toml: report.year: 应为四位年份"),
        ("lang =", "govlint.toml: TOML 语法错误："),
        ('output-format = "xml"', "govlint.toml: output-format: 'xml' 不可用"),
        ('extend = "none.toml"', "none.toml: 无法读取配置"),
        ("extend = 3", "govlint.toml: extend: 应为字符串"),
        ("report = 3", "govlint.toml: report: 应为数组"),
        ("severity = 3", "govlint.toml: severity: 应为表"),
        ('docs-url = "file:///srv"', "govlint.toml: docs-url: 应为 https:// 或 http:// 地址"),
        ("[limits]\ncells = 0", f"govlint.toml: limits.cells: 应为 1 至 {MAX_CELLS} 的整数"),
        ("[limits]\nrows = 1", "govlint.toml: limits.rows: 没有这个键"),
        (
            '[[relations]]\nname = "a"\nequation = "b = c"\n[[relations]]\nname = "a"\nequation = "b = d"',
            "govlint.toml: relations: 名称 a 重复",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line(text: str, expected: str) -> None:
    """File, key, problem, and what was most likely meant."""
    said = problem(text)

    assert expected in said
    assert "\n" not in said


def test_a_file_that_is_not_utf_8() -> None:
    """An encoding that TOML does not know is named as such."""
    Path("govlint.toml").write_bytes("lang = '中'".encode("gb18030"))

    with pytest.raises(ConfigError, match="not in UTF-8"):
        finder().for_path("a.txt")


def test_an_equation_is_checked_by_the_caller() -> None:
    """Whoever knows the notation says what is wrong with an equation, and the place is added."""

    def check(equation: str) -> None:
        raise GovlintError(Text(f"读不下去\n{equation}\n  ^", f"unreadable\n{equation}\n  ^"))

    said = problem('[[relations]]\nname = "n"\nequation = "a ="', check_equation=check)
    assert said == "govlint.toml: relations.n: 读不下去\na =\n  ^"


def test_command_line_and_inline_values() -> None:
    """Options go before ``--config 'key = value'``, which goes before files; selecting anew drops ignores."""
    write("govlint.toml", 'select = ["GOV1"]\nignore = ["GOV2"]\nlang = "en"\nfail-on = "info"')
    settings = finder(
        config=['lang = "zh"', 'fail-on = "warning"'],
        command_line={
            "--ignore": ("ignore", ["GOV201"]),
            "--select": ("select", ["GOV2"]),
            "--fail-on": ("fail-on", "error"),
        },
    ).for_path("a.txt")

    assert settings.select == ("GOV2",)
    assert settings.ignore == ("GOV201",)
    assert (settings.lang, settings.fail_on) == ("zh", Severity.ERROR)
    assert settings.origins["lang"][-1] == Text("命令行 --config", "command line --config")


def test_an_option_is_named_once() -> None:
    """An error in an option says the option."""
    with pytest.raises(ConfigError) as caught:
        finder(command_line={"--select": ("select", ["GOV9O1"])}).for_path("a.txt")

    assert with_hint(caught.value).zh == "--select: 没有规则 GOV9O1；是否指 GOV901"


def test_config_names_a_file_or_isolated() -> None:
    """A named file takes the place of every other; isolated reads none; both at once is an error."""
    write("govlint.toml", 'lang = "en"')
    write("ci.toml", 'lang = "zh"')

    assert finder(config=["ci.toml"]).for_path("a.txt").lang == "zh"
    assert finder(isolated=True).for_path("a.txt").lang is None
    assert finder(isolated=True, config=['lang = "en"']).for_path("a.txt").lang == "en"
    for given in ({"config": ["none.toml"]}, {"config": ["ci.toml"], "isolated": True}):
        with pytest.raises(ConfigError):
            finder(**given).for_path("a.txt")
    with pytest.raises(ConfigError, match="only one"):
        finder(config=["ci.toml", "govlint.toml"]).for_path("a.txt")


def _shown(settings: Settings) -> dict[str, Any]:
    return tomllib.loads(show(settings, "zh"))


def test_show_settings() -> None:
    """The settings are shown as TOML that says the same, and where each came from."""
    write("govlint.toml", EVERYTHING)
    settings = finder(command_line={"--lang": ("lang", "zh")}).for_path("a.txt")
    shown = show(settings, "zh")

    assert 'lang = "zh"  # govlint.toml, 命令行 --lang' not in shown
    assert 'lang = "zh"  # 命令行 --lang' in shown
    assert 'fail-on = "warning"  # govlint.toml' in shown
    assert _shown(settings)["ignore"][0]["expires"] == date(2025, 12, 31)
    assert show(finder(isolated=True).for_path("a.txt"), "en").count("# default") >= 8


def test_the_schema_file_is_up_to_date() -> None:
    """The published schema is the generated one."""
    assert SCHEMA.read_text(encoding="utf-8") == schema.rendered()


def test_the_schema_accepts_what_we_accept() -> None:
    """Every key is in the schema, and a full configuration satisfies it."""
    found = json.loads(SCHEMA.read_text(encoding="utf-8"))
    everything = json.loads(json.dumps(tomllib.loads(EVERYTHING), default=str))
    validator = jsonschema.Draft202012Validator(found)

    validator.check_schema(found)
    assert not list(validator.iter_errors(everything))
    assert {key.name for key in KEYS} | {"extend"} == set(found["properties"])
    assert list(validator.iter_errors({"selct": []}))
    assert not {"rules", "plugins", "load"} & set(found["properties"])


@pytest.mark.parametrize(
    "text",
    [
        "select = [1]",
        'select = "GOV2"',
        'fail-on = "errors"',
        '[severity]\nGOV2 = "off"',
        '[[ignore]]\npath = "a"\ncode = "GOV201"',
        '[[ignore]]\npath = "a"\ncode = "GOV201"\nreason = "x"\nexpires = "soon"',
        '[[report]]\npath = "a"',
        '[[report]]\npath = "a"\nyear = 23',
        'docs-url = "file:///srv"',
        'docs-url = "https://a b"',
        "limits = {cells = 0}",
        'limits = {cells = "many"}',
        'output-format = "xml"',
        'baseline = ""',
    ],
)
def test_the_schema_refuses_what_we_refuse(text: str) -> None:
    """An editor marks what a run would call wrong, wherever no list of rules is needed to see it."""
    found = json.loads(SCHEMA.read_text(encoding="utf-8"))

    assert problem(text)
    assert list(jsonschema.Draft202012Validator(found).iter_errors(tomllib.loads(text)))


def test_configuration_is_cheap_to_load() -> None:
    """Neither click nor rich nor pathspec is loaded where no pattern asks for it."""
    code = "import sys, govlint.config.find; print([m for m in ('click','rich','lark','pathspec') if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=SCHEMA.parents[1],
    )

    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("glob", "meant", "not_meant"),
    [
        ("a.txt", ("a.txt", "b/a.txt", "a.txt/c.txt"), ("a.txt.bak", "xa.txt")),
        ("b/a.txt", ("b/a.txt", "b/a.txt/c.txt"), ("c/b/a.txt", "b/a.txtx", "b")),
        ("b", ("b/a.txt", "c/b/a.txt"), ("bb/a.txt",)),
    ],
)
def test_a_pattern_that_is_just_a_path(
    glob: str, meant: tuple[str, ...], not_meant: tuple[str, ...]
) -> None:
    """It means what the same pattern means to git, and costs no more than a comparison."""
    assert globs.is_plain(glob)
    for path in (*meant, *not_meant):
        assert globs.means(glob, path) == globs.spec_of(glob).match_file(path) == (path in meant)


@pytest.mark.parametrize("glob", ["*.txt", "a?", "[ab]", "!a", "#a", "a/", "/a", " a", "a\\b", ""])
def test_a_pattern_that_is_more_than_a_path(glob: str) -> None:
    """Whatever has a meaning of its own in the notation."""
    assert not globs.is_plain(glob)
