"""Reading a request body: JSON only, never more than 64 kB, checked against a model."""

from __future__ import annotations

import json
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import ClientDisconnect, Request

from bot.channels.web.problems import ChatTooLong, NotJson
from bot.channels.web.raw import START_LIMIT, TEXT_LIMIT, ClientId, clean
from bot.errors import BadInput

BODY_LIMIT: Final = 64 * 1024
FileKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16,40}$")]
T = TypeVar("T", bound="Body")


class Body(BaseModel):
    """What a page sends."""

    model_config = ConfigDict(frozen=True, strict=True)


class MessageBody(Body):
    """A message, and which of ours it answers; its length is checked apart, for that has a sentence of its own."""

    client_id: ClientId
    text: str
    files: list[FileKey] = Field(default=[], max_length=50)
    reply_to: Annotated[int, Field(ge=0, lt=2**31)] = 0


class PressBody(Body):
    """A pressed button; ``message_id`` 0 is the one at the top of the page."""

    client_id: ClientId
    message_id: Annotated[int, Field(ge=0, lt=2**31)]
    action: Annotated[str, Field(min_length=1, max_length=200)]


class StartBody(Body):
    """Where the visitor came from."""

    payload: Annotated[str, Field(min_length=1, max_length=START_LIMIT)]


class LanguageBody(Body):
    """The language the visitor chose."""

    language: Annotated[str, Field(pattern="^(ru|uk|en)$")]


async def read_body(request: Request, kind: type[T]) -> T:
    """The body as ``kind``.

    Raises:
        NotJson: another content type, which a foreign page could send without asking us.
        ChatTooLong: more than 64 kB; the rest is not read.
        BadInput: no such JSON; the sentence names the field.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise NotJson()
    fields = _parse_fields(await _read_capped(request), kind)
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        raise BadInput(problem=_name_fields(error)) from None


def _parse_fields(content: bytes, kind: type[Body]) -> dict[str, object]:
    """The fields of ``kind``, with strings as they can be kept: a halved emoji is no reason to refuse a message."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadInput(problem="no JSON") from error
    if not isinstance(data, dict):
        raise BadInput(problem="no JSON object")
    known = {name: data[name] for name in kind.model_fields if name in data}
    return {name: clean(value) if isinstance(value, str) else value for name, value in known.items()}


async def _read_capped(request: Request) -> bytes:
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > BODY_LIMIT:
                raise ChatTooLong(limit=TEXT_LIMIT)
    except ClientDisconnect as error:
        raise BadInput(problem="the connection broke") from error
    return bytes(content)


def _name_fields(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, item['loc'])) or 'body'}: {item['msg']}" for item in error.errors())[:300]
