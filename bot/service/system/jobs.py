"""The rows of work, for whoever runs them: claimed, kept, finished, tried again, given up, taken back."""

from __future__ import annotations

from bot.storage.system.jobs import (
    LEASE,
    TOPICS,
    claim_due,
    extend_lease,
    fail,
    finish,
    next_due,
    retry,
    take_back,
)

__all__ = ["LEASE", "TOPICS", "claim_due", "extend_lease", "fail", "finish", "next_due", "retry", "take_back"]
