"""Trainings with the phrases of leads: asked for, stopped, decided about, undone; and how the engine does them."""

from __future__ import annotations

from typing import Final

from bot.core.insights.phrases import Phrase, go_back
from bot.core.insights.teaching import LONGEST_REASON, Compared, State, Training, Trouble, Verdict
from bot.core.people import Person, Right
from bot.service.insights.problems import NothingToTrain, ReasonMissing, TrainingOver
from bot.service.people.rights import check_right
from bot.storage.database import Tx
from bot.storage.insights import phrases, trainings
from bot.storage.system import audit

MOST: Final = 20
OPEN: Final = (State.WANTED, State.GOING)


def list_trainings(tx: Tx, person: Person) -> tuple[Training, ...]:
    """The newest first."""
    check_right(person, Right.TUNE_BOT)
    return trainings.list_newest(tx, limit=MOST)


def access_newest(tx: Tx, person: Person) -> Training | None:
    """The last one."""
    check_right(person, Right.TUNE_BOT)
    return _find_newest(tx)


def list_in_force(tx: Tx, person: Person) -> tuple[Phrase, ...]:
    """The phrases that the bot knows now."""
    check_right(person, Right.TUNE_BOT)
    return trainings.list_phrases(tx, trainings.find_used(tx))


def do_want(tx: Tx, person: Person) -> None:
    """Have a model trained with the phrases as they are; nothing where one is under way.

    Raises:
        NothingToTrain: the model in use knows just these.
    """
    check_right(person, Right.TUNE_BOT)
    known = find_phrases(tx)
    if set(known) == set(list_in_force(tx, person)):
        raise NothingToTrain()
    newest = _find_newest(tx)
    if newest and newest.under_way and not newest.is_lost(tx.now):
        return
    do_give_up(tx)
    trainings.record(tx, person_id=person.id, phrases=known)
    audit.record_audit(tx, person_id=person.id, action="phrases.train", object=str(len(known)))


def do_cancel(tx: Tx, person: Person, number: int) -> None:
    """Stop it; what is over by now stays as it is."""
    check_right(person, Right.TUNE_BOT)
    trainings.move(tx, number, before=OPEN, after=State.CANCELLED, decider_id=person.id)


def do_use(tx: Tx, person: Person, number: int, reason: str) -> None:
    """Use the newest model although it understands less.

    Raises:
        ReasonMissing: nobody would know why.
        TrainingOver: it is not the newest, or is decided.
    """
    check_right(person, Right.TUNE_BOT)
    words = " ".join(reason.split())[:LONGEST_REASON]
    if not words:
        raise ReasonMissing()
    newest, values = _find_newest(tx), {"reason": words, "decider_id": person.id}
    if newest is None or newest.id != number:
        raise TrainingOver()
    if not trainings.move(tx, number, before=(State.WORSE,), after=State.USED, **values):
        raise TrainingOver()
    audit.record_audit(tx, person_id=person.id, action="phrases.use", object=words)


def do_undo(tx: Tx, person: Person, number: int) -> None:
    """The model before is used again, and the phrases are those it knows; what was added since stays.

    Raises:
        TrainingOver: another model is in use.
    """
    check_right(person, Right.TUNE_BOT)
    after, undone = trainings.list_phrases(tx, number), {"decider_id": person.id}
    in_use = trainings.find_used(tx) == number
    if not in_use or not trainings.move(tx, number, before=(State.USED,), after=State.UNDONE, **undone):
        raise TrainingOver()
    known = find_phrases(tx)
    wanted = go_back(known, after=after, before=find_taught(tx, trainings.find_used(tx)))
    phrases.remove(tx, [one.normal for one in known if one not in wanted])
    for one in wanted:
        if one not in known:
            phrases.record(tx, one, person_id=person.id)
    audit.record_audit(tx, person_id=person.id, action="phrases.undo", object=str(number))


def find_phrases(tx: Tx) -> tuple[Phrase, ...]:
    """Those of the business as they are now."""
    return tuple(one.phrase for one in phrases.list_added(tx))


def find_used(tx: Tx) -> int:
    """The training that every engine is to answer with, 0 for the model as it is shipped."""
    return trainings.find_used(tx)


def find_taught(tx: Tx, number: int) -> tuple[Phrase, ...]:
    """With which phrases it is made."""
    return trainings.list_phrases(tx, number)


def find_wanted(tx: Tx) -> Training | None:
    """The training that waits for an engine."""
    newest = _find_newest(tx)
    return newest if newest is not None and newest.state is State.WANTED else None


def do_begin(tx: Tx, number: int) -> bool:
    """This engine trains it; False when another one was first."""
    return trainings.move(tx, number, before=(State.WANTED,), after=State.GOING, heard_at=tx.now)


def do_give_up(tx: Tx) -> None:
    """What an engine has left half done came to nothing."""
    newest = _find_newest(tx)
    if newest is not None and newest.is_lost(tx.now):
        do_fail(tx, newest.id, Trouble.CUT)


def do_share(tx: Tx, number: int, share: float) -> bool:
    """It is so far; False when somebody stopped it."""
    return trainings.record_share(tx, number, round(share, 2))


def do_fail(tx: Tx, number: int, trouble: Trouble) -> None:
    """It came to nothing, for this reason."""
    trainings.move(tx, number, before=(State.GOING,), after=State.FAILED, trouble=trouble.value)


def do_judge(tx: Tx, number: int, compared: Compared) -> bool:
    """The model is used unless it is worse; whether it is. One that was stopped meanwhile is not."""
    worse = compared.verdict is Verdict.WORSE
    state = State.WORSE if worse else State.USED
    return trainings.record_compared(tx, number, state=state, compared=compared) and not worse


def _find_newest(tx: Tx) -> Training | None:
    return next(iter(trainings.list_newest(tx, limit=1)), None)
