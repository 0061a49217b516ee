"""The README names every setting and every command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli.main import cli
from bot.core.language import LANGUAGES
from bot.desk.frame.layout import KEYS, REPLY_KEYS
from bot.settings import PREFIX, Settings

README = Path(__file__).resolve().parents[2] / "README.md"
OPERATORS = README.parent / "docs" / "operators.md"


def _commands(command: object, name: str = "") -> Iterator[str]:
    group = getattr(command, "commands", None)
    if group is None:
        yield name
        return
    for part, inner in group.items():
        yield from _commands(inner, f"{name} {part}".strip())


@pytest.fixture(scope="module")
def readme() -> str:
    """The text of the README."""
    return README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_in_the_readme(readme: str, name: str) -> None:
    assert f"`{PREFIX}{name.upper()}`" in readme


@pytest.mark.parametrize("name", sorted(_commands(get_command(cli))))
def test_every_command_is_in_the_readme(readme: str, name: str) -> None:
    assert f"answerdesk {name}" in readme


@pytest.mark.parametrize("keys", sorted({keys for keys, _ in (*KEYS, *REPLY_KEYS)}))
def test_every_key_of_the_desk_is_in_the_operators_guide_in_each_language(keys: str) -> None:
    guide = OPERATORS.read_text(encoding="utf-8")
    assert guide.count(f"`{keys}`") >= len(LANGUAGES)


def test_there_are_commands_to_look_for() -> None:
    assert "kb check" in set(_commands(get_command(cli)))
