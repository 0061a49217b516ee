"""Whom a network address stands for. Pure."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network


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


def parse_networks(words: str) -> tuple[Network, ...]:
    """Addresses and networks, separated by commas or spaces.

    Raises:
        ValueError: one of them is neither; which, and what is wrong with it.
    """
    return tuple(ip_network(word, strict=False) for word in words.replace(",", " ").split())


def is_in(address: str, networks: Collection[Network]) -> bool:
    """Whether the address lies in one of the networks, however it is written."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return any((mapped or parsed) in network for network in networks)


def is_of_the_house(address: str) -> bool:
    """Not of the internet: this machine or a private network, where a proxy stands; a name that is no address too."""
    try:
        return not ip_address(address).is_global
    except ValueError:
        return True
