"""What the tests of the dialogue share: a small project and a finder that knows one article."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from bot.core.turn import Candidate, Understood

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = 6

Talk = Callable[..., list[Understood]]


class SmallFinder:
    """Knows one article; finds nothing for a text with "zzz" and breaks at one with "boom"."""

    def find_answers(self, question: str, language: str, *, limit: int = 5) -> tuple[Candidate, ...]:
        if "boom" in question:
            raise OSError("the index is gone")
        if "zzz" in question:
            return ()
        return (Candidate(article="delivery/cost-city", language=language, title="Delivery", probability=0.9),)


def copy_project(root: Path) -> Path:
    """The project's own rules, with the first six examples per intent and language."""
    for name in ("config.yml", "domain.yml"):
        shutil.copy(ROOT / name, root)
    (root / "data" / "nlu").mkdir(parents=True)
    for name in ("rules.yml", "stories.yml"):
        shutil.copy(ROOT / "data" / name, root / "data")
    for path in (ROOT / "data" / "nlu").glob("*.yml"):
        (root / "data" / "nlu" / path.name).write_text(_thin(path.read_text(encoding="utf-8")), encoding="utf-8")
    return root


def _thin(text: str) -> str:
    """The file with the first examples of each block."""
    kept, count = [], 0
    for line in text.splitlines():
        count = count + 1 if line.startswith("    - ") else 0
        kept += [line] if count <= EXAMPLES else []
    return "\n".join(kept) + "\n"
