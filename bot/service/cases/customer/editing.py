"""What colleagues correct of a customer: every field by itself, with who and when."""

from __future__ import annotations

from bot.core.desk.customer import is_email, is_phone, spell_zone
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.errors import BadContact, BadLanguage, TooLarge
from bot.service.people.rights import check_right
from bot.storage.chat import conversations, customers
from bot.storage.database import Tx
from bot.storage.system import audit

NAME_LENGTH = 80
FIELD_LENGTH = 120
NOTE_LENGTH = 2_000


def do_change_customer(
    tx: Tx,
    person: Person,
    conversation_id: int,
    *,
    name: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    zone: str | None = None,
    note: str | None = None,
    language: str | None = None,
) -> None:
    """Write down what is given; None leaves a field as it is, so that two who edit at once lose nothing.

    An empty name means what the channel says. The language is one the customer is spoken to in from now on.

    Raises:
        BadContact: a phone, an address or a zone that is none.
        TooLarge, BadLanguage.
    """
    check_right(person, Right.ANSWER_CHATS)
    conversations.lock(tx, conversation_id)
    given = {"phone": phone, "email": email, "zone": zone, "note": note}
    fields = {key: _check(key, value) for key, value in given.items() if value is not None}
    if name is not None:
        customers.record_name(tx, conversation_id, _check_length(" ".join(name.split()), NAME_LENGTH))
    if language is not None:
        if language not in LANGUAGES:
            raise BadLanguage()
        conversations.record_language(tx, conversation_id, language=language, chosen=True)
    customers.record(tx, conversation_id, person_id=person.id, **fields)
    changed = [*fields, *(key for key, value in (("name", name), ("language", language)) if value is not None)]
    for key in sorted(changed):
        audit.record_audit(tx, person_id=person.id, action=f"customer.{key}", object=str(conversation_id))


def _check(key: str, value: str) -> str:
    text = value.strip()
    if key == "note":
        return _check_length(text, NOTE_LENGTH)
    text = _check_length(text, FIELD_LENGTH)
    if not text:
        return ""
    if (key == "phone" and not is_phone(text)) or (key == "email" and not is_email(text)):
        raise BadContact(field=key)
    if key == "zone":
        text = spell_zone(text)
        if not text:
            raise BadContact(field=key)
    return text


def _check_length(text: str, most: int) -> str:
    if len(text) > most:
        raise TooLarge(limit=f"{most} characters")
    return text
