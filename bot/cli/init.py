"""``answerdesk init``: six questions, and a project of one's own that runs."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import typer
import yaml

from bot.business import FILE, parse_business
from bot.core.language import LANGUAGES
from bot.errors import BadInput, BusinessWrong
from bot.settings import ROOT

NAMES: Final = {"ru": "Russian", "uk": "Ukrainian", "en": "English"}
DETAIL: Final = "number"
IGNORED: Final = "var/\nmodels/\n.env\n"
HEAD: Final = "# What is this business's own; docs/business.md of Answerdesk says what else may stand here.\n"


@dataclass(frozen=True, kw_only=True)
class Given:
    """What was said on the command line; None is asked. Texts by language are "en=…", or one for all."""

    name: str | None = None
    about: Sequence[str] | None = None
    languages: str | None = None
    hours: str | None = None
    time_zone: str | None = None
    number: str | None = None
    called: Sequence[str] | None = None
    contacts: str | None = None


@dataclass
class _Sheet:
    """The answers so far, each checked by what reads the file in the end."""

    values: dict[str, Any] = field(default_factory=dict)

    def ask(self, key: str, given: str | None, question: str, read: Callable[[str], Any], *, default: str = "") -> None:
        """Take what was given, or ask until it can be used; an empty answer leaves the key out."""
        while True:
            text = given if given is not None else typer.prompt(question, default=default, show_default=bool(default))
            try:
                self._try(key, read(text.strip()))
            except (BusinessWrong, ValueError) as error:
                problem = "; ".join(error.problems) if isinstance(error, BusinessWrong) else str(error)
                if given is not None:
                    raise BadInput(problem=problem) from error
                typer.echo(f"  {problem}")
            else:
                return

    def _try(self, key: str, value: Any) -> None:
        if value in ("", [], {}):
            if key == "name":
                raise ValueError("a name is needed; customers read it in the greeting")
            return
        parse_business(yaml.safe_dump({"name": "-", **self.values, key: value}, allow_unicode=True))
        self.values[key] = value


def make_project(folder: Path, given: Given) -> None:
    """Write a project into ``folder``, which is made if it is not there.

    Raises:
        BadInput: the folder holds something already, or an answer on the command line can't be used.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(problem=f"{folder} is not empty. Name a new folder; nothing was written.")
    values = _ask(given)
    (folder / "knowledge_base").mkdir(parents=True)
    (folder / FILE).write_text(_to_text(values), encoding="utf-8")
    (folder / ".gitignore").write_text(IGNORED, encoding="utf-8")
    shutil.copy(ROOT / "docs" / "articles.md", folder / "knowledge_base" / "README.md")
    _say_what_next(folder, values)


def _ask(given: Given) -> dict[str, Any]:
    sheet = _Sheet()
    sheet.ask("name", given.name, "1. What is your business called", str)
    sheet.ask(
        "languages", given.languages, "2. Languages of your customers, the main one first", _split, default="en, ru, uk"
    )
    _ask_in_languages(sheet, "about", given.about, '3. What may customers ask about? It completes "Ask me about …"')
    sheet.ask("hours", given.hours, '4. When do people answer, as in "Mon-Fri 09:00-18:00"; empty: always', str)
    sheet.ask("time_zone", given.time_zone, "   In which time zone", str, default="Europe/Kyiv")
    _ask_detail(sheet, given)
    sheet.ask(
        "contacts", given.contacts, '6. Other contacts, as in "phone=0 800 300 470, email=help@x.y"; or empty', _pairs
    )
    return sheet.values


def _ask_in_languages(sheet: _Sheet, key: str, given: Sequence[str] | None, question: str) -> None:
    if given is not None:
        sheet.ask(key, "", question, lambda _: _by_language(given))
        return
    said: dict[str, str] = {}
    for language in sheet.values["languages"]:
        asked = f"{question}, in {NAMES[language]} (or empty)"
        said[language] = typer.prompt(asked, default="", show_default=False).strip()
    sheet.ask(key, "", question, lambda _: {language: text for language, text in said.items() if text})


def _ask_detail(sheet: _Sheet, given: Given) -> None:
    question = '5. What number may customers quote? An example, as in "LK-204518"; or empty'
    sheet.ask("details", given.number, question, lambda text: [_detail(text)] if text else [])
    if "details" not in sheet.values:
        return
    called = _by_language(given.called) if given.called is not None else _ask_called(sheet)
    sheet.values["details"][0]["called"] = called


def _ask_called(sheet: _Sheet) -> dict[str, str]:
    asked = {"en": "the number", "ru": "номер", "uk": "номер"}
    return {
        language: typer.prompt(f"   What is it called in {NAMES[language]}", default=asked[language])
        for language in sheet.values["languages"]
    }


def _detail(example: str) -> dict[str, Any]:
    return {"name": DETAIL, "example": example, "asked_for": ["status", "trouble", "request"]}


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _pairs(text: str) -> dict[str, str]:
    """Of "phone=1, email=2"; what has no name is a contact all the same."""
    found: dict[str, str] = {}
    for part in _split(text):
        name, mark, value = part.partition("=")
        found[name.strip() if mark else f"contact {len(found) + 1}"] = value.strip() if mark else part
    return found


def _by_language(texts: Sequence[str]) -> dict[str, str]:
    """Of "en=…" for one language and "…" for all."""
    found: dict[str, str] = {}
    for text in texts:
        language, mark, said = text.partition("=")
        if mark and language in LANGUAGES:
            found[language] = said.strip()
        else:
            found |= dict.fromkeys(LANGUAGES, text.strip())
    return found


def _to_text(values: Mapping[str, Any]) -> str:
    dumped = (
        yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, width=120) for key, value in values.items()
    )
    return HEAD + "".join(dumped)


def _say_what_next(folder: Path, values: Mapping[str, Any]) -> None:
    guide = folder / "knowledge_base" / "README.md"
    typer.echo(
        f"\n{values['name']} is in {folder}. Next:\n"
        f"  1. Write articles, as {guide} says. `answerdesk kb check` finds mistakes.\n"
        f"  2. Start: cd {folder} && answerdesk run (or, from the product's folder, make run PROJECT={folder}).\n"
        "  3. Telegram: put ANSWERDESK_TELEGRAM_TOKEN=… into .env beside business.yml."
    )
