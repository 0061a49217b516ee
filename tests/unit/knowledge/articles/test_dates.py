"""The date of an article is that of its text, not of its file."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.knowledge.articles.articles import load_library
from bot.knowledge.articles.dates import commit_dates
from tests.unit.knowledge.conftest import Write

FIRST, SECOND = datetime(2025, 3, 1, 12, tzinfo=UTC), datetime(2026, 5, 2, 12, tzinfo=UTC)


def git(folder: Path, *words: str, when: datetime = FIRST) -> None:
    """Run git as somebody, at some time, with nobody's settings."""
    date = when.isoformat()
    names = {f"GIT_{role}_{part}": "x" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environment = {**os.environ, **names, **dates, **settings}
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, env=environment)


def commit(folder: Path, when: datetime) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "x", when=when)


@pytest.fixture
def repository(tmp_path: Path, folder: Path, write: Write) -> Path:
    """The articles lie in a repository: one committed first, one changed later."""
    write("ru/a/old", title="old")
    write("ru/a/new", title="new")
    git(tmp_path, "init")
    commit(tmp_path, FIRST)
    write("ru/a/new", title="newer")
    commit(tmp_path, SECOND)
    return tmp_path


def test_an_article_has_the_date_of_its_last_commit(repository: Path, folder: Path) -> None:
    assert commit_dates(folder) == {"ru/a/old.md": FIRST, "ru/a/new.md": SECOND}
    library = load_library(folder)
    assert {article.title: article.updated_at for article in library.articles} == {"old": FIRST, "newer": SECOND}


def test_a_clone_of_today_has_the_dates_of_then(repository: Path, folder: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", str(repository), str(clone))
    assert commit_dates(clone / folder.name) == commit_dates(folder)


def test_what_is_edited_or_new_or_unknown_has_no_date(repository: Path, folder: Path, write: Write) -> None:
    write("ru/a/old", title="edited and not committed")
    write("ru/a/untracked", title="untracked")
    assert commit_dates(folder) == {"ru/a/new.md": SECOND}
    git(repository, "add", "-A")
    assert commit_dates(folder) == {"ru/a/new.md": SECOND}


def test_a_shallow_clone_dates_only_what_it_knows(repository: Path, folder: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--depth", "1", f"file://{repository}", str(shallow))
    assert commit_dates(shallow / folder.name) == {}


def test_a_new_commit_is_seen(repository: Path, folder: Path, write: Write) -> None:
    commit_dates(folder)
    write("ru/a/old", title="changed")
    commit(repository, SECOND)
    assert commit_dates(folder)["ru/a/old.md"] == SECOND


def test_without_a_repository_or_a_commit_or_git_there_is_no_date(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("ru/a/b")
    assert commit_dates(folder) == {}
    git(folder, "init")
    assert commit_dates(folder) == {}
    commit(folder, FIRST)
    assert commit_dates(folder) == {"ru/a/b.md": FIRST}
    monkeypatch.setenv("PATH", "/nowhere")
    assert commit_dates(folder) == {}
    assert load_library(folder).articles[0].updated_at is None


def test_a_repository_runs_no_program_of_its_settings(repository: Path, folder: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    git(repository, "config", "core.fsmonitor", str(trap))
    commit_dates(folder)
    assert not (tmp_path / "sprung").exists()
