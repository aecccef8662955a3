import json
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.testing import assert_close
from transformers import GPT2Config, GPT2LMHeadModel

from model.checkpoint import load_folder, read_config, save_folder
from model.gpt import GPT, GPTConfig
from model.weights import CheckpointError

IDS = torch.arange(100, 112)[None]
FIRST = "transformer.h.0.attn.c_attn.weight"


@pytest.fixture
def folder(tiny_folder: Path, tmp_path: Path) -> Path:
    """A copy to damage."""
    return Path(shutil.copytree(tiny_folder, tmp_path / "copy"))


def change_config(folder: Path, **values: Any) -> None:
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def change_weights(folder: Path, change: Callable[[dict[str, Tensor]], object]) -> None:
    weights = load_file(folder / "model.safetensors")
    change(weights)
    save_file(weights, folder / "model.safetensors")


def refusal(folder: Path, file: str) -> str:
    """What is said when the folder is opened, after the name of the file at fault."""
    with pytest.raises(CheckpointError) as caught:
        load_folder(folder)
    said = str(caught.value)
    assert said.startswith(str(folder / file))
    return said.removeprefix(str(folder / file))


def test_written_and_read_again(tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = GPT(GPTConfig(50, n_ctx=8, n_embd=16, n_layer=3, n_head=2, layer_norm_epsilon=1e-6))
    save_folder(model, tmp_path, torch.float32)
    again = load_folder(tmp_path)
    assert again.config == model.config
    for name, weight in model.state_dict().items():
        assert torch.equal(again.state_dict()[name], weight)
    assert not again.training
    assert not any(weight.requires_grad for weight in again.parameters())


def test_half_precision_on_disk_is_single_in_memory(tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = GPT(GPTConfig(50, n_ctx=8, n_embd=16, n_layer=1, n_head=2))
    save_folder(model, tmp_path)
    assert {t.dtype for t in load_file(tmp_path / "model.safetensors").values()} == {torch.float16}
    for name, weight in load_folder(tmp_path).state_dict().items():
        assert weight.dtype == torch.float32
        assert torch.equal(weight, model.state_dict()[name].half().float())


def test_transformers_opens_what_we_write(tiny_folder: Path) -> None:
    opened: Any = GPT2LMHeadModel.from_pretrained(tiny_folder, output_loading_info=True)
    theirs, report = opened
    assert not any(report.values()), report  # no tensor missing, unexpected or of another shape
    assert_close(load_folder(tiny_folder)(IDS), theirs(IDS).logits, atol=1e-4, rtol=1e-4)


def test_we_open_what_transformers_writes(tmp_path: Path) -> None:
    torch.manual_seed(0)
    config = GPT2Config(vocab_size=130, n_positions=20, n_embd=24, n_layer=2, n_head=3)
    theirs: Any = GPT2LMHeadModel(config)
    theirs.eval()
    with torch.no_grad():
        for parameter in theirs.parameters():
            parameter.normal_(0, 0.3)
    theirs.save_pretrained(tmp_path)
    assert_close(load_folder(tmp_path)(IDS), theirs(IDS).logits, atol=1e-4, rtol=1e-4)


def test_names_without_prefix(folder: Path) -> None:
    """As in OpenAI's own files, which also hold each layer's mask."""
    before = load_folder(folder)(IDS)

    def rename(weights: dict[str, Tensor]) -> None:
        for name in list(weights):
            weights[name.removeprefix("transformer.")] = weights.pop(name)
        weights["h.0.attn.bias"] = torch.ones(1, 1, 16, 16).tril()

    change_weights(folder, rename)
    assert torch.equal(load_folder(folder)(IDS), before)


@pytest.mark.parametrize("name", ["config.json", "model.safetensors"])
def test_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert refusal(folder, name) == " is missing."


def test_missing_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere", "config.json") == " is missing."


@pytest.mark.parametrize("name", ["config.json", "model.safetensors"])
def test_a_folder_where_a_file_should_be(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).mkdir()
    assert refusal(folder, name)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"<html>404</html>"],
    ids=["empty", "cut", "no UTF-8", "deep", "HTML"],
)
def test_config_that_is_not_json(folder: Path, content: bytes) -> None:
    (folder / "config.json").write_bytes(content)
    assert refusal(folder, "config.json").startswith(" is not readable JSON: ")


