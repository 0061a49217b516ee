"""Changes of the tables come one after the other."""

from __future__ import annotations

import re
from pathlib import Path

VERSIONS = Path(__file__).resolve().parents[2] / "bot" / "storage" / "migrations" / "versions"
REVISION = re.compile(r'^(?:down_)?revision(?:: [^=]+)? = "?(\w+)"?$', re.MULTILINE)


def test_each_change_follows_the_one_before() -> None:
    """Two that were made side by side are put in order when the second one lands."""
    before = "None"
    for path in sorted(VERSIONS.glob("[0-9]*.py")):
        assert REVISION.findall(path.read_text(encoding="utf-8")) == [path.name[:4], before], path.name
        before = path.name[:4]
