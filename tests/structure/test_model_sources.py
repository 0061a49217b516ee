"""What the dialogue model is made of: its fingerprint covers exactly what our components import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.dialogue.train import CODE, WEIGHTS, fingerprint

ROOT = Path(__file__).resolve().parents[2]


def _imported(path: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
            found = (ROOT / f"{name.replace('.', '/')}.py" for name in names if name.startswith("bot."))
            yield from (module for module in found if module.exists())


# the words of an error are no part of what a model knows
NO_PART = {"bot/errors.py", "bot/core/wrong.py"}


def _closure() -> set[str]:
    seen: set[Path] = set()
    ahead = [path for path in (ROOT / "bot/dialogue/nlu").glob("*.py") if path.name != "__init__.py"]
    while ahead:
        path = ahead.pop()
        if path not in seen:
            seen.add(path)
            ahead.extend(_imported(path))
    return {path.relative_to(ROOT).as_posix() for path in seen} - NO_PART


def test_the_fingerprint_covers_what_the_components_import_and_nothing_else() -> None:
    assert set(CODE) == _closure()
    assert (ROOT / WEIGHTS).exists()


def test_a_comment_costs_nobody_a_training_and_a_change_of_code_does(tmp_path: Path) -> None:
    for name in ("config.yml", "domain.yml", *CODE):
        copy = tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((ROOT / name).read_bytes())
    before, module = fingerprint(tmp_path), tmp_path / CODE[0]
    module.write_text(f"# a remark\n{module.read_text(encoding='utf-8')}", encoding="utf-8")
    assert fingerprint(tmp_path) == before
    module.write_text(f"{module.read_text(encoding='utf-8')}\nMORE = 1\n", encoding="utf-8")
    assert fingerprint(tmp_path) != before
