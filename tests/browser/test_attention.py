"""Attention in a real browser: heads and steps are chosen there, and the page follows."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from model import Glass
from tests.browser import driver

PROMPT = "Seven purple zebras quickly jumped over Anna's box"


def picture(page: Page) -> Locator:
    """The matrix of the chosen head, once it is drawn."""
    expect(page.get_by_role("heading", name=re.compile(r"^Head \d"))).to_be_visible()
    return page.get_by_role("application").first


def pixels(page: Page) -> str:
    return picture(page).evaluate("canvas => canvas.toDataURL()")


def head(page: Page, layer: int, head: int) -> Locator:
    return page.get_by_role("gridcell", name=f"head {layer}.{head}", exact=True)


def test_choosing_a_head_changes_picture_sentence_and_address(page: Page, mini: Glass) -> None:
    driver.visit(page, "attention", prompt=PROMPT)
    expect(page.get_by_role("heading", name="Head 0.0")).to_be_visible()
    before = pixels(page)
    head(page, 3, 2).click()
    expect(page.get_by_role("heading", name="Head 3.2")).to_be_visible()
    expect(head(page, 3, 2)).to_have_attribute("aria-selected", "true")
    expect(head(page, 0, 0)).to_have_attribute("aria-selected", "false")
    assert pixels(page) != before
    page.wait_for_url("**layer=3*")
    driver.settle(page)
    assert driver.query(page)["head"] == ["2"]
    strongest = mini.trace(PROMPT).pattern[3, 2, -1].max().item()
    sentence = driver.shown_text(page).partition("In head 3.2,")[2]
    said = re.search(r"([\d.]+)%", sentence)
    assert said
    assert float(said[1]) == pytest.approx(100 * strongest, abs=0.051)  # it gives one decimal


def test_heads_can_be_chosen_by_keyboard(page: Page) -> None:
    driver.visit(page, "attention", prompt=PROMPT, layer=1, head=1)
    head(page, 1, 1).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Head 2.2")).to_be_visible()
    page.wait_for_url("**layer=2*")
    assert driver.query(page)["head"] == ["2"]


def test_every_step_has_a_picture_of_its_own(page: Page) -> None:
    driver.visit(page, "attention", prompt=PROMPT, layer=2, head=3)
    steps = page.get_by_role("toolbar", name="Steps of the computation").get_by_role("button")
    expect(steps).to_have_count(8)
    seen = []
    for index in range(1, 8):
        steps.nth(index).click()
        expect(steps.nth(index)).to_have_attribute("aria-current", "step")
        seen.append(pixels(page))
    assert len(set(seen)) == 7
    page.wait_for_url("**step=7*")


def test_another_prompt_gets_its_own_picture(page: Page) -> None:
    """What is drawn follows the prompt, although the browser keeps what it has fetched."""
    driver.visit(page, "attention", prompt="One two three four", layer=1, head=1)
    first = pixels(page)
    driver.type_prompt(page, "Red green blue yellow black")
    driver.until(lambda: pixels(page) != first)
    second = pixels(page)
    driver.type_prompt(page, "One two three four")
    driver.until(lambda: pixels(page) != second)


def test_a_submitted_prompt_is_drawn_before_the_page_comes(page: Page) -> None:
    """The picture hears of it from the prompt bar, and fetches what it draws."""
    driver.visit(page, "attention", prompt="One two three four", layer=1, head=1, token=1, step=2)
    rows = page.get_by_role("img", name=re.compile("^Lines from each token"))
    expect(rows).to_contain_text("four")
    page.evaluate(
        "dispatchEvent(new CustomEvent('glass-prompt', {detail: {prompt: 'Red ~ *green & blue', drawings: []}}))"
    )
    for word in ("Red", "␣~", "green", "␣&", "␣blue"):
        expect(rows).to_contain_text(word)
    expect(rows).not_to_contain_text("four")
    first_step = page.get_by_role("toolbar", name="Steps of the computation").get_by_role("button")
    expect(first_step.first).to_have_attribute("aria-current", "step")
    # The page has not heard of it: its next answer is about its own prompt.
    head(page, 2, 2).click()
    expect(rows).to_contain_text("four")
    assert driver.query(page)["prompt"] == ["One two three four"]


def test_what_is_refused_is_told_by_the_page(page: Page) -> None:
    driver.visit(page, "attention", prompt="One two three four")
    rows = page.get_by_role("img", name=re.compile("^Lines from each token"))
    driver.type_prompt(page, "word " * 900)
    expect(rows).to_contain_text("word")
    expect(page.get_by_text("were cut off")).to_be_visible()
    expect(page.get_by_text("could not be loaded")).to_have_count(0)


def test_a_score_leads_to_its_head(page: Page) -> None:
    driver.visit(page, "attention", prompt=PROMPT, layer=0, head=0)
    expect(page.get_by_role("heading", name="Head 0.0 highest score")).to_be_visible()
    page.get_by_text("What do the heads do?").click()
    scores = page.get_by_role("grid", name="Induction score")
    scores.get_by_role("row").nth(2).get_by_role("gridcell").nth(3).click()
    expect(page.get_by_role("heading", name="Head 1.3 highest score")).to_be_visible()
    page.wait_for_url("**layer=1*")
    assert driver.query(page)["head"] == ["3"]


def test_the_lines_of_a_sentence_are_seen_whole(page: Page, mini: Glass) -> None:
    prompt = "The old lighthouse keeper counted 1,024 ships, day and night, and wrote their names:"
    assert 20 <= len(mini.prompt(prompt).tokens) <= 30
    driver.visit(page, "attention", prompt=prompt)
    lines = page.get_by_role("img", name=re.compile("^Lines from each token"))
    expect(lines).to_be_visible()
    hidden = lines.evaluate("({parentElement: box}) => box.scrollHeight - box.clientHeight")
    assert hidden <= 0
