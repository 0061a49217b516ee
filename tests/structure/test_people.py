"""People are "they": in comments, docstrings, names of tests and documents."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    path for folder in ("bot", "actions", "tests", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))
]
DOCUMENTS = [ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md", ROOT / "docs" / "articles.md"]
ONE_SEX = re.compile(r"\b(?:s?he|his|hers|him(?:self)?|herself)\b", re.I)
IN_A_NAME = re.compile(r"_(?:he|his|him|himself|she|hers|herself)(?=_|$)")


def _remarks(path: Path) -> Iterator[tuple[int, str]]:
    """Comments, docstrings and names of a module, with their lines; other texts may be a customer's."""
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        if token.type == tokenize.COMMENT or token.string.startswith('"""'):
            yield token.start[0], token.string
        elif token.type == tokenize.NAME:
            yield token.start[0], IN_A_NAME.sub(" he ", token.string)


@pytest.mark.parametrize("folder", ["bot", "actions", "tests", "benchmarks"])
def test_no_remark_knows_the_sex_of_a_person(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in SOURCES
        if path.relative_to(ROOT).parts[0] == folder and path != Path(__file__).resolve()
        for line, remark in _remarks(path)
        if ONE_SEX.search(remark)
    ]
    assert found == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_knows_the_sex_of_a_person(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if ONE_SEX.search(line)] == []
