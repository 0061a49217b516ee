"""An encoder that keeps the vectors of what it was asked last: the same questions are asked of many searches."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.language.encoders.encoder import Encoder, Vectors, Wrapped

KEPT: Final = 12_000  # questions; some 5 KB each
_BATCH: Final = 8  # nobody else reads meanwhile


class Remembering(Wrapped):
    """The same vectors; those of questions are made once."""

    def __init__(self, encoder: Encoder, *, kept: int = KEPT) -> None:
        super().__init__(encoder)
        self._most = kept
        self._kept: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            known = {text: self._kept[text] for text in texts if text in self._kept}
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        for at in range(0, len(fresh), _BATCH):
            part = fresh[at : at + _BATCH]
            known.update(zip(part, self._encoder.encode_queries(part), strict=True))
        self._keep({text: known[text] for text in texts})
        return np.stack([known[text] for text in texts]) if texts else np.zeros((0, self.dimension), np.float32)

    def _keep(self, vectors: dict[str, Vectors]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._kept[text] = vector
                self._kept.move_to_end(text)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
