"""The core decides on facts: what words mean is found in ``bot/language`` and arrives in the turn."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = sorted((ROOT / "bot" / "core").rglob("*.py"))
POLICY = [path for path in CORE if path.parent.name == "policy"]
SETTINGS = {"addresses.py", "hours.py"}  # take a setting apart, not what a customer wrote
READING = {"casefold", "endswith", "find", "lower", "split", "splitlines", "startswith", "strip", "upper"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _texts(path: Path) -> Iterator[str]:
    """Every text in the module but its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


@pytest.mark.parametrize("path", CORE, ids=_name)
def test_no_word_of_a_customers_language_stands_in_the_core(path: Path) -> None:
    assert [text for text in _texts(path) if any(letter.isalpha() and not letter.isascii() for letter in text)] == []


@pytest.mark.parametrize("path", [path for path in CORE if path.name not in SETTINGS], ids=_name)
def test_no_text_is_cut_into_a_list_of_words(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    named = [(call, call.func.attr) for call in calls if isinstance(call.func, ast.Attribute)]
    cut = [ast.unparse(call) for call, name in named if name == "findall" or (name == "split" and not call.args)]
    assert cut == []


@pytest.mark.parametrize("path", POLICY, ids=_name)
def test_the_policy_reads_no_text(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    read = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in READING]
    imported = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert (read, [name for name in imported if name in ("re", "string", "unicodedata")]) == ([], [])
