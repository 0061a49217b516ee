"""Real sentences that leads may want to teach: not understood, and said in another way a moment later."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Final

from bot.core.insights.rewordings import Reworded, list_reworded
from bot.core.people import Person, Right
from bot.language.said.veiling import SIGN
from bot.language.text.wording import normalise
from bot.service.insights.phrases import find_known
from bot.service.people.rights import check_right
from bot.storage.database import Tx
from bot.storage.insights import rewordings
from bot.storage.system import facts

WINDOW: Final = timedelta(weeks=4)
MOST_READ: Final = 2000
MOST_DECLINED: Final = 500
DECLINED: Final = "phrases.declined"


def list_offers(tx: Tx, person: Person) -> tuple[Reworded, ...]:
    """Of the last four weeks, without what is known, was declined, or had something personal in it."""
    check_right(person, Right.TUNE_BOT)
    found = rewordings.list_before_calls(tx, since=tx.now - WINDOW, limit=MOST_READ, normalise=normalise)
    known = find_known(tx) | set(_list_declined(tx))
    return list_reworded((one for one in found if SIGN not in one.text), known=known)


def do_decline(tx: Tx, person: Person, offer: Reworded) -> None:
    """Do not offer it again."""
    check_right(person, Right.TUNE_BOT)
    declined = [*(one for one in _list_declined(tx) if one != offer.normal), offer.normal]
    facts.record_fact(tx, DECLINED, json.dumps(declined[-MOST_DECLINED:], ensure_ascii=False))


def _list_declined(tx: Tx) -> list[str]:
    known = facts.find_fact(tx, DECLINED)
    return list(json.loads(known[0])) if known is not None else []
