"""Opened models: each once, beside the engine, within the memory for them, and anew when changed."""

import gc
import os
import threading
import weakref
from concurrent.futures import wait
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from model import CheckpointError
from model.registry import BUNDLED, Entry, find
from tests.model.test_folder import saved
from ui.engine import Engine
from ui.library import Library, for_visitors, memory_for_models
from ui.library import _stamp as stamp

PROMPT = "The cat sat"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server's own directory with three small models."""
    for name in ("one", "two", "three"):
        saved(tmp_path / name)
    monkeypatch.setenv("GLASS_MODELS", str(tmp_path))
    return tmp_path


def damage(folder: Path) -> None:
    """Weights that can be told from sound ones only by reading them."""
    path = folder / "model.safetensors"
    weights = load_file(path)
    weights["transformer.wpe.weight"][3, 5] = torch.nan
    save_file(weights, path)


def bytes_of(name: str) -> int:
    library = Library()
    entry = find(name)
    assert entry is not None
    return library._checked(entry).n_bytes


def test_opens_each_model_once(own: Path) -> None:
    library = Library()
    asked = [library.request("one") for _ in range(5)]
    assert len({id(future.result()) for future in asked}) == 1
    assert library.opened("one") is asked[0].result()
    assert library.opened("two") is None


def test_lets_go_of_what_was_not_used_for_longest(own: Path) -> None:
    gone: list[str] = []
    library = Library(gone.append, most_bytes=2 * bytes_of("one"))
    for name in ("one", "two"):
        library.request(name).result()
    library.opened("one")  # used again
    library.request(BUNDLED).result()  # for good, and not counted
    library.request("three").result()
    assert gone == ["two"]
    assert library.opened("two") is None
    assert all(library.opened(name) for name in ("one", "three", BUNDLED))


def test_a_model_that_was_let_go_leaves_memory(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASS_MODELS_GB", str(1.5 * bytes_of("one") / 1e9))
    engine = Engine()
    engine.compute(n_tokens, "one", PROMPT)
    kept = weakref.ref(engine.glass("one").model)
    engine.compute(n_tokens, "two", PROMPT)
    gc.collect()
    assert kept() is None
    assert engine.compute(n_tokens, "one", PROMPT) > 0  # and can be opened again


def n_tokens(trace) -> int:
    return trace.n_tokens


def test_refuses_what_is_too_large_with_both_sizes(own: Path) -> None:
    library = Library(most_bytes=1000)
    with pytest.raises(CheckpointError, match=r"million parameters take .* GB .* has .* GB"):
        library.request("one").result()
    entry = find("one")
    assert entry is not None
    described = library.describe(entry).result()
    assert "GB of memory" in str(described.refusal)
    assert library.request(BUNDLED).result().name == BUNDLED


def test_a_refusal_is_remembered_until_the_files_change(own: Path) -> None:
    library = Library()
    damage(own / "one")
    assert library.refusal("one") is None  # nobody has tried
    first = library.request("one")
    with pytest.raises(CheckpointError, match="holds values that are not finite"):
        first.result()
    assert library.request("one") is first
    assert "not finite" in str(library.refusal("one"))
    saved(own / "one")
    os.utime(own / "one" / "model.safetensors")
    assert library.request("one").result().name == "one"
    assert library.refusal("one") is None


def test_a_model_that_was_trained_on_is_read_anew(own: Path) -> None:
    engine = Engine()
    before = engine.trace("one", PROMPT).logits
    path = own / "one" / "model.safetensors"
    weights = load_file(path)
    weights["transformer.ln_f.bias"] += 1.0
    save_file(weights, path)
    wait([engine.library.request("one")])
    after = engine.trace("one", PROMPT).logits
    assert not torch.equal(before, after)
    assert stamp(path.parent) != ()


def test_only_the_registrys_models(own: Path) -> None:
    library = Library()
    for name in ("nothing", "..", str(own / "one"), ""):
        with pytest.raises(CheckpointError, match="There is no model called"):
            library.request(name).result()


def test_describes_without_reading_the_weights(own: Path) -> None:
    library = Library()
    damage(own / "one")
    entry = find("one")
    assert entry is not None
    described = library.describe(entry).result()
    assert described.refusal is None
    assert described.line.startswith("2 layers of 3 heads, d_model 24, ")
    assert "280 tokens, context 32" in described.line


def test_the_bundled_model_does_not_wait_for_others(own: Path) -> None:
    engine = Engine()
    engine.trace(BUNDLED, PROMPT)
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        go_on.wait(30)

    busy = engine.submit(slow, model="one")
    assert begun.wait(30)
    assert engine.trace(BUNDLED, "Another prompt").n_tokens > 0  # while the other worker is busy
    assert not busy.done()
    go_on.set()


def test_how_much_memory_there_is_for_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASS_MODELS_GB", "2.5")
    assert memory_for_models() == 2_500_000_000
    monkeypatch.setenv("GLASS_MODELS_GB", "much")
    assert memory_for_models() > 100_000_000


def test_visitors_are_told_a_file_within_the_models_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "mine").symlink_to(tmp_path / "kept")
    monkeypatch.chdir(tmp_path)
    entry = Entry("mine", Path("models/mine"), "is one of this server's own")
    for folder in ("models/mine", f"{tmp_path}/models/mine", f"{tmp_path}/kept"):
        said = f"{folder}/a.json is missing, and {folder} holds no b.json."
        assert for_visitors(said, entry) == "mine/a.json is missing, and mine holds no b.json."


def test_a_refusal_keeps_the_servers_paths_to_the_log(
    own: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damage(own / "two")
    (own / "three" / "config.json").write_text("{")
    library = Library()
    wait([library.request("two")])
    described = library.describe(find("three")).result()
    assert library.refusal("two").startswith("two/model.safetensors")
    assert described.refusal.startswith("three/config.json")
    assert str(own / "two" / "model.safetensors") in caplog.text
    assert str(own / "three" / "config.json") in caplog.text
