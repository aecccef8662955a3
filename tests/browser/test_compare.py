"""Side by side in a real browser: a word is changed, a token and a head are chosen."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from model import Glass
from tests.browser import driver

A = "Seven purple zebras quickly jumped"
B = "Seven yellow zebras quickly jumped"


def box_b(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Prompt of side B", exact=True)


def pair(page: Page, name: str) -> Locator:
    return page.get_by_role("option", name=re.compile(name))


def test_a_word_is_changed(page: Page, mini: Glass) -> None:
    driver.visit(page, "compare", prompt=A)
    assert "nothing differs" in driver.shown_text(page)
    expect(box_b(page)).to_have_value(A)
    box_b(page).fill(B)
    box_b(page).press("Enter")
    page.wait_for_url("**prompt_b=*")
    driver.settle(page)
    assert driver.query(page)["prompt_b"] == [B]
    assert driver.query(page)["prompt"] == [A]
    assert driver.not_shown(page, [*mini.prompt(A).tokens, *mini.prompt(B).tokens]) == []
    assert not driver.scrolls_sideways(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(300)
    assert not driver.scrolls_sideways(page)


def test_a_token_is_chosen_on_both_sides(page: Page, mini: Glass) -> None:
    driver.visit(page, "compare", prompt=A, prompt_b=B)
    pair(page, "zebras|^.z").first.click()
    page.wait_for_url("**token=*")
    driver.settle(page)
    at = int(driver.query(page)["token"][0])
    change = mini.trace(B).logits[-1].softmax(-1) - mini.trace(A).logits[-1].softmax(-1)
    assert 0 < at < len(mini.prompt(A).tokens)
    assert change.abs().max() > 0
    page.keyboard.press("End")
    page.wait_for_url(f"**token={len(mini.prompt(A).tokens) - 1}*")
    driver.settle(page)
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_have_count(1)
    expect(chosen).to_be_focused()


def test_a_head_is_chosen_where_attention_moved(page: Page, mini: Glass) -> None:
    driver.visit(page, "compare", prompt=A, prompt_b=B)
    cell = page.get_by_role("gridcell", name=re.compile(r"^layer 3, 2: 3\.2"))
    ours, theirs = (mini.trace(text).pattern[3, 2, -1] for text in (A, B))
    if len(ours) == len(theirs):
        share = (ours - theirs).abs().sum().item() / 2
        said = re.search(r"([\d.]+)%", cell.get_attribute("aria-label"))
        assert float(said[1]) == pytest.approx(100 * share, abs=0.051)
    cell.click()
    page.wait_for_url("**layer=3*")
    driver.settle(page)
    assert driver.query(page)["head"] == ["2"]
    for side in "AB":
        expect(page.get_by_text(f"{side}: attention weights of head 3.2")).to_be_visible()


def test_a_cell_is_marked_on_all_pictures(page: Page) -> None:
    driver.visit(page, "compare", prompt=A, prompt_b=B)
    pictures = page.get_by_role("application")
    expect(pictures).to_have_count(3)
    before = [picture.evaluate("canvas => canvas.toDataURL()") for picture in pictures.all()]
    pictures.nth(1).focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**other=*")
    driver.settle(page)
    after = [picture.evaluate("canvas => canvas.toDataURL()") for picture in pictures.all()]
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_the_sides_change_places(page: Page) -> None:
    driver.visit(page, "compare", prompt=A, prompt_b=B)
    page.get_by_role("button", name="Swap A and B").click()
    page.wait_for_timeout(100)
    driver.settle(page)
    expect(driver.prompt_box(page)).to_have_value(B)
    expect(box_b(page)).to_have_value(A)


def test_markup_in_the_second_prompt_is_text(page: Page) -> None:
    driver.visit(page, "compare", prompt=A, prompt_b="<img src=x onerror=alert(1)> **fat** $x^2$")
    assert driver.count(page, "img[src='x'], [onerror]") == 0
    assert page.get_by_test_id("stException").count() == 0
    assert not driver.scrolls_sideways(page)


def test_the_labels_above_the_only_row_of_a_difference_are_whole(page: Page) -> None:
    """The row of a full stop has a short name; the words above it need their room all the same."""
    page.add_init_script(LOWEST_LABELS)
    driver.visit(page, "compare", prompt="Seven purple zebras.", prompt_b="Seven purple horses.")
    expect(page.get_by_role("application")).to_have_count(3)
    rooms = page.evaluate("window.rooms")
    assert len(rooms) >= 3 * 4
    assert min(rooms) >= 0


# How far below the upper edge of its canvas the end of each leaning label is drawn.
LOWEST_LABELS = """
window.rooms = [];
const fillText = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
  const { a, b, f } = this.getTransform();
  if (b < 0 && a > 0 && this.canvas.getAttribute("role") === "application")
    window.rooms.push(f + b * this.measureText(text).width);
  return fillText.call(this, text, ...rest);
};
"""


def test_numbers_in_neighbouring_cells_do_not_meet(page: Page) -> None:
    page.add_init_script(NUMBERS)
    driver.visit(page, "compare", prompt=f"{A} over {A} and {A}", prompt_b=f"{A} over {A} and {B}")
    expect(page.get_by_role("application")).to_have_count(3)
    between = page.evaluate("window.between")
    assert not between or min(between) >= 1


# The free pixels between numbers that are drawn one after the other in the same row.
NUMBERS = """
window.between = [];
const fillText = CanvasRenderingContext2D.prototype.fillText;
let last = { y: -1, right: 0 };
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
  if (this.textAlign === "center" && /^[−.0-9]+$/.test(text)) {
    const half = this.measureText(text).width / 2;
    if (last.y === y && x > last.x) window.between.push(x - half - last.right);
    last = { x, y, right: x + half };
  }
  return fillText.call(this, text, x, y, ...rest);
};
"""
