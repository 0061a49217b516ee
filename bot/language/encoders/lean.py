"""A BERT of bare layers with weights of sixteen bits: the same vectors in less than half the time.

With a question of a dozen words a processor mostly waits for the weights, and of these there is half as much to fetch.
It still computes in 32 bits. The rest of the gain is what transformers does between the layers for other uses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from torch import Tensor

    Product = Callable[[Tensor], Tensor]

_ENGINES: Final = ("fbgemm", "x86")  # what can multiply by weights in sixteen bits


def make_lean(model: Any) -> None:
    """Replace the encoder of this BertModel, if that can be done here. It answers as before; it can't be trained."""
    import torch
    from torch import nn
    from torch.nn import functional
    from transformers.modeling_outputs import BaseModelOutputWithPastAndCrossAttentions as Output

    if torch.backends.quantized.engine not in _ENGINES:
        return
    heads = model.config.num_attention_heads
    layers = [_Layer(layer) for layer in model.encoder.layer]

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

    def __init__(self, exact: Any) -> None:
        import torch

        asked = (exact.attention.self.query, exact.attention.self.key, exact.attention.self.value)
        self.ask = _product(torch.cat([part.weight for part in asked]), torch.cat([part.bias for part in asked]))
        self.gather, self.widen, self.narrow = (
            _product(part.weight, part.bias)
            for part in (exact.attention.output.dense, exact.intermediate.dense, exact.output.dense)
        )
        self.first_norm, self.last_norm = exact.attention.output.LayerNorm, exact.output.LayerNorm


def _product(weights: Tensor, bias: Tensor) -> Product:
    import torch

    packed = torch.ops.quantized.linear_prepack_fp16(weights.detach(), bias.detach())
    return lambda numbers: torch.ops.quantized.linear_dynamic_fp16(numbers, packed)
