"""Which encoder the operator of the product has chosen: ``encoder.choice.json`` in the models folder."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from bot.language.encoders.backend import Backend
from bot.language.encoders.encoder import EncoderUnusable
from bot.language.encoders.prompts import Prompts

FILE: Final = "encoder.choice.json"
SHIPPED: Final = "shipped"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A model (a name on the hub, a folder, or "shipped"), the version of it that was tried, and how to run it."""

    model: str = SHIPPED
    revision: str = ""
    backend: Backend = Backend.TORCH
    prompts: Prompts | None = None  # None: find out from the model

    @property
    def shipped(self) -> bool:
        return self.model == SHIPPED


def read_choice(models: Path) -> Choice:
    """The shipped one if nothing was chosen; raises :class:`EncoderUnusable` on a damaged file."""
    path = models / FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        prompts = Prompts(query=str(data["query_prefix"]), passage=str(data["passage_prefix"]))
        return Choice(
            model=str(data["model"]),
            revision=str(data["revision"]),
            backend=Backend(data["backend"]),
            prompts=prompts,
        )
    except FileNotFoundError:
        return Choice()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EncoderUnusable(
            f"{path} can't be read ({error}); remove it, then choose again with `answerdesk encoder use`"
        ) from error


def write_choice(models: Path, choice: Choice) -> None:
    """Replace the file as a whole; the shipped encoder needs none."""
    path = models / FILE
    if choice.shipped:
        path.unlink(missing_ok=True)
        return
    models.mkdir(parents=True, exist_ok=True)
    data = asdict(choice)
    prompts = data.pop("prompts") or asdict(Prompts())
    data |= {f"{name}_prefix": prompt for name, prompt in prompts.items()}
    beside = path.with_name(f".{FILE}-{os.getpid()}")
    beside.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    os.replace(beside, path)


def choice_in_force(models: Path, override: str) -> Choice:
    """The setting ANSWERDESK_ENCODER before the file; how the chosen model runs still comes from the file."""
    if override == SHIPPED:
        return Choice()
    chosen = read_choice(models)
    return chosen if override in ("", chosen.model) else Choice(model=override)
