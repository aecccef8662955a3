"""Copies of weights for quicker products: they must change nothing but the time."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.testing import assert_close

from model import Glass, packed
from model.checkpoint import load_folder, save_folder
from model.gpt import Linear
from model.packed import BlockedLinear, HalvedLinear, PackedLinear, pack

assert_near = partial(assert_close, atol=1e-4, rtol=1e-4)
ANY = range(1, sys.maxsize)
IDS = torch.tensor([[84, 104, 101, 32, 99, 97, 116, 32, 115, 97, 116, 32, 256, 257, 0, 259]])


def choose(
    monkeypatch: pytest.MonkeyPatch, *layouts: type[PackedLinear], rows: range = ANY
) -> None:
    """On this machine, as it were, these layouts pay, for so many rows."""
    monkeypatch.setattr(packed, "_layouts", lambda: [(layout, rows) for layout in layouts])


@pytest.mark.parametrize("layout", [HalvedLinear, BlockedLinear])
@pytest.mark.parametrize("with_bias", [True, False])
@given(
    rows=st.integers(1, 70),
    n_in=st.integers(1, 200),
    n_out=st.integers(1, 200),
    seed=st.integers(0),
)
@settings(max_examples=25, deadline=None)
def test_a_product_is_as_exact_as_float32_is(
    layout: type[PackedLinear], with_bias: bool, rows: int, n_in: int, n_out: int, seed: int
) -> None:
    generator = torch.Generator().manual_seed(seed % 2**32)
    weight = torch.randn(n_out, n_in, generator=generator).half().float()
    bias = torch.randn(n_out, generator=generator) if with_bias else None
    x = torch.randn(1, rows, n_in, generator=generator)
    exact = x.double() @ weight.double().T + (0 if bias is None else bias.double())
    # Each of n_in products and sums may be off by half a unit in the 24th binary place.
    bound = 2**-24 * (n_in + 2) * (x.abs().double() @ weight.abs().double().T + 10)
    assert ((layout(weight, bias, ANY)(x) - exact).abs() <= bound).all()


@pytest.mark.parametrize("layout", [HalvedLinear, BlockedLinear])
@pytest.mark.parametrize("shape", [(), (1,), (3,), (2, 3), (2, 1, 4)])
def test_takes_any_number_of_axes(layout: type[PackedLinear], shape: tuple[int, ...]) -> None:
    weight, bias, x = torch.ones(6, 5), torch.arange(6.0), torch.ones(*shape, 5)
    expected = (5 + bias).expand(*shape, 6)
    assert torch.equal(layout(weight, bias, ANY)(x), expected)


@pytest.mark.parametrize("value", [1 + 2**-11, 70_000.0, 2.0**-25])
def test_halves_are_taken_only_where_they_lose_nothing(
    value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, HalvedLinear, BlockedLinear)
    weight = torch.randn(6, 5).half().float()
    assert isinstance(pack(weight, None), HalvedLinear)
    weight[2, 3] = value  # one number that float16 would round, overflow or lose
    assert isinstance(pack(weight, None), BlockedLinear)
    choose(monkeypatch, HalvedLinear)
    assert pack(weight, None) is None


class Missing(BlockedLinear):
    def _laid_out(self, weight: Tensor, bias: Tensor | None) -> Any:
        raise AttributeError("no such operator")


class Wrong(BlockedLinear):
    def __call__(self, x: Tensor) -> Tensor:
        return super().__call__(x) + 0.01


@pytest.mark.parametrize("layout", [Missing, Wrong])
def test_what_is_missing_or_wrong_is_passed_over(
    layout: type[PackedLinear], monkeypatch: pytest.MonkeyPatch
) -> None:
    weight = torch.randn(6, 5)
    choose(monkeypatch, layout, BlockedLinear)
    found = pack(weight, None)
    assert isinstance(found, BlockedLinear)
    assert not isinstance(found, Wrong)
    choose(monkeypatch, layout)
    assert pack(weight, None) is None


def test_only_float32_is_packed() -> None:
    assert pack(torch.ones(6, 5, dtype=torch.float64), None) is None


def test_the_bundled_model_is_packed(mini: Glass) -> None:
    products = [module for module in mini.model.modules() if isinstance(module, Linear)]
    assert len(products) == 4 * mini.model.config.n_layer
    assert all(product.packed is not None for product in products)
    assert mini.model.packed_unembed is not None


@pytest.mark.parametrize("length", [1, 2, 7])
@pytest.mark.parametrize("rows", [range(0), range(1, 3), ANY])
@pytest.mark.parametrize("layout", [HalvedLinear, BlockedLinear])
def test_a_model_says_the_same(
    tiny: Glass,
    tmp_path: Path,
    length: int,
    rows: range,
    layout: type[PackedLinear],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save_folder(tiny.model, tmp_path, torch.float16)
    choose(monkeypatch, layout, rows=rows)
    model = load_folder(tmp_path)
    assert isinstance(model.blocks[0].attn.c_attn.packed, layout)
    assert isinstance(model.packed_unembed, layout)
    choose(monkeypatch)
    plain = load_folder(tmp_path)
    assert plain.blocks[0].attn.c_attn.packed is plain.packed_unembed is None
    assert_near(model(IDS[:, :length]), plain(IDS[:, :length]))
