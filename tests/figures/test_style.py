"""One visual language: Python, the browser components and Streamlit's theme agree on the colours."""

import json
import re
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from figures.style import DARK, LIGHT, Style, of

ROOT = Path(__file__).parents[2]
both_themes = pytest.mark.parametrize(
    ("name", "style"), [("light", LIGHT), ("dark", DARK)], ids=["light", "dark"]
)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of a CSS hex colour. Source: WCAG 2.1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white). Source: WCAG 2.1."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@both_themes
def test_browser_components_have_the_same_colours(name: str, style: Style) -> None:
    script = (ROOT / "figures/components/common.js").read_text(encoding="utf-8")
    literal = re.search(r"const STYLES = (\{.*?^\});", script, re.DOTALL | re.MULTILINE)
    assert literal
    # JavaScript leaves quotes around names and the last comma to taste; JSON does not.
    as_json = re.sub(r"(\w+):", r'"\1":', literal[1])
    as_json = re.sub(r",(\s*[}\]])", r"\1", as_json)
    colours = asdict(style)
    del colours["dark"]
    assert json.loads(as_json)[name] == {
        key: list(value) if isinstance(value, tuple) else value for key, value in colours.items()
    }


@both_themes
def test_streamlits_theme_has_the_same_colours(name: str, style: Style) -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())["theme"][name]
    assert theme["primaryColor"] == style.accent
    assert theme["backgroundColor"] == style.background
    assert theme["secondaryBackgroundColor"] == style.surface
    assert theme["textColor"] == style.text


@both_themes
def test_text_can_be_read(name: str, style: Style) -> None:
    """4.5 to 1 is what WCAG asks of text, 3 to 1 of large text and lines."""
    for ground in (style.background, style.surface):
        assert contrast(style.text, ground) >= 7
        assert contrast(style.muted, ground) >= 4.5
        for colour in (style.accent, style.query, style.key, style.value, style.output, style.mlp):
            assert contrast(colour, ground) >= 4.2


@both_themes
def test_scales_climb_evenly_from_the_background(name: str, style: Style) -> None:
    assert style.sequential[0] == style.background
    steps = [contrast(colour, style.background) for colour in style.sequential]
    assert steps == sorted(steps)
    middle = len(style.diverging) // 2
    assert style.diverging[middle] == style.background
    away = [contrast(colour, style.background) for colour in style.diverging]
    assert away[middle:] == sorted(away[middle:])
    assert away[: middle + 1] == sorted(away[: middle + 1], reverse=True)


def test_the_theme_chooses_the_style() -> None:
    assert of(dark=False) is LIGHT
    assert of(dark=True) is DARK
