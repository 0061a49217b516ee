"""Linear layers in eight bits against the exact ones."""

from __future__ import annotations

import copy

import pytest
import torch
from torch import Tensor, nn

from bot.language.eight_bits import in_eight_bits

IN, OUT = 48, 32


@pytest.fixture(autouse=True)
def _same_numbers() -> None:
    torch.manual_seed(7)


class Block(nn.Module):
    """Layers in a list, in a sequence and by name, as transformers have them."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(IN, IN)
        self.rest = nn.ModuleList([nn.Sequential(nn.Linear(IN, IN), nn.GELU()), nn.Linear(IN, IN, bias=False)])
        self.last = nn.Sequential(nn.Linear(IN, OUT))
        self.norm = nn.LayerNorm(IN)

    def forward(self, numbers: Tensor) -> Tensor:
        numbers = self.norm(numbers + self.first(numbers))
        for layer in self.rest:
            numbers = layer(numbers)
        found: Tensor = self.last(numbers)
        return found


def error(exact: Tensor, found: Tensor) -> float:
    """How far apart, against how long the exact one is."""
    return float((exact - found).norm() / exact.norm())


@torch.inference_mode()
def both(model: nn.Module, numbers: Tensor) -> tuple[Tensor, Tensor]:
    """What the model says exactly and in eight bits."""
    small = in_eight_bits(copy.deepcopy(model))
    return model(numbers), small(numbers)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("shape", [(20, IN), (1, IN), (4, 5, IN), (1, 1, IN)], ids=str)
def test_a_layer_in_eight_bits_says_nearly_the_same(shape: tuple[int, ...], bias: bool) -> None:
    exact, found = both(nn.Sequential(nn.Linear(IN, OUT, bias=bias)), torch.randn(shape))
    assert found.shape == (*shape[:-1], OUT)
    assert found.dtype == torch.float32
    assert error(exact, found) < 0.03


def test_a_row_of_small_weights_is_as_exact_as_one_of_large_ones() -> None:
    layer = nn.Linear(IN, 2, bias=False)
    with torch.no_grad():
        layer.weight[1] = layer.weight[1] / 1000
    exact, found = both(nn.Sequential(layer), torch.randn(20, IN))
    assert error(exact[:, 0], found[:, 0]) < 0.03
    assert error(exact[:, 1], found[:, 1]) < 0.03


@pytest.mark.parametrize("value", [1.0, -1.0])
def test_the_largest_numbers_do_not_overflow(value: float) -> None:
    layer = nn.Linear(2048, 4, bias=False)
    with torch.no_grad():
        layer.weight.fill_(value)
    exact, found = both(nn.Sequential(layer), torch.ones(3, 2048))
    assert error(exact, found) < 0.01


def test_weights_of_zero_leave_the_bias() -> None:
    layer = nn.Linear(IN, OUT)
    with torch.no_grad():
        layer.weight.zero_()
    _, found = both(nn.Sequential(layer), torch.randn(5, IN))
    assert torch.equal(found, layer.bias.expand(5, OUT))


def test_weights_of_zero_without_a_bias_give_zeros() -> None:
    layer = nn.Linear(IN, OUT, bias=False)
    with torch.no_grad():
        layer.weight.zero_()
    _, found = both(nn.Sequential(layer), torch.randn(5, IN))
    assert not found.any()


def test_input_of_zeros_gives_the_bias() -> None:
    layer = nn.Linear(IN, OUT)
    _, found = both(nn.Sequential(layer), torch.zeros(5, IN))
    assert torch.allclose(found, layer.bias.expand(5, OUT), atol=1e-6)


def test_layers_are_replaced_wherever_they_are_and_nothing_else_is() -> None:
    model = Block()
    norm = model.norm
    changed = in_eight_bits(model)
    assert changed is model
    assert not any(isinstance(module, nn.Linear) for module in model.modules())
    assert model.norm is norm
    assert isinstance(model.rest[0], nn.Sequential)
    assert isinstance(model.rest[0][1], nn.GELU)


def test_nested_layers_together_say_nearly_the_same() -> None:
    exact, found = both(Block(), torch.randn(2, 7, IN))
    assert error(exact, found) < 0.05


def test_a_model_in_eight_bits_already_stays_as_it_is() -> None:
    model = in_eight_bits(Block())
    before = list(model.modules())
    again = in_eight_bits(model)
    assert [id(module) for module in again.modules()] == [id(module) for module in before]
