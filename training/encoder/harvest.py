"""The strings in three languages that are in one Debian package."""

from __future__ import annotations

import json
import re
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Final

from training.encoder import formats
from training.encoder.formats import Strings
from training.encoder.rows import LANGS, Lang, Row

_LANGS: Final[dict[str, Lang]] = {"C": "en", "en": "en", "ru": "ru", "uk": "uk"}
_AR_START: Final = b"!<arch>\n"
_AR_HEADER: Final = 60
_LARGEST: Final = 100_000_000
_ZIPPED_MO: Final = re.compile(r"(ru|uk)/(\w+)\.mo$")
_LOCALE_PART: Final = re.compile(r"(^|/)(en-US|ru|uk)(/|$)")
_MOZILLA: Final[dict[str, Callable[[str], Strings]]] = {
    "ftl": formats.fluent,
    "properties": formats.properties,
    "dtd": formats.dtd,
}


class PackageUnreadable(Exception):
    """This is no Debian package; delete it and fetch it again."""


@dataclass(frozen=True, kw_only=True)
class Harvest:
    """What one package holds. ``columns``: strings by key for each kind and language, where English and its
    translations may lie in different packages; :func:`joined` brings them together."""

    package: str
    rows: list[Row] = field(default_factory=list)
    columns: dict[tuple[str, Lang], Strings] = field(default_factory=lambda: defaultdict(dict))


def harvest(deb: Path) -> Harvest:
    """Every string with a translation in one package."""
    crop = Harvest(package=deb.name.split("_")[0])
    with tarfile.open(fileobj=BytesIO(_data(deb.read_bytes())), mode="r|*") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() and member.size < _LARGEST else None
            if content is not None:
                _reap(crop, member.name, content.read)
    crop.rows.extend(_catalogues(crop))
    crop.rows.extend(_pages(crop))
    return replace(crop, rows=[replace(row, source=crop.package) for row in crop.rows])


def joined(crops: Iterable[Harvest]) -> Iterator[Row]:
    """Strings whose translations came in other packages of the family (``firefox-esr``, ``firefox-esr-l10n-ru``)."""
    families: dict[tuple[str, str], dict[Lang, Strings]] = defaultdict(lambda: {lang: {} for lang in LANGS})
    for crop in crops:
        for (kind, lang), strings in crop.columns.items():
            families[crop.package.split("-")[0], kind][lang].update(strings)
    for (source, kind), columns in families.items():
        for name, en in columns["en"].items():
            row = Row(source=source, kind=kind, en=en, ru=columns["ru"].get(name, ""), uk=columns["uk"].get(name, ""))
            if row.has_translation:
                yield row


def _data(deb: bytes) -> bytes:
    """The files of a package: the member ``data.tar.*`` of an ar archive (deb(5), ar(5))."""
    at = len(_AR_START)
    while at < len(deb):
        name, size = deb[at : at + 16], int(deb[at + 48 : at + 58])
        body = at + _AR_HEADER
        if name.startswith(b"data.tar"):
            return deb[body : body + size]
        at = body + size + size % 2
    raise PackageUnreadable


def _reap(crop: Harvest, name: str, read: Callable[[], bytes]) -> None:
    for pattern, reap in _FIELDS:
        match = pattern.search(name)
        if match:
            reap(crop, match, read())
            return


