"""Every page with a model of Llama's kind: rotary positions, RMSNorm, shared keys, gates, no biases."""

import runpy
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.registry import OWN_MODELS
from tests.modern import llama, write_gguf
from tests.pages.conftest import OpenPage
from ui.journey import STOPS

NAME = "small-llama"
NINE = "overview tokens embeddings attention mask mlp residual logits sampling".split()
every_page = pytest.mark.parametrize("name", [stop.name for stop in STOPS])


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("own")
    (directory / NAME).mkdir()
    write_gguf(llama(), directory / NAME / "model.gguf")
    return directory


@pytest.fixture(autouse=True)
def _listed(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_MODELS, str(models))


@every_page
@pytest.mark.parametrize("prompt", ["the cat, <b>é</b> 12 \x04", "", "the cat " * 60])
def test_every_page_works(open_page: OpenPage, name: str, prompt: str) -> None:
    app = open_page(name, model=NAME, prompt=prompt, layer=2, head=3)
    for toggle in app.toggle:
        toggle.set_value(not toggle.value)
    assert not app.run().exception


@pytest.mark.parametrize("name", NINE)
def test_the_code_on_the_page_computes_what_the_model_does(
    open_page: OpenPage, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = open_page(name, model=NAME, prompt="the cat at 12", layer=2, head=3, token=1)
    app.session_state[f"{name}.code"] = True
    shown = next(code.value for code in app.run().code if "from model import" in code.value)
    assert f"load({NAME!r})" in shown
    path = tmp_path / "snippet.py"
    path.write_text(shown, encoding="utf-8")
    runpy.run_path(str(path), run_name="__main__")
    printed = capsys.readouterr().out
    assert printed.strip()
    assert "False" not in printed


def said(app: AppTest) -> str:
    return "\n".join(text.value for text in app.markdown)


def test_embeddings_say_that_nothing_is_added(open_page: OpenPage) -> None:
    text = said(open_page("embeddings", model=NAME, prompt="the cat at"))
    assert "GPT-2 would add a second vector" in text
    assert "The score depends on the distance only" in text


def test_attention_says_who_shares_keys(open_page: OpenPage) -> None:
    text = said(open_page("attention", model=NAME, prompt="the cat at", layer=1, head=3))
    assert "heads 1.2, 1.3 ask different questions" in text


def test_mlp_says_what_a_gate_is(open_page: OpenPage) -> None:
    text = said(open_page("mlp", model=NAME, prompt="the cat at"))
    assert "a neuron is a **gate** times what the gate lets through" in text
    assert "twice 32 × 48 going in and 48 × 32 coming back" in text
    assert "two matrices of 32 × 32 and two matrices of 32 × 16" in text


def test_residual_says_that_no_mean_is_taken_off(open_page: OpenPage) -> None:
    app = open_page("residual", model=NAME, prompt="the cat at")
    text = said(app)
    assert "through an RMSNorm" in text
    assert "Nothing is subtracted first" in text


@pytest.mark.parametrize("name", ["embeddings", "attention", "mlp", "residual"])
def test_the_bundled_model_has_none_of_it(open_page: OpenPage, name: str) -> None:
    text = said(open_page(name, prompt="the cat at"))
    for word in ("RMSNorm", "It turns", "grouped-query", "a **gate**"):
        assert word not in text
