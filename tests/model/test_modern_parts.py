"""What analyses make of a model without biases, position embedding and centring, and with gates."""

import pytest
import torch
from torch.testing import assert_close

from model import Glass
from model.attention import arithmetic, projection
from model.attribution import attribute
from model.contribution import contribution
from model.embedding import sums
from model.gguf_file import load_gguf
from model.gpt import MissingPartError
from model.layer_norm import steps as norm_steps
from model.lens import lens
from model.neurons import firing, place, promotes
from model.one_head import one_head
from model.one_neuron import logit_shares
from model.one_neuron import steps as neuron_steps
from model.parameters import count, kv_cache_bytes, work
from model.positions import positions_alike
from model.trace import Trace
from tests.modern import llama, write_gguf


@pytest.fixture(scope="module", params=[True, False], ids=["tied", "untied"])
def glass(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Glass:
    path = tmp_path_factory.mktemp("gguf") / "small.gguf"
    write_gguf(llama(tied=request.param), path)
    return Glass("small", *load_gguf(path))


@pytest.fixture
def trace(glass: Glass) -> Trace:
    return glass.trace("the cat at the cat")


def test_the_parts_of_a_logit_add_up_to_it(trace: Trace) -> None:
    found = attribute(trace, 17, 3)
    assert found.total == pytest.approx(trace.logits[3, 17].item(), abs=1e-3)
    assert {part.kind for part in found.components} == {"token", "head", "mlp"}
    for part in found.components:
        assert contribution(trace, part, 17, 3).total == pytest.approx(part.value, abs=1e-4)


def test_a_head_by_itself(trace: Trace) -> None:
    found = one_head(trace, 1, 3)
    assert_close(found.pattern, trace.pattern[1, 3], atol=1e-5, rtol=1e-5)
    assert_close(found.result, trace.result[1, 3], atol=1e-5, rtol=1e-5)
    assert_close(found.pattern @ found.v, found.z, atol=1e-5, rtol=1e-5)
    cell = arithmetic(trace, 1, 3, 4, 2)
    assert cell.weight == pytest.approx(trace.pattern[1, 3, 4, 2].item(), abs=1e-5)
    assert_close(cell.z, trace.z[1, 3, 4], atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("head", range(4))
def test_a_projection_is_taken_from_the_shared_columns(trace: Trace, head: int) -> None:
    for which, made in (("q", trace.q_unrotated), ("k", trace.k_unrotated), ("v", trace.v)):
        found = projection(trace, 2, head, 4, which)
        expected = made[2, head if which == "q" else head // 2, 4]
        assert found.bias is None
        assert_close(found.output, expected, atol=1e-4, rtol=1e-4)
        assert_close(found.products(3).sum(), expected[3], atol=1e-4, rtol=1e-4)


def test_a_gated_neuron_by_itself(glass: Glass, trace: Trace) -> None:
    one = neuron_steps(trace, 1, 7, 3)
    assert one.up is not None
    assert one.reading.bias is None
    gate = one.reading.dot
    bent = gate / (1 + torch.tensor(-gate).exp().item())
    assert one.bent == pytest.approx(bent, abs=1e-5)
    assert one.post == pytest.approx(bent * one.up.dot, abs=1e-4)
    assert one.post == pytest.approx(trace.mlp_post[1, 3, 7].item(), abs=1e-4)
    written = trace.mlp_post[1, 3] @ glass.model.blocks[1].mlp.c_proj.weight
    assert_close(written, trace.mlp_out[1, 3], atol=1e-4, rtol=1e-4)
    # Its share of a logit: with it out of the final stream, at the same scale.
    norm = glass.model.ln_f
    direction = norm.weight * glass.model.unembedding[5] / trace.ln_final.std[3]
    share = logit_shares(trace, 1, 7, 3, [5])
    assert share.item() == pytest.approx((one.added @ direction).item(), abs=1e-4)


def test_a_neuron_far_below_zero_is_as_strong_as_one_above(trace: Trace) -> None:
    post = trace.mlp_post[2, 4]
    order = post.abs().argsort(descending=True)
    assert firing(trace, 2, 4, n=6).neurons.tolist() == order[:6].tolist()
    assert place(trace, 2, order[3].item(), 4) == 4


def test_what_a_neuron_promotes_is_not_centred(glass: Glass) -> None:
    row = glass.model.blocks[0].mlp.c_proj.weight[3]
    scores = glass.model.unembedding @ (row * glass.model.ln_f.weight)
    assert promotes(glass.model, 0, [3], 4).raised[0].tolist() == scores.topk(4).indices.tolist()


def test_a_norm_by_itself(trace: Trace) -> None:
    one = norm_steps(trace, "ln2", 3, 1)
    x = trace.resid_mid[1, 3]
    assert one.mean == 0
    assert one.std == pytest.approx((x.square().mean() + 1e-5).sqrt().item(), rel=1e-4)
    assert_close(one.out, trace.ln2.out[1, 3], atol=1e-5, rtol=1e-5)


def test_the_last_station_of_the_lens_is_the_model(trace: Trace) -> None:
    assert_close(lens(trace, 1).probs[-1, :, 0], trace.logits.softmax(-1).amax(-1))


def test_nothing_is_added_to_the_token_vectors(glass: Glass, trace: Trace) -> None:
    found = sums(trace)
    assert found.position is None
    assert torch.equal(found.total, glass.model.wte[trace.ids])
    assert found.stacked().shape == (1, *found.token.shape)
    with pytest.raises(MissingPartError, match="adds no position embedding"):
        positions_alike(glass.model)


def test_every_parameter_is_counted_once(glass: Glass) -> None:
    counted = count(glass.model)
    assert counted.total == sum(p.numel() for p in glass.model.parameters())
    assert counted.attention_biases == counted.mlp_biases == 0
    assert "position embedding" not in counted.parts
    assert ("unembedding" in counted.parts) is not glass.model.config.tied


def test_work_is_that_of_the_matrices(glass: Glass) -> None:
    config = glass.model.config
    matrices = (
        sum(w.numel() for n, w in glass.model.named_parameters() if part in n and w.dim() == 2)
        for part in (".attn.", ".mlp.")
    )
    attention, mlp = matrices
    done = work(config, 5)
    assert (done.projections, done.mlp) == (5 * attention, 5 * mlp)
    assert kv_cache_bytes(config, 5) == 2 * 3 * 2 * 8 * 5 * 4
