"""A visitor the site signs for: the same person and the same chat on every device they are signed in on."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final

from bot.core.conversation import Conversation, Holder
from bot.core.reach.identity import Identity, Signed, is_right, user_key
from bot.core.reach.joins import How
from bot.core.reach.mail import read_address
from bot.service.chat.pages import Place
from bot.service.ports import App
from bot.storage.chat import conversations, identities, joins, links
from bot.storage.database import Tx
from bot.storage.system import facts

log = logging.getLogger(__name__)

REFUSED: Final = "identity.refused"  # how many signatures were not right
NAME_LENGTH: Final = 200


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """``known``: the signature is right; ``switches``: the browser shows another chat from now on, by its new key."""

    known: bool = False
    switches: bool = False


def do_sign_in(tx: Tx, app: App, place: Place, signed: Signed, *, new_key: str) -> SignedIn:
    """Show the customer the chat that is theirs. What is not signed rightly changes nothing and is noted."""
    secret = app.settings.identity_secret.get_secret_value()
    if not is_right(signed, secret=secret):
        _note_forged(tx)
        return SignedIn()
    key = user_key(signed.user)
    identity, here = identities.find(tx, key), _find(tx, place.channel, place.chat_key)
    owner = identities.find_owner(tx, chat_key=place.chat_key, conversation_id=here.id if here is not None else None)
    is_another = owner is not None and owner.user_key != key
    target = _find_target(tx, place.channel, identity)
    _lock(tx, here, target)
    if is_another:
        _show(tx, place.channel, target, new_key)
        _record(tx, key, signed, identity, chat_key=new_key, chat=target)
        return SignedIn(known=True, switches=True)
    if target is None or target.channel != place.channel:
        _join(tx, here, target)
        _record(tx, key, signed, identity, chat_key=place.chat_key, chat=here or target)
        return SignedIn(known=True)
    switches = _goes_over(tx, place, here, target, new_key)
    _record(tx, key, signed, identity, chat_key=identity.chat_key if identity is not None else "", chat=target)
    return SignedIn(known=True, switches=switches)


def _goes_over(tx: Tx, place: Place, here: Conversation | None, target: Conversation, new_key: str) -> bool:
    """Whether this browser shows their chat from now on; what a person has begun here goes on here."""
    if here is not None and here.id == target.id:
        return False
    _join(tx, here, target)
    if here is not None and here.owner.holder is not Holder.BOT:
        return False
    _show(tx, place.channel, target, new_key)
    return True


def _find(tx: Tx, channel: str, chat_key: str) -> Conversation | None:
    return conversations.find(tx, channel=channel, chat_key=chat_key)


def _find_target(tx: Tx, channel: str, identity: Identity | None) -> Conversation | None:
    if identity is None:
        return None
    if identity.conversation_id is not None:
        return conversations.get(tx, identity.conversation_id)
    return _find(tx, channel, identity.chat_key)


def _lock(tx: Tx, *chats: Conversation | None) -> None:
    for one in sorted({chat.id for chat in chats if chat is not None}):
        conversations.lock(tx, one)


def _join(tx: Tx, here: Conversation | None, target: Conversation | None) -> None:
    if here is None or target is None or here.id == target.id:
        return
    known = joins.list_joins(tx, here.id)
    if not any(target.id in (join.conversation_id, join.other_id) for join in known):
        joins.record_join(tx, target.id, here.id, how=How.SITE)


def _show(tx: Tx, channel: str, target: Conversation | None, new_key: str) -> None:
    if target is not None and target.channel == channel:
        links.record_key(tx, target.id, channel=channel, chat_key=new_key)


def _record(
    tx: Tx, key: str, signed: Signed, identity: Identity | None, *, chat_key: str, chat: Conversation | None
) -> None:
    """What the site says now goes before what it said."""
    name = " ".join(signed.name.split())[:NAME_LENGTH] or (identity.name if identity is not None else "")
    email = read_address(signed.email) or (identity.email if identity is not None else "")
    chat_id = chat.id if chat is not None else None
    identities.record(tx, key, chat_key=chat_key, conversation_id=chat_id, name=name, email=email)


def _note_forged(tx: Tx) -> None:
    known = facts.find_fact(tx, REFUSED)
    count = int(known[0]) + 1 if known is not None else 1
    facts.record_fact(tx, REFUSED, str(count))
    log.warning("a visitor was not signed for rightly (%s so far)", count)
