"""A phone: the tokens of a sentence are seen whole, without scrolling in their box."""

import pytest
from playwright.sync_api import Page, expect

from model import Glass
from tests.browser import driver

PROMPT = "The old lighthouse keeper counted 1,024 ships 🦊 and wrote their names:"


@pytest.mark.parametrize(
    ("name", "box"), [("tokens", ".strip.large"), ("logits", ".strip"), ("overview", ".tokens")]
)
def test_no_token_of_a_sentence_is_out_of_sight(
    page: Page, mini: Glass, name: str, box: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    driver.visit(page, name, prompt=PROMPT)
    strip = page.locator(box).first
    expect(strip.locator(".chip")).to_have_count(len(mini.prompt(PROMPT).tokens))
    assert strip.evaluate("strip => strip.scrollHeight - strip.clientHeight") <= 0
