"""What a lead does with a notice: it is written, changed, lasts longer, is stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.core.insights.spikes.notices import AS_IT_IS, LONGEST, MOST_EXAMPLES, SHORTEST, Notice, Wanted, Whom
from bot.core.insights.spikes.spikes import SpikeState
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.errors import TooLarge
from bot.service.chat.notices.problems import NoticeAboutNothing, NoticeEmpty, NoticeEnd, NoticeOver
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.insights.spikes import notices, spikes
from bot.storage.system import audit

LONGEST_TEXT: Final = 1000
LONGEST_EXAMPLE: Final = 300


def draft(app: App) -> dict[str, str]:
    """What a lead begins with, in each language."""
    return {language: app.words.say(language, "notice-draft") for language in LANGUAGES}


def list_notices(tx: Tx, person: Person, spike_id: int | None = None) -> tuple[Notice, ...]:
    """The notices of a spike, or those of none."""
    check_right(person, Right.WATCH_DESK)
    return notices.list_of(tx, spike_id=spike_id)


def do_write(tx: Tx, person: Person, wanted: Wanted) -> int:
    """Newcomers read it from now on; its id. A spike it is for is an incident then, and has no other notice.

    Raises:
        NoticeEmpty, TooLarge, NoticeEnd, NoticeAboutNothing: it can't be given like this.
    """
    check_right(person, Right.WATCH_DESK)
    texts = _check_texts(wanted.texts)
    ends_at = _find_end(tx.now, wanted.minutes)
    examples = _tidy(wanted.examples)
    if wanted.spike_id is not None:
        examples = examples or _tidy([one.text for one in spikes.list_affected(tx, wanted.spike_id)])
        _do_take_place(tx, person, wanted.spike_id)
    if wanted.whom is Whom.NEAR and not examples:
        raise NoticeAboutNothing()
    number = notices.record_notice(
        tx,
        spike_id=wanted.spike_id,
        texts=texts,
        whom=wanted.whom,
        examples=examples,
        person_id=person.id,
        ends_at=ends_at,
    )
    audit.record_audit(tx, person_id=person.id, action="notice.begin", object=str(number))
    return number


def do_change(tx: Tx, person: Person, number: int, wanted: Wanted) -> None:
    """Another text, end, or whom it is for, of a notice that is live; who has read it is not told again.

    Raises:
        NoticeOver: it has ended meanwhile.
        NoticeEmpty, TooLarge, NoticeEnd, NoticeAboutNothing: it can't be given like this.
    """
    check_right(person, Right.WATCH_DESK)
    notice = notices.get(tx, number)
    if not notice.is_live(tx.now):
        raise NoticeOver()
    texts, examples = _check_texts(wanted.texts), _tidy(wanted.examples) or notice.examples
    ends_at = notice.ends_at if wanted.minutes == AS_IT_IS else _find_end(tx.now, wanted.minutes)
    if wanted.whom is Whom.NEAR and not examples:
        raise NoticeAboutNothing()
    notices.record_change(tx, number, texts=texts, whom=wanted.whom, examples=examples, ends_at=ends_at)
    audit.record_audit(tx, person_id=person.id, action="notice.change", object=str(number))


def do_stop(tx: Tx, person: Person, number: int) -> None:
    """Nobody new reads it."""
    check_right(person, Right.WATCH_DESK)
    notices.get(tx, number)
    notices.record_stopped(tx, number)
    audit.record_audit(tx, person_id=person.id, action="notice.stop", object=str(number))


def do_prolong(tx: Tx, person: Person, number: int, *, minutes: int) -> None:
    """It ends so long from now.

    Raises:
        NoticeOver: it has ended meanwhile.
        NoticeEnd: that is too soon or too late.
    """
    check_right(person, Right.WATCH_DESK)
    if not notices.get(tx, number).is_live(tx.now):
        raise NoticeOver()
    notices.record_end(tx, number, _find_end(tx.now, minutes))
    audit.record_audit(tx, person_id=person.id, action="notice.prolong", object=str(number))


def _do_take_place(tx: Tx, person: Person, spike_id: int) -> None:
    spikes.get(tx, spike_id)
    for one in notices.list_of(tx, spike_id=spike_id):
        notices.record_stopped(tx, one.id)
    spikes.record_state(tx, spike_id, SpikeState.INCIDENT, person_id=person.id)


def _check_texts(texts: Mapping[str, str]) -> dict[str, str]:
    found = {code: texts.get(code, "").strip() for code in LANGUAGES}
    if any(len(text) > LONGEST_TEXT for text in found.values()):
        raise TooLarge(limit=f"{LONGEST_TEXT} characters")
    kept = {code: text for code, text in found.items() if text}
    if not kept:
        raise NoticeEmpty()
    return kept


def _find_end(now: datetime, minutes: int | None) -> datetime | None:
    if minutes is None:
        return None
    if not SHORTEST <= timedelta(minutes=minutes) <= LONGEST:
        raise NoticeEnd()
    return now + timedelta(minutes=minutes)


def _tidy(examples: Sequence[str]) -> tuple[str, ...]:
    """The first different ones."""
    lines = (" ".join(one.split())[:LONGEST_EXAMPLE] for one in examples)
    return tuple(dict.fromkeys(one for one in lines if one))[:MOST_EXAMPLES]
