"""The training loop of the student, and what it is asked to get right."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor
from torch.nn.functional import cross_entropy, log_softmax, softmax
from tqdm import tqdm

from training.encoder.lessons import Lesson
from training.encoder.teacher import Teacher

_SHARPNESS: Final = 20.0
_CROWD: Final = 2048
_LONGEST_GRADIENT: Final = 1.0
_NEVER: Final = -1e4


@dataclass(frozen=True, kw_only=True)
class Course:
    """How long and how fast to learn. The rate warms up, stays, and falls to nothing over the last ``decay`` steps."""

    steps: int
    rate: float = 1e-3
    warm_up: int = 200
    decay: int = 0
    save_every: int = 500
    seed: int = 0

    def rate_at(self, step: int) -> float:
        rising = min(1.0, (step + 1) / self.warm_up)
        left = (self.steps - step) / self.decay if self.decay else 1.0
        falling = 0.5 * (1 - math.cos(math.pi * min(1.0, left)))
        return self.rate * rising * max(falling, 0.01)


def learn(
    model: SentenceTransformer, lessons: Iterator[Lesson], teacher: Teacher, course: Course, folder: Path
) -> None:
    """Trains ``model`` in place and saves it in ``folder`` now and then, and at the end."""
    torch.manual_seed(course.seed)
    crowd = torch.from_numpy(teacher.vectors)
    optimiser = torch.optim.AdamW(model.parameters(), lr=course.rate, weight_decay=0.01, fused=True)
    model.train()
    progress = tqdm(range(course.steps), desc="student", unit="step", mininterval=5)
    average = 0.0
    for step in progress:
        for group in optimiser.param_groups:
            group["lr"] = course.rate_at(step)
        lesson = next(lessons)
        targets = torch.tensor([teacher.place[text] for text in lesson.targets])
        error = mistakes(vectors(model, lesson.texts), targets, lesson, crowd)
        optimiser.zero_grad()
        error.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), _LONGEST_GRADIENT)
        optimiser.step()
        average += (error.item() - average) / min(step + 1, 100)
        progress.set_postfix(error=f"{average:.3f}", refresh=False)
        if (step + 1) % course.save_every == 0 or step + 1 == course.steps:
            model.save_pretrained(str(folder), create_model_card=False)


def vectors(model: SentenceTransformer, texts: Sequence[str]) -> Tensor:
    """Rows of length 1, float32, with gradients; the layers run in bfloat16."""
    features: dict[str, Any] = model.preprocess(list(texts))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        rows: Tensor = model(features)["sentence_embedding"]
    return torch.nn.functional.normalize(rows.float(), dim=1)


def mistakes(found: Tensor, targets: Tensor, lesson: Lesson, crowd: Tensor) -> Tensor:
    """Distance to the target, confusion with other sentences, and pairs that did not find each other."""
    wanted = crowd[targets].float()
    others = crowd[torch.randint(len(crowd), (_CROWD,))].float()
    near = torch.cat([wanted, others])
    distance = 1 - (found * wanted).sum(1).mean()
    confusion = _unlike(found @ near.T, wanted @ near.T)
    languages = _unlike(found @ found.T, wanted @ wanted.T)
    return 5 * distance + confusion + 0.5 * languages + 0.5 * _lost_pairs(found, wanted, lesson)


def _unlike(found: Tensor, wanted: Tensor) -> Tensor:
    """Cross entropy between whom the student and whom the teacher takes for neighbours; two names for one thing
    are then no mistake, as they would be with hard labels."""
    likely = softmax(_SHARPNESS * wanted, dim=1)
    return -(likely * log_softmax(_SHARPNESS * found, dim=1)).sum(1).mean()


def _lost_pairs(found: Tensor, wanted: Tensor, lesson: Lesson) -> Tensor:
    """A question should find its fellow among all fellows: the student's vector of it, and the teacher's."""
    if not lesson.pairs:
        return found.new_zeros(())
    asks, fellows = (torch.tensor(side) for side in zip(*lesson.pairs, strict=True))
    groups = [lesson.groups[first] for first, _ in lesson.pairs]
    same = torch.tensor([[one == other for one in groups] for other in groups]).fill_diagonal_(False)
    right = torch.arange(len(groups))
    by_student = (_SHARPNESS * found[asks] @ found[fellows].T).masked_fill(same, _NEVER)
    by_teacher = (_SHARPNESS * found[asks] @ wanted[fellows].T).masked_fill(same, _NEVER)
    return (
        cross_entropy(by_student, right) + cross_entropy(by_student.T, right) + cross_entropy(by_teacher, right)
    ) / 3
