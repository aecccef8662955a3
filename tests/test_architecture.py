"""The house: what may import what, and what must not be found anywhere in it."""

import ast
import re
from pathlib import Path

import pytest

from ui.journey import PAGES, STOPS, Stop

ROOT = Path(__file__).parent.parent
OURS = {"model", "figures", "ui", "pages", "training", "benchmarks", "tests"}
MAY_IMPORT = {
    "model": set(),
    "figures": {"model"},
    "ui": {"figures", "model"},
    "pages": {"ui", "figures", "model"},
    "training": {"model"},
}
every_page = pytest.mark.parametrize("stop", STOPS, ids=[stop.name for stop in STOPS])


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def imports(path: Path) -> set[str]:
    """The full names of the modules that the file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_imports_point_one_way(folder: str) -> None:
    for path in sources(folder):
        ours = {name.partition(".")[0] for name in imports(path)} & OURS
        assert ours <= MAY_IMPORT[folder] | {folder}, path


def test_pages_leave_torch_to_the_engine() -> None:
    """Each page runs on a thread of its own, and torch would make threads for each of these."""
    computed = (
        r"\btrace\.(q|k|v|z|dots|\w*scores|pattern|result|stream|resid_\w+|\w+_out|mlp_\w+|ln\w+)\b"
    )
    for path in sources("pages"):
        assert "torch" not in imports(path), path
        assert not re.search(computed, path.read_text(encoding="utf-8")), path


def test_the_model_can_be_used_without_the_app() -> None:
    for path in sources("model"):
        assert not {"streamlit", "plotly"} & {n.partition(".")[0] for n in imports(path)}, path


def test_figures_do_not_know_streamlit() -> None:
    for path in sources("figures"):
        assert "streamlit" not in {name.partition(".")[0] for name in imports(path)}, path


def test_nothing_on_screen_is_drawn_at_random() -> None:
    """Random numbers are the sampler's, in model/. A picture never makes up its data.

    The one exception is not drawn: a new seed to sample with, when a person asks for one.
    """
    for path in [ROOT / "app.py", *sources("pages", "figures", "ui")]:
        assert not {"numpy.random", "secrets"} & imports(path), path
        text = path.read_text(encoding="utf-8").replace("seed=random.randrange(", "")
        assert not re.search(r"\brandom\.|torch\.(rand|bernoulli|multinomial)", text), path
    for path in (ROOT / "figures/components").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"Math\.random|getRandomValues", text), path


def test_nothing_comes_from_the_network() -> None:
    """No CDN, no web fonts, no hub: an address in what the browser gets is a namespace or ours."""
    shown = [*(ROOT / "figures/components").iterdir(), *sources("pages", "figures", "ui")]
    for path in [ROOT / "app.py", ROOT / ".streamlit/config.toml", *shown]:
        for address in re.findall(r"(?:https?:)?//[\w-]+\.[\w./-]+", path.read_text("utf-8")):
            assert address.startswith("http://www.w3.org/"), f"{path}: {address}"


def test_only_the_view_touches_the_query_string() -> None:
    for path in sources("pages", "ui"):
        if path.name != "session.py":
            assert not re.search(r"\bst\.query_params", path.read_text(encoding="utf-8")), path


@every_page
def test_every_page_is_a_file_that_says_what_it_is(stop: Stop) -> None:
    tree = ast.parse(stop.file.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{stop.file} has no docstring"
    assert stop.question.endswith("?")
    assert stop.title
    assert f'open_page("{stop.name}")' in stop.file.read_text(encoding="utf-8")


@every_page
def test_every_page_calls_the_skeleton(stop: Stop) -> None:
    """The lecturer finds things without looking: the same parts in the same order."""
    text = stop.file.read_text(encoding="utf-8")
    places = [text.find(f"here.{part}(") for part in ("in_code", "look_closer", "close")]
    assert -1 not in places, stop.file
    assert places == sorted(places), stop.file


def test_no_page_is_left_out() -> None:
    assert {path.name for path in PAGES.glob("*.py")} == {stop.file.name for stop in STOPS}
