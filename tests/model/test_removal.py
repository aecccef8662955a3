"""The model without one head is the model of `transformers` with that head cut out of it."""

import copy

import pytest
import torch
from torch import Tensor
from transformers import GPT2LMHeadModel

from model.gpt import GPT
from model.removal import Removal, Text, remove_each

TEXTS = [
    Text((7, 3, 59, 3, 0, 21, 7, 44, 12), ((3, (0,)), (8, (5, 6)))),
    Text((1, 2), ((1, (3,)),)),
    Text((4, 4, 8, 15, 16, 23), ((0, (4,)), (5, (42, 1, 2)))),
]
D_HEAD = 6


def right_prob(reference: GPT2LMHeadModel) -> float:
    """The mean probability of a right next token in `TEXTS`."""
    probs = []
    for text in TEXTS:
        all_probs = reference(torch.tensor([text.ids])).logits[0].softmax(-1)
        probs += [all_probs[place, list(right)].sum().item() for place, right in text.right]
    return sum(probs) / len(probs)


@pytest.fixture(scope="module")
def removal(lively: GPT) -> Removal:
    return remove_each(lively, TEXTS)


def test_the_whole_model(removal: Removal, reference: GPT2LMHeadModel) -> None:
    assert (removal.texts, removal.places) == (3, 5)
    assert removal.intact == pytest.approx(right_prob(reference), abs=1e-6)


def test_zero_ablation_is_rows_of_the_output_projection_set_to_zero(
    removal: Removal, reference: GPT2LMHeadModel
) -> None:
    for layer in range(3):
        for head in range(4):
            without = copy.deepcopy(reference)
            rows = slice(head * D_HEAD, (head + 1) * D_HEAD)
            without.transformer.h[layer].attn.c_proj.weight.data[rows] = 0
            wanted = right_prob(without)
            assert removal.zero[layer, head].item() == pytest.approx(wanted, abs=1e-6)
            assert removal.drop[layer, head].item() == pytest.approx(
                removal.intact - wanted, abs=1e-6
            )


def test_mean_ablation_puts_the_mean_over_all_tokens_there(
    removal: Removal, reference: GPT2LMHeadModel
) -> None:
    for layer, head in ((0, 0), (1, 3), (2, 1)):
        c_proj = reference.transformer.h[layer].attn.c_proj
        columns = slice(head * D_HEAD, (head + 1) * D_HEAD)
        seen: list[Tensor] = []

        def note(module: torch.nn.Module, inputs: tuple[Tensor], seen: list[Tensor] = seen) -> None:
            seen.append(inputs[0][0])

        handle = c_proj.register_forward_pre_hook(note)
        right_prob(reference)
        handle.remove()
        mean = torch.cat(seen)[:, columns].mean(0)

        def replace(
            module: torch.nn.Module,
            inputs: tuple[Tensor],
            mean: Tensor = mean,
            columns: slice = columns,
        ) -> tuple[Tensor]:
            z = inputs[0].clone()
            z[..., columns] = mean
            return (z,)

        handle = c_proj.register_forward_pre_hook(replace)
        wanted = right_prob(reference)
        handle.remove()
        assert removal.mean is not None
        assert removal.mean[layer, head].item() == pytest.approx(wanted, abs=1e-6)


def test_what_a_text_is_batched_with_changes_nothing(lively: GPT, removal: Removal) -> None:
    alone = [remove_each(lively, [text], with_mean=False) for text in TEXTS]
    total = sum(part.zero * part.places for part in alone)
    torch.testing.assert_close(total / 5, removal.zero)
    assert alone[0].mean is None and alone[0].mean_drop is None


def test_nothing_to_predict_is_refused(lively: GPT) -> None:
    with pytest.raises(ValueError, match="no right next token"):
        remove_each(lively, [Text((1, 2, 3), ())])
