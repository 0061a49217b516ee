"""What computes the vectors of a chosen encoder."""

from __future__ import annotations

from enum import StrEnum


class Backend(StrEnum):
    """PyTorch, or ONNX Runtime with 8-bit weights."""

    TORCH = "torch"
    ONNX = "onnx"
