"""``make bench``: measure, print one table, store it."""

from __future__ import annotations

from benchmarks.cli import bench

if __name__ == "__main__":
    bench(prog_name="python -m benchmarks")
