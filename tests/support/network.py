"""The network guard: an audit hook that sees every connect of this process, whatever library makes it."""

from __future__ import annotations

import ipaddress
import sys

LOCAL_NAMES = ("", "localhost")

attempts: list[str] = []


class NetworkForbidden(OSError):
    """A test tried to leave this machine."""


def install() -> None:
    """Watch this process until it ends; an audit hook can't be taken out again."""
    sys.addaudithook(_watch)


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.connect":
        _check(args[1])
    elif event == "socket.getaddrinfo" and args[0] is not None:
        _check((args[0], args[1]))


def _check(address: object) -> None:
    if not isinstance(address, tuple):  # a Unix socket
        return
    host = address[0].decode() if isinstance(address[0], bytes) else str(address[0])
    if not _is_local(host):
        attempts.append(f"{host}:{address[1]}")
        raise NetworkForbidden(f"a test tried to reach {host}:{address[1]}")


def _is_local(host: str) -> bool:
    if host in LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