def _catalogue(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    crop.columns[f"mo:{match[2]}", _LANGS[match[1]]].update(formats.mo(data))


def _desktop(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    crop.rows.extend(formats.desktop(_text(data)))


def _appstream(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    crop.rows.extend(formats.appstream(_text(data)))


def _pak(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    crop.columns["pak", _LANGS[match[1]]].update(formats.pak(data))


def _libreoffice(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    _add(crop, "lohelp", _LANGS[match[1]], match[2], formats.libreoffice_help(_text(data)))


def _json(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    strings = {name: text for name, text in json.loads(data).items() if isinstance(text, str)}
    _add(crop, "mw", _LANGS[match[2]], match[1], strings)


def _page(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    blocks = formats.help_blocks(_text(data))
    crop.columns[f"help:{match[2]}", _LANGS[match[1]]] = {str(number): block for number, block in enumerate(blocks)}


def _roundcube(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    _add(crop, "rc", _LANGS[match[2]], match[1] + match[3], formats.roundcube(_text(data)))


def _annotations(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    crop.columns["cldr", _LANGS[match[1]]].update(formats.picture_names(_text(data)))


def _mozilla(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    lang: Lang = "ru" if "-ru" in match[0] else "uk" if "-uk" in match[0] else "en"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            reader = _MOZILLA.get(name.rsplit(".", 1)[-1])
            if reader and "local" in name:
                _add(crop, "moz", lang, _LOCALE_PART.sub("/", name), reader(_text(archive.read(name))))


def _calibre(crop: Harvest, match: re.Match[str], data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            inside = _ZIPPED_MO.match(name)
            if inside:
                crop.columns[f"mo:{inside[2]}", _LANGS[inside[1]]].update(formats.mo(archive.read(name)))


Reap = Callable[[Harvest, re.Match[str], bytes], None]
_FIELDS: Final[tuple[tuple[re.Pattern[str], Reap], ...]] = (
    (re.compile(r"/(ru|uk)(?:_RU|_UA)?/LC_MESSAGES/([^/]+)\.mo$"), _catalogue),
    (re.compile(r"\.desktop$"), _desktop),
    (re.compile(r"(?:metainfo|appdata)/.*\.xml$"), _appstream),
    (re.compile(r"chromium/locales/(en|ru|uk)(?:-US)?\.pak$"), _pak),
    (re.compile(r"(?:firefox-esr|thunderbird)/.*(?:\.xpi|omni\.ja)$"), _mozilla),
    (re.compile(r"libreoffice/help/(ru|en)(?:-US)?/(.*\.html)$"), _libreoffice),
    (re.compile(r"(mediawiki/.*i18n.*/)(en|ru|uk)\.json$"), _json),
    (re.compile(r"usr/share/(?:help|doc/HTML|doc/kde/HTML)/(C|en|ru|uk)/(.+\.(?:page|docbook|xml))$"), _page),
    (re.compile(r"(roundcube.*localization/)(en|ru|uk)_\w\w((?:/\w+)?\.inc)$"), _roundcube),
    (re.compile(r"calibre/localization/locales\.zip$"), _calibre),
    (re.compile(r"cldr/common/annotations/(en|ru|uk)\.xml$"), _annotations),
)


def _add(crop: Harvest, kind: str, lang: Lang, prefix: str, strings: Strings) -> None:
    crop.columns[kind, lang].update({f"{prefix}#{name}": text for name, text in strings.items()})


def _catalogues(crop: Harvest) -> Iterator[Row]:
    """In a gettext catalogue the English string itself is the key."""
    for kind in _taken(crop, "mo:"):
        ru, uk = crop.columns.pop((kind, "ru"), {}), crop.columns.pop((kind, "uk"), {})
        for en in sorted(ru.keys() | uk.keys()):
            yield Row(source="", kind="mo", en=en, ru=ru.get(en, ""), uk=uk.get(en, ""))


def _pages(crop: Harvest) -> Iterator[Row]:
    """A translated page whose paragraphs are as many as the English ones is taken for a translation in order."""
    for kind in _taken(crop, "help:"):
        pages = {lang: crop.columns.pop((kind, lang), {}) for lang in LANGS}
        whole = {lang: page for lang, page in pages.items() if len(page) == len(pages["en"])}
        for number, en in pages["en"].items():
            ru, uk = (whole.get(lang, {}).get(number, "") for lang in LANGS[1:])
            if ru or uk:
                yield Row(source="", kind="help", en=en, ru=ru, uk=uk)


def _taken(crop: Harvest, prefix: str) -> list[str]:
    return sorted({kind for kind, _ in crop.columns if kind.startswith(prefix)})


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
