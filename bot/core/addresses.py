"""Whom a network address stands for. Pure."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address


def to_network(address: str) -> str:
    """An IPv4 address, or the /64 of an IPv6 one, which a single customer holds."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:80]
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else str(IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed)
