"""For those who write rules: a new one to begin with, and the trial of one by its examples and fixtures."""

from __future__ import annotations

import os
import re

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING, Final

from govlint.authoring.fixtures import check_examples, check_metadata, differences, examples
from govlint.authoring.scaffold import FIXTURES, MODULE
from govlint.document.errors import GovlintError
from govlint.document.message import Text
from govlint.engine.registry import all_rules, built_in, from_path, installed


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.engine.registry import LoadedRule


_NAME: Final = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_OWN_CODE: Final = re.compile(r"\bORG(\d{3})\b")
_FIRST_CODE: Final = 101
_FIXTURE_FOLDER: Final = "fixtures"


def new_rule(name: str, folder: str) -> tuple[str, ...]:
    """Write the module of a new rule and its fixtures; return their paths, the module first.

    Nothing is ever overwritten: if one of the files exists, none is written.

    Raises:
        GovlintError: the name will not do, a file exists, or the folder cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise GovlintError(
            Text(f"规则名 {name!r} 不可用", f"a rule cannot be called {name!r}"),
            Text(
                "用小写字母、数字和连字符，如 own-rule",
                "use small letters, digits and hyphens: own-rule",
            ),
        )
    snake, kebab = name.replace("-", "_"), name.replace("_", "-")
    values = {"code": _free_code(folder), "name": kebab, "snake": snake}
    files = {os.path.join(folder, f"{snake}.py"): MODULE}
    for fixture, text in FIXTURES.items():
        files[os.path.join(folder, _FIXTURE_FOLDER, snake, fixture)] = text
    for path in files:
        if os.path.lexists(path):
            raise GovlintError(
                Text(f"{path} 已存在，什么都没有写", f"{path} exists; nothing is written")
            )
    for path, text in files.items():
        _write(path, Template(text).substitute(values))
    return tuple(files)


def _write(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise GovlintError(
            Text(f"{path}: 无法写入：{reason}", f"{path}: cannot be written: {reason}")
        ) from error


def _free_code(folder: str) -> str:
    """Return the first code of ORG that no module of the folder has."""
    taken: set[int] = set()
    names = os.listdir(folder) if os.path.isdir(folder) else []
    for name in names:
        if name.endswith(".py"):
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                taken.update(int(number) for number in _OWN_CODE.findall(file.read()))
    return f"ORG{next(n for n in range(_FIRST_CODE, 1000) if n not in taken)}"


@dataclass(slots=True, eq=False)
class Trial:
    """The result of trying a rule: how many examples and fixtures there were, and what was wrong."""

    loaded: LoadedRule
    examples: int
    fixtures: int
    problems: tuple[Text, ...]

    def as_text(self, lang: str) -> str:
        """Return the trial as lines of text."""
        rule, wrong = self.loaded.rule, len(self.problems)
        verdict = Text(f"{wrong} 处不符", f"{wrong} wrong") if wrong else Text("通过", "ok")
        counted = Text(
            f"示例 {self.examples}，测试样例 {self.fixtures}：",
            f"{self.examples} examples, {self.fixtures} fixtures: ",
        )
        head = f"{rule.code} {rule.name}  "
        head += counted.in_language(lang) + verdict.in_language(lang)
        return "\n".join([head, *(f"  {p.in_language(lang)}" for p in self.problems)]) + "\n"


def trials(path: str) -> Iterator[Trial]:
    """Yield a trial of each rule at a path.

    Raises:
        GovlintError: there is no rule, or it cannot be loaded.
    """
    return map(trial, _rules_at(path))


def trial(loaded: LoadedRule) -> Trial:
    """Run a rule on the examples of its page and on the fixtures beside its module."""
    problems = check_metadata(loaded)
    try:
        problems += check_examples(loaded)
    except Exception as error:  # noqa: BLE001 - whatever a rule raises is a fault of the rule
        problems.append(_raised(loaded.source, error))
    shown = sum(example.report for example in examples(loaded.page))
    fixtures = list(_fixtures(loaded))
    for path in fixtures:
        place = os.path.relpath(path, os.path.dirname(loaded.source))
        try:
            wrong = differences(_read(path), [loaded])
        except Exception as error:  # noqa: BLE001 - the same
            problems.append(_raised(place, error))
        else:
            problems += [Text(f"{place}: {line.zh}", f"{place}: {line.en}") for line in wrong]
    return Trial(loaded, shown, len(fixtures), tuple(problems))


def _raised(place: str, error: Exception) -> Text:
    what = f"{type(error).__name__}: {error}"
    return Text(f"{place}: 规则运行出错：{what}", f"{place}: the rule raised {what}")


def _rules_at(path: str) -> tuple[LoadedRule, ...]:
    """Return the rules of a module or a folder; those already known keep the package that they belong to."""
    whole = os.path.realpath(path)
    known = [
        loaded
        for loaded in (*built_in(), *installed())
        if whole
        in {os.path.realpath(loaded.source), os.path.dirname(os.path.realpath(loaded.source))}
    ]
    if known:
        return tuple(known)
    found = from_path(path)
    all_rules((path,))  # says so if another rule has the code or the name
    return found


def _fixtures(loaded: LoadedRule) -> Iterator[str]:
    folder, module = os.path.split(loaded.source)
    beside = os.path.join(folder, _FIXTURE_FOLDER, module.removesuffix(".py"))
    if os.path.isdir(beside):
        yield from (
            os.path.join(beside, name)
            for name in sorted(os.listdir(beside))
            if name.endswith(".txt")
        )


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()
