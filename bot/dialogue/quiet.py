"""Rasa told to be quiet: no telemetry, no debug lines (they hold message texts), no noise of old libraries."""

from __future__ import annotations

import io
import logging
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

QUIET: dict[str, str] = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "LOG_LEVEL": "ERROR",  # Rasa's name for its own; from ERROR on it draws no progress bars
    "TQDM_DISABLE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
}
NOISY = ("rasa", "rasa_sdk", "matplotlib", "tensorflow", "h5py", "absl", "apscheduler", "sentence_transformers")
# Said of every project like ours, or of every Rasa on Python 3.11: nobody can do anything about it.
OLD_NEWS = ("Slot auto-fill has been removed", "training data consisting of entity examples", "declarative_base()")


def silence_rasa() -> None:
    """To be called before ``rasa`` is imported; harmless afterwards. Errors stay visible."""
    os.environ.update(QUIET)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
    _silence_structlog()


@contextmanager
def warnings_to(say: Callable[[str], None]) -> Iterator[None]:
    """Inside, what Rasa prints is dropped; only its warnings about our own files are said, without their frills."""

    def show(message: Warning | str, category: type[Warning], filename: str, *_: object, **__: object) -> None:
        ours = category is UserWarning and "rasa" in Path(filename).parts
        if ours and not any(news in str(message) for news in OLD_NEWS):
            say(f"Warning: {message}")

    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.showwarning = show
        yield


def _silence_structlog() -> None:
    """Unconfigured, structlog prints Rasa's debug events, message texts included, to the standard output."""
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
