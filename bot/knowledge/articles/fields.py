"""The YAML fields at the top of an article, read with the line of every value."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import yaml

from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.schedule import read_moment

LONGEST: Final = 300
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "status": ("draft", "published", "archived"),
    "escalate": ("never", "offer", "always"),
}
LISTS: Final = ("questions", "golden", "tags", "formerly")
TEXTS: Final = ("title", "owner", "verified_by")
DATES: Final = ("review_by", "verified_at")
MOMENTS: Final = ("publish_at", "expires_at")
KNOWN: Final = (*TEXTS, *LISTS, *CHOICES, *MOMENTS, *DATES)
# these may be set and do nothing yet: read without a problem, offered to nobody
SILENT: Final = ("offer",)
OFFERED: Final = tuple(name for name in KNOWN if name not in SILENT)
_FENCE = "---"
_PLAIN: Final = re.compile(
    r"^\s*(?:-|title:|owner:|verified_by:)\s+(?=[^\s'\"\[{|>&*!#%@`])"
)  # a text without quotes begins here
_CUT: Final = re.compile(r" # \d[^#]*")
_DEEPEST: Final = 20  # an article has two; the fast loader does not survive a hundred thousand
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BEGIN: Final = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_END: Final = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


@dataclass(frozen=True, kw_only=True)
class Fields:
    """The typed fields; ``places`` holds the line of each field and of each entry of a list."""

    title: str
    questions: tuple[str, ...] = ()
    golden: tuple[str, ...] = ()
    status: str = "draft"
    escalate: str = "never"
    tags: tuple[str, ...] = ()
    owner: str = ""
    review_by: date | None = None
    verified_by: str = ""
    verified_at: date | None = None
    publish_at: str = ""
    expires_at: str = ""
    formerly: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def line(self, name: str) -> int:
        """The line on which a field stands; 1 if it is not there."""
        return self.places.get(name, (1,))[0]

    def lines(self, name: str) -> tuple[int, ...]:
        """The line of each entry of a list field."""
        return self.places.get(name, (1,))[1:]


def read_fields(text: str, path: str, problems: list[Problem]) -> tuple[Fields | None, str, int]:
    """Split ``text`` into fields, body and the line on which the body begins. Findings are added to ``problems``."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        problems.append(Problem(path=path, line=1, code="front-matter-missing"))
        return None, "", 1
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        problems.append(Problem(path=path, line=len(lines), code="front-matter-open"))
        return None, "", 1
    fields = _Reader(path, problems).read("\n".join(map(_keep_sign, lines[1:end])))
    problems += _find_cut(path, lines[1:end])
    return fields, "\n".join(lines[end + 1 :]), end + 2


def _keep_sign(line: str) -> str:
    """The line in quotes where YAML would take "#1" in the middle of a text for a note."""
    text, mark, note = line.partition(" # ")
    found = _PLAIN.match(text)
    if found is None or " #" not in text[found.end() :]:
        return line
    quoted = text[found.end() :].rstrip().replace("'", "''")
    return f"{found.group()}'{quoted}'{mark}{note}"


def _find_cut(path: str, lines: list[str]) -> Iterator[Problem]:
    """Texts that YAML cuts off at "# 1": perhaps a note, perhaps not."""
    for at, line in enumerate(lines, start=2):
        found = _CUT.search(line) if _PLAIN.match(line) else None
        if found is not None:
            yield Problem(path=path, line=at, code="text-cut", fatal=False, params={"text": found.group().strip()})


