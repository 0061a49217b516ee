"""How the search weighs its features where a knowledge base has little to learn from: ``python -m training.odds``.

Learned from the made-up FAQs of six organisations in ``training/faq``. Each is a knowledge base with none, one, two or
three example questions an article; it is asked those left out, with the article that answers and without, and what
others are asked. Writes ``bot/knowledge/answers/learned_odds.json``.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from tqdm import tqdm

from bot.knowledge.answers.calibrate import Asked, examples_of, trials_of
from bot.knowledge.answers.calibration import LEARNED, Calibration, Trial
from bot.knowledge.answers.features import FEATURES, KINDS
from bot.knowledge.answers.odds import NONE_FEATURES, Odds, Sample, train
from bot.knowledge.articles.articles import load_library
from bot.knowledge.index.build import build
from bot.knowledge.index.out_of_scope import OutOfScope, read_out_of_scope
from bot.language.encoders.pair import Encoders
from bot.settings import ROOT

FAQ: Final = Path(__file__).parent / "faq"
_RIDGE: Final = 3.0
PHRASINGS: Final = (0, 1, 2, 3)
_STRANGERS: Final = 40  # questions of other organisations put to each
_TRIALS: Final = 2000  # of them are kept
_SMOOTH: Final = 0.75
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
    """What these entries teach as knowledge bases of their own: a young one, older ones, one of answers alone."""
    untitled = [replace(entry, title=" ".join(entry.body.split()[:12]), asked=(entry.title,)) for entry in entries]
    found = _examples(untitled, 0, strangers, encoders)
    for count in PHRASINGS:
        found += _examples(entries, count, strangers, encoders)
    return found


def _examples(
    entries: Sequence[Entry], count: int, strangers: Sequence[tuple[str, str]], encoders: Encoders
) -> list[Sample]:
    """A base with ``count`` example questions an article, asked at most two of the others."""
    with tempfile.TemporaryDirectory() as folder:
        for entry in entries:
            path = Path(folder) / entry.lang / entry.organisation / f"{entry.id}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            head = {"title": entry.title, "questions": _in_turn(entry)[:count], "status": "published"}
            path.write_text(f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n{entry.body}\n", encoding="utf-8")
        articles = load_library(Path(folder)).articles
        index = build(articles, encoders, out_of_scope=_out_of_scope(encoders))
    asked = [
        Asked(text=text, language=entry.lang, key=f"{entry.organisation}/{entry.id}")
        for entry in entries
        for text in _in_turn(entry)[count : count + 2]
    ]
    return examples_of(index, asked, strangers)


def _in_turn(entry: Entry) -> list[str]:
    """The ways people put it; which come first differs from entry to entry, as some are harder than others."""
    at = sum(map(ord, entry.id)) % len(entry.asked)
    return [*entry.asked[at:], *entry.asked[:at]]


def main() -> None:
    """Learn and write the file."""
    encoders = Encoders()
    by_organisation = read_entries()
    examples = {
        name: examples_in(entries, tuple(_strangers(by_organisation, name)), encoders)
        for name, entries in tqdm(by_organisation.items(), desc="knowledge bases", unit="base")
    }
    bare = {name: [_unclassified(one) for one in mine] for name, mine in examples.items()}
    taught = {"classified": _teach(examples), "unclassified": _teach(bare)}
    text = json.dumps(taught, separators=(",", ":")).replace('],"', '],\n"').replace('},"', '},\n"')
    LEARNED.write_text(text + "\n", encoding="utf-8")
    print(f"{LEARNED.relative_to(ROOT)}: from {sum(map(len, examples.values()))} examples")


def _teach(examples: Mapping[str, Sequence[Sample]]) -> dict[str, Any]:
    """The odds, and how what one organisation is asked would have gone by the odds of the others."""
    odds = train(_all(examples.values()), start=_START, ridge=_RIDGE)
    trials: list[Trial] = []
    for name, mine in examples.items():
        others = [theirs for other, theirs in examples.items() if other != name]
        trials += trials_of(train(_all(others), start=_START, ridge=_RIDGE), mine)
    data = Calibration(odds, tuple(map(_smoothed, _thinned(trials)))).to_json()
    data["weights"] = {kind: [round(weight, 2) for weight in row] for kind, row in data["weights"].items()}
    data["none"] = [round(weight, 2) for weight in data["none"]]
    return data


def _all(parts: Iterable[Sequence[Sample]]) -> list[Sample]:
    return [one for part in parts for one in part]


def _thinned(trials: Sequence[Trial]) -> list[Trial]:
    """About :data:`_TRIALS` of them, as many of each kind and probability as there are."""
    ordered = sorted(
        trials, key=lambda trial: (trial.inside, trial.missing, trial.weight, trial.right, trial.probability)
    )
    return ordered[:: max(1, len(ordered) // _TRIALS)]


def _smoothed(trial: Trial) -> Trial:
    """Mostly what its probability says: of the surest few a single chance would else decide where the cut lies."""
    return replace(trial, right=trial.right + _SMOOTH * (trial.probability - trial.right))


def _unclassified(example: Sample) -> Sample:
    """As in a base too large for a classifier."""
    table = example.features.table.copy()
    table[:, FEATURES.index("classifier")] = 0.0
    return replace(example, features=replace(example.features, table=table))


@cache
def _out_of_scope(encoders: Encoders) -> OutOfScope:
    """Those of the product, whatever the organisation."""
    return OutOfScope.of(read_out_of_scope(ROOT / "data"), encoders)


def _strangers(by_organisation: dict[str, list[Entry]], name: str) -> Iterator[tuple[str, str]]:
    others = [entry for other, entries in by_organisation.items() if other != name for entry in entries]
    step = max(1, len(others) // _STRANGERS)
    for at, entry in enumerate(others[::step]):
        yield entry.asked[at % len(entry.asked)], entry.lang


if __name__ == "__main__":
    main()
