"""The business the tests run on, whatever lies in the folders of whoever runs them."""

from __future__ import annotations

from bot.settings import ROOT

SAMPLE = ROOT / "samples" / "flowers"
