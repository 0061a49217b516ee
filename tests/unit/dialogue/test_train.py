from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from bot.dialogue.archives import _prune, newest_model
from bot.dialogue.errors import ModelMissing, TrainingFailed
from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.dialogue.train import fingerprint, is_current, train
from tests.unit.dialogue.small import ROOT, SmallFinder, shop, write_examples


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(project, tmp_path / "copy"))


def test_a_fresh_model_is_current(project: Path, model: Path) -> None:
    assert is_current(project, model.parent)


@pytest.mark.parametrize("changed", ["config.yml", "domain.yml", "data/rules.yml", "data/nlu/human.yml"])
def test_a_model_is_old_when_a_source_changed(copy: Path, model: Path, changed: str) -> None:
    (copy / changed).write_text((copy / changed).read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert not is_current(copy, model.parent)


def test_a_model_is_old_when_a_source_was_added(copy: Path, model: Path) -> None:
    (copy / "data" / "nlu" / "more.yml").write_text('version: "3.1"\n', encoding="utf-8")
    assert not is_current(copy, model.parent)


def test_examples_of_the_business_itself_are_learned_too(copy: Path, tmp_path: Path) -> None:
    own = write_examples(tmp_path / "own", "small_talk", *(f"quork quork number {n}" for n in range(8)))
    archive = train(copy, tmp_path / "out", training=(own, tmp_path / "none"), say=lambda _: None)
    turn = asyncio.run(
        RasaDialogue.load(archive, SmallFinder(), shop).turn(state="", text="quork quork", language="en")
    )
    assert turn.turn.intent == "small_talk"
    assert is_current(copy, archive.parent, (own,))
    assert not is_current(copy, archive.parent)


def test_where_the_examples_of_the_business_lie_does_not_matter(copy: Path, tmp_path: Path) -> None:
    here, there = (write_examples(tmp_path / name, "small_talk", "quork") for name in ("here", "there"))
    assert fingerprint(copy, (here,)) == fingerprint(copy, (there,)) != fingerprint(copy)
    assert fingerprint(copy, (copy / "data",)) == fingerprint(copy), "the same folder twice is one folder"


def test_an_intent_with_a_single_example_is_learned(copy: Path, tmp_path: Path) -> None:
    (copy / "data" / "nlu" / "human.yml").unlink()
    own = write_examples(tmp_path / "own", "want_human", "put me through to an operator")
    archive = train(copy, tmp_path / "out", training=(own,), say=lambda _: None)
    dialogue = RasaDialogue.load(archive, SmallFinder(), shop)
    turn = asyncio.run(dialogue.turn(state="", text="put me through to an operator", language="en")).turn
    assert turn.reason == "requested"


def test_there_is_no_current_model_in_an_empty_folder(project: Path, tmp_path: Path) -> None:
    assert not is_current(project, tmp_path)
    with pytest.raises(ModelMissing):
        newest_model(tmp_path)


def test_a_model_whose_note_is_lost_is_not_current(project: Path, model: Path, tmp_path: Path) -> None:
    shutil.copy(model, tmp_path)
    assert not is_current(project, tmp_path)


def test_the_last_three_models_are_kept(tmp_path: Path) -> None:
    for number in range(5):
        for suffix in (".tar.gz", ".json"):
            path = tmp_path / f"m{number}{suffix}"
            path.touch()
            os.utime(path, (number, number))
    _prune(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.tar.gz")) == ["m2.tar.gz", "m3.tar.gz", "m4.tar.gz"]
    assert len(list(tmp_path.glob("*.json"))) == 3


def test_a_mistake_in_the_data_is_told_with_what_to_do(copy: Path, tmp_path: Path) -> None:
    (copy / "data" / "rules.yml").write_text('version: "3.1"\nrules:\n- rule: x\n  steps: what\n', encoding="utf-8")
    with pytest.raises(TrainingFailed, match="answerdesk train"):
        train(copy, tmp_path / "out", say=lambda _: None)


def test_rules_that_contradict_each_other_are_told(copy: Path, tmp_path: Path) -> None:
    rules = (copy / "data" / "rules.yml").read_text(encoding="utf-8")
    more = "- rule: thanks go to a person\n  steps:\n  - intent: thanks\n  - action: action_answer\n"
    (copy / "data" / "rules.yml").write_text(f"{rules}\n{more}", encoding="utf-8")
    with pytest.raises(TrainingFailed, match="ontradict"):
        train(copy, tmp_path / "out", say=lambda _: None)


def test_nothing_is_printed_while_training_and_loading(
    project: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    archive = train(project, tmp_path, say=said.append)
    RasaDialogue.load(archive, SmallFinder(), shop)
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "Warning" not in captured.err
    assert "%|" not in captured.err
    assert said[0].startswith("Training")
    assert said[-1].startswith("The model is ready")


def test_the_intents_of_the_data_and_the_domain_are_the_same() -> None:
    import yaml

    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    blocks = [
        block
        for path in (ROOT / "data/nlu").glob("*.yml")
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    ]
    assert {block["intent"] for block in blocks} == set(domain["intents"])
