"""``business.yml``: read, checked in one go, read again when it changes; a broken one leaves the last good in force."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import ValidationError

from bot.business_keys import BusinessKeys
from bot.core.business import UNNAMED, Business
from bot.core.language import LANGUAGES
from bot.core.wrong import WrongValue
from bot.errors import BusinessWrong
from bot.files import replace_file
from bot.words import check_text

log = logging.getLogger(__name__)

FILE: Final = "business.yml"
LARGEST: Final = 256 << 10  # bytes


class _Loader(yaml.SafeLoader):
    """Leaves days as they are written (one may not exist); written in Python, for endless brackets end the C one."""

    yaml_implicit_resolvers = {  # noqa: RUF012  declared by its base
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def parse_business(text: str) -> Business:
    """A business from the text of its file.

    Raises:
        BusinessWrong: one message with every problem found, and where each is.
    """
    try:
        given = yaml.load(text, Loader=_Loader)  # noqa: S506  a safe one
    except (yaml.YAMLError, RecursionError) as error:
        raise BusinessWrong(("", _explain_yaml(error))) from error
    if not isinstance(given, Mapping):
        raise BusinessWrong(("", WrongValue("lines", 'write "key: value" lines, for instance "name: My shop"')))
    wrong: dict[str, str | WrongValue] = dict(_wrong_texts(given.get("texts")))
    try:
        read = BusinessKeys.model_validate(given)
    except ValidationError as error:
        wrong = dict(map(_explain, error.errors())) | wrong
    if wrong:
        raise BusinessWrong(*wrong.items())
    return read.to_business()


def _wrong_texts(texts: object) -> Iterator[tuple[str, WrongValue]]:
    """Where a text of their own is wrong, and why; what is no table of texts, the model tells."""
    known = texts if isinstance(texts, Mapping) else {}
    for language in (code for code in LANGUAGES if isinstance(known.get(code), Mapping)):
        for key, said in known[language].items():
            for text in said if isinstance(said, list) else (said,):
                try:
                    check_text(language, str(key), str(text))
                except WrongValue as error:
                    yield f"texts.{language}.{key}", error


def read_business(path: Path) -> Business:
    """The business in this file; without a file an unnamed one.

    Raises:
        BusinessWrong: what is wrong in it, or that it can't be read.
    """
    text = read_text(path)
    return UNNAMED if text is None else parse_business(text)


def read_text(path: Path) -> str | None:
    """What the file says; None without a file.

    Raises:
        BusinessWrong: it can't be read.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        said = "can't be read ({reason})"
        raise BusinessWrong(("", WrongValue("unreadable", said, reason=error.strerror or str(error)))) from error
    if len(raw) > LARGEST:
        raise BusinessWrong(("", WrongValue("large", "larger than 256 KB; it is meant to be a page of text")))
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise BusinessWrong(("", WrongValue("utf8", "not UTF-8; save it as UTF-8"))) from error


class BusinessFile:
    """The business as its file says now; a file that can't be used leaves in force what was, also over a restart.

    ``kept`` is where the last good one is remembered. ``wrong`` says what is wrong with the file and where; ``text`` is
    the last good file.
    """

    def __init__(self, path: Path, kept: Path | None = None) -> None:
        self.path = path
        self.wrong: tuple[tuple[str, str | WrongValue], ...] = ()
        self.text = ""
        self._kept = kept
        self._seen = _stamp(path)
        self._business = self._read_first()

    @property
    def now(self) -> Business:
        """Costs one look at the file's time."""
        stamp = _stamp(self.path)
        if stamp != self._seen:
            self._seen = stamp
            self._business = self._read_again(self._business)
        return self._business

    def _read_first(self) -> Business:
        if self._kept is None or not self._kept.is_file():
            return self._read(self.path)
        return self._read_again(None)

    def _read_again(self, last: Business | None) -> Business:
        try:
            found = self._read(self.path)
        except BusinessWrong as error:
            self.wrong = error.found
            log.error("%s The last good one stays in force.", error.message)
            return last if last is not None else self._read(self._kept or self.path)
        self.wrong = ()
        return found

    def _read(self, path: Path) -> Business:
        text = read_text(path)
        business = UNNAMED if text is None else parse_business(text)
        self.text = text or ""
        if self._kept is not None and text is not None:
            replace_file(self._kept, text.encode())
        return business


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino


def _explain(item: Any) -> tuple[str, str | WrongValue]:
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in item["loc"])
    match item["type"]:
        case "extra_forbidden":
            return where, WrongValue("key", "there is no such key; see docs/business.md for the list")
        case "missing":
            return where, WrongValue("missing", "missing")
        case "value_error" if isinstance(item["ctx"]["error"], WrongValue):
            return where, item["ctx"]["error"]
    return where, str(item["msg"])


def _explain_yaml(error: Exception) -> WrongValue:
    mark, reason = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if not mark:
        return WrongValue("yaml", "this is no YAML: {reason}", reason=str(reason or error))
    said = "line {line}: this is no YAML: {reason}"
    return WrongValue("yaml-line", said, line=str(mark.line + 1), reason=str(reason or error))
