"""Whatever an import may say has a sentence in three languages, with what it is given."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from bot.core.language import LANGUAGES
from bot.knowledge.articles.problems import MESSAGES
from bot.knowledge.imports.found import HARMLESS
from bot.service.articles.imports.planning import Kind
from bot.settings import ROOT
from bot.storage.articles.imports import ImportState
from bot.words import Catalogue
from tests.unit.test_words import _messages

SOURCES = sorted((ROOT / "bot").glob("**/imports/*.py"))


def _said() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Each code that is said, its kind and the values it comes with."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            at = {"skip": 1, "lost": 0, "say": 0}.get(name)
            if at is None or len(node.args) <= at or "imports" not in path.as_posix():
                continue
            values = frozenset(keyword.arg or "" for keyword in node.keywords)
            kind = "skipped" if name == "skip" else "lost"
            code = node.args[at]
            for one in (code.body, code.orelse) if isinstance(code, ast.IfExp) else (code,):
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and "/knowledge/" in path.as_posix():
                    yield kind, one.value, values


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence_with_no_more_than_it_carries(language: str) -> None:
    sentences = _messages(ROOT / "bot/locales" / language / "importing.ftl")
    found = {(kind, code): values for kind, code, values in _said()}
    assert len(found) > 45
    missing = {f"desk-import-{kind}-{code}" for kind, code in found} - set(sentences)
    assert missing == set()
    short = {code for (kind, code), values in found.items() if sentences[f"desk-import-{kind}-{code}"] - values}
    assert short == set()


def test_every_kind_and_state_has_a_name() -> None:
    words = Catalogue()
    for kind in Kind:
        assert words.has(f"desk-import-kind-{kind.value}") and words.has(f"desk-import-about-{kind.value}")
    assert all(words.has(f"desk-import-state-{state.value}") for state in ImportState)
    assert all(words.has(f"desk-import-skipped-{code}") for code in HARMLESS)
    assert all(words.has(f"desk-problem-{code}") for code in MESSAGES)
