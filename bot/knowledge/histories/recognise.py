"""What an export of conversations is, by what is in it."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.knowledge.histories.said import Unusable
from bot.knowledge.imports.recognise import decode
from bot.knowledge.imports.sources import is_zip

HEAD: Final = 256 * 1024
_TELEGRAM: Final = re.compile(rb'"(?:from_id|date_unixtime|actor_id|personal_information|frequent_contacts)"\s*:')
_OLD_TELEGRAM: Final = re.compile(rb'"(?:personal_chat|private_group|private_supergroup|public_supergroup)"')
_ZENDESK: Final = re.compile(rb'"(?:requester_id|submitter_id|tickets)"\s*:')
_COMMENTS: Final = re.compile(rb'"comments"\s*:')
_CHATWOOT: Final = re.compile(rb'"(?:message_type|content_type|inbox_id)"\s*:')
_PAGE: Final = re.compile(rb"<(?:!doctype html|html|head|body|div)\b", re.I)


class Format(StrEnum):
    """What the readers are for."""

    TELEGRAM = "telegram"
    ZENDESK = "zendesk"
    CHATWOOT = "chatwoot"
    TABLE = "table"


def recognise(path: Path) -> Format:
    """The format of a file.

    Raises:
        Unusable: with what to do instead.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise Unusable("empty")
    if is_zip(head) or head.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise Unusable("sheet" if path.suffix.lower() in (".xlsx", ".xls") else "packed")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"{", b"[")):
        return _of_json(head)
    if start.startswith(b"<") or _PAGE.search(head[:4000]):
        raise Unusable("html")
    if len(decode(head).split("\n", 1)[0].strip()) < 3:
        raise Unusable("unknown")
    return Format.TABLE


def _of_json(head: bytes) -> Format:
    if _TELEGRAM.search(head) or _OLD_TELEGRAM.search(head):
        return Format.TELEGRAM
    if _COMMENTS.search(head) and b'"body"' in head:
        return Format.ZENDESK
    if _CHATWOOT.search(head):
        return Format.CHATWOOT
    if _ZENDESK.search(head):
        raise Unusable("no-comments")
    raise Unusable("json-unknown")
