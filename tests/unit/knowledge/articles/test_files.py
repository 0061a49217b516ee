"""What lies among the articles and is no article: never waited for, always said."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.knowledge.articles.articles import Library, load_library, parse_article
from bot.knowledge.articles.folder import ArticleFolder
from bot.knowledge.articles.watch import watch
from tests.unit.knowledge.conftest import Write

Read = Callable[[Path], Library]
READERS: tuple[Read, ...] = (load_library, lambda folder: ArticleFolder(folder).read())


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(path))  # the whole path may be too long for a socket


def make_linked_pipe(path: Path) -> None:
    os.mkfifo(path.with_suffix(".pipe"))
    path.symlink_to(path.stem + ".pipe")


def make_huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 5_000_000_000)


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a named pipe": (os.mkfifo, "file-special"),
    "a link to a pipe": (make_linked_pipe, ""),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "file-special"),
    "a terminal": (lambda path: path.symlink_to("/dev/tty"), ""),
    "a socket": (make_socket, "file-special"),
    "a folder": (Path.mkdir, "file-is-folder"),
    "a link to a folder": (lambda path: path.symlink_to("/"), "file-is-folder"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "link-broken"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "file-unreadable"),
    "a file of five gigabytes": (make_huge, "file-too-big"),
    "an endless file of the system": (lambda path: path.symlink_to("/proc/self/mem"), ""),
    "no text": (lambda path: path.write_bytes(b"\xff\xfe\x00"), "file-not-utf8"),
    "nothing at all": (Path.touch, "front-matter-missing"),
}


@pytest.fixture(params=READERS, ids=["load_library", "ArticleFolder"])
def read(request: pytest.FixtureRequest) -> Read:
    found: Read = request.param
    return found


@pytest.fixture(params=ODD)
def odd(request: pytest.FixtureRequest, folder: Path, write: Write) -> Iterator[str]:
    """An odd thing among two good articles; the code of what is to be said of it, "" for any."""
    write("ru/a/before")
    write("ru/z/after")
    make, code = ODD[request.param]
    with ExitStack() as stack:
        (folder / "ru" / "m").mkdir()
        stack.callback(os.chdir, Path.cwd())
        os.chdir(folder)
        make(folder / "ru" / "m" / "odd.md")
        yield code


def test_an_odd_thing_keeps_out_only_itself_and_is_said(folder: Path, odd: str, read: Read) -> None:
    library = read(folder)
    assert [article.path for article in library.articles] == ["ru/a/before.md", "ru/z/after.md"]
    (problem,) = [problem for problem in library.problems if problem.path == "ru/m/odd.md"]
    assert problem.fatal
    assert problem.code == (odd or problem.code)
    assert problem.todo


def test_an_odd_thing_in_place_of_a_good_article_leaves_the_last_good_version(folder: Path, write: Write) -> None:
    path = write("ru/a/b", title="good")
    first = load_library(folder)
    for make in (os.mkfifo, Path.mkdir, lambda path: path.symlink_to("nowhere")):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
        make(path)
        library = load_library(folder, previous=first)
        assert [article.title for article in library.articles] == ["good"]
        assert "kept-last-good" in [problem.code for problem in library.problems]


async def test_live_changes_go_on_beside_a_pipe(folder: Path, write: Write) -> None:
    write("ru/a/b")
    os.mkfifo(folder / "ru" / "a" / "pipe.md")
    seen: asyncio.Queue[Library] = asyncio.Queue()
    stop = asyncio.Event()

    async def look() -> None:
        await seen.put(await asyncio.to_thread(load_library, folder))

    watching = asyncio.create_task(watch(folder, look, stop=stop))
    for title in ("first", "second"):
        library = Library()
        for _ in range(100):  # the watcher may still be starting
            write("ru/a/b", title=title)
            try:
                library = await asyncio.wait_for(seen.get(), 0.5)
            except TimeoutError:
                continue
            if [article.title for article in library.articles] == [title]:
                break
        assert [article.title for article in library.articles] == [title]
        assert [problem.code for problem in library.problems] == ["file-special"]
    stop.set()
    await asyncio.wait_for(watching, 10)


def test_a_name_that_is_no_text_is_said_in_text(folder: Path, write: Write, read: Read) -> None:
    write("ru/a/b")
    (folder / "ru" / os.fsdecode(b"caf\xe9.md")).write_text("x")
    problems = read(folder).problems
    assert any("caf\ufffd.md" in str(problem) for problem in problems)
    assert all(str(problem).encode() for problem in problems)


@pytest.mark.parametrize("nest", ["[", "{", "- ", "? ", "a: [", "{a: "])
def test_fields_nested_without_end_are_said_and_never_end_the_process(nest: str) -> None:
    text = f"---\ntitle: {nest * (150_000 // len(nest))}\n---\nx"
    code = (
        "import sys; from bot.knowledge.articles.articles import parse_article;"
        "print([p.code for p in parse_article(sys.stdin.buffer.read(), 'ru/a/b.md')[1]])"
    )
    done = subprocess.run([sys.executable, "-c", code], input=text.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert b"yaml" in done.stdout


def test_the_place_of_a_mistake_in_the_fields_is_its_line() -> None:
    text = '---\ntitle: "half\nstatus: draft\n---\nx'
    (problem,) = parse_article(text.encode(), "ru/a/b.md")[1]
    assert problem.code == "yaml-broken"
    assert problem.line in (2, 3, 4)
