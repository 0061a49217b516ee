"""The business the tests run on, whatever lies in the folders of whoever runs them."""

from __future__ import annotations

from pathlib import Path

from bot.settings import ROOT

SAMPLE = ROOT / "samples" / "flowers"


def always_open() -> str:
    """Its business.yml without hours, so that no test depends on when it runs."""
    lines = (SAMPLE / "business.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("hours:")]
    return "\n".join([*kept, f"training: {SAMPLE / 'data'}", ""])


def make_project(folder: Path) -> Path:
    """A project that is always open, in this folder; articles and models are the sample's own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "business.yml").write_text(always_open(), encoding="utf-8")
    return folder
