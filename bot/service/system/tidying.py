"""What nobody needs any more is forgotten."""

from __future__ import annotations

from datetime import timedelta

from bot.service.ports import Tx
from bot.storage.people import people, tries
from bot.storage.system import jobs


def do_tidy(tx: Tx) -> None:
    """Forget finished jobs, ended sessions and old login tries of before yesterday."""
    yesterday = tx.now - timedelta(days=1)
    jobs.forget_done(tx, before=yesterday)
    people.forget_expired(tx)
    tries.forget_old_tries(tx, before=yesterday)
