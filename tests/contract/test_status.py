"""Cases from before they were about a status: a database that holds some is migrated, and they can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, text

from bot.core.case import Reason
from bot.storage.cases import escalations
from bot.storage.database import Database
from bot.storage.setup import make_config, migrate
from tests.support.clock import NOON, FakeClock

BEFORE = "0004"
ROWS = (
    "INSERT INTO conversations (channel, account, chat_key, holder, epoch, language, language_chosen, customer_name,"
    " username, dialogue, read_through, late_notice, blocked, start_payload, created_at)"
    " VALUES ('web', '', 'abc', 'bot', 1, 'en', {no}, '', '', '', 0, 0, {no}, '', '{now}')",
    "INSERT INTO escalations (conversation_id, state, reason, priority, brief, opened_at, waiting_since, outcome)"
    " VALUES (1, 'resolved', 'order', 1, '{order}', '{now}', '{now}', ''),"
    " (1, 'waiting', 'requested', 0, '{asked}', '{now}', '{now}', '')",
)


def _brief(reason: str, intent: str) -> str:
    return f'{{"reason"\\:"{reason}","question"\\:"where is it","language"\\:"en","intent"\\:"{intent}"}}'


@pytest.fixture(params=["sqlite", "postgresql"])
def old_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of the version before, with one case about an order and one without."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'old.db'}"
    else:
        url = request.getfixturevalue("postgres").make_empty()
    command.upgrade(make_config(url), BEFORE)
    engine = create_engine(url)
    values = {
        "now": f"{NOON:%Y-%m-%d %H:%M:%S}",
        "no": "0" if engine.dialect.name == "sqlite" else "false",
        "order": _brief("order", "order_problem"),
        "asked": _brief("requested", "want_human"),
    }
    with engine.begin() as connection:
        for statement in ROWS:
            connection.execute(text(statement.format(**values)))
    engine.dispose()
    return url


def test_a_case_about_an_order_is_about_a_status(old_url: str, clock: FakeClock) -> None:
    migrate(old_url)
    database = Database(old_url, clock=clock)
    order, asked = (database.read_now(escalations.get, case) for case in (1, 2))
    database.close()
    assert (order.reason, order.brief.reason, order.brief.intent) == (Reason.STATUS, Reason.STATUS, "trouble")
    assert (asked.reason, asked.brief.intent) == (Reason.REQUESTED, "want_human")
