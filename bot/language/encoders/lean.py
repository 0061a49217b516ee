"""A BERT of bare layers with small weights: sixteen bits give the same vectors in less than half the time.

With a question of a dozen words a processor mostly waits for the weights, and of these there is half as much to fetch.
It still computes in 32 bits. The rest of the gain is what transformers does between the layers for other uses.
Eight bits halve the time of a paragraph once more, where the processor can multiply them; the vectors then differ by
a few thousandths. That takes knowing how large each number gets that enters a product ("reach"), as a few are a
hundred times as large as the rest and would leave these no bits (SmoothQuant: Xiao et al., 2023).
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from torch import Tensor

    Product = Callable[[Tensor], Tensor]

_ENGINES: Final = ("fbgemm", "x86")  # what can multiply by weights in sixteen bits
_SHARE: Final = 0.7  # of the spread that moves from the numbers into the weights; measured, see benchmarks/reading.md
_LEAST: Final = 1e-3


def make_lean(model: Any, reach: Tensor | None = None) -> None:
    """Replace the encoder of this BertModel, if that can be done here. It answers as before; it can't be trained.

    ``reach`` has one row a layer, the largest sizes seen of what enters its four products side by side: with it, eight
    bits are used.
    """
    import torch
    from torch import nn
    from torch.nn import functional
    from transformers.modeling_outputs import BaseModelOutputWithPastAndCrossAttentions as Output

    if torch.backends.quantized.engine not in _ENGINES:
        return
    heads = model.config.num_attention_heads
    rows = reach if reach is not None and multiplies_bytes() else [None] * len(model.encoder.layer)
    layers = [_Layer(layer, row) for layer, row in zip(model.encoder.layer, rows, strict=True)]

    def attend(numbers: Tensor, layer: _Layer, mask: Tensor | None) -> Tensor:
        count, length, width = numbers.shape
        parts = layer.ask(numbers).view(count, length, 3, heads, width // heads)
        queries, keys, values = parts.permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=mask)
        return found.transpose(1, 2).reshape(count, length, width)

    class Encoder(nn.Module):
        def forward(self, numbers: Tensor, attention_mask: Tensor | None = None, **_: Any) -> Output:
            for layer in layers:
                numbers = layer.first_norm(numbers + layer.gather(attend(numbers, layer, attention_mask)))
                numbers = layer.last_norm(numbers + layer.narrow(functional.gelu(layer.widen(numbers))))
            return Output(last_hidden_state=numbers)

    model.encoder = Encoder()


class _Layer:
    """The products of one layer; ``ask`` makes queries, keys and values in one."""

    def __init__(self, exact: Any, reach: Tensor | None) -> None:
        import torch

        weights, biases = zip(*_products_of(exact), strict=True)
        if reach is None:
            made = map(_in_sixteen_bits, weights, biases)
        else:
            made = map(_in_eight_bits, weights, biases, torch.split(reach, [each.shape[1] for each in weights]))
        self.ask, self.gather, self.widen, self.narrow = made
        self.first_norm, self.last_norm = exact.attention.output.LayerNorm, exact.output.LayerNorm


def multiplies_bytes() -> bool:
    """Whether this processor adds up products of eight bits without losing any (VNNI)."""
    import torch

    return bool(torch.cpu._is_vnni_supported())


def _products_of(layer: Any) -> list[tuple[Tensor, Tensor]]:
    """Weights and bias of the four products of a layer of transformers, in the order of their use."""
    import torch

    asked = (layer.attention.self.query, layer.attention.self.key, layer.attention.self.value)
    ask = torch.cat([part.weight for part in asked]), torch.cat([part.bias for part in asked])
    rest = (layer.attention.output.dense, layer.intermediate.dense, layer.output.dense)
    return [ask, *((part.weight, part.bias) for part in rest)]


def _in_sixteen_bits(weights: Tensor, bias: Tensor) -> Product:
    import torch

    packed = torch.ops.quantized.linear_prepack_fp16(weights.detach(), bias.detach())
    return lambda numbers: torch.ops.quantized.linear_dynamic_fp16(numbers, packed)


def _in_eight_bits(weights: Tensor, bias: Tensor, reach: Tensor) -> Product:
    """One scale for each row of the weights, one for all numbers of a call."""
    import torch

    weights = weights.detach()
    scale = reach.clamp(min=_LEAST) ** _SHARE / weights.abs().amax(dim=0).clamp(min=_LEAST) ** (1 - _SHARE)
    smooth, shrink = weights * scale, 1 / scale
    steps = smooth.abs().amax(dim=1).clamp(min=_LEAST).double() / 127
    zeros = torch.zeros(len(steps), dtype=torch.long)
    with warnings.catch_warnings(action="ignore", category=UserWarning):  # to go in a later torch; ours is pinned
        rounded = torch.quantize_per_channel(smooth, steps, zeros, 0, torch.qint8)
    packed = torch.ops.quantized.linear_prepack(rounded, bias.detach())
    return lambda numbers: torch.ops.quantized.linear_dynamic(numbers * shrink, packed)
