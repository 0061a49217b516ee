"""How the search weighs its features where a knowledge base has little to learn from: ``python -m training.odds``.

Learned from the made-up FAQs of six organisations in ``training/faq``. Each is a knowledge base; the questions of the
others are what it can't answer. Writes ``bot/knowledge/answers/learned_odds.json``.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from tqdm import tqdm

from bot.knowledge.answers.calibrate import examples_of, trials_of
from bot.knowledge.answers.calibration import LEARNED, Calibration
from bot.knowledge.answers.features import FEATURES, KINDS, NO_KIND
from bot.knowledge.answers.odds import NONE_FEATURES, Odds, Sample, train
from bot.knowledge.articles.articles import load_library
from bot.knowledge.index.build import build
from bot.knowledge.index.out_of_scope import OutOfScope, read_out_of_scope
from bot.language.encoders.pair import Encoders
from bot.settings import ROOT

FAQ: Final = Path(__file__).parent / "faq"
_RIDGE: Final = 3.0
_STRANGERS: Final = 40  # questions of other organisations put to each
_TRIALS: Final = 2000  # of them are kept
_START: Final = Odds(((2.0,) * len(FEATURES) + (-3.0,),) * len(KINDS), (1.0,) * len(NONE_FEATURES))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a FAQ in one language; ``asked`` is how people put it."""

    id: str
    lang: str
    title: str
    body: str
    asked: tuple[str, ...]

    @property
    def organisation(self) -> str:
        return self.id.partition("-")[0]


def read_entries(folder: Path = FAQ) -> dict[str, list[Entry]]:
    """The entries of each organisation."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            data = json.loads(line)
            entry = Entry(**{**data, "asked": tuple(data["asked"])})
            found[entry.organisation].append(entry)
    return dict(found)


def examples_in(entries: Sequence[Entry], strangers: Sequence[tuple[str, str]], encoders: Encoders) -> list[Sample]:
    """What these entries teach as a knowledge base of their own, and as one of answers without their questions."""
    untitled = [replace(entry, title=" ".join(entry.body.split()[:12]), asked=(entry.title,)) for entry in entries]
    bare = [one for one in _examples(untitled, strangers, encoders) if _is_bare(one)]
    return [*_examples(entries, strangers, encoders), *(replace(one, weight=4 * one.weight) for one in bare)]


def _examples(entries: Sequence[Entry], strangers: Sequence[tuple[str, str]], encoders: Encoders) -> list[Sample]:
    with tempfile.TemporaryDirectory() as folder:
        for entry in entries:
            path = Path(folder) / entry.lang / entry.organisation / f"{entry.id}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            head = {"title": entry.title, "questions": list(entry.asked), "status": "published"}
            path.write_text(f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n{entry.body}\n", encoding="utf-8")
        articles = load_library(Path(folder)).articles
        return examples_of(build(articles, encoders, out_of_scope=_out_of_scope(encoders)), strangers)


def main() -> None:
    """Learn and write the file."""
    encoders = Encoders()
    by_organisation = read_entries()
    examples: list[Sample] = []
    for name, entries in tqdm(by_organisation.items(), desc="knowledge bases", unit="base"):
        examples += examples_in(entries, tuple(_strangers(by_organisation, name)), encoders)
    taught = {"classified": _teach(examples), "unclassified": _teach([_unclassified(one) for one in examples])}
    text = json.dumps(taught, separators=(",", ":")).replace('],"', '],\n"').replace('},"', '},\n"')
    LEARNED.write_text(text + "\n", encoding="utf-8")
    print(f"{LEARNED.relative_to(ROOT)}: from {len(examples)} examples")


def _teach(examples: Sequence[Sample]) -> dict[str, Any]:
    """The odds and how questions to bases without example questions would have gone."""
    odds = train(examples, start=_START, ridge=_RIDGE)
    data = Calibration(odds, trials_of(odds, [replace(one, usual=_at_home(one)) for one in examples])).to_json()
    data["weights"] = {kind: [round(weight, 2) for weight in row] for kind, row in data["weights"].items()}
    data["none"] = [round(weight, 2) for weight in data["none"]]
    data["trials"] = data["trials"][:: max(1, len(data["trials"]) // _TRIALS)]
    return data


def _unclassified(example: Sample) -> Sample:
    """As in a base too large for a classifier."""
    table = example.features.table.copy()
    table[:, FEATURES.index("classifier")] = 0.0
    return replace(example, features=replace(example.features, table=table))


def _at_home(example: Sample) -> bool:
    """Asked of a base without example questions, in a language it is written in."""
    return bool({"english bare", "same bare"} & _kinds(example))


@cache
def _out_of_scope(encoders: Encoders) -> OutOfScope:
    """Those of the product, whatever the organisation."""
    return OutOfScope.of(read_out_of_scope(ROOT / "data"), encoders)


def _is_bare(example: Sample) -> bool:
    return any(kind.endswith(" bare") for kind in _kinds(example))


def _kinds(example: Sample) -> set[str]:
    return {KINDS[kind] for kind in example.features.kinds if kind != NO_KIND}


def _strangers(by_organisation: dict[str, list[Entry]], name: str) -> Iterator[tuple[str, str]]:
    others = [entry for other, entries in by_organisation.items() if other != name for entry in entries]
    step = max(1, len(others) // _STRANGERS)
    for at, entry in enumerate(others[::step]):
        yield entry.asked[at % len(entry.asked)], entry.lang


if __name__ == "__main__":
    main()
