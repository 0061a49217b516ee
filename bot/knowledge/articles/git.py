"""Asking the git repository that a folder is part of: nothing is written, and nobody is asked for anything."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

# no program named in the repository's settings is run
_OPTIONS: Final = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "log.showSignature=false")


def ask_git(folder: Path, *words: str, seconds: float) -> bytes | None:
    """What git says within so many seconds; None where it is not installed, refuses or takes longer."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *_OPTIONS, *words],  # noqa: S607 whichever git there is
            capture_output=True,
            env=environment,
            timeout=seconds,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
