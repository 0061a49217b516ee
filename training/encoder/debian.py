"""Debian: which packages may hold translations, and fetching them and the lists of descriptions with apt."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

_SECTIONS: Final = ("kde", "gnome", "localization")
_NAMES: Final = re.compile(
    r"-(l10n|data|common|i18n|locales)$|-l10n-(ru|uk|all)$|-help-(ru|en-us)$"
    r"|^(mediawiki|calibre|firefox-esr|thunderbird|unicode-cldr-core)$"
)
_OTHER_LANGUAGES: Final = re.compile(r"-(l10n|help|i18n|language)-(?!ru|uk|all|en)[a-z]{2,3}(-[a-z]+)?$")
_AT_ONCE: Final = 50


def wanted_packages() -> list[str]:
    """Names of packages that may hold translations, from apt's own lists."""
    done = subprocess.run(["apt-cache", "dumpavail"], capture_output=True, check=True, text=True)
    return sorted({name for name, section in _stanzas(done.stdout) if is_wanted(name, section)})


def is_wanted(name: str, section: str) -> bool:
    """Desktop programs and everything called data or translations, but not for other languages."""
    return bool(section in _SECTIONS or _NAMES.search(name)) and not _OTHER_LANGUAGES.search(name)


def fetch(names: Sequence[str], folder: Path) -> None:
    """``apt-get download`` into ``folder``; packages that lie there are not fetched again."""
    folder.mkdir(parents=True, exist_ok=True)
    have = {path.name.split("_")[0] for path in folder.glob("*.deb")}
    missing = [name for name in names if name not in have]
    for start in range(0, len(missing), _AT_ONCE):
        # a package that the mirror no longer has makes apt fail; the others are fetched all the same
        subprocess.run(["apt-get", "download", "-q", *missing[start : start + _AT_ONCE]], cwd=folder, check=False)


def fetch_lists(folder: Path) -> None:
    """The descriptions of all packages in en, ru and uk, into a folder of apt's own kind, not the machine's."""
    for part in ("lists/partial", "archives/partial"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    settings = {
        "Dir::State::lists": folder / "lists",
        "Dir::Cache::archives": folder / "archives",
        "Acquire::Languages": "en,ru,uk",
    }
    options = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    subprocess.run(["apt-get", "update", "-q", *options], check=True)


def _stanzas(available: str) -> Iterator[tuple[str, str]]:
    """Name and section of each package, the section without its archive area."""
    for stanza in available.split("\n\n"):
        fields = dict(re.findall(r"^(Package|Section): (.+)$", stanza, re.M))
        if "Package" in fields:
            yield fields["Package"], fields.get("Section", "").rsplit("/", 1)[-1]
