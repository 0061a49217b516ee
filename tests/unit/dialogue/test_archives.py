"""A damaged model is set aside, and the last good one serves."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from time import time

import pytest

from bot.dialogue.archives import DAY, UNFINISHED, clear_unfinished, find_newest, is_sound, newest_model, put
from bot.dialogue.errors import ModelMissing
from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.dialogue.train import is_current
from tests.unit.dialogue.small import SmallFinder, shop


def _copy(model: Path, folder: Path, name: str, *, age: int) -> Path:
    """The model with its note under another name, ``age`` seconds old."""
    archive = folder / f"{name}.tar.gz"
    shutil.copy(model, archive)
    shutil.copy(model.with_name(model.name.replace(".tar.gz", ".json")), folder / f"{name}.json")
    os.utime(archive, (1_000_000_000 - age,) * 2)
    return archive


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [_truncate, _flip, _empty])
def test_a_damaged_model_is_not_current_and_the_last_good_one_serves(
    harm: object, project: Path, model: Path, tmp_path: Path
) -> None:
    good, bad = _copy(model, tmp_path, "good", age=60), _copy(model, tmp_path, "new", age=0)
    assert is_current(project, tmp_path)
    assert callable(harm)
    harm(bad)
    assert not is_current(project, tmp_path)
    assert newest_model(tmp_path) == good
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.json", "good.tar.gz", "new.tar.gz.damaged"]


@pytest.mark.parametrize("harm", [_truncate, _empty])
def test_a_damaged_note_makes_the_model_old_and_is_no_error(
    harm: object, project: Path, model: Path, tmp_path: Path
) -> None:
    archive = _copy(model, tmp_path, "new", age=0)
    assert callable(harm)
    harm(archive.with_name("new.json"))
    assert not is_current(project, tmp_path)
    with pytest.raises(ModelMissing, match="answerdesk train"):
        newest_model(tmp_path)


def test_one_damaged_model_is_kept_at_most(model: Path, tmp_path: Path) -> None:
    for age, name in enumerate(("third", "second", "first")):
        _truncate(_copy(model, tmp_path, name, age=age))
    with pytest.raises(ModelMissing):
        newest_model(tmp_path)
    assert [path.suffix for path in tmp_path.iterdir()] == [".damaged"]


def test_a_model_that_is_whole_but_no_model_is_set_aside_when_it_is_loaded(model: Path, tmp_path: Path) -> None:
    _copy(model, tmp_path, "good", age=60)
    (made := tmp_path / "made").mkdir()
    wrong = made / "wrong.tar.gz"
    wrong.write_bytes(b"this is text")
    put(wrong, tmp_path, "anything")
    RasaDialogue.load(tmp_path, SmallFinder(), shop)
    assert find_newest(tmp_path) == tmp_path / "good.tar.gz"


def test_a_model_of_an_earlier_version_has_no_sum_and_counts_as_sound(model: Path, tmp_path: Path) -> None:
    archive = _copy(model, tmp_path, "old", age=0)
    archive.with_name("old.json").write_text('{"fingerprint": "f"}')
    assert is_sound(archive)


def test_a_training_leaves_an_archive_and_its_note_and_nothing_half_made(model: Path) -> None:
    assert {"".join(path.suffixes) for path in model.parent.iterdir()} == {".json", ".tar.gz"}


def test_what_killed_trainings_left_goes_after_a_day(tmp_path: Path) -> None:
    for name, age in (("old", DAY + 60), ("young", DAY - 60)):
        (folder := tmp_path / f"{UNFINISHED}{name}").mkdir()
        (folder / "half.tar.gz").touch()
        os.utime(folder, (time() - age,) * 2)
    clear_unfinished(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"{UNFINISHED}young"]
