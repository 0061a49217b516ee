"""Imports point down only, and each heavy library is known in one place (DESIGN, section 1)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.imports import PRODUCT, ROOT, files_of, module_of, name_of, read_imports

SOURCES = files_of(*PRODUCT)

BASE = {"core", "errors", "settings", "words", "business", "business_keys", "files", "markup"}
LAYERS = {
    "core": {"core"},
    "errors": {"core"},
    "clock": set[str](),
    "files": set[str](),
    "markup": {"markup"},
    "settings": {"core", "errors"},
    "words": {"core", "errors"},
    "business": {"core", "errors", "settings", "words", "business_keys", "files"},
    "business_keys": {"core", "language"},
    "language": {"language", "core", "errors", "settings"},
    "storage": {"storage", "language", "core", "errors", "settings"},
    "knowledge": {"knowledge", "language", "markup", "core", "errors", "files", "settings"},
    # Rasa calls our actions back: its engine is given them where it is loaded
    "dialogue": {"dialogue", "language", "core", "errors", "settings", "actions"},
    "realtime": {"realtime", "language", "core", "errors", "settings"},
    "actions": {"actions", "dialogue.payload", "knowledge", "language", "business", "core"},
    "service": {"service", "storage", "knowledge", "language", *BASE},
    "worker": {"worker", "service", *BASE},
    "channels": {"channels", "service", *BASE},
    "desk": {"desk", "service", *BASE},
    "api": {"api", "service", *BASE},
}
# what puts the product together may import everything
TOP = {"app", "cli", "run", ""}
HOMES = {
    "rasa": ("bot/dialogue",),
    "rasa_sdk": ("actions", "bot/dialogue"),
    "telegram": ("bot/channels/telegram", "bot/cli/doctor.py"),
    "faiss": ("bot/knowledge",),
    "sentence_transformers": ("bot/language/encoders",),
    "torch": ("bot/language/encoders",),
    "huggingface_hub": ("bot/language/encoders/hub.py",),
    "onnxruntime": ("bot/language/encoders/onnx_encoder.py",),
    "spacy": ("bot/language/text",),
    "lingua": ("bot/language/text",),
    "simplemma": ("bot/language/text",),
    "pymorphy3": ("bot/language/text",),
    "nicegui": ("bot/desk",),
    "sqlalchemy": ("bot/storage",),
    "alembic": ("bot/storage",),
    "psycopg": ("bot/realtime",),
    "argon2": ("bot/service/people/login.py",),
    "PIL": ("bot/service/outbox/small_pictures.py",),
    "pywebpush": ("bot/service/cases/reaching/wire.py",),
    "aiosmtplib": ("bot/service/outbox/mail/wire.py",),
    "py_vapid": ("bot/service/cases/reaching/vapid.py",),
    "fluent": ("bot/words.py",),
    "simpy": ("bot/service/insights/staffing",),
    "babel": ("bot/words.py",),
    "jinja2": ("bot/desk/door", "bot/channels/web"),
    "itsdangerous": ("bot/desk/frame/secret.py",),
    "ruamel": ("bot/service/system/yaml_edit.py",),
    "markdown_it": ("bot/markup",),
    "filetype": ("bot/files.py",),
    "prometheus_client": ("bot/run/metrics.py",),
    "uvicorn": ("bot/run/front.py", "bot/run/connections.py", "bot/run/server.py"),
}
DECLARATIONS = ("cli.add_typer", "kb.add_typer", "Index")
STANDARD_ONLY = ("bot/core", "bot/errors.py")


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    yield from ((found.line, found.target) for found in read_imports(path))


def _layer(module: str) -> str | None:
    """The layer of one of our modules; None for somebody else's."""
    parts = module.split(".")
    if parts[0] == "actions":
        return "actions"
    return parts[1] if parts[0] == "bot" and len(parts) > 1 else None


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    own = _layer(module_of(path)) or ""
    if own in TOP:
        return
    assert own in LAYERS, f"{own} is not in the table of layers"
    wrong = [f"{name_of(path)}:{line} imports {name}" for line, name in _imports(path) if not _allowed(own, name)]
    assert wrong == []


def _allowed(own: str, name: str) -> bool:
    layer = _layer(name)
    return layer is None or layer in LAYERS[own] or name.removeprefix("bot.") in LAYERS[own]


def test_channels_never_import_each_other() -> None:
    wrong = [
        f"{name_of(path)} imports {name}"
        for path in SOURCES
        for _, name in _imports(path)
        if name_of(path).startswith("bot/channels/") and name.startswith("bot.channels.")
        if name.split(".")[2] != path.relative_to(ROOT).parts[2]
    ]
    assert wrong == []


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_is_imported_in_its_place_only(library: str) -> None:
    homes = tuple(home if home.endswith(".py") else f"{home}/" for home in HOMES[library])
    wrong = [
        f"{name_of(path)}:{line}"
        for path in SOURCES
        for line, name in _imports(path)
        if name.split(".")[0] == library and not name_of(path).startswith(homes)
    ]
    assert wrong == []


def test_the_core_needs_nothing_but_the_standard_library() -> None:
    foreign = {
        f"{name_of(path)} imports {name}"
        for path in SOURCES
        for _, name in _imports(path)
        if name_of(path).startswith(STANDARD_ONLY)
        if name.split(".")[0] not in sys.stdlib_module_names and _layer(name) != "core"
    }
    assert foreign == set()


@pytest.mark.parametrize("program", ["benchmarks", "training", "tests"])
def test_the_product_never_imports_a_program_beside_it(program: str) -> None:
    wrong = [
        f"{name_of(path)}:{line}" for path in SOURCES for line, name in _imports(path) if name.split(".")[0] == program
    ]
    assert wrong == []


def test_importing_a_module_does_nothing() -> None:
    calls = [
        f"{name_of(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and "migrations" not in path.parts
        if ast.unparse(node.value.func) not in DECLARATIONS
    ]
    assert calls == []
