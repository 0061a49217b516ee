"""The secret by which an answer to a letter of ours is known, and the addresses that carry it."""

from __future__ import annotations

import secrets
from email.utils import parseaddr
from typing import Final

from bot.core.reach.tokens import make_token
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.system import facts

NAME: Final = "mail.secret"


def find_secret(tx: Tx) -> str:
    """The secret of this installation, "" before the first letter."""
    known = facts.find_fact(tx, NAME)
    return known[0] if known is not None else ""


def do_token(tx: Tx, conversation_id: int) -> str:
    """The signed name of a chat."""
    secret = find_secret(tx)
    if not secret:
        secret = secrets.token_hex(32)
        facts.record_fact(tx, NAME, secret)
    return make_token(conversation_id, secret=secret)


def make_key(app: App, token: str) -> str:
    """A Message-ID that no other letter has; answers name it."""
    domain = app.settings.mail_from.rpartition("@")[2]
    return f"<{token}.{secrets.token_hex(8)}@{domain}>"


def reply_address(app: App, token: str) -> str:
    """Where answers are to go, "" where none are read."""
    mailbox = app.settings.mailbox
    if not mailbox or not app.settings.imap_plus:
        return mailbox
    name, _, domain = mailbox.rpartition("@")
    return f"{name}+{token}@{domain}"


def own_addresses(app: App) -> frozenset[str]:
    """From where we write; what comes from there is none of a customer."""
    found = {app.settings.mail_from, app.settings.mailbox} - {""}
    return frozenset(parseaddr(one)[1].lower() for one in found)
