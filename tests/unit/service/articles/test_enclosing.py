"""Pictures and files that leads put into articles."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.core.people import Role
from bot.errors import NotAllowed, NotFound, TooLarge
from bot.service.articles import enclosing
from bot.service.articles.problems import KindNotSent
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.desk_server import PNG


async def pieces(*content: bytes) -> AsyncIterator[bytes]:
    for piece in content:
        yield piece


async def test_a_file_gets_a_free_latin_name_and_the_same_one_lies_there_once(app: App) -> None:
    lena = await hire(app, "Lena", Role.LEAD)
    names = []
    for name, content in (
        ("Наша студия.JPG", PNG),
        ("наша студия.png", PNG),
        ("Наша студия.png", PNG + b"2"),
        ("../../прайс.pdf", b"%PDF-1.7"),
        ("", PNG),
    ):
        shown = await enclosing.load_up(app, lena, name=name, pieces=pieces(content[:5], content[5:]))
        names.append(shown.place)
    studio = "files/nasha-studiya.png"
    assert names == [studio, studio, "files/nasha-studiya-2.png", "files/prays.pdf", "files/file.png"]
    assert enclosing.access_file(app, lena, studio).read_bytes() == PNG
    left = [path.name for path in (app.articles_folder / "files").iterdir() if path.name.startswith(".")]
    assert left == [], "nothing half written stays"


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.svg", b"<svg onload=alert(1)>", KindNotSent),
        ("a.png", b"MZ\x90\x00", KindNotSent),
        ("a.exe", b"MZ\x90\x00", KindNotSent),
        ("a.html", b"<html>", KindNotSent),
        ("a.png", b"", KindNotSent),
        ("a.png", PNG + b"\0" * 20_000_000, TooLarge),
    ],
)
async def test_what_can_not_be_sent_is_refused_and_not_kept(
    app: App, name: str, content: bytes, error: type[Exception]
) -> None:
    lena = await hire(app, "Lena", Role.LEAD)
    with pytest.raises(error):
        await enclosing.load_up(app, lena, name=name, pieces=pieces(content))
    assert list((app.articles_folder / "files").iterdir()) == []


async def test_only_who_edits_articles_brings_files_and_only_files_of_articles_are_shown(app: App) -> None:
    anna, lena = await hire(app, "Anna", Role.OPERATOR), await hire(app, "Lena", Role.LEAD)
    with pytest.raises(NotAllowed):
        await enclosing.load_up(app, anna, name="a.png", pieces=pieces(PNG))
    kept = await enclosing.load_up(app, lena, name="a.png", pieces=pieces(PNG))
    (app.articles_folder / "secret.key").write_bytes(b"x")
    (app.settings.home / "a.png").write_bytes(PNG)
    assert enclosing.access_file(app, anna, kept.place).is_file()
    for place in ("", "files", "secret.key", "../a.png", "/etc/passwd", "files/gone.png"):
        with pytest.raises(NotFound):
            enclosing.access_file(app, anna, place)
