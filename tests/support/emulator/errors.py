"""Telegram's refusals, word for word. The wording is what bots match on, so it lives in one place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_PREFIXES = {400: "Bad Request: ", 403: "Forbidden: ", 409: "Conflict: ", 429: "Too Many Requests: "}


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A status, its description, and `ResponseParameters`."""

    code: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)


class ApiError(Exception):
    """Telegram refuses the request."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.description)
        self.refusal = refusal


def refusal(code: int, text: str, **parameters: int) -> Refusal:
    return Refusal(code=code, description=_PREFIXES.get(code, "") + text, parameters=parameters)


def bad_request(text: str) -> ApiError:
    return ApiError(refusal(400, text))


def flood(retry_after: int) -> ApiError:
    return ApiError(refusal(429, f"retry after {retry_after}", retry_after=retry_after))


def migrated(new_chat_id: int) -> ApiError:
    return ApiError(refusal(400, "group chat was upgraded to a supergroup chat", migrate_to_chat_id=new_chat_id))


UNAUTHORIZED = refusal(401, "Unauthorized")
NOT_FOUND = refusal(404, "Not Found")
TOO_LARGE = refusal(413, "Request Entity Too Large")
BLOCKED = refusal(403, "bot was blocked by the user")
DEACTIVATED = refusal(403, "user is deactivated")
KICKED_FROM_GROUP = refusal(403, "bot was kicked from the group chat")
KICKED_FROM_SUPERGROUP = refusal(403, "bot was kicked from the supergroup chat")
NOT_A_MEMBER = refusal(403, "bot is not a member of the supergroup chat")
OTHER_POLLER = refusal(409, "terminated by other getUpdates request; make sure that only one bot instance is running")
POLLER_STOPPED_BY_WEBHOOK = refusal(409, "terminated by setWebhook request")
WEBHOOK_ACTIVE = refusal(
    409, "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
CHAT_NOT_FOUND = refusal(400, "chat not found")
THREAD_NOT_FOUND = refusal(400, "message thread not found")
NOT_MODIFIED = refusal(
    400,
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message",
)
QUERY_TOO_OLD = refusal(400, "query is too old and response timeout expired or query ID is invalid")
