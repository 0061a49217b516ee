"""The choice of an encoder on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.language.encoders.backend import Backend
from bot.language.encoders.choice import FILE, Choice, choice_in_force, read_choice, write_choice
from bot.language.encoders.encoder import EncoderUnusable
from bot.language.encoders.prompts import Prompts

E5 = Choice(
    model="intfloat/multilingual-e5-small",
    revision="abc",
    backend=Backend.ONNX,
    prompts=Prompts(query="query: ", passage="passage: "),
)


def test_nothing_chosen_is_the_shipped_encoder(tmp_path: Path) -> None:
    assert read_choice(tmp_path).shipped


def test_a_choice_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_choice(tmp_path / "new", E5)
    assert read_choice(tmp_path / "new") == E5
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE]


def test_choosing_the_shipped_encoder_leaves_no_file(tmp_path: Path) -> None:
    write_choice(tmp_path, E5)
    write_choice(tmp_path, Choice())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"model": "x", "backend": "steam"}'])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(EncoderUnusable, match="remove it, then choose again"):
        read_choice(tmp_path)


def test_the_setting_comes_before_the_file(tmp_path: Path) -> None:
    write_choice(tmp_path, E5)
    assert choice_in_force(tmp_path, "") == E5
    assert choice_in_force(tmp_path, "shipped") == Choice()
    assert choice_in_force(tmp_path, "other/model") == Choice(model="other/model")
    assert choice_in_force(tmp_path, E5.model) == E5  # the same model: as it was tried


def test_the_setting_helps_against_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("rubbish")
    assert choice_in_force(tmp_path, "shipped") == Choice()