class _Reader:
    """Turns YAML nodes into :class:`Fields`; line 1 of the YAML is line 2 of the file."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self._path = path
        self._problems = problems
        self._places: dict[str, tuple[int, ...]] = {}

    def read(self, text: str) -> Fields | None:
        root = self._compose(text)
        if root is None:
            return None
        values: dict[str, Any] = {}
        for key, value in root.value:
            name = str(key.value)
            if name not in KNOWN:
                self._add("field-unknown", key, field=name, hint=_hint(name))
            elif name in values:
                self._add("field-twice", key, field=name)
            else:
                values[name] = self._value(name, value)
                self._places.setdefault(name, (_line(key),))
        for name in ("title", "status"):
            if name not in values:
                self._problems.append(Problem(path=self._path, line=1, code="field-missing", params={"field": name}))
        given = {name: value for name, value in values.items() if value is not None}
        return Fields(**{"title": "", **given}, places=self._places)

    def _compose(self, text: str) -> yaml.MappingNode | None:
        try:
            if _is_deep(text):
                self._problems.append(Problem(path=self._path, line=2, code="yaml-not-fields"))
                return None
            root = yaml.compose(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 2 if mark else 2
            params = {"reason": error.problem or "not valid YAML"}
            self._problems.append(Problem(path=self._path, line=line, code="yaml-broken", params=params))
            return None
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            params = {"reason": str(error).splitlines()[0] if str(error) else type(error).__name__}
            self._problems.append(Problem(path=self._path, line=2, code="yaml-broken", params=params))
            return None
        if not isinstance(root, yaml.MappingNode):
            self._problems.append(Problem(path=self._path, line=2, code="yaml-not-fields"))
            return None
        return root

    def _value(self, name: str, node: yaml.Node) -> str | tuple[str, ...] | date | None:
        if name in LISTS:
            return self._list(name, node)
        text = self._scalar(name, node)
        if text is None:
            return None
        if name in CHOICES:
            return self._choice(name, text, node)
        if name in MOMENTS:
            return self._moment(text, node)
        if name in DATES:
            return self._date(text, node)
        return text

    def _scalar(self, name: str, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode) or _is_null(node):
            self._add("text-wanted", node, field=name)
            return None
        text = " ".join(str(node.value).split())
        if not text:
            self._add("text-empty", node, field=name)
            return None
        if len(text) > LONGEST:
            self._add("text-too-long", node, field=name, size=str(len(text)), limit=str(LONGEST))
            return None
        return text

    def _list(self, name: str, node: yaml.Node) -> tuple[str, ...]:
        if isinstance(node, yaml.ScalarNode) and _is_null(node):
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self._add("list-wanted", node, field=name)
            return ()
        entries = [(self._entry(name, item), _line(item)) for item in node.value]
        kept = [(text, line) for text, line in entries if text is not None]
        self._places[name] = (_line(node), *(line for _, line in kept))
        return tuple(text for text, _ in kept)

    def _entry(self, name: str, node: yaml.Node) -> str | None:
        if isinstance(node, yaml.ScalarNode) and _is_null(node):
            self._add("text-empty", node, field=name)
            return None
        return self._scalar(name, node)

    def _choice(self, name: str, text: str, node: yaml.Node) -> str | None:
        if text in CHOICES[name]:
            return text
        self._add("choice-wrong", node, field=name, value=text, choices=", ".join(_offered(CHOICES[name])))
        return None

    def _date(self, text: str, node: yaml.Node) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._add("date-wanted", node, value=text)
            return None

    def _moment(self, text: str, node: yaml.Node) -> str | None:
        found = read_moment(text)
        if found is None:
            self._add("moment-wanted", node, value=text)
        return found

    def _add(self, code: str, node: yaml.Node, **params: str) -> None:
        self._problems.append(Problem(path=self._path, line=_line(node), code=code, params=params))


def _is_deep(text: str) -> bool:
    """Whether fields stand in one another so deep that nobody can have meant it."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, _BEGIN) - isinstance(event, _END)
        if depth > _DEEPEST:
            return True
    return False


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 2


def _is_null(node: yaml.ScalarNode) -> bool:
    return bool(node.tag == "tag:yaml.org,2002:null")


def _offered(choices: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(choice for choice in choices if choice not in SILENT)


def _hint(name: str) -> str:
    near = difflib.get_close_matches(name, OFFERED, n=1)
    return f"Did you mean “{near[0]}”?" if near else f"The fields are {', '.join(OFFERED)}"
