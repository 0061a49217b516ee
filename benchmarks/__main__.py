"""``make bench``: measure, print one table, store it."""

from __future__ import annotations

from benchmarks import engine, product
from benchmarks.table import render, save


def main() -> None:
    """Everything there is to measure, one part after the other."""
    figures = [*product.measure(), *engine.measure()]
    save(figures)
    print(render(figures))


if __name__ == "__main__":
    main()
