"""The causal mask in a real browser: its numbers can be read, or its cells one at a time."""

import re

import pytest
from playwright.sync_api import Page, expect

from model import Glass
from tests.browser import driver

PROMPT = "Once upon a time there was a little girl named Lily. She loved to"
LEAST = 11
"""Pixels: smaller numbers nobody reads."""

RECORD = """
window.numbers = [];
const fillText = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
  if (/^[−∞.0-9]+$/.test(text) && /\\d|∞/.test(text))
    window.numbers.push([parseFloat(this.font), this.measureText(text).width, text]);
  return fillText.call(this, text, ...rest);
};
"""


@pytest.mark.parametrize("name", ["mask", "attention"])
@pytest.mark.parametrize("width", [390, 1366, 1920])
@pytest.mark.parametrize("prompt", ["The cat sat", PROMPT])
def test_numbers_in_cells_are_large_enough(page: Page, name: str, width: int, prompt: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(RECORD)
    driver.visit(page, name, prompt=prompt, layer=1)
    drawn = page.evaluate("window.numbers")
    assert [entry for entry in drawn if entry[0] < LEAST] == []
    if prompt != PROMPT or (name == "mask" and width > 1000):
        assert any(re.fullmatch(r"[−.0-9]+", text) for _, _, text in drawn)


def test_a_cell_too_small_for_its_number_is_read_by_a_tap_and_by_keys(
    page: Page, mini: Glass
) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    driver.visit(page, "mask", prompt=PROMPT, token=6)
    frame = page.get_by_role("group", name=re.compile("^Head 0.0"))
    canvas = frame.locator("canvas").last
    box = canvas.bounding_box()
    assert box is not None
    # A finger only clicks: it was nowhere before.
    canvas.dispatch_event(
        "click", {"clientX": box["x"] + box["width"] - 8, "clientY": box["y"] + box["height"] - 8}
    )
    driver.settle(page)
    last = len(mini.prompt(PROMPT).tokens) - 1
    labels = [token.label for token in mini.prompt(PROMPT).tokens]
    weights = mini.trace(PROMPT).pattern[0, 0, last]
    at = f"“{labels[last]}” ({last})"

    def reads(column: int) -> None:
        readout = page.get_by_text(
            re.compile(re.escape(f"{at} looks at “{labels[column]}” ({column})"))
        )
        expect(readout).to_be_visible()
        said = re.search(r"weight ([\d.]+)%", readout.inner_text())
        assert said and float(said[1]) == pytest.approx(100 * weights[column].item(), abs=0.051)

    reads(last)
    frame.focus()
    page.keyboard.press("ArrowLeft")
    reads(last - 1)
