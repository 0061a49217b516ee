"""What lies in an upload: zips that mean harm, names that lead out, links, files too large."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bot.knowledge.imports.read import read_all
from bot.knowledge.imports.sources import LARGEST, MOST_FILES
from tests.support.centres import make_zip, zip_bytes

PAGE = "# Доставка\n\nКурьер привезёт заказ завтра до обеда, это бесплатно."


def _codes(path: Path) -> dict[str, str]:
    return {one.place: one.note.code for one in read_all([path]).skipped}


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "bomb.zip", {"a.md": b"a" * 60_000_000})
    assert _codes(path) == {"bomb.zip": "zip-bomb"}


def test_names_that_lead_out_of_the_archive_are_refused_and_the_others_are_read(tmp_path: Path) -> None:
    names = ("../../etc/passwd.md", "/etc/x.md", "C:\\windows\\x.md")
    path = make_zip(tmp_path / "odd.zip", {**dict.fromkeys(names, PAGE), "good.md": PAGE})
    reading = read_all([path])
    assert [one.title for one in reading.found] == ["Доставка"]
    assert [one.note.code for one in reading.skipped] == ["zip-path"] * 3
    assert not (tmp_path.parent / "etc").exists()


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Пароль от сервера и другие тайны этой машины.")
    folder = tmp_path / "kb"
    folder.mkdir()
    (folder / "leak.md").symlink_to(tmp_path / "secret.txt")
    assert _codes(folder) == {"leak.md": "link"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("leak.md")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    (tmp_path / "links.zip").write_bytes(out.getvalue())
    assert _codes(tmp_path / "links.zip") == {"leak.md": "link"}


def test_an_encrypted_file_in_a_zip_is_told(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a.md": PAGE}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    path = tmp_path / "locked.zip"
    path.write_bytes(bytes(data))
    assert _codes(path) == {"a.md": "zip-locked"}


def test_a_zip_in_a_zip_is_read_and_one_deeper_is_not(tmp_path: Path) -> None:
    deepest = zip_bytes({"c.md": PAGE.replace("Доставка", "Оплата")})
    inner = zip_bytes({"b.md": PAGE, "deep.zip": deepest})
    reading = read_all([make_zip(tmp_path / "outer.zip", {"inner.zip": inner})])
    assert [one.title for one in reading.found] == ["Доставка"]
    assert [one.note.code for one in reading.skipped] == ["zip-nested"]


def test_a_damaged_zip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "half.zip"
    path.write_bytes(zip_bytes({"a.md": PAGE})[:40])
    assert _codes(path) == {"half.zip": "zip-broken"}


def test_a_picture_of_twenty_megabytes_is_no_article_and_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "Схема проезда.png").write_bytes(b"\x89PNG" + b"\0" * LARGEST)
    (tmp_path / "a.md").write_text(PAGE, encoding="utf-8")
    reading = read_all([tmp_path])
    assert [one.title for one in reading.found] == ["Доставка"]
    assert [(one.note.code, one.harmless) for one in reading.skipped] == [("picture", True)]


def test_a_file_too_large_for_an_article_is_told_with_the_limit(tmp_path: Path) -> None:
    (tmp_path / "big.md").write_bytes(b"a" * (LARGEST + 1))
    found = read_all([tmp_path]).skipped[0]
    assert (found.note.code, found.note.params) == ("too-large", {"size": "20", "limit": "20"})


def test_too_many_files_are_told_and_the_first_are_read(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "many.zip", {f"{number}.txt": "" for number in range(MOST_FILES + 5)})
    codes = [one.note.code for one in read_all([path]).skipped]
    assert codes.count("too-many") == 1


@pytest.mark.parametrize("encoding", ["cp866", "utf-8"])
def test_names_packed_by_old_windows_or_a_mac_are_read(tmp_path: Path, encoding: str) -> None:
    name = "Возврат денег.md"
    data = zip_bytes({"x" * len(name.encode(encoding)): "Деньги вернутся на карту в течение трёх дней."})
    path = tmp_path / "old.zip"
    path.write_bytes(data.replace(b"x" * len(name.encode(encoding)), name.encode(encoding)))
    assert [one.title for one in read_all([path]).found] == ["Возврат денег"]


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    assert _codes(tmp_path / "nothing.zip") == {"nothing.zip": "missing"}


def test_one_odd_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 nonsense")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 nonsense")
    (tmp_path / "c.xlsx").write_bytes(zip_bytes({"xl/workbook.xml": "<nonsense"}))
    (tmp_path / "d.json").write_text('{"articles": [', encoding="utf-8")
    (tmp_path / "e.bin").write_bytes(b"\0\1\2")
    (tmp_path / "f.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "g.md").write_text(PAGE, encoding="utf-8")
    reading = read_all([tmp_path])
    assert [one.title for one in reading.found] == ["Доставка"]
    assert {one.place: one.note.code for one in reading.skipped} == {
        "a.docx": "unknown",
        "b.pdf": "pdf-broken",
        "c.xlsx": "sheet-broken",
        "d.json": "json-broken",
        "e.bin": "unknown",
        "f.doc": "old-office",
    }
