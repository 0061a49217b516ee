"""The menu of commands in the customer's Telegram, in their language."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping

from telegram.error import TelegramError

from bot.channels.telegram.line import Line
from bot.channels.telegram.mailbox import LoadFact, SaveFact

logger = logging.getLogger(__name__)
COMMANDS_FACT = "telegram.commands"
FALLBACK = "en"

Menu = Mapping[str, str]


async def set_my_commands(
    line: Line, menus: Mapping[str, Menu], *, load_fact: LoadFact, save_fact: SaveFact, fallback: str = FALLBACK
) -> None:
    """Show ``{language: {command: description}}``; ``fallback`` names the one of them for all others.

    Telegram is asked only when the menus differ from the last ones it took from this bot. Out of reach, the next call
    tries again.
    """
    digest = _digest(line.bot_id, menus, fallback)
    if await load_fact(COMMANDS_FACT) == digest:
        return
    try:
        for language in ("", *menus):
            commands = _to_commands(menus[language or fallback])
            await line.call("setMyCommands", commands=commands, language_code=language or None)
    except TelegramError as error:
        logger.warning("Telegram did not take the menu of commands (%s); the next start tries again.", error.message)
        return
    await save_fact(COMMANDS_FACT, digest)


def _to_commands(menu: Menu) -> str:
    return json.dumps([{"command": command, "description": text} for command, text in menu.items()])


def _digest(bot_id: str, menus: Mapping[str, Menu], fallback: str) -> str:
    known = json.dumps([bot_id, fallback, {language: dict(menu) for language, menu in menus.items()}])
    return hashlib.sha256(known.encode()).hexdigest()
