"""Finding the rules: built in, from other packages, from a path that the command line names.

This is the only module that imports rules. A repository's configuration cannot name any: linting a repository must
never run its code.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from govlint.document.errors import RuleError
from govlint.rule import Rule, Text


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

    from govlint.rule import Finding


ENTRY_POINTS = "govlint.rules"


@dataclass(slots=True, eq=False)
class LoadedRule:
    """A rule with the function that runs it, the text of its page, where it came from, and the file of its module.

    What ``check`` is given depends on ``rule.scope``: see `govlint.rule.Checker` and `govlint.rule.RecordChecker`.
    """

    rule: Rule
    check: Callable[..., Iterator[Finding]]
    page: str
    origin: str
    source: str = ""


@cache
def built_in() -> tuple[LoadedRule, ...]:
    """Return the rules that come with govlint, in the order of their codes."""
    package = importlib.import_module("govlint.rules")
    return _sorted(_walk(package, "govlint"))


def installed() -> tuple[LoadedRule, ...]:
    """Return the rules that other installed packages bring by the entry-point group ``govlint.rules``."""
    if not _any_entry_points():
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to import, and most have no such package

    found: list[LoadedRule] = []
    for point in entry_points(group=ENTRY_POINTS):
        loaded = point.load()
        origin = point.dist.name if point.dist else point.value
        if hasattr(loaded, "__path__"):
            found.extend(_walk(loaded, origin))
        else:
            found.extend(_of_module(loaded, origin))
    return _sorted(found)


def from_path(path: str) -> tuple[LoadedRule, ...]:
    """Return the rules in a module, or in every module of a folder.

    Raises:
        RuleError: there is no such file, it holds no rule, or it cannot be imported.
    """
    if os.path.isdir(path):
        names = sorted(
            n for n in os.listdir(path) if n.endswith(".py") and not n.startswith(("_", "test_"))
        )
        files = [os.path.join(path, name) for name in names]
    else:
        files = [path]
    found = [rule for file in files for rule in _of_module(_import_file(file), file)]
    if not found:
        raise RuleError(
            Text(f"{path} 中没有规则", f"no rule in {path}"),
            Text("规则模块需要 RULE 和 check", "a rule's module needs RULE and check"),
        )
    return _sorted(found)


def all_rules(paths: Iterable[str] = ()) -> tuple[LoadedRule, ...]:
    """Return every rule: built in, installed, and from the given paths.

    Raises:
        RuleError: two rules have the same code or name.
    """
    rules = (*built_in(), *installed(), *(rule for path in paths for rule in from_path(path)))
    known: dict[str, LoadedRule] = {}
    for loaded in rules:
        for name in (loaded.rule.code, loaded.rule.name):
            other = known.setdefault(name, loaded)
            if other is not loaded:
                raise RuleError(
                    Text(
                        f"{loaded.origin} 与 {other.origin} 的规则都叫 {name}",
                        f"both {loaded.origin} and {other.origin} have a rule {name}",
                    )
                )
    return _sorted(rules)


def _sorted(rules: Iterable[LoadedRule]) -> tuple[LoadedRule, ...]:
    return tuple(sorted(rules, key=lambda loaded: loaded.rule.code))


def _walk(package: ModuleType, origin: str) -> Iterator[LoadedRule]:
    """Yield the rules of a package and of the packages in it."""
    for name, is_package in _inside(package):
        if not name.startswith("_"):
            module = importlib.import_module(f"{package.__name__}.{name}")
            yield from _of_module(module, origin)
            if is_package:
                yield from _walk(module, origin)


def _inside(package: ModuleType) -> list[tuple[str, bool]]:
    """Return the modules of a package by name, each with whether it is a package itself."""
    built_in_ones = package.__name__.startswith("govlint.")
    if not built_in_ones or not all(
        map(os.path.isdir, package.__path__)
    ):  # others' may be compiled, or lie in an archive
        import pkgutil  # noqa: PLC0415 - imports inspect, which takes a tenth of a cold start

        return sorted((i.name, i.ispkg) for i in pkgutil.iter_modules(package.__path__))
    found: dict[str, bool] = {}
    for folder in package.__path__:
        for entry in os.scandir(folder):
            if entry.name.endswith(".py"):
                found.setdefault(entry.name.removesuffix(".py"), False)
            elif os.path.isfile(os.path.join(entry.path, "__init__.py")):
                found.setdefault(entry.name, True)
    return sorted(found.items())


def _of_module(module: ModuleType, origin: str) -> Iterator[LoadedRule]:
    rule = getattr(module, "RULE", None)
    check = getattr(module, "check", None)
    if isinstance(rule, Rule) and callable(check):
        yield LoadedRule(rule, check, (module.__doc__ or "").strip(), origin, module.__file__ or "")


def _import_file(path: str) -> ModuleType:
    name = "govlint_local_" + os.path.basename(path).removesuffix(".py")
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not os.path.isfile(path):
        raise RuleError(Text(f"{path} 不是 Python 模块", f"{path} is not a Python module"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    # No __pycache__ appears in a folder of reports.
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # a module may raise anything
        raise RuleError(
            Text(
                f"规则模块 {path} 无法导入：{error!r}",
                f"cannot import the rules in {path}: {error!r}",
            )
        ) from error
    finally:
        sys.dont_write_bytecode = written
    return module


def _any_entry_points() -> bool:
    """Tell whether any installed package brings rules, without the cost of importlib.metadata."""
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                names = [e.path for e in entries if e.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        for name in names:
            try:
                with open(os.path.join(name, "entry_points.txt"), "rb") as file:
                    if ENTRY_POINTS.encode() in file.read():
                        return True
            except OSError:
                continue
    return False
