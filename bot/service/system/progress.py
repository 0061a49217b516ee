"""How far a start of the engine is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What is done before all is as it should be. Customers are answered from :data:`Stage.TRAINING` on."""

    STARTING = "starting"  # libraries and weights are read
    INDEXING = "indexing"  # of so many texts
    TRAINING = "training"  # per cent
    CALIBRATING = "calibrating"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """``done`` of ``total`` in this stage; ``seconds_left`` until the first answer, about."""

    stage: Stage
    done: int = 0
    total: int = 0
    seconds_left: int = 0

    @property
    def share(self) -> float:
        """0..1"""
        return min(1.0, self.done / self.total) if self.total else 0.0

    def __str__(self) -> str:
        if not self.total:
            return self.stage.value
        return f"{self.stage.value} {self.done} of {self.total} ({self.share:.0%})"
