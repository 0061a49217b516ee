"""Topics: the first folder of an article's name, and what it is called in each language (``topics.yml``).

The file is optional, and a broken one stops nothing: a topic without a name is called by its folder, made readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from bot.core.language import LANGUAGES
from bot.knowledge.articles.files import read_file
from bot.knowledge.articles.problems import Problem

FILE: Final = "topics.yml"
NAME_LENGTH: Final = 60
TOPIC: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HEAD: Final = "# What the topics of the articles are called; the desk edits it (Articles, Topics).\n"
_LINE: Final = re.compile(r"\S")

Names = Mapping[str, Mapping[str, str]]  # topic: language: what it is called


@dataclass(frozen=True, kw_only=True)
class Topics:
    """The names there are, and what is wrong with their file."""

    names: Names = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def call(self, topic: str, language: str) -> str:
        """What a topic is called: in this language, in another one, or as its folder."""
        known = self.names.get(topic, {})
        return next((known[code] for code in (language, *LANGUAGES) if known.get(code)), readable(topic))


def readable(topic: str) -> str:
    """A folder as a name: "gift-cards" is "Gift cards"."""
    words = topic.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def read_topics(folder: Path) -> Topics:
    """What the file in this folder says."""
    path = folder / FILE
    if not path.exists():
        return Topics()
    content = read_file(path, FILE)
    if isinstance(content, Problem):
        return Topics(problems=(content,))
    try:
        return parse_topics(content.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Topics(problems=(Problem(path=FILE, line=0, code="file-not-utf8"),))


def parse_topics(text: str) -> Topics:
    """The good lines count, whatever the others say."""
    try:
        given = yaml.safe_load(text)  # the loader written in Python: endless brackets end the fast one
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "not valid YAML"
        line = mark.line + 1 if mark else 0
        return Topics(problems=(Problem(path=FILE, line=line, code="topics-broken", params={"reason": str(reason)}),))
    if given is None:
        return Topics()
    if not isinstance(given, Mapping):
        return Topics(problems=(Problem(path=FILE, line=1, code="topics-no-lines"),))
    problems: list[Problem] = []
    names = {str(topic): dict(_read_names(str(topic), said, problems)) for topic, said in given.items()}
    return Topics(names={topic: said for topic, said in names.items() if said}, problems=tuple(problems))


def change_topics(text: str, names: Names) -> str:
    """The file with these names; what else stands in it stays. A topic without any name is taken out."""
    wanted = {topic: {code: said[code] for code in LANGUAGES if said.get(code)} for topic, said in names.items()}
    before = parse_topics(text).names
    after = {**before, **wanted}
    after = {topic: said for topic, said in after.items() if said}
    lines = (text or HEAD).replace("\r\n", "\n").rstrip("\n").split("\n")
    for topic, said in wanted.items():
        lines = _replace(lines, topic, said)
    changed = "\n".join(lines) + "\n"
    return changed if parse_topics(changed).names == after else HEAD + _dump(after)


def _replace(lines: list[str], topic: str, said: Mapping[str, str]) -> list[str]:
    """The lines of a topic written anew, in their place or at the end."""
    start = next((at for at, line in enumerate(lines) if line.startswith(f"{topic}:")), len(lines))
    after = next((at for at in range(start + 1, len(lines)) if _LINE.match(lines[at])), len(lines))
    fresh = _dump({topic: said}).rstrip("\n").split("\n") if said else []
    return [*lines[:start], *fresh, *lines[after:]]


def _dump(names: Names) -> str:
    plain = {topic: dict(said) for topic, said in names.items()}
    return str(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=10_000)) if plain else ""


def _read_names(topic: str, said: object, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    if not TOPIC.fullmatch(topic):
        problems.append(_wrong("topics-name", topic))
        return
    if isinstance(said, str):
        said = dict.fromkeys(LANGUAGES, said)
    if not isinstance(said, Mapping):
        problems.append(_wrong("topics-names", topic))
        return
    for code, name in said.items():
        text = " ".join(name.split()) if isinstance(name, str) else ""
        if code not in LANGUAGES or not text or len(text) > NAME_LENGTH:
            problems.append(_wrong("topics-names", topic))
        else:
            yield str(code), text


def _wrong(code: str, topic: str) -> Problem:
    limit = str(NAME_LENGTH)
    return Problem(path=FILE, line=0, code=code, fatal=False, params={"topic": topic[:60], "limit": limit})
