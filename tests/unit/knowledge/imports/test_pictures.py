"""Pictures that come with pages are kept, under names that stay the same."""

from __future__ import annotations

from pathlib import Path

from bot.knowledge.imports.found import from_json, to_json
from bot.knowledge.imports.read import read_all, read_pictures
from tests.support.centres import make_zip
from tests.support.desk_server import PNG

PAGE = """# Где вы?

Мы на Васильковской, 12, во дворе, первая дверь слева от арки.

![Наша дверь](img/%D0%9D%D0%B0%D1%88%D0%B0%20%D0%B4%D0%B2%D0%B5%D1%80%D1%8C.png)

![[plan.png]] и ![сайт](https://shop.example/a.png), ![нет](gone.png), ![рисунок](img/a.svg).
"""


def give(folder: Path) -> Path:
    svg = "<svg onload=alert(1)>"
    path = make_zip(folder / "export.zip", {"help/where.md": PAGE, "help/img/a.svg": svg})
    import zipfile

    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("help/img/Наша дверь.png", PNG)
        archive.writestr("help/pictures/plan.png", PNG + b"2")
        archive.writestr("help/unused.png", PNG + b"3")
    return path


def test_pictures_of_a_zip_stand_in_their_articles_and_the_rest_is_said(tmp_path: Path) -> None:
    path = give(tmp_path)
    reading = read_all([path])
    (one,) = reading.found
    assert sorted(one.pictures.values()) == ["help/img/Наша дверь.png", "help/pictures/plan.png"]
    door = next(name for name, place in one.pictures.items() if place.endswith("дверь.png"))
    assert door.startswith("nasha-dver-")
    assert f"![Наша дверь](files/{door})" in one.body
    assert "![plan](files/plan-" in one.body
    assert "https://shop.example/a.png" in one.body
    assert "answerdesk.invalid" not in one.body
    assert [note.params["name"] for note in one.lost if note.code == "picture"] == ["gone.png", "a.svg"]
    assert sorted(one.place for one in reading.skipped) == ["help/img/a.svg", "help/unused.png"]
    assert from_json(to_json(one)) == one
    assert dict(read_pictures([path], one.pictures.values())) == {
        "help/img/Наша дверь.png": PNG,
        "help/pictures/plan.png": PNG + b"2",
    }
    assert read_all([path]).found == reading.found, "a second time the names are the same"


def test_pictures_of_a_saved_page_stand_in_it(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files/door.png").write_bytes(PNG)
    (tmp_path / "page_files/logo.png").write_bytes(PNG + b"2")
    words = "We are at Main Street 12, in the yard, the first door on the left of the arch. " * 3
    html = f"<html><body><main><h1>Where?</h1><p>{words}</p><img alt='Door' src='page_files/door.png'></main></body>"
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    reading = read_all([tmp_path])
    (one,) = reading.found
    assert "![Door](files/door-" in one.body
    assert [(one.place, one.note.code) for one in reading.skipped] == [("page_files/logo.png", "asset")]
