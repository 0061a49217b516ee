"""What is put before questions and texts: the operator's word, the model's own, its family's, else nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.language.encoders.prompts import NO_PROMPTS, Prompts, prompts_of

E5 = Prompts(query="query: ", passage="passage: ")


def _configure(folder: Path, **prompts: str) -> None:
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": prompts}))


@pytest.mark.parametrize(
    ("model", "prompts"),
    [
        ("intfloat/multilingual-e5-small", E5),
        ("/srv/models/e5-base-v2", E5),
        ("deepvk/USER-base", E5),
        ("sentence-transformers/all-MiniLM-L6-v2", NO_PROMPTS),
        ("BAAI/bge-m3", NO_PROMPTS),
    ],
)
def test_a_known_family_has_its_prompts(tmp_path: Path, model: str, prompts: Prompts) -> None:
    assert prompts_of(model, tmp_path) == prompts


def test_models_with_an_instruction_read_it_before_questions_only(tmp_path: Path) -> None:
    for model in ("BAAI/bge-small-en-v1.5", "intfloat/multilingual-e5-large-instruct"):
        prompts = prompts_of(model, tmp_path)
        assert prompts.query and not prompts.passage


def test_the_models_own_prompts_come_before_the_family(tmp_path: Path) -> None:
    _configure(tmp_path, query="ask: ", document="tell: ")
    assert prompts_of("intfloat/multilingual-e5-small", tmp_path) == Prompts(query="ask: ", passage="tell: ")


def test_empty_prompts_in_the_configuration_say_nothing(tmp_path: Path) -> None:
    _configure(tmp_path, query="", document="")
    assert prompts_of("intfloat/multilingual-e5-small", tmp_path) == E5


def test_the_operator_has_the_last_word_even_an_empty_one(tmp_path: Path) -> None:
    _configure(tmp_path, query="ask: ", passage="tell: ")
    assert prompts_of("x/y", tmp_path, query="", passage="text: ") == Prompts(query="", passage="text: ")


def test_a_damaged_configuration_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "config_sentence_transformers.json").write_text('["no table"]')
    assert prompts_of("x/y", tmp_path) == NO_PROMPTS
