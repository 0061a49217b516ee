"""The HTTP server of the front: bounded, and told by its own proxies alone who comes."""

from __future__ import annotations

import logging
from ipaddress import IPv4Network

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.core.addresses import Network, is_of_the_house
from bot.run.connections import Bounds, bounded_protocol, room_for
from bot.settings import Settings

log = logging.getLogger(__name__)

HEADER = b"x-forwarded-for"


def make_server(site: ASGIApp, settings: Settings, *, handles: int) -> uvicorn.Server:
    """A server for the site; ``handles`` are the files and connections this process may have open.

    Of several addresses in X-Forwarded-For the right-most counts that is not a trusted proxy: what stands left of it is
    the visitor's own word.
    """
    if settings.public_url and not settings.proxies:
        log.warning("is there a proxy in front? Set ANSWERDESK_TRUSTED_PROXIES to its address (README, Behind a proxy)")
    server = uvicorn.Server(
        uvicorn.Config(
            site if settings.proxies else _Unnamed(site),
            http=bounded_protocol(Bounds(most=room_for(handles), proxies=settings.proxies)),
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=[form for network in settings.proxies for form in _forms(network)],
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=3,
            lifespan="on",
        )
    )
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    return server


class _Unnamed:
    """Says in the log, once, that a proxy nobody has named stands in front."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner
        self._said = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._said and scope["type"] == "http" and _is_forwarded(scope):
            self._said = True
            log.warning(
                "requests come through a proxy at %s, so all visitors count as one address: "
                "set ANSWERDESK_TRUSTED_PROXIES to it (README, Behind a proxy)",
                (scope.get("client") or ("?",))[0],
            )
        await self._inner(scope, receive, send)


def _is_forwarded(scope: Scope) -> bool:
    """A stranger may send this header too, but strangers do not come from inside the house."""
    host, _ = scope.get("client") or ("", 0)
    return bool(host) and is_of_the_house(host) and any(name == HEADER for name, _ in scope["headers"])


def _forms(network: Network) -> list[str]:
    """How a network may be written: a socket of both families names IPv4 addresses as ``::ffff:10.0.0.1``."""
    if not isinstance(network, IPv4Network):
        return [str(network)]
    return [str(network), f"::ffff:{network.network_address}/{network.prefixlen + 96}"]
