"""Which calibration goes with which articles."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bot.knowledge.answers import saved
from bot.knowledge.answers.calibrate import RECIPE, calibrate
from bot.knowledge.answers.calibration import learned
from bot.knowledge.answers.features import FEATURES
from bot.knowledge.answers.saved import Fitted
from bot.knowledge.errors import SavedIndexUnusable
from bot.knowledge.index.build import FORMAT, Index
from bot.language.encoders.pair import Encoders


def source_of(encoders: Encoders, out_of_scope: tuple[tuple[str, str], ...]) -> str:
    made_of = (FORMAT, RECIPE, FEATURES, encoders.names, sorted(out_of_scope))
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:16]


def fit(index: Index, source: str) -> Fitted:
    return Fitted(
        calibration=calibrate(index),
        source=source,
        content=index.fingerprint,
        classified=index.classifier is not None,
    )


def provisional(index: Index) -> Fitted:
    """What six made-up FAQs teach, until this base has taught its own."""
    classified = index.classifier is not None
    return Fitted(calibration=learned(classified=classified), source="", content="", classified=classified)


def fits(fitted: Fitted, source: str, index: Index) -> bool:
    """Whether it was learned from exactly these articles: what is served must not depend on what was there before."""
    return may_serve(fitted, source, index) and fitted.content == index.fingerprint


def may_serve(fitted: Fitted, source: str, index: Index) -> bool:
    """Whether it can stand in until these articles have taught their own: it was learned the same way from others."""
    return fitted.source == source and fitted.classified == (index.classifier is not None)


def find_usable(home: Path, source: str, index: Index) -> Fitted | None:
    """The calibration of the latest index, if it may serve."""
    name = saved.latest(home)
    try:
        fitted = saved.load_fitted(home, name) if name else None
    except SavedIndexUnusable:
        return None
    return fitted if fitted and may_serve(fitted, source, index) else None
