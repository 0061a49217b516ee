"""Errors are one tree, and each says what happened."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from tests.structure.imports import PRODUCT, files_of, name_of

ROOTS = {
    ("bot/errors.py", "AnswerdeskError"),
    ("bot/core/wrong.py", "WrongValue"),  # the core knows no errors of the product, and pydantic asks for a ValueError
}
FOREIGN = {
    name
    for name in dir(builtins)
    if isinstance(kind := getattr(builtins, name), type) and issubclass(kind, BaseException)
}


def _classes() -> Iterator[tuple[str, ast.ClassDef]]:
    for path in files_of(*PRODUCT):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield name_of(path), node


def test_every_error_of_ours_is_an_answerdesk_error() -> None:
    wild = [
        f"{name}:{node.lineno} {node.name}"
        for name, node in _classes()
        if FOREIGN & {ast.unparse(base) for base in node.bases} and (name, node.name) not in ROOTS
    ]
    assert wild == []


def test_every_error_says_what_happened() -> None:
    kinds = {"AnswerdeskError"}
    while found := {
        node.name for _, node in _classes() if node.name not in kinds and kinds & {ast.unparse(b) for b in node.bases}
    }:
        kinds |= found
    silent = [f"{name} {node.name}" for name, node in _classes() if node.name in kinds and not ast.get_docstring(node)]
    assert silent == []
    assert {"KnowledgeError", "EncoderUnusable", "TryLater", "ModelMissing"} <= kinds
