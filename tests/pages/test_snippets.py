"""The code that the pages show runs as it stands, and computes what the app shows."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.pages.conftest import OpenPage
from ui.journey import STOPS

SNIPPETS = Path(__file__).parents[2] / "assets" / "snippets"
NASTY = 'It\'s "quoted", \\n \\ {braces}\n\tand \'\'\'more""" 👩‍🚀 <|endoftext|>'
every_page = pytest.mark.parametrize("name", [stop.name for stop in STOPS])


def run(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, Any], str]:
    """Run a file as a program; its names, and what it printed."""
    names = runpy.run_path(str(path), run_name="__main__")
    return names, capsys.readouterr().out


def test_there_is_one_for_every_page() -> None:
    assert {path.stem for path in SNIPPETS.glob("*.py")} == {stop.name for stop in STOPS}


@every_page
def test_runs_as_it_stands_and_agrees_with_the_model(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, printed = run(SNIPPETS / f"{name}.py", capsys)
    assert printed.strip()
    assert "False" not in printed  # where it compares with the trace, it agrees


@every_page
def test_runs_as_the_page_shows_it(
    name: str, open_page: OpenPage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With this reader's prompt put in, whatever it is."""
    app = open_page(name, prompt=NASTY, layer=2, head=1, token=3, other=1, seed=5)
    assert not any("from model import" in code.value for code in app.code)  # sent when it is opened
    app.session_state[f"{name}.code"] = True
    shown = next(code.value for code in app.run().code if "from model import" in code.value)
    path = tmp_path / "snippet.py"
    path.write_text(shown, encoding="utf-8")
    names, printed = run(path, capsys)
    assert names["prompt"] == NASTY
    assert "False" not in printed
