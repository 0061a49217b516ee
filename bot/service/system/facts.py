"""Small things a part of the product remembers by name; each account of a channel has its own."""

from __future__ import annotations

from bot.service.ports import App
from bot.storage.system import facts


async def load(app: App, name: str, *, account: str = "") -> str | None:
    """What was saved last under this name, or None."""
    found = await app.database.read(facts.find_fact, facts.name_of(name, account))
    return found[0] if found else None


async def save(app: App, name: str, value: str, *, account: str = "") -> None:
    """Remember it until something else is saved."""
    await app.database.write(facts.record_fact, facts.name_of(name, account), value)
