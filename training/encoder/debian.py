"""Debian: which packages hold translations, and fetching them and apt's lists."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

# Files with strings in Russian or Ukrainian, and the English ones that lie in a package of their own.
_TRANSLATED: Final = re.compile(
    r"/(?:ru|uk)(?:_RU|_UA)?/LC_MESSAGES/[^/]+\.mo"
    r"|^usr/share/(?:help|doc/HTML|doc/kde/HTML)/(?:ru|uk)/.+\.(?:page|docbook|xml)"
    r"|chromium/locales/(?:en-US|ru|uk)\.pak|(?:firefox-esr|thunderbird)/.*(?:-(?:ru|uk)@.*\.xpi|omni\.ja)"
    r"|libreoffice/help/(?:ru|en-US)/.*\.html|mediawiki/.*i18n.*/(?:ru|uk)\.json"
    r"|roundcube.*localization/(?:ru|uk)_.*\.inc|cldr/common/annotations/ru\.xml|calibre/localization/locales\.zip"
)
_AT_ONCE: Final = 50


def fetch_lists(folder: Path) -> Path:
    """Which file is in which package, and the descriptions in en, ru and uk; gives the folder of lists.

    They lie in a folder of apt's own kind: the machine's lists stay as they are.
    """
    for part in ("lists/partial", "archives/partial"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    contents = "Acquire::IndexTargets::deb::Contents"
    settings = {
        "Dir::State::lists": folder / "lists",
        "Dir::Cache::archives": folder / "archives",
        "Acquire::Languages": "en,ru,uk",
        f"{contents}::MetaKey": "$(COMPONENT)/Contents-$(ARCHITECTURE)",
        f"{contents}::ShortDescription": "Contents",
        f"{contents}::Description": "Contents",
        f"{contents}::KeepCompressed": "true",
    }
    options = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    subprocess.run(["apt-get", "update", "-q", *options], check=True)
    return folder / "lists"


def wanted_packages(lists: Path) -> list[str]:
    """Names of all packages with translations, from the Contents lists."""
    return sorted({name for path in lists.glob("*_Contents-*") for name in with_translations(_lines(path))})


def with_translations(contents: Iterable[str]) -> Iterator[str]:
    """The packages of those lines of a Contents list that name a file with translations (``path  section/name,…``)."""
    for line in contents:
        path, _, owners = line.strip().rpartition(" ")
        if _TRANSLATED.search(path):
            yield from (owner.rsplit("/", 1)[-1] for owner in owners.split(","))


def fetch(names: Sequence[str], folder: Path) -> None:
    """``apt-get download`` into ``folder``; packages that lie there are not fetched again."""
    folder.mkdir(parents=True, exist_ok=True)
    have = {path.name.split("_")[0] for path in folder.glob("*.deb")}
    missing = [name for name in names if name not in have]
    for start in range(0, len(missing), _AT_ONCE):
        # a package that the mirror no longer has makes apt fail; the others are fetched all the same
        subprocess.run(["apt-get", "download", "-q", *missing[start : start + _AT_ONCE]], cwd=folder, check=False)


def list_text(path: Path) -> str:
    """apt keeps its lists compressed in one of several ways, and reads them all itself."""
    return "".join(_lines(path))


def _lines(path: Path) -> Iterator[str]:
    if not path.suffix:
        yield from path.open(encoding="utf-8")
        return
    command = ["/usr/lib/apt/apt-helper", "cat-file", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as reading:
        if reading.stdout is not None:
            yield from reading.stdout
