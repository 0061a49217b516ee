"""Whose customers these are, and which details they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from bot.business import BusinessFile
from bot.core.business import Business, Detail

ROOT = Path(__file__).resolve().parents[1]

ReadBusiness = Callable[[], Business]  # asked anew for every message: the file may have changed meanwhile


def read_default() -> Business:
    """The business.yml beside this folder, for ``rasa run actions``."""
    return _default_file().now


def missing(business: Business, wish: str, given: dict[str, str]) -> tuple[Detail, ...]:
    """What the business still asks for before this wish goes to a person, in order."""
    return tuple(detail for detail in business.fields_for(wish) if detail.name not in given)


@lru_cache(maxsize=1)
def _default_file() -> BusinessFile:
    return BusinessFile(ROOT / "business.yml")
