"""Spark reads reports with ``mapInArrow``: a master and two workers give the rows that our own processes give.

The tests run where Java and pyspark are installed; `.ci/run` installs pyspark where it finds Java.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time

from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from generate import build, document, write_text
from processes import ROOT

import govlint
import govlint.arrow


if TYPE_CHECKING:
    from collections.abc import Iterator


pytestmark = pytest.mark.slow
_JOB = Path(__file__).with_name("spark_job.py")
_PATIENCE = 300
_ENVIRONMENT = {
    **os.environ,
    "SPARK_LOCAL_IP": "127.0.0.1",
    "PYSPARK_PYTHON": sys.executable,
    "PYTHONPATH": str(ROOT),
}


@pytest.fixture(scope="module")
def home() -> Path:
    """Return the folder of Spark."""
    spark = find_spec("pyspark")
    if spark is None or spark.origin is None or shutil.which("java") is None:
        pytest.skip("Java and pyspark are not both installed")
    return Path(spark.origin).parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of sixty reports, a damaged file and one that is no report."""
    found = tmp_path_factory.mktemp("reports")
    for seed in range(60):
        model = build(Random(seed), edition="2021", year=2023, size=20)
        (found / f"{seed:02}.txt").write_bytes(write_text(document(model), "bars").data)
    (found / "damaged.docx").write_bytes(b"PK\x03\x04 and nothing else")
    (found / "empty.txt").write_bytes(b"")
    return found


@pytest.fixture(scope="module")
def master(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a master and two workers of one core each, on this machine, and return the master's address."""
    work = tmp_path_factory.mktemp("cluster")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"spark://127.0.0.1:{port}"
    host = ("--host", "127.0.0.1", "--webui-port", "0")
    worker = ("worker.Worker", *host, "-c", "1", "-m", "1g", "-d", str(work), address)
    with contextlib.ExitStack() as stack:
        log = stack.enter_context(open(work / "master.log", "w+", encoding="utf-8"))
        for arguments in (("master.Master", *host, "--port", str(port)), worker, worker):
            command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{arguments[0]}"]
            process = subprocess.Popen(
                [*command, *arguments[1:]],
                env={**_ENVIRONMENT, "SPARK_HOME": str(home)},
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
            stack.callback(process.wait)
            stack.callback(process.terminate)
        _wait_for_workers(work / "master.log", 2)
        yield address


def _wait_for_workers(log: Path, number: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if log.read_text(encoding="utf-8").count("Registering worker") >= number:
            return
        time.sleep(0.5)
    pytest.fail(f"the workers did not register:\n{log.read_text(encoding='utf-8')}")


def test_a_cluster_gives_the_same_rows(folder: Path, master: str, tmp_path: Path) -> None:
    """Every file has one row, the damaged one too; the lists in it are the rows of the other tables."""
    paths = sorted(folder.iterdir())
    names = list(map(str, paths))
    files = pa.table({"path": names, "bytes": [path.read_bytes() for path in paths]})
    pq.write_table(files, tmp_path / "files.parquet")
    job = subprocess.run(
        [sys.executable, str(_JOB), master, str(tmp_path / "files.parquet"), str(tmp_path / "out")],
        env=_ENVIRONMENT,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=_PATIENCE,
    )
    assert job.returncode == 0, job.stderr
    rows = sorted(pq.read_table(tmp_path / "out").to_pylist(), key=lambda row: str(row["path"]))
    tables = govlint.arrow.read_tables(folder, govlint.Options(isolated=True), jobs=2)
    own = tables["reports"].to_pylist()
    damaged = next(row for row in rows if row["path"].endswith("damaged.docx"))

    assert [row["path"] for row in rows] == names
    assert [{key: row[key] for key in own[0]} for row in rows] == own
    assert "损坏" in damaged["failure"]
    for table in ("facts", "claims", "diagnostics"):
        shared = ("path", "organ", "year", "edition")
        unnested = [{**{k: row[k] for k in shared}, **item} for row in rows for item in row[table]]
        assert unnested == tables[table].to_pylist()
