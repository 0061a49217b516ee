"""What somebody wrote in a letter, apart from what their mail program put around it: quotes, headers, signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MOST_INTRO: Final = 3  # lines over which a program breaks "On … wrote:"
_EMPTY: Final = re.compile(r"\n{3,}")
_QUOTED: Final = re.compile(r"^\s{0,3}>")
_RULE: Final = re.compile(r"^\s*(?:_{8,}|-{8,}|={8,})\s*$")
_SIGNATURE: Final = re.compile(r"^-- ?$")
_VERB: Final = (
    r"(?:wrote|writes|пишет|писал(?:\(а\)|а)?|написал(?:\(а\)|а)?|пише|писав(?:\(-?ла\))?|писала|"
    r"написав(?:\(-?ла\))?|написала)"
)
_WROTE: Final = re.compile(rf"(?:^|[\s,>»\"]){_VERB}\s*:\s*$", re.IGNORECASE)
_WHEN: Final = re.compile(r"\b\d{1,2}:\d{2}\b|\b20\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_ADDRESS: Final = re.compile(r"[^\s<>@]@[^\s<>@]")
_BEGINS: Final = re.compile(
    r"^\s*(?:on\b|at\b|le\b|пн|вт|ср|чт|пт|сб|вс|нд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|"
    r"понеділок|вівторок|середа|четвер|п['’ʼ]ятниця|субота|неділя|\d{1,2}[\s./]|20\d\d)",
    re.IGNORECASE,
)
_ORIGINAL: Final = re.compile(
    r"^\s*-{2,}\s*(?:original message|forwarded message|reply message|исходное сообщение|исходное письмо|"
    r"пересылаемое сообщение|пересланное сообщение|вихідне повідомлення|оригінальне повідомлення|"
    r"переслане повідомлення|переслане в\S+)\s*-{2,}",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"^\s*\*?(?:from|от|від)\s*:\*?\s+\S", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"^\s*\*?(?:sent|date|to|cc|subject|отправлено|дата|кому|копия|тема|надіслано|копія)\s*:", re.IGNORECASE
)
_DEVICE: Final = (
    r"(?:моего|мого|моей|моєї|iphone|ipad|android|samsung|galaxy|xiaomi|huawei|honor|телефон|смартфон|планшет|"
    r"устройств|пристро|мобильн|мобільн|почты|пошти|яндекс|mail|gmail|outlook|yahoo|windows|ukr)"
)
_MOBILE: Final = re.compile(
    r"^\s*(?:sent from (?:my|the|mail|yahoo|outlook|samsung|proton)\b.*|get outlook for .*|sent via .*|"
    rf"(?:отправлено|надіслано|відправлено) (?:с|со|из|через|з|із|зі) (?:приложения |застосунку )?{_DEVICE}.*|"
    r"(?:скачать|получите|отримати|завантажити) outlook .*)$",
    re.IGNORECASE,
)
_LONGEST_MOBILE: Final = 90


@dataclass(frozen=True, kw_only=True)
class Split:
    """``own``: what they wrote; ``cut``: what stood around it, as it was."""

    own: str
    cut: str = ""


def split_letter(text: str) -> Split:
    """The words of who wrote. Nothing is cut where nothing would be left, or where they answer between the lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")
    keep = _mark(lines)
    own = _join(lines, keep, kept=True)
    if not own:
        return Split(own=text.strip())
    return Split(own=own, cut=_join(lines, keep, kept=False))


def _mark(lines: list[str]) -> list[bool]:
    """Which lines are theirs."""
    begin, after = _find_quote(lines)
    keep = [number < begin for number in range(len(lines))]
    if after is not None:
        answers = _answers_below(lines, after)
        if len(answers) > 1 or (answers and any(keep[n] and lines[n].strip() for n in range(begin))):
            return _without_signature(lines, [True] * len(lines))  # between the lines of ours
        for first, last in answers:
            keep[first:last] = [True] * (last - first)
    return _without_signature(lines, keep)


def _find_quote(lines: list[str]) -> tuple[int, int | None]:
    """Where the quote begins, its introduction included; and its first marked line, None where lines are not marked."""
    for number, line in enumerate(lines):
        if _QUOTED.match(line):
            return number, number
        if _ORIGINAL.match(line) or _is_header_block(lines, number):
            return number, None
        length = _intro_length(lines, number)
        if length:
            following = _next_filled(lines, number + length)
            marked = following is not None and bool(_QUOTED.match(lines[following]))
            return number, following if marked else None
    return len(lines), None


def _is_header_block(lines: list[str], number: int) -> bool:
    """Outlook's lines "From: Sent: To: Subject:", with or without the rule above them."""
    start = number + 1 if _RULE.match(lines[number]) else number
    if start >= len(lines) or not _FROM.match(lines[start]):
        return False
    return sum(bool(_OTHERS.match(line)) for line in lines[start + 1 : start + 6]) >= 2


def _intro_length(lines: list[str], number: int) -> int:
    """Over how many lines from here "On … Anna wrote:" goes; 0 where it does not."""
    if not lines[number].strip() or not _BEGINS.match(lines[number]):
        return 0
    joined = ""
    for length in range(1, MOST_INTRO + 1):
        if number + length > len(lines) or not lines[number + length - 1].strip():
            return 0
        joined = f"{joined} {lines[number + length - 1].strip()}".strip()
        if joined.endswith(":"):
            told = _WROTE.search(joined) or _ADDRESS.search(joined)
            return length if told and _WHEN.search(joined) else 0
    return 0


def _answers_below(lines: list[str], start: int) -> list[tuple[int, int]]:
    """Stretches of words that stand below or between marked lines."""
    found: list[tuple[int, int]] = []
    number = start
    while number < len(lines):
        if _QUOTED.match(lines[number]) or not lines[number].strip() or _is_tail(lines, number):
            number += 1
            continue
        if _SIGNATURE.match(lines[number]):
            break
        first = number
        while number < len(lines) and not _QUOTED.match(lines[number]) and not _SIGNATURE.match(lines[number]):
            number += 1
        found.append((first, number))
    return found


def _is_tail(lines: list[str], number: int) -> bool:
    """A signature of a program, or the introduction of another quote."""
    return bool(_MOBILE.match(lines[number])) or bool(_intro_length(lines, number))


def _without_signature(lines: list[str], keep: list[bool]) -> list[bool]:
    """Below the sign of a signature nothing is theirs, nor is what a phone adds at the end."""
    sign = next((n for n, line in enumerate(lines) if keep[n] and _SIGNATURE.match(line)), len(lines))
    kept = [flag and number < sign for number, flag in enumerate(keep)]
    for number in reversed([n for n, flag in enumerate(kept) if flag and lines[n].strip()]):
        if len(lines[number]) > _LONGEST_MOBILE or not _MOBILE.match(lines[number]):
            break
        kept[number] = False
    return kept


def _next_filled(lines: list[str], start: int) -> int | None:
    return next((number for number in range(start, len(lines)) if lines[number].strip()), None)


def _join(lines: list[str], keep: list[bool], *, kept: bool) -> str:
    text = "\n".join(line.rstrip() for line, flag in zip(lines, keep, strict=True) if flag is kept)
    return _EMPTY.sub("\n\n", text).strip()
