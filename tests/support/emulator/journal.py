"""The log of every request, in order of arrival."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from .clock import Clock
from .types import Effect, JsonDict, RequestRecord


class Journal:
    """Records are replaced as their requests proceed; `records` is always in order of arrival."""

    def __init__(self, *, clock: Clock) -> None:
        self.records: list[RequestRecord] = []
        self._clock = clock

    def begin(self, *, token: str, method: str, params: JsonDict) -> int:
        """The number of the new record."""
        record = RequestRecord(
            number=len(self.records),
            token=token,
            method=method,
            params=params,
            at=self._clock.now_utc(),
            wall=time.time(),
        )
        self.records.append(record)
        return record.number

    def note_effect(self, number: int, effect: Effect, *, confirmed_offset: int) -> None:
        self.records[number] = replace(self.records[number], effect=effect, confirmed_offset=confirmed_offset)

    def note_fault(self, number: int, label: str) -> None:
        self.records[number] = replace(self.records[number], fault=label)

    def note_answer(self, number: int, *, status: int, result: Any, description: str) -> None:
        self.records[number] = replace(self.records[number], status=status, result=result, description=description)

    def of(self, method: str) -> list[RequestRecord]:
        return [record for record in self.records if record.method.lower() == method.lower()]
