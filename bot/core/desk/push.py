"""Messages to browsers of the staff: where they go, what they say, and what a browser is called. Pure."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from bot.core.addresses import is_of_the_house

CHANNEL: Final = "push"
LONGEST_ENDPOINT: Final = 1000
BROWSERS: Final = (  # sign in what a browser says of itself, its name; the first that is found
    ("YaBrowser/", "Yandex"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, kw_only=True)
class Subscription:
    """A browser of a person, and how it is reached. ``p256dh`` and ``auth`` are its keys in base64url; ``problem`` says
    why the last message did not go, "" when it did.
    """

    id: int
    person_id: int
    endpoint: str
    p256dh: str
    auth: str
    browser: str
    made_at: datetime
    always: bool = False
    sent_at: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What a browser shows; a press leads to ``path``. A later one with the same ``tag`` takes its place."""

    title: str
    text: str
    path: str
    tag: str


def is_endpoint(endpoint: str, *, allowed: Collection[str] = ()) -> bool:
    """Whether messages may go there: by https to a host of the internet, or to an origin that is ``allowed``.

    What a name stands for is seen only when it is looked up: that is checked again before anything is sent.
    """
    if not endpoint.isascii() or not endpoint.isprintable() or len(endpoint) > LONGEST_ENDPOINT:
        return False
    try:
        parts = urlsplit(endpoint)
        origin, host, port = origin_of(endpoint), (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    if parts.username or parts.password or not host:
        return False
    if origin in allowed:
        return True
    return parts.scheme == "https" and port in (None, 443) and "." in host and not _is_inside(host)


def are_keys(p256dh: str, auth: str) -> bool:
    """Whether these have the form of a browser's keys: a point of the curve, uncompressed, and sixteen bytes."""
    point, secret = _decode(p256dh), _decode(auth)
    return len(point) == 65 and point[0] == 4 and len(secret) == 16


def origin_of(url: str) -> str:
    """Scheme, host and port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def name_browser(agent: str) -> str:
    """What a person calls the browser that says this of itself."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return ", ".join(part for part in (browser, system) if part) or "?"


def _decode(text: str) -> bytes:
    if not text.isascii() or len(text) > 100:
        return b""
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return b""


def _is_inside(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return host.endswith((".local", ".internal", ".localhost"))
    return is_of_the_house(host)
