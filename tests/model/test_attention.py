import math
from typing import Any, Literal

import pytest
import torch
from torch import Tensor
from transformers import GPT2LMHeadModel

from model import attention
from model.gpt import GPT
from model.trace import Trace


@pytest.fixture(scope="module")
def patterns(reference: GPT2LMHeadModel, reference_ids: Tensor) -> Tensor:
    """[L, H, T, T], of `transformers`."""
    return torch.cat(reference(reference_ids, output_attentions=True).attentions)


@pytest.fixture(scope="module")
def even_trace(lively: GPT, lively_trace: Trace) -> Trace:
    """Queries of zero: every token looks evenly at all it may see."""
    kept = {**lively_trace.kept, "q": [torch.zeros_like(q) for q in lively_trace.kept["q"]]}
    return Trace(lively, lively_trace.tokens, True, lively_trace.final, kept)


def test_every_cell_comes_out_as_in_transformers(lively_trace: Trace, patterns: Tensor) -> None:
    for layer, head, row, col in ((0, 0, 0, 0), (1, 3, 8, 2), (2, 1, 5, 5), (2, 2, 4, 7)):
        cell = attention.arithmetic(lively_trace, layer, head, row, col)
        expected = patterns[layer, head, row]
        torch.testing.assert_close(cell.weights, expected, atol=1e-5, rtol=1e-4)
        assert cell.weight == pytest.approx(expected[col].item(), abs=1e-5)


def test_the_steps_of_a_cell_follow_from_each_other(lively_trace: Trace) -> None:
    cell = attention.arithmetic(lively_trace, 1, 2, 6, 3)
    products = [q * k for q, k in zip(cell.q.tolist(), cell.k.tolist(), strict=True)]
    assert cell.products.tolist() == pytest.approx(products, rel=1e-5)
    assert cell.dot == pytest.approx(sum(products), rel=1e-4)
    assert cell.score == pytest.approx(sum(products) / math.sqrt(6), rel=1e-4)
    assert cell.scores[3].item() == cell.score
    seen = cell.scores[:7].tolist()
    exps = [math.exp(score - max(seen)) for score in seen] + [0, 0]
    assert cell.exps.tolist() == pytest.approx(exps, rel=1e-4)
    assert cell.exp_sum == pytest.approx(sum(exps), rel=1e-4)
    assert cell.weight == pytest.approx(exps[3] / sum(exps), rel=1e-4)
    assert cell.contribution.tolist() == pytest.approx(
        [cell.weight * v for v in cell.v.tolist()], rel=1e-4
    )


def test_contributions_of_a_row_are_the_z_of_the_model(lively_trace: Trace) -> None:
    cells = [attention.arithmetic(lively_trace, 0, 1, 5, col) for col in range(9)]
    total = torch.stack([cell.contribution for cell in cells]).sum(0)
    torch.testing.assert_close(total, lively_trace.z[0, 1, 5], atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(cells[0].z, lively_trace.z[0, 1, 5], atol=1e-5, rtol=1e-4)


def test_a_later_token_is_masked_only_where_there_is_a_mask(
    lively_trace: Trace, lively_unmasked: Trace
) -> None:
    hidden = attention.arithmetic(lively_trace, 2, 0, 3, 4)
    assert hidden.is_masked and hidden.weight == 0
    assert math.isfinite(hidden.score)
    seen = attention.arithmetic(lively_unmasked, 2, 0, 3, 4)
    assert not seen.is_masked and seen.weight > 0
    torch.testing.assert_close(seen.z, lively_unmasked.z[2, 0, 3], atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("which", ["q", "k", "v"])
def test_a_projection_is_made_of_its_products(
    lively_trace: Trace,
    reference: GPT2LMHeadModel,
    reference_stream: Tensor,
    which: Literal["q", "k", "v"],
) -> None:
    layer, head, position = 1, 2, 4
    found = attention.projection(lively_trace, layer, head, position, which)
    block: Any = reference.transformer.h[layer]
    qkv = block.attn.c_attn(block.ln_1(reference_stream[2 * layer, position]))
    start = "qkv".index(which) * 24 + head * 6
    torch.testing.assert_close(found.output, qkv[start : start + 6], atol=1e-4, rtol=1e-4)
    for dimension in range(6):
        by_hand = found.products(dimension).sum() + found.bias[dimension]
        torch.testing.assert_close(by_hand, found.output[dimension], atol=1e-4, rtol=1e-4)


def test_entropy_of_rows(lively_trace: Trace, patterns: Tensor) -> None:
    bits = torch.distributions.Categorical(patterns).entropy() / math.log(2)
    torch.testing.assert_close(attention.entropy(lively_trace.pattern), bits, atol=1e-4, rtol=1e-4)
    for layer, head, row in ((0, 0, 0), (1, 3, 8), (2, 1, 5)):
        cell = attention.arithmetic(lively_trace, layer, head, row, 0)
        assert cell.entropy == pytest.approx(bits[layer, head, row].item(), abs=1e-4)


def test_looking_evenly(even_trace: Trace) -> None:
    bits = attention.entropy(even_trace.pattern)
    for row in range(9):
        assert bits[1, 1, row].item() == pytest.approx(math.log2(row + 1), abs=1e-5)


def test_favourites_are_the_largest_of_each_row(lively_trace: Trace, patterns: Tensor) -> None:
    found = attention.favourites(lively_trace, 1, 6)
    rows = patterns[1, :, 6]
    torch.testing.assert_close(found.rows, rows, atol=1e-5, rtol=1e-4)
    assert found.positions.tolist() == [row.index(max(row)) for row in rows.tolist()]
    assert found.weights.tolist() == pytest.approx([max(row) for row in rows.tolist()], abs=1e-5)


@pytest.mark.parametrize("place", [(3, 0, 0, 0), (0, 4, 0, 0), (0, 0, 9, 0), (0, 0, 0, 9)])
def test_a_cell_that_is_not_there(lively_trace: Trace, place: tuple[int, int, int, int]) -> None:
    with pytest.raises(IndexError):
        attention.arithmetic(lively_trace, *place)
