"""Changes of the tables come one after the other."""

from __future__ import annotations

import re
from pathlib import Path

VERSIONS = Path(__file__).resolve().parents[2] / "bot" / "storage" / "migrations" / "versions"
PARENT = re.compile(r'^down_revision = (?:"(\w+)"|None)$', re.MULTILINE)


def test_no_two_changes_follow_the_same_one() -> None:
    """Two that were made side by side are put in order when the second one lands."""
    parents = [PARENT.findall(path.read_text(encoding="utf-8")) for path in sorted(VERSIONS.glob("[0-9]*.py"))]
    assert all(len(found) == 1 for found in parents)
    assert len({found[0] for found in parents}) == len(parents)
