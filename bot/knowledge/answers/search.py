"""The knowledge base as the rest of the product sees it: ask a question, get articles with probabilities."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from bot.core.language import LANGUAGES
from bot.core.turn import Candidate, Fit
from bot.knowledge.answers import closer, passages, saved
from bot.knowledge.answers.calibration import Calibration
from bot.knowledge.answers.counting import count_up
from bot.knowledge.answers.features import FEATURES, NO_KIND, Features, Mask, Similarity, best_rows, compare, weigh
from bot.knowledge.answers.fitting import find_usable, fit, fits, may_serve, provisional, source_of
from bot.knowledge.answers.report import Report, report_of
from bot.knowledge.answers.saved import Fitted
from bot.knowledge.answers.views import Views
from bot.knowledge.articles.articles import Article, Library, load_library
from bot.knowledge.articles.schedule import GONE, At
from bot.knowledge.errors import SavedIndexUnusable
from bot.knowledge.index.ahead import foresee, foreseeing, list_read
from bot.knowledge.index.build import Index, build, fingerprint, learn
from bot.knowledge.index.layout import Layout, Numbers
from bot.knowledge.index.out_of_scope import OutOfScope, read_out_of_scope
from bot.knowledge.index.touching import list_touched
from bot.language.encoders.pair import Encoders
from bot.language.encoders.watching import watching

# If an article is not there in the customer's language: what is shown instead, the likeliest to be understood first.
INSTEAD: Final = {"ru": ("ru", "uk", "en"), "uk": ("uk", "ru", "en"), "en": ("en", "uk", "ru")}
_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Snapshot:
    """Everything one search needs; replaced as a whole."""

    library: Library
    index: Index
    fitted: Fitted


class Knowledge:
    """Thread-safe: searches read one snapshot, ``refresh`` builds the next beside it."""

    def __init__(
        self, folder: Path, home: Path, snapshot: Snapshot, *, source: str, outside: OutOfScope, at: Callable[[], At]
    ) -> None:
        self._at, self._folder, self._home = at, folder, home
        self._snapshot = snapshot
        self._source = source
        self._outside = outside  # also what is left out for these articles: it counts again when they go
        self._refreshing, self._settling = threading.Lock(), threading.Lock()
        self._views: Views[Knowledge] = Views(home)

    @classmethod
    def open(
        cls, folder: Path, home: Path, *, encoders: Encoders | None = None, training: tuple[Path, ...] = ()
    ) -> Knowledge:
        """As :meth:`begin`, with a calibration of its own."""
        knowledge = cls.begin(folder, home, encoders=encoders, training=training)
        knowledge.settle()
        return knowledge

    @classmethod
    def begin(
        cls,
        folder: Path,
        home: Path,
        *,
        encoders: Encoders | None = None,
        training: tuple[Path, ...] = (),
        told: Callable[[int, int], None] | None = None,
        at: Callable[[], At] = At,
    ) -> Knowledge:
        """Read the articles in ``folder``; take the index from ``home`` (models/index) or build and save it there.

        ``training`` are folders of Rasa training data; their out-of-scope examples teach what not to answer. What the
        base teaches about its probabilities is learned in :meth:`settle`; until then the odds of six other ones hold.
        ``told`` hears how many texts of how many are embedded, from any thread; ``at`` tells the time of the business.
        """
        encoders = encoders or Encoders()
        out_of_scope = read_out_of_scope(*training)
        library = load_library(folder, previous=_remembered(home), at=at())
        live = _live(library)
        source = source_of(encoders, out_of_scope)
        try:
            index = saved.load_index(home, fingerprint(live, encoders), live, encoders)
            fitted = saved.load_fitted(home, index.fingerprint)
        except SavedIndexUnusable:
            with watching(count_up(live, told)):
                index, fitted = build(live, encoders, last=_vectors(home, encoders)), None
        outside = OutOfScope.of(out_of_scope, encoders, index.out_of_scope)
        index = _about_itself(index, outside)
        if fitted is None or not may_serve(fitted, source, index):
            fitted = find_usable(home, source, index) or provisional(index)
            saved.save(home, index, fitted)
        _warm_up(index)
        return cls(folder, home, Snapshot(library, index, fitted), source=source, outside=outside, at=at)

    @property
    def library(self) -> Library:
        """The articles that are live and the problems found."""
        return self._snapshot.library

    @property
    def calibration(self) -> Calibration:
        return self._snapshot.fitted.calibration

    def answer_threshold(self, precision: float) -> float:
        """The probability from which on this share of answers is right, by questions the search had not seen."""
        return self.calibration.threshold(precision)

    @property
    def index(self) -> Index:
        return self._snapshot.index

    def article(self, key: str, language: str) -> Article | None:
        """The published article, in this language or else the one shown instead."""
        versions = self._snapshot.library.find(key)
        order = (versions.get(name) for name in INSTEAD[language])
        return next((article for article in order if article is not None and article.published), None)

    def find_answers(
        self, question: str, language: str, *, limit: int = 5, drafts: bool = False
    ) -> tuple[Candidate, ...]:
        """The likeliest articles, best first, each once: in the customer's language, or else in another one.

        ``drafts`` searches drafts too, for trying them out before they are published.
        """
        snapshot = self._snapshot
        layout = snapshot.index.layout
        usable = np.ones_like(layout.published) if drafts else layout.published
        if not usable.any() or not _WORD.search(question):
            return ()
        similarity = compare(snapshot.index, question, language)
        features = weigh(snapshot.index, similarity, language, usable)
        found = snapshot.fitted.calibration.odds.probabilities(features)
        places = [int(place) for place in np.argsort(-found, kind="stable")[:limit] if features.kinds[place] != NO_KIND]
        rows = best_rows(snapshot.index, similarity, language, usable, places)
        return tuple(
            _candidate(snapshot.index, similarity, question, at, row, features, found)
            for at, row in zip((_shown(layout, usable, language, place) for place in places), rows, strict=True)
        )

    def fit_blocks(self, question: str, article: Article, language: str) -> tuple[Fit, ...]:
        """Each block of a live article beside the question; () if it is not live any more."""
        return closer.fit_blocks(self._snapshot.index, question, article, language)

    def compare_wordings(self, one: str, others: Sequence[str], language: str) -> tuple[float, ...]:
        """How much (up to 1) each of the other wordings says the same as this one."""
        return closer.compare_wordings(self._snapshot.index.encoders, one, others, language)

    def compare_questions(self, one: str, others: Sequence[str]) -> tuple[float, ...]:
        """How likely (up to 1) each of the others asks the same."""
        return closer.compare_questions(self._snapshot.index.encoders, one, others)

    def refresh(self) -> Report:
        """Read the folder again and make what changed live. Bad files are reported and keep their last good version."""
        with self._refreshing:
            started = time.perf_counter()
            last = self._snapshot
            library = load_library(self._folder, previous=last.library, at=self._at())
            live = _live(library)
            if fingerprint(live, last.index.encoders) == last.index.fingerprint:
                self._snapshot = Snapshot(library, last.index, last.fitted)
                return report_of(last.library, library, started)
            index = build(live, last.index.encoders, last=last.index, learned=False)
            self._snapshot, report = Snapshot(library, index, last.fitted), report_of(last.library, library, started)
            index = _about_itself(learn(index), self._outside)
            self._snapshot = Snapshot(library, index, last.fitted)
            saved.save(self._home, index, last.fitted)
            return report

    def settle(self) -> bool:
        """Renew the calibration where the articles have changed since, and save it; whether there was anything to do.

        Takes up to a minute. Questions are answered meanwhile, and articles that change go live.
        """
        with self._settling:
            index = self._snapshot.index
            if fits(self._snapshot.fitted, self._source, index):
                return False
            fitted = fit(index, self._source)
            with self._refreshing:
                now = self._snapshot
                self._snapshot = Snapshot(now.library, now.index, fitted)
                saved.save(self._home, now.index, fitted)
            return True

    def beside(self, library: Library) -> Knowledge:
        """The search as it would be over these articles, with the odds of now: nobody is answered by it.

        Its searches remember the vectors of questions, and it is kept for the next call.
        """
        snapshot, name = self._snapshot, fingerprint(_live(library), self.index.encoders)
        of = (snapshot.index, snapshot.fitted)
        return self._views.get(of, name, lambda: self._look_beside(snapshot, library, name))

    def _look_beside(self, snapshot: Snapshot, library: Library, name: str) -> Knowledge:
        index = snapshot.index
        if name != index.fingerprint:
            index = build(_live(library), index.encoders, last=index, learned=False)
            index = _about_itself(learn(index), self._outside)
        view = Snapshot(library, foreseeing(index, self._views.remember(index.encoders)), snapshot.fitted)
        return Knowledge(self._folder, self._home, view, source=self._source, outside=self._outside, at=self._at)

    def list_touched(self, library: Library, questions: Sequence[str]) -> tuple[bool, ...]:
        """For each question whether it may be answered otherwise with these articles."""
        return tuple(list_touched(self.index, self.beside(library).index, questions).tolist())

    def foresee(self, questions: Sequence[str]) -> None:
        """Be quick about these when they are asked next: only a search beside the live one can be."""
        foresee(self._snapshot.index, questions)

    def keep_read(self, questions: Sequence[str]) -> None:
        """Have these at hand after a start too, as far as searches beside this one have read them, and no others."""
        self._views.keep(list_read(questions))

    def save_to(self, home: Path) -> None:
        """Put index and calibration, as they are now, into another home."""
        saved.save(home, self._snapshot.index, self._snapshot.fitted)


def _about_itself(index: Index, outside: OutOfScope) -> Index:
    """The index with what is out of scope for its own articles."""
    return replace(index, out_of_scope=outside.without_own(*index.vectors()))


def _warm_up(index: Index) -> None:
    """Load what is loaded on first use, so that the first customer does not wait for it."""
    for language in LANGUAGES:
        compare(index, "?", language)


def _live(library: Library) -> tuple[Article, ...]:
    return tuple(article for article in library.articles if article.state not in GONE)


def _remembered(home: Path) -> Library | None:
    try:
        return saved.load_articles(home, name) if (name := saved.latest(home)) else None
    except SavedIndexUnusable:
        return None


def _vectors(home: Path, encoders: Encoders) -> Index | None:
    """The latest saved index of the same encoders: its texts need no embedding again."""
    name, library = saved.latest(home), _remembered(home)
    if name is None or library is None or fingerprint(library.articles, encoders) != name:
        return None
    try:
        return saved.load_index(home, name, library.articles, encoders)
    except SavedIndexUnusable:
        return None


def _shown(layout: Layout, usable: Mask, language: str, place: int) -> int:
    """Which of the articles with this key to show."""
    versions: list[int] = np.flatnonzero(usable & (layout.key_of == place)).tolist()
    return min(versions, key=lambda at: INSTEAD[language].index(layout.articles[at].language))


def _candidate(
    index: Index, similarity: Similarity, question: str, at: int, row: int, features: Features, found: Numbers
) -> Candidate:
    article, place = index.layout.articles[at], int(index.layout.key_of[at])
    choice = passages.choose(index, similarity, question, article, at)
    scores = {name: round(float(value), 3) for name, value in zip(FEATURES, features.table[place], strict=True)}
    return Candidate(
        article=article.key,
        language=article.language,
        title=article.title,
        probability=float(found[place]),
        matched=index.layout.passages[row].shown,
        scores={**scores, "known": round(float(features.known[place]), 3), "passage": round(choice.probability, 3)},
        blocks=choice.places,
        sizes=choice.sizes,
        line=choice.line,
        variants=passages.choose_each(index, similarity, question, article, at),
    )
