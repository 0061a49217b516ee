"""How far the index is in step with the files of articles."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.system import facts

NAME: Final = "index.state"


@dataclass(frozen=True, kw_only=True)
class IndexState:
    """``built_at``: when it was last made to say what the files say, None for never; ``behind_since``: since when they
    say more, None while they do not; ``failures``: in a row, when it should have been made so.
    """

    built_at: datetime | None = None
    behind_since: datetime | None = None
    failures: int = 0


def find_state(tx: Tx) -> IndexState:
    """What was noted last."""
    known = facts.find_fact(tx, NAME)
    try:
        return unpack(IndexState, json.loads(known[0])) if known else IndexState()
    except ValueError:  # of another version
        return IndexState()


def do_begin(tx: Tx) -> None:
    """The files have changed, and are being read."""
    state = find_state(tx)
    _keep(tx, replace(state, behind_since=state.behind_since or tx.now))


def do_finish(tx: Tx) -> None:
    """The index says what the files say."""
    _keep(tx, IndexState(built_at=tx.now))


def do_fail(tx: Tx) -> None:
    """It could not be made so; customers get what they got before."""
    state = find_state(tx)
    _keep(tx, replace(state, behind_since=state.behind_since or tx.now, failures=state.failures + 1))


def _keep(tx: Tx, state: IndexState) -> None:
    facts.record_fact(tx, NAME, json.dumps(pack(state)))
