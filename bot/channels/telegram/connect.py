"""Opening the Telegram channel, and telling Telegram where updates should go."""

from __future__ import annotations

import logging

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.bounds.limits import Limiter
from bot.channels.telegram.business import KINDS as BUSINESS
from bot.channels.telegram.line import API, Address
from bot.channels.telegram.sender import TelegramChannel
from bot.errors import StartRefused

logger = logging.getLogger(__name__)
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "message_reaction", *BUSINESS)


async def connect(token: str, *, base_url: str | None = None, limiter: Limiter | None = None) -> TelegramChannel:
    """The channel of this bot, after asking Telegram for its name.

    Without a connection the channel is returned all the same, with ``username`` "": messages wait in the outbox, and
    ``TelegramChannel.introduce`` asks again.

    Raises:
        StartRefused: Telegram does not know the token.
    """
    channel = TelegramChannel(Address(token=token, base_url=base_url or API).open(), limiter=limiter)
    try:
        await channel.introduce()
    except InvalidToken as error:
        await channel.close()
        raise StartRefused(problem="Telegram does not accept the token. Copy it again from @BotFather.") from error
    except TelegramError as error:
        logger.warning("Telegram can't be reached now (%s); messages wait until it can.", type(error).__name__)
    return channel
