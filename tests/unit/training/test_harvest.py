"""Strings out of a Debian package, built here."""

from __future__ import annotations

import io
import json
import struct
import tarfile
from itertools import starmap
from pathlib import Path

import pytest

from training.encoder import formats
from training.encoder.debian import with_translations
from training.encoder.descriptions import aligned, conversation, packages
from training.encoder.harvest import PackageUnreadable, harvest, joined
from training.encoder.leaks import Leaks, evaluation_texts
from training.encoder.rows import Row, read_rows, write_rows


def catalogue(strings: dict[str, str]) -> bytes:
    """A gettext catalogue, as ``msgfmt`` would write it."""
    pairs = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **strings}.items())
    names, texts = ([pair[side].encode() for pair in pairs] for side in (0, 1))
    start = 28 + 16 * len(pairs)
    tables, body = b"", b""
    for column in (names, texts):
        for text in column:
            tables += struct.pack("<II", len(text), start + len(body))
            body += text + b"\0"
    header = struct.pack("<IIIIIII", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return header + tables + body


def package(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    """A Debian package: an ar archive with the files in a tar of their own."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz") as archive:
        for path, data in files.items():
            member = tarfile.TarInfo(f"./{path}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    members = {"debian-binary": b"2.0\n", "control.tar": b"odd", "data.tar.xz": packed.getvalue()}
    deb = folder / f"{name}_1_all.deb"
    deb.write_bytes(b"!<arch>\n" + b"".join(starmap(_member, members.items())))
    return deb


def _member(name: str, data: bytes) -> bytes:
    header = f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n"
    return header.encode() + data + b"\n" * (len(data) % 2)


def test_a_catalogue_in_two_languages_becomes_rows(tmp_path: Path) -> None:
    where = "usr/share/locale/{}/LC_MESSAGES/notes.mo"
    deb = package(
        tmp_path,
        "notes-data",
        {
            where.format("ru"): catalogue({"Open": "Открыть", "menu\x04Close": "Закрыть"}),
            where.format("uk_UA"): catalogue({"Open": "Відкрити"}),
        },
    )
    assert harvest(deb).rows == [
        Row(source="notes-data", kind="mo", en="Close", ru="Закрыть"),
        Row(source="notes-data", kind="mo", en="Open", ru="Открыть", uk="Відкрити"),
    ]


def test_menus_and_help_pages_become_rows(tmp_path: Path) -> None:
    files = {
        "usr/share/applications/notes.desktop": "Name=Notes\nName[ru]=Заметки\nComment=Write\n",
        "usr/share/help/C/notes/index.page": "<page><title>Notes</title><p>Write <b>one</b>.</p></page>",
        "usr/share/help/uk/notes/index.page": "<page><title>Нотатки</title><p>Напишіть одну.</p></page>",
        "usr/share/help/ru/notes/index.page": "<page><title>Заметки</title></page>",
    }
    deb = package(tmp_path, "notes", {name: text.encode() for name, text in files.items()})
    assert harvest(deb).rows == [
        Row(source="notes", kind="desktop", en="Notes", ru="Заметки"),
        Row(source="notes", kind="help", en="Notes", uk="Нотатки"),
        Row(source="notes", kind="help", en="Write one.", uk="Напишіть одну."),
    ]


def test_translations_in_other_packages_of_a_family_are_joined(tmp_path: Path) -> None:
    folder = "usr/share/mediawiki/i18n/{}.json"
    english = package(tmp_path, "wiki", {folder.format("en"): json.dumps({"yes": "Yes"}).encode()})
    russian = package(tmp_path, "wiki-l10n-ru", {folder.format("ru"): json.dumps({"yes": "Да"}).encode()})
    assert list(joined([harvest(english), harvest(russian)])) == [Row(source="wiki", kind="mw", en="Yes", ru="Да")]


def test_the_translation_follows_the_paragraph() -> None:
    text = '<p>Keeps notes</p><p xml:lang="de">Nein</p><p xml:lang="uk">Зберігає нотатки</p><p>More</p>'
    assert list(formats.appstream(text)) == [Row(source="", kind="appstream", en="Keeps notes", uk="Зберігає нотатки")]


def test_messages_that_choose_are_left_out() -> None:
    text = "title = Notes\n    of mine\n  .label = Pad\ncount = { $n ->\n  [one] a\n *[other] b\n }\n"
    assert formats.fluent(text) == {"title": "Notes of mine", "title.label": "Pad"}


def test_what_is_no_package_is_named(tmp_path: Path) -> None:
    (tmp_path / "no_1_all.deb").write_bytes(b"!<arch>\n")
    with pytest.raises(PackageUnreadable):
        harvest(tmp_path / "no_1_all.deb")


def test_a_damaged_catalogue_gives_nothing() -> None:
    assert formats.mo(b"nonsense") == {}


def test_packages_with_translations_are_wanted() -> None:
    contents = [
        "usr/share/locale/uk/LC_MESSAGES/kate.mo          kde/kate",
        "usr/share/locale/ru/LC_MESSAGES/gimp20.mo        graphics/gimp-data,graphics/gimp-old",
        "usr/share/locale/de/LC_MESSAGES/bash.mo          shells/bash",
        "usr/share/help/ru/notes/index.page               gnome/notes",
        "usr/lib/libreoffice/help/en-US/text/main.html    doc/libreoffice-help-en-us",
        "usr/bin/bash                                     shells/bash",
    ]
    assert set(with_translations(contents)) == {"kate", "gimp-data", "gimp-old", "notes", "libreoffice-help-en-us"}


def test_a_description_asks_and_answers(tmp_path: Path) -> None:
    for lang, title, body in (("en", "Text editor", "Edits texts."), ("ru", "Редактор", "Правит тексты.")):
        entry = f"Package: e\nDescription-md5: abc\nDescription-{lang}: {title}\n {body}\n .\n {body}\n\n"
        (tmp_path / f"mirror_i18n_Translation-{lang}").write_text(entry, encoding="utf-8")
    found = packages(tmp_path)
    assert [row.ru for row in aligned(found["abc"])] == ["Редактор", "Правит тексты.", "Правит тексты."]
    asked, answered = conversation("abc", found["abc"], Leaks([]))
    assert (asked.kind, asked.en, asked.ru) == ("ask", "Text editor", "Редактор")
    assert (answered.kind, answered.ru) == ("answer", "Правит тексты. Правит тексты.")


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    rows = [Row(source="a", kind="mo", en="Open", ru="Открыть"), Row(source="b", kind="mo", en="Two\n lines", uk="Так")]
    assert write_rows(tmp_path / "rows.tsv", rows) == 2
    assert list(read_rows(tmp_path / "rows.tsv")) == [rows[0], Row(source="b", kind="mo", en="Two lines", uk="Так")]


def test_every_string_of_the_evaluation_sets_is_found(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(json.dumps({"question": "Why?", "alt": ["How so?"], "n": 1}) + "\n")
    (tmp_path / "two.csv").write_text("en,ru\nYes,Да\n", encoding="utf-8")
    assert {"Why?", "How so?", "Yes", "Да"} <= set(evaluation_texts(tmp_path))
