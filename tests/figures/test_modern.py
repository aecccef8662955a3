"""Pictures of what newer models have: pairs that turn, keys that are shared, gates."""

import pytest
import torch

from figures.mlp import token_through
from figures.packing import unpack
from figures.shared_keys import shared_keys
from figures.style import LIGHT
from figures.turning import circles, score_by_distance
from model import Glass
from model.gguf_file import load_gguf
from model.gpt import GPTConfig
from model.turning import turning
from tests.modern import llama, write_gguf


@pytest.fixture(scope="module")
def glass(tmp_path_factory: pytest.TempPathFactory) -> Glass:
    path = tmp_path_factory.mktemp("gguf") / "small.gguf"
    write_gguf(llama(), path)
    return Glass("small", *load_gguf(path))


def test_a_pair_lies_where_the_trace_has_it(glass: Glass) -> None:
    trace = glass.trace("the cat at")
    made = turning(trace, 1, 2, 1, 3, 1, n=12)
    figure = circles(made, 3, 1, ("at", "cat"), LIGHT)
    query_dots, query_line, key_dots, key_line = figure.data
    assert len(query_dots.x) == len(key_dots.x) == 12
    q, k = trace.q[1, 2, 3], trace.k[1, 1, 1]
    assert (query_line.x[1], query_line.y[1]) == pytest.approx(q[2:4].tolist(), abs=1e-4)
    assert (key_line.x[1], key_line.y[1]) == pytest.approx(k[2:4].tolist(), abs=1e-4)


def test_the_score_is_marked_where_the_tokens_stand(glass: Glass) -> None:
    trace = glass.trace("the cat at")
    made = turning(trace, 1, 2, 1, 3, 1, n=12)
    whole, share, dot = score_by_distance(made, 2, LIGHT).data
    assert len(whole.x) == len(share.x) == 12
    assert (dot.x[0], dot.y[0]) == (2, made.score)
    assert len(score_by_distance(made, -2, LIGHT).data) == 2  # a key after its query: no place


def test_lines_join_the_heads_that_meet() -> None:
    config = GPTConfig(10, n_embd=36, n_head=9, n_kv_head=3)
    *lines, queries, keys = shared_keys(config, 4, 5, LIGHT).data
    assert [line.x[0] for line in lines] == list(queries.x) == list(range(9))
    assert [line.x[1] for line in lines] == [1, 1, 1, 4, 4, 4, 7, 7, 7]
    assert list(keys.x) == [1, 4, 7]
    assert keys.marker.color[1] == LIGHT.key  # those of head 5


def test_the_picture_of_a_gated_mlp_has_both_readings(glass: Glass) -> None:
    trace = glass.trace("the cat at")
    data = unpack(token_through(trace, 1, 2, 5, "in words"))
    arrays = {name: torch.tensor(data[name]) for name in ("pre", "bent", "up", "post")}
    torch.testing.assert_close(arrays["pre"], trace.mlp_pre[1, 2])
    torch.testing.assert_close(arrays["bent"], torch.nn.functional.silu(arrays["pre"]))
    torch.testing.assert_close(arrays["bent"] * arrays["up"], arrays["post"])
    assert data["bend"] == "SiLU"
