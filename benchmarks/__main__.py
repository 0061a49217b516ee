"""``make bench``: measure, print one table, store it."""

from __future__ import annotations

import sys

from benchmarks.cli import bench
from benchmarks.data import DataMissing, DataWrong

if __name__ == "__main__":
    try:
        bench(prog_name="python -m benchmarks")
    except (DataMissing, DataWrong) as problem:
        sys.exit(str(problem))
