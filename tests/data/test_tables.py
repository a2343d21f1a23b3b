"""Tidy tables: what is in them, who can read them, and that nothing is lost on the way."""

from __future__ import annotations

import csv
import io
import subprocess
import sys

from random import Random
from typing import TYPE_CHECKING

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from generate import build, document, write_text
from processes import ROOT
from processes import govlint as run_govlint

import govlint
import govlint.arrow

from govlint.output.tidy import TABLES


if TYPE_CHECKING:
    from pathlib import Path


WHOSE = ["path", "organ", "year", "edition"]


def run_bytes(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run govlint, whose output is no text."""
    command = [sys.executable, "-m", "govlint", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of sixty reports, one with a wrong figure, a damaged Word file, and what is no report."""
    found = tmp_path_factory.mktemp("reports")
    for seed in range(60):
        model = build(Random(seed), edition="2021", year=2020 + seed % 4, size=20)
        written = write_text(document(model), "bars").data
        (found / f"{seed:02}.txt").write_bytes(written)
    (found / "faulty.txt").write_bytes((ROOT / "examples" / "faulty-2023.txt").read_bytes())
    (found / "damaged.docx").write_bytes(b"PK\x03\x04 and nothing else")
    (found / "empty.txt").write_bytes(b"")
    return found


@pytest.fixture(scope="module")
def tables(folder: Path) -> dict[str, pa.Table]:
    """Return the tables of the folder."""
    return govlint.arrow.read_tables(folder, govlint.Options(isolated=True))


def test_facts_are_those_of_the_reports(folder: Path, tables: dict[str, pa.Table]) -> None:
    """One row a figure, in the order of the report, with its value, text and place."""
    path = str(folder / "faulty.txt")
    report = govlint.read(path)
    rows = [row for row in tables["facts"].to_pylist() if row["path"] == path]

    assert [row["key"] for row in rows] == list(report.facts)
    for row, fact in zip(rows, report.facts.values(), strict=True):
        assert row["value"] == (None if fact.value is None else float(fact.value))
        assert (row["text"], row["state"]) == (fact.text, fact.state.value)
        assert row["place"] == str(report.locate(fact.span))
        assert (row["organ"], row["year"]) == (report.organ, report.year)


def test_findings_are_those_of_the_command(folder: Path, tables: dict[str, pa.Table]) -> None:
    """All of them, in every file; ``reports`` counts them by severity."""
    found = list(govlint.check_many(folder, govlint.Options(isolated=True)))
    expected = {
        (result.path, item.code, str(item.location))
        for result in found
        for item in result.diagnostics
        # What is found between reports belongs to none of them alone.
        if item.code != "GOV001" and not item.code.startswith("GOV4")
    }
    rows = tables["diagnostics"].to_pylist()
    errors = {row["path"]: row["errors"] for row in tables["reports"].to_pylist()}

    assert {
        (row["path"], row["code"], row["place"]) for row in rows if row["code"] != "GOV001"
    } == expected
    for path, count in errors.items():
        assert count == sum(row["path"] == path and row["severity"] == "error" for row in rows)


def test_every_file_has_a_row(folder: Path, tables: dict[str, pa.Table]) -> None:
    """One that cannot be read says why, in both languages, and gives no figures."""
    rows = {row["path"]: row for row in tables["reports"].to_pylist()}
    damaged = rows[str(folder / "damaged.docx")]

    assert len(rows) == sum(1 for _ in folder.iterdir())
    assert "损坏" in damaged["failure"]
    assert "damaged" in damaged["failure_en"]
    assert damaged["figures"] == 0
    assert rows[str(folder / "00.txt")]["failure"] is None
    assert rows[str(folder / "00.txt")]["figures"] == rows[str(folder / "00.txt")]["figures_of"]


def test_claims(tables: dict[str, pa.Table]) -> None:
    """What the prose states agrees with the cells wherever a report is right."""
    facts = {(row["path"], row["key"]): row["value"] for row in tables["facts"].to_pylist()}
    certain = [
        row
        for row in tables["claims"].to_pylist()
        if row["state"] == "certain" and "faulty" not in row["path"]
    ]

    assert len(certain) > 100
    for row in certain:
        values = [facts.get((row["path"], key)) for key in row["keys"]]
        if not row["approximate"] and None not in values:
            assert row["value"] == sum(v for v in values if v is not None)


def test_processes_change_nothing(folder: Path, tables: dict[str, pa.Table]) -> None:
    """Several give the same tables in the same order as one."""
    several = govlint.arrow.read_tables(folder, govlint.Options(isolated=True), jobs=2)

    assert several == tables


@pytest.mark.parametrize("table", list(TABLES))
def test_parquet(folder: Path, tables: dict[str, pa.Table], tmp_path: Path, table: str) -> None:
    """Each table is written as its schema says; pandas, polars and DuckDB read the same rows."""
    path = tmp_path / f"{table}.parquet"
    unread = govlint.arrow.write_parquet(folder, table, str(path), govlint.Options(isolated=True))
    written = pq.read_table(path)
    count = duckdb.connect().execute(f"SELECT count(*) FROM '{path}'").fetchall()  # noqa: S608 - a path of the test's

    assert written.schema.equals(govlint.arrow.SCHEMAS[table])
    assert written == tables[table]
    assert written.schema.names[:4] == WHOSE
    assert list(pd.read_parquet(path).columns) == written.schema.names
    assert pl.read_parquet(path).columns == written.schema.names
    assert pl.read_parquet(path).height == len(pd.read_parquet(path)) == written.num_rows
    assert count == [(written.num_rows,)]
    assert [(file.path, file.opened) for file in unread] == [(str(folder / "damaged.docx"), True)]


def test_the_three_agree_on_a_question(folder: Path, tmp_path: Path) -> None:
    """How many requests were received a year: pandas, polars and DuckDB have one answer."""
    path = tmp_path / "facts.parquet"
    govlint.arrow.write_parquet(folder, "facts", str(path))
    key = "requests.received.total"
    frame = pd.read_parquet(path)
    by_pandas = frame[frame["key"] == key].groupby("year")["value"].sum().to_dict()
    lazy = pl.scan_parquet(path).filter(pl.col("key") == key)
    by_polars = dict(lazy.group_by("year").agg(pl.col("value").sum()).collect().iter_rows())
    query = f"SELECT year, sum(value) FROM '{path}' WHERE key = '{key}' GROUP BY year"  # noqa: S608 - the same
    by_duckdb = dict(duckdb.connect().execute(query).fetchall())

    assert by_pandas == by_polars == by_duckdb
    assert len(by_pandas) == 4


def test_csv_has_the_same_columns(folder: Path, tables: dict[str, pa.Table]) -> None:
    """And the same rows; numbers are as they are printed."""
    done = run_govlint("facts", str(folder), "--output-format", "csv", cwd=folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    expected = tables["facts"].to_pylist()

    assert list(rows[0]) == tables["facts"].schema.names
    assert [row["key"] for row in rows] == [row["key"] for row in expected]
    for row, other in zip(rows, expected, strict=True):
        assert (float(row["value"]) if row["value"] else None) == other["value"]
        assert row["unit"] == (other["unit"] or "")


def test_command(folder: Path, tmp_path: Path) -> None:
    """Parquet goes to standard output; what could not be read is said, and the status shows it."""
    done = run_bytes(folder, "facts", ".", "--output-format", "parquet", "--table", "reports")
    missing = run_bytes(folder, "facts", "none.txt", "00.txt", "--output-format", "parquet")
    stdin = run_govlint("facts", "-", "--output-format", "parquet", cwd=tmp_path)

    assert pq.read_table(io.BytesIO(done.stdout)).num_rows == sum(1 for _ in folder.iterdir())
    assert "damaged.docx: 文件已损坏" in done.stderr.decode()
    assert done.returncode == 1
    assert missing.returncode == 2
    assert pq.read_table(io.BytesIO(missing.stdout)).num_rows > 100
    assert (stdin.returncode, stdin.stderr) == (2, "govlint: parquet 不能从标准输入读取\n")


def test_without_the_extra(tmp_path: Path) -> None:
    """What to install is said in one line."""
    (tmp_path / "pyarrow.py").write_text("raise ImportError\n", encoding="utf-8")
    env = {"PYTHONPATH": str(tmp_path)}
    done = run_govlint("facts", ".", "--output-format", "parquet", cwd=tmp_path, env=env)

    assert done.returncode == 2
    assert done.stderr == (
        "govlint: parquet 格式需要安装可选组件 arrow；安装命令：pip install 'govlint[arrow]'\n"
    )


def test_batches(folder: Path, tables: dict[str, pa.Table]) -> None:
    """Files as an engine sends them become a row each, in order, with all rows of the other tables in it."""
    paths = sorted(folder.iterdir())
    files = pa.table({"path": list(map(str, paths)), "content": [p.read_bytes() for p in paths]})
    found = pa.Table.from_batches(
        govlint.arrow.read_batches(files.to_batches(max_chunksize=16)), govlint.arrow.NESTED
    )

    assert found.column("path").to_pylist() == list(map(str, paths))
    for name in ("facts", "claims", "diagnostics"):
        nested = sum(len(rows) for rows in found.column(name).to_pylist())
        assert nested == tables[name].num_rows
    assert found.select(tables["reports"].schema.names).to_pylist() == tables["reports"].to_pylist()


def test_batches_without_the_columns() -> None:
    """An error names what is wanted and what is there."""
    batch = pa.RecordBatch.from_pydict({"path": ["a.txt"], "data": [b""]})

    with pytest.raises(ValueError, match="path and bytes or content, not path, data"):
        list(govlint.arrow.read_batches([batch]))
