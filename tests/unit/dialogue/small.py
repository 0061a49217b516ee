"""What the tests of the dialogue share: a small project and a finder that knows one article."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from bot.core.business import Business, Detail
from bot.core.turn import Candidate, Understood

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = 6

Talk = Callable[..., list[Understood]]

ORDER = Detail(
    name="order_number",
    example="LF-204518",
    spellings=("лф",),
    nouns=("заказ", "order"),
    asked_for=("status", "trouble"),
)
METER = Detail(name="meter", example="77-120-5", nouns=("счётчик",), asked_for=("trouble",))
SHOP = Business(name={"en": "Shop"}, details=(ORDER,))
UTILITY = Business(name={"en": "Utility"}, details=(ORDER, METER))
NOTHING_ASKED = Business(name={"en": "Fund"})


def shop() -> Business:
    """A business that asks for one detail."""
    return SHOP


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


def write_examples(folder: Path, intent: str, *texts: str) -> Path:
    """A folder of training data of a business's own."""
    lines = "".join(f"    - {text}\n" for text in texts)
    (folder / "nlu").mkdir(parents=True, exist_ok=True)
    content = f'version: "3.1"\nnlu:\n- intent: {intent}\n  metadata:\n    language: en\n  examples: |\n{lines}'
    (folder / "nlu" / f"{intent}.yml").write_text(content, encoding="utf-8")
    return folder


def _thin(text: str) -> str:
    """The file with the first examples of each block."""
    kept, count = [], 0
    for line in text.splitlines():
        count = count + 1 if line.startswith("    - ") else 0
        kept += [line] if count <= EXAMPLES else []
    return "\n".join(kept) + "\n"
