"""A small reverse proxy, which treats X-Forwarded-For as one of the real ones does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum

from aiohttp import ClientSession, web
from multidict import CIMultiDict

HEADER = "X-Forwarded-For"


class Manner(StrEnum):
    """What becomes of the header."""

    SET = "set, as deploy/nginx.conf and Caddy do"
    APPEND = "appended, as $proxy_add_x_forwarded_for does"
    OMIT = "taken away"
    PASS = "passed on as it came, as nginx does by itself"


@asynccontextmanager
async def proxy_to(port: int, manner: Manner, *, visitor: str) -> AsyncIterator[str]:
    """The URL of a proxy on this machine to which everybody seems to come from the address ``visitor``."""

    async def forward(request: web.Request) -> web.Response:
        headers = CIMultiDict(request.headers)
        said = headers.popall(HEADER, [])
        for value in _rewrite(said, manner, visitor):
            headers.add(HEADER, value)
        target = f"http://127.0.0.1:{port}{request.path_qs}"
        async with (
            ClientSession() as session,
            session.request(request.method, target, headers=headers, data=await request.read()) as answer,
        ):
            return web.Response(status=answer.status, body=await answer.read())

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", forward)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _rewrite(said: list[str], manner: Manner, visitor: str) -> list[str]:
    match manner:
        case Manner.SET:
            return [visitor]
        case Manner.APPEND:
            return [", ".join([*said, visitor])]
        case Manner.OMIT:
            return []
    return said
