"""A model that cannot be opened: every page says which file and what is wrong, and goes no further."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model import registry
from ui import engine, opening, page
from ui.journey import STOPS

APP = Path(__file__).parents[2] / "app.py"


def cut_short(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])


def not_weights(folder: Path) -> None:
    (folder / "model.safetensors").write_text("<html>404 Not Found</html>")


def no_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


def other_shape(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "n_embd": 64}))


def no_ranks(folder: Path) -> None:
    (folder / "ranks.tiktoken").unlink()


def other_ranks(folder: Path) -> None:
    ranks = folder / "ranks.tiktoken"
    ranks.write_text("\n".join(ranks.read_text().splitlines()[:-1]))


def odd_config(folder: Path) -> None:
    (folder / "config.json").write_text("{")


@pytest.fixture
def folder(tmp_path: Path, tiny_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the app takes for its bundled model: a copy to damage, and an engine that has not
    opened it yet."""
    copy = tmp_path / "mini"
    shutil.copytree(tiny_folder, copy)
    monkeypatch.setattr(registry, "MODELS", tmp_path)
    fresh = engine.Engine()
    monkeypatch.setattr(engine, "ENGINE", fresh)
    monkeypatch.setattr(page, "ENGINE", fresh)
    monkeypatch.setattr(opening, "ENGINE", fresh)
    return copy


def opened(name: str) -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=60).switch_page(f"pages/{name}.py").run()


def test_the_whole_one_is_opened(folder: Path) -> None:
    """Else the tests below would hold nothing."""
    assert not opened("tokens").error


@pytest.mark.parametrize(
    ("damage", "file", "says"),
    [
        (cut_short, "model.safetensors", "damaged or not a safetensors file"),
        (not_weights, "model.safetensors", "damaged or not a safetensors file"),
        (no_weights, "model.safetensors", "is missing"),
        (other_shape, "model.safetensors", "has shape"),
        (no_ranks, "tokenizer.json", "is missing"),
        (other_ranks, "mini", "the tokenizer has 259 tokens, but the weights have 260"),
        (odd_config, "config.json", "is not readable JSON"),
    ],
)
def test_the_page_says_which_file_and_what(
    folder: Path,
    damage: Callable[[Path], None],
    file: str,
    says: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    damage(folder)
    app = opened("attention")
    assert not app.exception
    (error,) = app.error
    assert "“mini” cannot be opened" in error.value
    plain = error.value.replace("\\", "")
    assert f"opened. {file if file == 'mini' else f'mini/{file}'}" in plain
    assert says in plain
    # Where the server keeps it is for its owner.
    assert str(folder.parent) not in plain
    assert str(folder.parent / file if file == "mini" else folder / file) in caplog.text


@pytest.mark.parametrize("name", [stop.name for stop in STOPS])
def test_no_page_ends_in_a_traceback(folder: Path, name: str) -> None:
    cut_short(folder)
    app = opened(name)
    assert not app.exception
    assert len(app.error) == 1
