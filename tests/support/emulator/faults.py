"""Faults on request: rules by method, each used once, in the order they were added."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import StrEnum

from .errors import refusal

ANY_METHOD = "*"
_HTML = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>"
)
_HALF_JSON = b'{"ok":true,"result":{"message_id":'


class Moment(StrEnum):
    """Whether the request takes effect before the fault shows."""

    BEFORE = "before"
    AFTER = "after"


class FaultKind(StrEnum):
    CUT = "cut"
    BODY = "body"
    DELAY = "delay"
    HANG = "hang"
    PASS = "pass"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """`moment` BEFORE means without effect. A delay's `seconds` are emulated, and the request then goes its way."""

    kind: FaultKind
    moment: Moment = Moment.BEFORE
    status: int = 200
    body: bytes = b""
    mime: str = "application/json"
    seconds: float = 0.0
    retry_after: int = 0

    @property
    def label(self) -> str:
        """For the log, such as 'cut after' or 'body 502 before'."""
        status = f" {self.status}" if self.kind is FaultKind.BODY else ""
        return f"{self.kind}{status} {self.moment}"


def cut_before_effect() -> Fault:
    return Fault(kind=FaultKind.CUT)


def cut_after_effect() -> Fault:
    return Fault(kind=FaultKind.CUT, moment=Moment.AFTER)


def delay(seconds: float) -> Fault:
    """Hold the request for emulated seconds, then let it take effect and answer it."""
    return Fault(kind=FaultKind.DELAY, seconds=seconds)


def delay_answer(seconds: float) -> Fault:
    """Let the request take effect at once, and hold its answer for emulated seconds."""
    return Fault(kind=FaultKind.DELAY, moment=Moment.AFTER, seconds=seconds)


def hang() -> Fault:
    """No effect and no answer until the emulator stops."""
    return Fault(kind=FaultKind.HANG)


def hang_after_effect() -> Fault:
    return Fault(kind=FaultKind.HANG, moment=Moment.AFTER)


def server_error(moment: Moment = Moment.BEFORE) -> Fault:
    body = b'{"ok":false,"error_code":500,"description":"Internal Server Error"}'
    return Fault(kind=FaultKind.BODY, moment=moment, status=500, body=body)


def bad_gateway(moment: Moment = Moment.BEFORE) -> Fault:
    """502 with HTML, as a proxy in front of Telegram answers."""
    return Fault(kind=FaultKind.BODY, moment=moment, status=502, body=_HTML, mime="text/html")


def invalid_json(moment: Moment = Moment.AFTER) -> Fault:
    """200 with half a JSON object."""
    return Fault(kind=FaultKind.BODY, moment=moment, status=200, body=_HALF_JSON)


def too_many_requests(retry_after: int) -> Fault:
    said = refusal(429, f"retry after {retry_after}").description
    body = f'{{"ok":false,"error_code":429,"description":"{said}","parameters":{{"retry_after":{retry_after}}}}}'
    return Fault(kind=FaultKind.BODY, status=429, body=body.encode(), retry_after=retry_after)


def no_fault() -> Fault:
    """Let one request pass, to place a fault on a later one."""
    return Fault(kind=FaultKind.PASS)


class Faults:
    """The rules of one emulator, for all its bots."""

    def __init__(self) -> None:
        self._rules: dict[str, deque[Fault]] = defaultdict(deque)

    def add(self, method: str, *faults: Fault) -> None:
        """One per request to `method`, in order; ANY_METHOD is asked only where the method has no rule left."""
        self._rules[method.lower()].extend(faults)

    def take(self, method: str) -> Fault | None:
        rules = self._rules[method.lower()] or self._rules[ANY_METHOD]
        fault = rules.popleft() if rules else None
        return None if fault is None or fault.kind is FaultKind.PASS else fault

    def left(self) -> int:
        """Rules not used yet: a test that expects a fault to have struck checks for 0."""
        return sum(len(rules) for rules in self._rules.values())

    def clear(self) -> None:
        self._rules.clear()
