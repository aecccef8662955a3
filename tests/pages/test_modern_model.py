"""Every page with a model of Llama's kind: rotary positions, RMSNorm, shared keys, gates, no biases."""

from pathlib import Path

import pytest

from model.registry import OWN_MODELS
from tests.modern import llama, write_gguf
from tests.pages.conftest import OpenPage
from ui.journey import STOPS

NAME = "small-llama"
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
@pytest.mark.parametrize("prompt", ["the cat, the cat 12", "", "a", "<b>é</b> \x04", "the cat " * 60])
def test_every_page_works(open_page: OpenPage, name: str, prompt: str) -> None:
    app = open_page(name, model=NAME, prompt=prompt, layer=2, head=3)
    for toggle in app.toggle:
        toggle.set_value(not toggle.value)
    assert not app.run().exception
