"""An encoder that keeps the vectors of what it was asked last: the same questions are asked of many searches."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from bot.language.encoders.encoder import Encoder, Vectors, Wrapped

KEPT: Final = 12_000  # questions; some 5 KB each
NAME_BYTES: Final = 16
_BATCH: Final = 8  # nobody else reads meanwhile


def name_of(text: str) -> bytes:
    """What a text is known by where its words are nobody's business."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=NAME_BYTES).digest()


class Remembering(Wrapped):
    """The same vectors; those of questions are made once."""

    def __init__(self, encoder: Encoder, *, kept: int = KEPT) -> None:
        super().__init__(encoder)
        self._most = kept
        self._kept: OrderedDict[bytes, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        names = {text: name_of(text) for text in texts}
        known = self.find(names.values())
        fresh = [text for text, name in names.items() if name not in known]
        for at in range(0, len(fresh), _BATCH):
            part = fresh[at : at + _BATCH]
            rows = self._encoder.encode_queries(part)
            known.update(zip((names[text] for text in part), rows, strict=True))
        self.keep({name: known[name] for name in names.values()})
        return np.stack([known[names[text]] for text in texts]) if texts else np.zeros((0, self.dimension), np.float32)

    def find(self, names: Iterable[bytes]) -> dict[bytes, Vectors]:
        """The vectors it has of the questions of these names."""
        with self._lock:
            return {name: self._kept[name] for name in names if name in self._kept}

    def keep(self, vectors: Mapping[bytes, Vectors]) -> None:
        """Have these at hand; what was asked for longest ago goes."""
        with self._lock:
            for name, vector in vectors.items():
                self._kept[name] = vector
                self._kept.move_to_end(name)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
