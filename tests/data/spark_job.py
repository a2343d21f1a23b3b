"""The job that the Spark test sends to its cluster: a table of files to a table of reports."""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

import govlint.arrow


def main(master: str, files: str, reports: str) -> None:
    """Read ``files``, a Parquet table of path and bytes, on a cluster, and write what is found as ``reports``."""
    session = (
        SparkSession.builder.master(master)
        .appName("govlint")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "600m")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "16")
        .getOrCreate()
    )
    found = session.read.parquet(files).repartition(4)
    schema = from_arrow_schema(govlint.arrow.NESTED)
    found.mapInArrow(govlint.arrow.read_batches, schema).write.parquet(reports)
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
