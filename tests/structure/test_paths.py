"""What the documents call a file is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("*.md", "docs/*.md", "*/README.md", "benchmarks/reading.md", "models/encoder/README.md")
DOCUMENTS = sorted({path for pattern in PAGES for path in ROOT.glob(pattern)})
SOURCES = [path for folder in ("bot", "actions", "training") for path in sorted((ROOT / folder).rglob("*.py"))]
PLACE = re.compile(r"`+((?:bot|actions|tests|training|benchmarks|docs|deploy)/[\w./*-]*)`+")


def _missing(path: Path) -> list[str]:
    return [name for name in PLACE.findall(path.read_text(encoding="utf-8")) if not any(ROOT.glob(name.rstrip("/")))]


@pytest.mark.parametrize("path", [*DOCUMENTS, *SOURCES], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_place_that_is_named_exists(path: Path) -> None:
    assert _missing(path) == []
