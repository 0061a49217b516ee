"""Articles as we want them, whatever they come from: one question each, of a size, in a language, with phrasings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.core.language import LANGUAGES
from bot.knowledge.articles.body import same_question
from bot.knowledge.imports.found import OURS, Found, Note, Piece, Skipped, lost, skip
from bot.knowledge.imports.naming import to_slug
from bot.knowledge.imports.tidy import straighten
from bot.language.text.detect import detect
from bot.language.text.foreign import is_foreign

LONGEST: Final = 10_000
_HARD_LIMIT: Final = 60_000  # without a heading to cut at
_INTRO: Final = 600  # characters above the first question
LEAST_QUESTIONS: Final = 3
MOST_QUESTIONS: Final = 12
_LONGEST_QUESTION: Final = 120
_ENOUGH: Final = 60  # letters that tell a language better than a file does
_HEADING: Final = re.compile(r"^(#{2,6}) (\S.*)$")
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)")
_ADDRESS: Final = re.compile(r"\]\([^()\[\]]{0,2000}\)|https?://\S{1,2000}")
_LINK: Final = re.compile(r"\[([^\[\]]{1,300})\]\([^()\[\]]{0,2000}\)")
_BARE_LINK: Final = re.compile(r"<https?://[^<>\s]{1,500}>")
_WORD: Final = re.compile(r"\w+")
_TOLD: Final = 4  # of a kind
_LEAST_LINKS: Final = 2
_CODE: Final = re.compile(r"`{1,3}[^`]{0,2000}`{1,3}")
_MARKS: Final = re.compile(r"[*_`#>|\[\]!~-]+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_CYRILLIC: Final = re.compile(r"[а-яёіїєґ]", re.I)


@dataclass(frozen=True, kw_only=True)
class _Part:
    heading: str
    text: str


def shape(found: Found, *, fallback: str) -> Iterator[Piece]:
    """The articles one becomes; ``fallback`` is the language of a text that tells none."""
    if found.source == OURS:
        yield replace(found, language=found.language or find_language(found.body, said="", fallback=fallback))
        return
    body = straighten(found.body).replace("<!--", "&lt;!--")
    if not body.strip():
        yield skip(found.place, "text-empty")
        return
    if _is_contents(body, found):
        yield skip(found.place, "index")
        return
    language = find_language(f"{found.title}\n{body}", said=found.language, fallback=fallback)
    if language not in LANGUAGES:
        yield skip(found.place, "foreign", title=found.title[:80])
        return
    title = _plain(found.title) or found.title
    whole = replace(found, body=body, language=language, title=title, lost=tuple(_few(found.lost)))
    for one in _divide(whole):
        if isinstance(one, Skipped):
            yield one
            continue
        yield replace(one, questions=_phrasings(one), title=one.title[:300])


def _is_contents(body: str, found: Found) -> bool:
    """Whether it is links to other pages and hardly anything else."""
    open_ones = [*_LINK.findall(body), *_BARE_LINK.findall(body)]
    closed = [note.params["words"] for note in found.lost if note.code == "inner-link"]
    linked = sum(map(len, (*open_ones, *closed)))
    said = sum(map(len, _WORD.findall(_ADDRESS.sub("]", body))))
    return len(open_ones) + len(closed) >= _LEAST_LINKS and linked >= 0.85 * said


def find_language(text: str, *, said: str, fallback: str) -> str:
    """One of ours, or "" for a text in another. What the text itself tells counts more than what a file says of it."""
    sample = " ".join(_MARKS.sub(" ", _ADDRESS.sub(" ", _CODE.sub(" ", text[:6000]))).split())[:2000]
    letters = len(_LETTER.findall(sample))
    if letters < _ENOUGH:
        return said or detect(sample, fallback=fallback)
    if is_foreign(sample) and is_foreign(sample[300:] or sample):
        return ""
    cyrillic = 2 * len(_CYRILLIC.findall(sample)) > letters
    if said and cyrillic == (said != "en") and said == "en":
        return said
    found = detect(sample, fallback=said or fallback)
    return found if cyrillic == (found != "en") else ("ru" if cyrillic else "en")


def _few(notes: Sequence[Note]) -> Iterator[Note]:
    """Of each kind the first ones, and how many more there are."""
    kinds: dict[str, list[Note]] = {}
    for note in notes:
        kinds.setdefault(note.code, []).append(note)
    for same in kinds.values():
        yield from same[:_TOLD]
        if len(same) > _TOLD:
            yield lost("more", count=len(same) - _TOLD)


def _divide(found: Found) -> Iterator[Piece]:
    """One article a question where it is a list of them; parts where it is too long."""
    asked = _questions_of(found.body)
    if asked is not None:
        yield from _each(found, asked)
    elif len(found.body) <= LONGEST:
        yield found
    else:
        yield from _cut_long(found)


def _questions_of(body: str) -> tuple[str, list[_Part]] | None:
    """What stands above, and the sections whose headings are questions; None if it is no such list."""
    levels = sorted({len(found[1]) for line in body.split("\n") if (found := _HEADING.match(line))})
    for level in levels[:2]:
        above, parts = _cut_at(body, level)
        asked = [part for part in parts if part.heading.endswith("?")]
        if len(above) < _INTRO and len(asked) >= LEAST_QUESTIONS and len(asked) >= 0.8 * len(parts):
            return (above, parts) if sum(bool(part.text) for part in parts) >= LEAST_QUESTIONS else None
    return None


def _each(found: Found, asked: tuple[str, list[_Part]]) -> Iterator[Piece]:
    above, parts = asked
    if len(above) > 80 and not above.rstrip().endswith(":"):
        yield replace(found, body=above).losing(lost("split", title=found.title[:80], count=len(parts) + 1))
    for number, part in enumerate(parts, start=1):
        if not part.text:
            yield skip(f"{found.place}: {part.heading}", "no-answer", question=_plain(part.heading)[:80])
            continue
        one = replace(
            found,
            source_id=f"{found.source_id}#{to_slug(part.heading, found.language, limit=80) or number}",
            group=f"{found.group}#{number}" if found.group else "",
            title=_plain(part.heading),
            body=straighten(part.text),
            questions=(),
            topic=found.topic or found.title,
            place=f"{found.place}: {part.heading}",
        )
        yield one.losing(lost("split", title=found.title[:80], count=len(parts)))


def _cut_long(found: Found) -> Iterator[Found]:
    """Parts along the first headings that make them small enough; without any it stays whole up to a limit."""
    levels = sorted({len(head[1]) for line in found.body.split("\n") if (head := _HEADING.match(line))})
    above, parts = _cut_at(found.body, levels[0]) if levels else (found.body, [])
    if not parts:
        yield from _cut_anywhere(found)
        return
    groups = _join_small([*([_Part(heading="", text=above)] if above else []), *parts])
    for number, group in enumerate(groups, start=1):
        title = found.title if number == 1 and not group[0].heading else f"{found.title}: {_plain(group[0].heading)}"
        text = group[0].text + "".join(f"\n\n## {part.heading}\n\n{part.text}" for part in group[1:])
        key = to_slug(group[0].heading, found.language, limit=60) or str(number)
        one = replace(
            found,
            source_id=found.source_id if number == 1 else f"{found.source_id}#{key}",
            group=f"{found.group}#{number}" if found.group and number > 1 else found.group,
            title=title[:300],
            body=straighten(text),
            questions=found.questions if number == 1 else (),
        ).losing(lost("split-long", title=found.title[:80], count=len(groups)))
        yield from _cut_anywhere(one)


def _cut_anywhere(found: Found) -> Iterator[Found]:
    if len(found.body) <= _HARD_LIMIT:
        yield found.losing(lost("long", size=len(found.body), limit=LONGEST)) if len(found.body) > LONGEST else found
        return
    pieces: list[str] = []
    for paragraph in found.body.split("\n\n"):
        for start in range(0, len(paragraph), LONGEST):
            piece = paragraph[start : start + LONGEST]
            if pieces and len(pieces[-1]) + len(piece) < LONGEST:
                pieces[-1] += f"\n\n{piece}"
            else:
                pieces.append(piece)
    for number, piece in enumerate(pieces, start=1):
        yield replace(
            found,
            source_id=found.source_id if number == 1 else f"{found.source_id}#{number}",
            group=f"{found.group}#{number}" if found.group and number > 1 else found.group,
            title=found.title if number == 1 else f"{found.title[:280]} ({number})",
            body=piece,
        ).losing(lost("split-long", title=found.title[:80], count=len(pieces)))


def _join_small(parts: Sequence[_Part]) -> list[list[_Part]]:
    """Neighbours together while they stay well under the limit."""
    groups: list[list[_Part]] = []
    size = 0
    for part in parts:
        if groups and size + len(part.text) < LONGEST * 0.6:
            groups[-1].append(part)
            size += len(part.text)
        else:
            groups.append([part])
            size = len(part.text)
    return groups


def _cut_at(body: str, level: int) -> tuple[str, list[_Part]]:
    """What stands above the first heading of this level, and each part below one."""
    above: list[str] = []
    parts: list[tuple[str, list[str]]] = []
    fenced = False
    for line in body.split("\n"):
        fenced ^= bool(_FENCE.match(line))
        found = None if fenced else _HEADING.match(line)
        if found is not None and len(found[1]) == level:
            parts.append((found[2], []))
        else:
            (parts[-1][1] if parts else above).append(line)
    return "\n".join(above).strip(), [_Part(heading=head, text="\n".join(lines).strip()) for head, lines in parts]


def _phrasings(found: Found) -> tuple[str, ...]:
    """How customers may ask it: what the source says of it, and headings that are questions."""
    headings = (one[2] for line in found.body.split("\n") if (one := _HEADING.match(line)) and one[2].endswith("?"))
    kept: dict[str, str] = {}
    for text in (*found.questions, *map(_plain, headings)):
        form, said = same_question(text), " ".join(text.split())
        if form and form != same_question(found.title) and 2 < len(said) <= _LONGEST_QUESTION:
            kept.setdefault(form, said)
    return tuple(kept.values())[:MOST_QUESTIONS]


def _plain(words: str) -> str:
    return " ".join(
        _ADDRESS.sub("]", words).replace("[", "").replace("]", "").replace("**", "").replace("`", "").split()
    )
