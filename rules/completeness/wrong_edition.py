"""格式版本与年度不符（wrong-edition）

## 检查内容
表格用的是哪一版统一格式，与报告年度是否相符；同一份报告有没有混用两版格式。

## 为什么
两版格式的栏目不同，用错版本的数据无法汇总；套用往年模板是最常见的原因。

## 反例
```text
某县档案馆2022年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
           ^^^^^^^^^^^^^^ GOV114 2022年
规章 | 0 | 0 | 0
规范性文件 | 2 | 2 | 3
```

## 正例
```text
某县档案馆2022年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 3
```

## 依据
国办公开办函〔2019〕60号（2019、2020年报告）、国办公开办函〔2021〕30号（2021年以后的报告）。

## 已知局限
第四部分的表格两版相同，看不出版本。年度只能从正文推断时，只作警告。

## In English
The tables are of an edition of the form that is not that of the report's year, or of both. Sources: the forms of 2019 and
2021.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text
from govlint.rule.form import all_editions, before_any_form, edition_for, load, table_name
from govlint.rule.text import bare


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Span
    from govlint.rule.form import BoundRow, BoundTable, Edition


RULE = Rule(
    code="GOV114",
    name="wrong-edition",
    severity=Severity.ERROR,
    summary="表格格式的版本与报告年度不符，或混用两版",
    summary_en="the edition of the form does not match the year, or two editions are mixed",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for a form of the wrong years, or one for two forms in a report."""
    year = context.identity.year
    if before_any_form(year):
        return
    due = edition_for(year) if year is not None else None
    met: dict[str, list[tuple[BoundTable, BoundRow]]] = {}
    for table in context.binding.tables.values():
        for row in table.rows:
            owner = _owner(row)
            if owner is not None:
                met.setdefault(owner.id, []).append((table, row))
    editions = {e.id: e for e in all_editions()}
    if len(met) > 1:
        yield _mixed(context, met, due)
    elif len(met) == 1 and year is not None and due is not None and due.id not in met:
        used = editions[next(iter(met))]
        table, row = met[used.id][0]
        name = table_name(table.form)
        yield Finding(
            _head(context.text, table, row),
            Text(
                f"{year}年的报告，{name.zh}采用的是{used.name}",
                f"{name.en} in a report of {year} follows the {used.name_en}",
            ),
            _hint(due),
            actual=used.id,
            doubtful=not _stated(context),
        )


def _owner(row: BoundRow) -> Edition | None:
    """Return the edition to which alone a row can belong."""
    if not row.form.key:
        return None
    return _only(row.form.key, tuple([fact.key for fact in row.facts]))


@cache
def _only(row: str, facts: tuple[str, ...]) -> Edition | None:
    """Return the only edition in which a row has just these figures, None where both have it alike."""
    keys = frozenset(facts)
    owners = [e for e in all_editions() if keys and keys == _keys(e.id).get(row)]
    return owners[0] if len(owners) == 1 else None


@cache
def _keys(edition: str) -> dict[str, frozenset[str]]:
    """Return the keys of the figures of each row of an edition."""
    found: dict[str, set[str]] = {}
    for key, form in load(edition).facts.items():
        found.setdefault(form.row.key, set()).add(key)
    return {row: frozenset(keys) for row, keys in found.items()}


def _stated(context: Context) -> bool:
    """Tell whether the year stands in the title or the period, or was given."""
    span, title, period = context.identity.year_span, context.tree.title, context.identity.period
    return (
        span is None
        or (title is not None and title.span.start <= span.start < title.span.end)
        or (period is not None and span == period.span)
    )


def _mixed(
    context: Context, met: dict[str, list[tuple[BoundTable, BoundRow]]], due: Edition | None
) -> Finding:
    """Return the finding about two editions, at the first row of the one that is not due, or has fewer rows."""
    ids = sorted(met, key=lambda e: (due is not None and e == due.id, len(met[e])))
    odd, other = met[ids[0]], met[ids[-1]]
    names = {e.id: e for e in all_editions()}
    (table, row), (other_table, other_row) = odd[0], other[0]
    rows = "、".join(f"“{r.form.label}”" for _, r in odd[:3]) + ("等" if len(odd) > 3 else "")
    name = table_name(table.form)
    return Finding(
        _head(context.text, table, row),
        Text(
            f"混用两版格式：{name.zh}的{rows}采用{names[ids[0]].name}，其余采用{names[ids[-1]].name}",
            f"two forms are mixed: {len(odd)} rows from {name.en} on follow the "
            f"{names[ids[0]].name_en}, the others on the {names[ids[-1]].name_en}",
        ),
        _hint(due or names[ids[-1]]),
        actual=ids[0],
        related=(
            Related(
                _head(context.text, other_table, other_row),
                Text(names[ids[-1]].name, names[ids[-1]].name_en),
            ),
        ),
    )


def _hint(due: Edition) -> Text:
    return Text(f"改用{due.name}重新填报", f"fill in the {due.name_en}")


def _head(text: str, table: BoundTable, row: BoundRow) -> Span:
    """Return the head of the row's first column, the nearest above it, else the row's label."""
    column = row.block.columns[0]
    wanted = {bare(w) for w in (column.label, *column.variants)}
    found = row.label
    for node in table.nodes:
        for other in node.rows:
            if other.span.start >= row.row.span.start:
                return found
            found = next(
                (c.content for c in other.cells if bare(c.content.of(text)) in wanted), found
            )
    return found
