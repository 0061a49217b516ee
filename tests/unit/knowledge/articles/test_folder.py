"""A folder looked at again and again is read only where it changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bot.knowledge.articles import folder as folder_module
from bot.knowledge.articles.articles import load_library
from bot.knowledge.articles.files import Content, read_file
from bot.knowledge.articles.folder import ArticleFolder
from bot.knowledge.articles.problems import Problem
from tests.unit.knowledge.conftest import Write

LONG_AGO = time.time_ns() - 10**12


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read since the list was emptied."""
    names: list[str] = []

    def read(path: Path, name: str) -> Content | Problem:
        names.append(name)
        return read_file(path, name)

    monkeypatch.setattr(folder_module, "read_file", read)
    monkeypatch.setattr(folder_module, "SETTLED_NS", -1)  # files of this moment count as settled
    return names


def test_it_finds_what_reading_everything_finds(shop: Path, write: Write) -> None:
    write("ru/a/bad", status="nonsense")
    (shop / "ru" / "a" / "gone.md").symlink_to("nowhere")
    kept = ArticleFolder(shop)
    assert kept.read() == load_library(shop)
    assert kept.read() == load_library(shop)


def test_while_nothing_changes_nothing_is_read_and_the_library_is_the_same_object(shop: Path, reads: list[str]) -> None:
    kept = ArticleFolder(shop)
    first = kept.read()
    assert len(reads) == 7
    reads.clear()
    assert kept.read() is first
    assert reads == []


def test_only_the_file_that_changed_is_read_again(shop: Path, write: Write, reads: list[str]) -> None:
    kept = ArticleFolder(shop)
    kept.read()
    reads.clear()
    write("ru/delivery/cost", title="Another title")
    write("uk/new/one", title="New")
    (shop / "en/payment/failed.md").unlink()
    library = kept.read()
    assert sorted(reads) == ["ru/delivery/cost.md", "uk/new/one.md"]
    assert library == load_library(shop)


@pytest.mark.parametrize("how", ["replaced", "in place"])
def test_a_text_of_the_same_length_and_date_is_seen_too(folder: Path, write: Write, reads: list[str], how: str) -> None:
    path = write("ru/a/b", title="one")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    kept = ArticleFolder(folder)
    assert kept.read().articles[0].title == "one"
    text = path.read_text(encoding="utf-8").replace('"one"', '"two"', 1).replace("title: one", "title: two")
    target = path.with_suffix(".tmp") if how == "replaced" else path
    target.write_text(text, encoding="utf-8")
    os.utime(target, ns=(LONG_AGO, LONG_AGO))
    target.replace(path)
    assert kept.read().articles[0].title == "two"


def test_a_file_of_this_very_moment_is_read_again(folder: Path, write: Write) -> None:
    path = write("ru/a/b", title="one")
    kept = ArticleFolder(folder)
    kept.read()
    status = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("one", "two"), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert kept.read().articles[0].title == "two"


def test_a_folder_that_goes_and_comes_again_is_read_anew(folder: Path, write: Write) -> None:
    write("ru/a/b")
    kept = ArticleFolder(folder)
    assert len(kept.read().articles) == 1
    away = folder.rename(folder.with_name("away"))
    assert [problem.code for problem in kept.read().problems] == ["folder-missing"]
    away.rename(folder)
    assert len(kept.read().articles) == 1
    assert kept.read().problems == ()
