"""The menu of models on every page, and what a page says while its model is not there."""

from concurrent.futures import wait
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.hub import Download
from model.registry import entries
from tests.model.test_folder import saved
from tests.model.test_nanogpt import CHARACTERS, trained, write
from tests.ui.test_library import damage
from ui import model_menu
from ui.engine import ENGINE
from ui.journey import STOPS

APP = Path(__file__).parents[2] / "app.py"
every_page = pytest.mark.parametrize("name", [stop.name for stop in STOPS])


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server's own models: a small GPT-2, one of characters, and one with a hole in it."""
    saved(tmp_path / "learner")
    write(tmp_path / "letters", trained(block_size=64)[1], CHARACTERS)
    saved(tmp_path / "spoilt")
    damage(tmp_path / "spoilt")
    monkeypatch.setenv("GLASS_MODELS", str(tmp_path))
    return tmp_path


def opened(name: str, **query: object) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=120)
    for key, value in query.items():
        app.query_params[key] = str(value)
    app.switch_page(f"pages/{name}.py").run()
    assert not app.exception, app.exception[0].message
    return app


def with_open_menu(app: AppTest) -> AppTest:
    wait([ENGINE.library.describe(entry) for entry in entries()])  # else it says: being looked at
    app.session_state["models"] = True
    app.run()
    assert not app.exception, app.exception[0].message
    return app


def said(app: AppTest) -> str:
    parts = [*app.caption, *app.markdown, *app.info, *app.warning, *app.error]
    return "\n".join(part.value for part in parts).replace("\\", "")


@every_page
@pytest.mark.parametrize("model", ["learner", "letters"])
def test_every_page_shows_a_learners_model(own: Path, name: str, model: str) -> None:
    app = opened(name, model=model, prompt="to be, or not to be", layer=1, head=2)
    assert app.query_params["model"] == [model] or app.query_params["model"] == model
    assert not app.error
    if name != "learned":
        app.session_state[f"{name}.code"] = True
        code = next(code.value for code in app.run().code if "from model import" in code.value)
        assert f"load('{model}')" in code


def test_lists_what_there_is_with_its_shape(own: Path) -> None:
    app = with_open_menu(opened("overview"))
    assert next(b.label for b in app.button if (b.key or "").startswith("model.")) == "mini"
    listed = said(app)
    assert "2 layers of 3 heads, d_model 24" in listed
    assert "context 32; Hugging Face. It is one of this server's own." in listed
    assert f"{len(CHARACTERS)} tokens, context 64; nanoGPT." in listed


def test_picking_keeps_the_prompt_and_fits_the_view(own: Path) -> None:
    app = with_open_menu(opened("residual", prompt="to be", layer=5, head=5, target=8000))
    app.button(key="model.learner").click().run()
    assert not app.exception
    query = {
        key: value[0] if isinstance(value, list) else value
        for key, value in app.query_params.items()
    }
    assert query["model"] == "learner"
    assert query["prompt"] == "to be"
    assert (query["layer"], query["head"]) == ("1", "2")
    assert "target" not in query
    assert not app.warning  # it was asked for


def test_a_prompt_cut_for_one_model_is_whole_for_the_next(own: Path) -> None:
    whole = "To be, or not to be? QXZ! " * 4
    app = opened("tokens", prompt=whole, model="letters")
    assert "has no token for “?”, “Q”, “X”" in said(app)
    assert "tokens, but this model reads 64 at most" in said(app)
    assert app.query_params["prompt"] not in (whole, [whole])
    with_open_menu(app).button(key="model.mini").click().run()
    assert app.query_params["prompt"] in (whole, [whole])


def test_a_refusal_stands_beside_the_name(own: Path) -> None:
    app = opened("overview", model="spoilt")
    assert "transformer.wpe.weight holds values that are not finite" in said(app)
    listed = with_open_menu(app)
    assert "spoilt** cannot be opened" in said(listed)
    assert "model.spoilt" not in [button.key for button in listed.button]
    app.button(key="model.mini").click().run()  # and there is a way back
    assert not app.error


def test_an_unknown_model_ends_in_a_sentence() -> None:
    app = opened("mask", model="nothing")
    assert "There is no model called “nothing”: using mini" in said(app)


def test_a_model_of_the_hub_that_is_not_here_yet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GLASS_HUB", "someone/small")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    asked: list[str] = []
    download = Download("someone/small")

    class FakeHub:
        def download(self, name: str) -> Download | None:
            return download if asked else None

        def fetch(self, name: str) -> Download:
            asked.append(name)
            return download

    monkeypatch.setattr(model_menu, "DOWNLOADS", FakeHub())
    app = opened("overview", model="someone/small")
    assert "“someone/small” is not on this server yet" in said(app)
    app.button(key="fetch.someone/small").click().run()
    assert asked == ["someone/small"]
    assert not app.exception
    download.error = "someone/small could not be fetched: there seems to be no network."
    download.done.set()
    app.run()
    assert "there seems to be no network" in said(app)
    # What came is opened as soon as it is here.
    saved(tmp_path / "models--someone--small" / "snapshots" / "abc")
    (tmp_path / "models--someone--small" / "refs").mkdir()
    (tmp_path / "models--someone--small" / "refs" / "main").write_text("abc")
    app.run()
    assert not app.exception
    assert ENGINE.library.opened("someone/small") is not None


def test_the_hub_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASS_HUB", "")
    app = with_open_menu(opened("overview"))
    assert "Hugging Face hub" not in said(app)
