"""Trainings with the phrases of a business: the one that is wanted or under way, and what became of all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from bot.core.insights.phrases import Phrase
from bot.core.insights.teaching import Compared, Flip, Row, State, Training, Trouble
from bot.storage.database import Tx
from bot.storage.tables.insights import trainings
from bot.storage.tables.people import people

deciders = people.alias("deciders")


def record(tx: Tx, *, person_id: int, phrases: Iterable[Phrase]) -> int:
    """One is wanted."""
    packed = [asdict(one) for one in phrases]
    values = {"state": State.WANTED.value, "person_id": person_id, "wanted_at": tx.now, "reason": ""}
    return tx.insert(insert(trainings).values(**values, phrases=packed, count=len(packed)))


def move(tx: Tx, number: int, *, before: Collection[State], after: State, **values: object) -> bool:
    """Another state, if it is in one of these; False when somebody was first."""
    change = update(trainings).where(trainings.c.id == number, trainings.c.state.in_([one.value for one in before]))
    return tx.connection.execute(change.values(state=after.value, **values)).rowcount == 1


def record_share(tx: Tx, number: int, share: float) -> bool:
    """How far it is; False when it is not under way any more."""
    return move(tx, number, before=(State.GOING,), after=State.GOING, share=share, heard_at=tx.now)


def record_compared(tx: Tx, number: int, *, state: State, compared: Compared) -> bool:
    """What came of it; False when it was stopped meanwhile."""
    return move(tx, number, before=(State.GOING,), after=state, share=1.0, compared=asdict(compared))


def list_newest(tx: Tx, *, limit: int) -> tuple[Training, ...]:
    """The newest first."""
    rows = tx.connection.execute(_query().order_by(trainings.c.id.desc()).limit(limit)).mappings()
    return tuple(map(_to_training, rows))


def find_used(tx: Tx) -> int:
    """The newest whose model is used, 0 for none."""
    query = select(func.max(trainings.c.id)).where(trainings.c.state == State.USED.value)
    return tx.connection.execute(query).scalar() or 0


def list_phrases(tx: Tx, number: int) -> tuple[Phrase, ...]:
    """With which phrases it was made; none for 0."""
    packed = tx.connection.execute(select(trainings.c.phrases).where(trainings.c.id == number)).scalar()
    return tuple(Phrase(**one) for one in packed or ())


def _query() -> Select[Any]:
    names = (people.c.name.label("person_name"), deciders.c.name.label("decider"))
    joined = trainings.outerjoin(people, people.c.id == trainings.c.person_id)
    joined = joined.outerjoin(deciders, deciders.c.id == trainings.c.decider_id)
    columns = (column for column in trainings.c if column is not trainings.c.phrases)
    return select(*columns, *names).select_from(joined)


def _to_training(row: Mapping[Any, Any]) -> Training:
    return Training(
        id=row["id"],
        state=State(row["state"]),
        person_name=row["person_name"] or "",
        wanted_at=row["wanted_at"],
        share=row["share"],
        heard_at=row["heard_at"],
        count=row["count"],
        compared=_to_compared(row["compared"]),
        trouble=Trouble(row["trouble"]),
        reason=row["reason"],
        decider=row["decider"] or "",
    )


def _to_compared(packed: Mapping[str, Any] | None) -> Compared | None:
    if not packed:
        return None
    rows = tuple(Row(**row) for row in packed["rows"])
    return Compared(rows=rows, own=Row(**packed["own"]), flips=tuple(Flip(**flip) for flip in packed["flips"]))