@pytest.mark.parametrize("content", ["[]", "null", "3", "{}"])
def test_config_that_is_none(folder: Path, content: str) -> None:
    (folder / "config.json").write_text(content)
    assert (
        refusal(folder, "config.json") == ' is not the configuration of a model: no "model_type".'
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"model_type": "llama"}, ': "model_type" must be "gpt2".'),
        (
            {"activation_function": "silu"},
            ': "activation_function" must be one of gelu_new, gelu_pytorch_tanh, gelu, relu.',
        ),
        ({"scale_attn_weights": False}, ': "scale_attn_weights" must be true.'),
        (
            {"scale_attn_by_inverse_layer_idx": True},
            ': "scale_attn_by_inverse_layer_idx" must be false.',
        ),
        ({"tie_word_embeddings": 1.5}, ': "tie_word_embeddings" must be true or false.'),
        ({"n_inner": "100"}, ': "n_inner" must be a whole number from 1 to 1000000.'),
        ({"n_embd": None}, ': "n_embd" must be a whole number from 1 to 100000.'),
        ({"n_layer": 0}, ': "n_layer" must be a whole number from 1 to 1000.'),
        ({"n_layer": 10**9}, ': "n_layer" must be a whole number from 1 to 1000.'),
        ({"n_head": True}, ': "n_head" must be a whole number from 1 to 10000.'),
        ({"vocab_size": "260"}, ': "vocab_size" must be a whole number from 1 to 1000000.'),
        ({"n_positions": 16.5}, ': "n_positions" must be a whole number from 1 to 1000000.'),
        ({"n_head": 5}, ": d_model 32 does not divide into 5 heads."),
        ({"layer_norm_epsilon": "small"}, ': "layer_norm_epsilon" must lie between 0 and 1.'),
        ({"layer_norm_epsilon": float("nan")}, ': "layer_norm_epsilon" must lie between 0 and 1.'),
    ],
)
def test_config_of_another_model(folder: Path, values: dict[str, Any], said: str) -> None:
    change_config(folder, **values)
    assert refusal(folder, "config.json") == said


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from(
            "model_type n_embd n_head n_layer n_positions n_inner vocab_size layer_norm_epsilon "
            "activation_function".split()
        ),
        json_values,
        min_size=1,
    )
)
@settings(deadline=None)
def test_any_config_is_read_or_refused(
    tiny_folder: Path, tmp_path_factory: pytest.TempPathFactory, values: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(json.loads((tiny_folder / "config.json").read_text()) | values))
    try:
        assert isinstance(read_config(path), GPTConfig)
    except CheckpointError as error:
        assert str(error).startswith(str(path))  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.5, 0.999])
def test_truncated_weights(folder: Path, share: float) -> None:
    path = folder / "model.safetensors"
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert refusal(folder, "model.safetensors").startswith(" is damaged or not a safetensors file")


def test_a_pickle_is_not_executed(folder: Path) -> None:
    """Opening a file never runs code from it, whatever it is called."""
    marker = folder / "executed"

    class Bomb:
        def __reduce__(self) -> tuple[Callable[..., Any], tuple[str]]:
            return (Path.touch, (marker,))  # type: ignore[return-value]

    pickle.loads(pickle.dumps(Bomb()))
    assert marker.exists()  # it would work
    marker.unlink()
    for write in (
        lambda: (folder / "model.safetensors").write_bytes(pickle.dumps(Bomb())),
        lambda: torch.save({FIRST: Bomb()}, folder / "model.safetensors"),
    ):
        write()
        said = refusal(folder, "model.safetensors")
        assert said.startswith(" is damaged or not a safetensors file")
        assert not marker.exists()


def test_tensor_of_another_shape(folder: Path) -> None:
    change_weights(folder, lambda weights: weights.update({FIRST: torch.zeros(96, 32)}))
    assert refusal(folder, "model.safetensors") == (
        f": tensor {FIRST} has shape [96, 32], but config.json asks for [32, 96]."
    )


def test_weights_of_another_vocabulary(folder: Path) -> None:
    change_config(folder, vocab_size=300)
    assert refusal(folder, "model.safetensors") == (
        ": tensor transformer.wte.weight has shape [260, 32], but config.json asks for [300, 32]."
    )


def test_tensor_missing(folder: Path) -> None:
    change_weights(folder, lambda weights: weights.pop(FIRST))
    assert refusal(folder, "model.safetensors") == f": tensor {FIRST} is missing."


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_values_that_are_not_numbers(folder: Path, value: float) -> None:
    change_weights(folder, lambda weights: weights[FIRST][3, 5].fill_(value))
    assert refusal(folder, "model.safetensors") == (
        f": tensor {FIRST} holds values that are not finite."
    )


def test_values_too_large_for_single_precision(folder: Path) -> None:
    large = torch.full((32, 96), 1e300, dtype=torch.float64)
    change_weights(folder, lambda weights: weights.update({FIRST: large}))
    assert "not finite" in refusal(folder, "model.safetensors")
