"""Pictures and files that articles name: found in the folder, or said to be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.articles.articles import load_library
from bot.knowledge.articles.enclosed import LIMIT, list_enclosed
from bot.knowledge.articles.folder import ArticleFolder
from tests.support.desk_server import PNG
from tests.unit.knowledge.conftest import Write

PLACE = "ru/delivery/cost.md"


def put(folder: Path, place: str, content: bytes = PNG) -> None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def names(folder: Path, text: str) -> list[str]:
    root = folder.resolve()
    return [one.path.relative_to(root).as_posix() for one in list_enclosed(folder, PLACE, text)]


def test_a_file_lies_beside_the_article_or_in_the_folder_of_files(folder: Path) -> None:
    put(folder, "ru/delivery/map.png")
    put(folder, "files/price.pdf", b"%PDF-1.4")
    put(folder, "files/наш дом.png")
    text = "![](map.png) [цены](files/price.pdf) [они же](../../files/price.pdf#2) ![](<files/наш дом.png>)"
    assert names(folder, text) == ["ru/delivery/map.png", "files/price.pdf", "files/наш дом.png"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("gone.png", "enclosed-missing"),
        ("files", "enclosed-missing"),
        ("../../../secret.png", "enclosed-outside"),
        ("/../secret.png", "enclosed-missing"),
        ("../../.git/secret.png", "enclosed-outside"),
        ("files/heavy.png", "enclosed-too-big"),
        ("files/drawing.svg", "enclosed-kind"),
        ("files/lies.png", "enclosed-kind"),
        ("files/page.txt", "enclosed-kind"),
        ("files/empty.png", "enclosed-kind"),
        ("files/link.png", "enclosed-missing"),
    ],
)
def test_what_customers_would_not_get_is_said_and_the_text_stays_live(
    folder: Path, write: Write, url: str, code: str
) -> None:
    put(folder.parent, "secret.png")
    put(folder, ".git/secret.png")
    put(folder, "files/heavy.png", PNG + b"\0" * LIMIT)
    put(folder, "files/drawing.svg", b"<svg onload=alert(1)>")
    put(folder, "files/lies.png", b"MZ\x90\x00")
    put(folder, "files/page.txt", b" \n<!DOCTYPE html><script>")
    put(folder, "files/empty.png", b"")
    (folder / "files/link.png").symlink_to(folder.parent / "secret.png")
    path = write("ru/delivery/cost")
    path.write_text(path.read_text(encoding="utf-8") + f"\n\n![план]({url})\n", encoding="utf-8")
    library = load_library(folder)
    assert [(one.code, one.path, one.fatal) for one in library.problems if one.code.startswith("enclosed")] == [
        (code, PLACE, False)
    ]
    assert PLACE in library.by_path
    assert names(folder, f"![план]({url})") == []


def test_a_file_that_comes_or_goes_is_noticed_though_no_article_changed(folder: Path, write: Write) -> None:
    path = write("ru/delivery/cost")
    path.write_text(path.read_text(encoding="utf-8") + "\n\n![план](files/map.png)\n", encoding="utf-8")
    read = ArticleFolder(folder)
    assert [one.code for one in read.read().problems if one.code.startswith("enclosed")] == ["enclosed-missing"]
    put(folder, "files/map.png")
    good = read.read()
    assert [one.code for one in good.problems if one.code.startswith("enclosed")] == []
    assert read.read() is good


def test_documents_among_the_files_are_no_articles_that_nobody_reads(folder: Path, write: Write) -> None:
    write("ru/delivery/cost")
    put(folder, "files/price.docx", b"PK\x03\x04")
    put(folder, "files/readme.md", b"no article")
    assert [one.code for one in load_library(folder).problems if one.path.startswith("files")] == []
