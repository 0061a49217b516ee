"""A request's parameters, whatever way they came: query string, JSON, form or multipart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from .errors import TOO_LARGE, ApiError, bad_request
from .types import JsonDict, Upload

UPLOAD_LIMIT = 50 * 1024 * 1024
_FALSE = ("", "0", "false", "no")


@dataclass(frozen=True, kw_only=True)
class Params:
    """Values as they came (strings from forms, JSON types from JSON bodies); accessors make them one."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """'' where it is absent; JSON values keep their JSON form."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """`default` where it is absent or no number, as the Bot API server does."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        return self.text(name).lower() not in _FALSE

    def json(self, name: str) -> Any:
        """None where it is absent; a 400 where it is no JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def to_log(self) -> JsonDict:
        """The values, with each uploaded file as 'file NAME (N bytes)'."""
        files = {name: f"file {upload.name} ({len(upload.data)} bytes)" for name, upload in self.uploads.items()}
        return {**self.values, **files}


async def parse_params(request: web.Request) -> Params:
    """Raises ApiError: 400 for a body that cannot be read, 413 for more than 50 MB."""
    values: JsonDict = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        values |= await _parse_json(request)
    elif request.content_type.startswith(("multipart/", "application/x-www-form-urlencoded")):
        await _parse_form(request, values, uploads)
    return Params(values=values, uploads=uploads)


async def _parse_json(request: web.Request) -> JsonDict:
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("object expected as request body")
    return body


async def _parse_form(request: web.Request, values: JsonDict, uploads: dict[str, Upload]) -> None:
    try:
        form = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(TOO_LARGE) from None
    for name, part in form.items():
        if isinstance(part, web.FileField):
            uploads[name] = Upload(name=part.filename, mime=part.content_type, data=part.file.read())
        else:
            values[name] = part if isinstance(part, str) else bytes(part).decode()
    if any(len(upload.data) > UPLOAD_LIMIT for upload in uploads.values()):
        raise ApiError(TOO_LARGE)
