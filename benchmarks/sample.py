"""The business that is measured: its articles, its business.yml, its training data."""

from __future__ import annotations

from bot.settings import ROOT

SAMPLE = ROOT / "samples" / "flowers"
