"""The list of what cases can end with, as leads keep it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from bot.core.case import Result
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.errors import BadResult, BadResultName
from bot.service.people.rights import check_right
from bot.storage.cases import results
from bot.storage.database import Tx
from bot.storage.system import audit

NAME_LENGTH = 60


def list_results(tx: Tx, person: Person) -> tuple[Result, ...]:
    """All in their order, those out of use last."""
    check_right(person, Right.KEEP_RESULTS)
    return results.list_results(tx)


def do_add(tx: Tx, person: Person, names: Mapping[str, str]) -> int:
    """One more at the end of the list; its id.

    Raises:
        BadResultName: a language has no name, or one too long.
    """
    check_right(person, Right.KEEP_RESULTS)
    named, place = _check_names(names), max((one.place for one in results.list_results(tx)), default=0) + 1
    number = results.record_result(tx, key=f"own-{secrets.token_hex(6)}", names=named, place=place)
    audit.record_audit(tx, person_id=person.id, action="result.add", object=str(number))
    return number


def do_rename(tx: Tx, person: Person, result_id: int, names: Mapping[str, str]) -> None:
    """Other names; closed cases show them as well."""
    check_right(person, Right.KEEP_RESULTS)
    _find(tx, result_id)
    results.record_change(tx, result_id, names=_check_names(names))
    audit.record_audit(tx, person_id=person.id, action="result.rename", object=str(result_id))


def do_retire(tx: Tx, person: Person, result_id: int, *, retired: bool) -> None:
    """Take it out of use, or back into it; what was closed with it keeps it."""
    check_right(person, Right.KEEP_RESULTS)
    _find(tx, result_id)
    results.record_change(tx, result_id, retired=retired)
    audit.record_audit(tx, person_id=person.id, action=f"result.retired={retired}", object=str(result_id))


def do_move_up(tx: Tx, person: Person, result_id: int) -> None:
    """Change places with the one above."""
    check_right(person, Right.KEEP_RESULTS)
    listed = [one for one in results.list_results(tx) if not one.retired]
    at = next((number for number, one in enumerate(listed) if one.id == result_id), 0)
    if at > 0:
        listed.insert(at - 1, listed.pop(at))
        for place, one in enumerate(listed, start=1):
            results.record_change(tx, one.id, place=place)


def _find(tx: Tx, result_id: int) -> Result:
    found = next((one for one in results.list_results(tx) if one.id == result_id), None)
    if found is None:
        raise BadResult()
    return found


def _check_names(names: Mapping[str, str]) -> dict[str, str]:
    found = {language: " ".join(names.get(language, "").split()) for language in LANGUAGES}
    if not all(0 < len(name) <= NAME_LENGTH for name in found.values()):
        raise BadResultName()
    return found
