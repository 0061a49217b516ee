"""Sets of somebody else's: what is wrong with a file is a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.data import DataMissing, DataWrong, Labelled, read_labelled


def _write(folder: Path, text: str) -> Path:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_set_is_read(tmp_path: Path) -> None:
    assert read_labelled(_write(tmp_path, "\ufefftext,intent\nhi,greet\n")) == (Labelled(text="hi", intent="greet"),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("utterance,label\nhi,greet\n", "lacks the column text and intent; its columns are utterance, label"),
        ("text,label\nhi,greet\n", "lacks the column intent"),
        ("text,intent\nhi\n", "no text or no intent"),
        ("", "no rows"),
        ("text,intent\n", "no rows"),
    ],
)
def test_what_is_wrong_with_a_set_is_said(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DataWrong, match=problem):
        read_labelled(_write(tmp_path, text))


def test_a_set_that_is_no_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataWrong, match="no CSV in UTF-8"):
        read_labelled(path)


def test_a_missing_set_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="--data"):
        read_labelled(tmp_path / "none.csv")


def test_the_command_ends_with_the_sentence_alone(tmp_path: Path) -> None:
    path = str(_write(tmp_path, "utterance,label\nhi,greet\n"))
    command = [sys.executable, "-m", "benchmarks", "intents", "--train", path, "--test", path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert (
        done.stderr.strip()
        == f"{path} can't be used: it lacks the column text and intent; its columns are utterance, label."
    )
