"""How receiving goes: what the health page shows, and how long to wait after which trouble. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.trouble import retry_seconds
from bot.errors import AnswerdeskError, to_trouble

CONFLICT_SECONDS = 10.0
WRONG_TOKEN_SECONDS = 60.0
LONGEST_SECONDS = 20.0


class Phase(StrEnum):
    """What the receiver does."""

    STARTING = "starting"
    POLLING = "polling"
    OFFLINE = "offline"
    LIMITED = "limited"
    CONFLICT = "conflict"
    WEBHOOK = "webhook"
    WRONG_TOKEN = "wrong token"  # noqa: S105 a state
    DATABASE = "database"
    BROKEN = "broken"
    STOPPED = "stopped"


SENTENCES = {
    Phase.STARTING: "Telegram is being asked for messages.",
    Phase.POLLING: "Messages from Telegram arrive.",
    Phase.OFFLINE: "Telegram can't be reached. Nothing is lost for 24 hours; trying again.",
    Phase.LIMITED: "Telegram asks to wait before the next request.",
    Phase.CONFLICT: "Another program receives with the same bot token; Telegram allows only one. Stop the other one.",
    Phase.WEBHOOK: "A webhook was set for this bot, so polling got nothing. The webhook is being removed.",
    Phase.WRONG_TOKEN: "Telegram does not accept the bot token. Copy it again from @BotFather; asking each minute.",
    Phase.DATABASE: "Messages can't be stored, so Telegram keeps them. {problem}",
    Phase.BROKEN: "Receiving failed in an unexpected way ({problem}). Trying again; see the log.",
    Phase.STOPPED: "Receiving is stopped.",
}


@dataclass(frozen=True, kw_only=True)
class Status:
    """What the receiver does now, and the sentence a person reads about it."""

    state: Phase
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Pause:
    """What to say, and for how many ``seconds`` to wait before the next try."""

    status: Status
    seconds: float


def to_status(state: Phase, *, problem: str = "") -> Status:
    """The state with its sentence."""
    return Status(state=state, sentence=SENTENCES[state].format(problem=problem))


def judge(error: Exception, *, failures: int) -> Pause:
    """What a failed turn of the receiver means. ``failures`` in a row, this one included: 1, 2, 4 … 20 seconds."""
    growing = min(2.0 ** min(failures - 1, 10), LONGEST_SECONDS)
    match error:
        case Conflict() if "webhook" in error.message.lower():
            return Pause(status=to_status(Phase.WEBHOOK), seconds=growing)
        case Conflict():
            return Pause(status=to_status(Phase.CONFLICT), seconds=CONFLICT_SECONDS)
        case InvalidToken():
            return Pause(status=to_status(Phase.WRONG_TOKEN), seconds=WRONG_TOKEN_SECONDS)
        case RetryAfter():
            return Pause(status=to_status(Phase.LIMITED), seconds=retry_seconds(error))
        case TelegramError() | TimeoutError():
            return Pause(status=to_status(Phase.OFFLINE), seconds=growing)
    if trouble := to_trouble(error):
        return Pause(status=to_status(Phase.DATABASE, problem=trouble.message), seconds=growing)
    problem = error.message if isinstance(error, AnswerdeskError) else type(error).__name__
    return Pause(status=to_status(Phase.BROKEN, problem=problem), seconds=growing)
