"""Tries of passwords: each is written down before the password is looked at, so that many at once count as many."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import case, delete, func, insert, or_, select

from bot.core.tries import WINDOW, Tries
from bot.storage.database import Tx
from bot.storage.tables.people import login_tries

SKEW = timedelta(seconds=5)
LONGEST = 80


def read_tries(tx: Tx, *, login: str, address: str) -> Tries:
    """What was tried in the last minutes; nobody else reads or writes of this account or address until the commit."""
    _hold(tx, login=login, address=address)
    table = login_tries.c
    ours, theirs = table.login == login[:LONGEST], table.address == address[:LONGEST]
    query = select(
        func.count(case((ours & theirs, 1))),
        func.min(case((ours & theirs, table.at))),
        func.count(case((ours, 1))),
        func.max(case((ours, table.at))),
        func.count(case((theirs, 1))),
        func.max(case((theirs, table.at))),
    ).where(or_(ours, theirs), table.at > tx.now - WINDOW, table.at < tx.now + SKEW)
    here, here_first, account, account_last, by_address, address_last = tx.connection.execute(query).one()
    return Tries(
        here=here,
        here_first=here_first,
        account=account,
        account_last=account_last,
        address=by_address,
        address_last=address_last,
    )


def record_try(tx: Tx, *, login: str, address: str) -> None:
    """A password is about to be looked at. It counts as wrong until ``forget_tries``."""
    row = insert(login_tries).values(login=login[:LONGEST], address=address[:LONGEST], at=tx.now)
    tx.connection.execute(row)


def forget_tries(tx: Tx, *, login: str, address: str) -> None:
    """The right password was given: what was tried for this account from this place is forgiven."""
    same = (login_tries.c.login == login[:LONGEST], login_tries.c.address == address[:LONGEST])
    tx.connection.execute(delete(login_tries).where(*same))


def forget_old_tries(tx: Tx, *, before: datetime) -> None:
    """Remove what counts no more."""
    tx.connection.execute(delete(login_tries).where(login_tries.c.at < before))


def _hold(tx: Tx, *, login: str, address: str) -> None:
    """SQLite has one writer anyway; PostgreSQL locks both names, always in the same order."""
    if tx.connection.dialect.name == "sqlite":
        return
    for name in sorted((f"login {login[:LONGEST]}", f"address {address[:LONGEST]}")):
        tx.connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
