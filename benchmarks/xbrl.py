"""The tables of `benchmarks.arithmetic` as XBRL: a taxonomy whose calculation adds the parts up, and one instance."""

from __future__ import annotations

import csv

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


_OURS = "urn:example:totals"
_ROLE = "http://www.xbrl.org/2003/role/link"
_ARC = "http://www.xbrl.org/2003/arcrole/summation-item"
_SPACES = (
    'xmlns:xbrli="http://www.xbrl.org/2003/instance" '
    'xmlns:link="http://www.xbrl.org/2003/linkbase" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    f'xmlns:our="{_OURS}"'
)


def write(tables: Path) -> None:
    """Write the tables of a CSV file as XBRL beside it: NAME.xsd with the calculation, and NAME.xbrl."""
    with tables.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        names = next(rows)[2:]
        schema = tables.with_suffix(".xsd")
        schema.write_text("\n".join(_taxonomy(names)), encoding="utf-8")
        with tables.with_suffix(".xbrl").open("w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in _instance(names, rows, schema.name))


def _taxonomy(names: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a schema with an item for each column, the last of them the sum of the others."""
    yield f'<schema xmlns="http://www.w3.org/2001/XMLSchema" {_SPACES}'
    yield f'  targetNamespace="{_OURS}" elementFormDefault="qualified">'
    yield f'<annotation><appinfo><link:linkbase><link:calculationLink xlink:type="extended" xlink:role="{_ROLE}">'
    for name in names:
        yield f'<link:loc xlink:type="locator" xlink:href="#{name}" xlink:label="{name}"/>'
    for number, name in enumerate(names[:-1], start=1):
        ends = f'xlink:from="{names[-1]}" xlink:to="{name}"'
        yield f'<link:calculationArc xlink:type="arc" xlink:arcrole="{_ARC}" {ends} order="{number}" weight="1"/>'
    yield "</link:calculationLink></link:linkbase></appinfo></annotation>"
    yield (
        '<import namespace="http://www.xbrl.org/2003/instance" '
        'schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>'
    )
    for name in names:
        kind = 'type="xbrli:nonNegativeIntegerItemType" substitutionGroup="xbrli:item"'
        yield f'<element id="{name}" name="{name}" {kind} xbrli:periodType="duration"/>'
    yield "</schema>"


def _instance(names: Sequence[str], rows: Iterator[list[str]], schema: str) -> Iterator[str]:
    """Yield the lines of an instance with a context for each row of each table."""
    yield f"<xbrli:xbrl {_SPACES}>"
    yield f'<link:schemaRef xlink:type="simple" xlink:href="{schema}"/>'
    yield '<xbrli:unit id="u"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>'
    for report, row, *values in rows:
        context = f"c-{report}-{row}"
        yield (
            f'<xbrli:context id="{context}"><xbrli:entity><xbrli:identifier scheme="{_OURS}">{report}/{row}'
            "</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate>"
            "<xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period></xbrli:context>"
        )
        for name, value in zip(names, values, strict=True):
            yield f'<our:{name} contextRef="{context}" unitRef="u" decimals="0">{value}</our:{name}>'
    yield "</xbrli:xbrl>"
