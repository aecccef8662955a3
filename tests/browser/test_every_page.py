"""Every page, as a visitor with a prompt of their own sees it."""

import pytest
from playwright.sync_api import Page, expect

from model import Glass
from tests.browser import driver
from ui.journey import STOPS

PROMPT = "Seven purple zebras quickly jumped over Anna's box"
HOSTILE = (
    "<img src=x onerror=\"document.title='fired'\"><script>document.title='fired'</script>"
    "<b id='bold'>hi</b> $x^2$ **fat** :smile: [a](b) <|endoftext|>"
)
RECORDED = "learned"
"""The page that shows only prompts that were recorded: any other it names, and says so."""
every_page = pytest.mark.parametrize("name", [stop.name for stop in STOPS])


@every_page
def test_shows_the_tokens_of_this_prompt_at_every_width(page: Page, mini: Glass, name: str) -> None:
    driver.visit(page, name, prompt=PROMPT)
    expect(driver.prompt_box(page)).to_have_value(PROMPT)
    if name != RECORDED:
        assert driver.not_shown(page, mini.prompt(PROMPT).tokens) == []
    assert page.get_by_test_id("stException").count() == 0
    assert driver.notices(page) == ""
    assert not driver.scrolls_sideways(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(300)
    assert not driver.scrolls_sideways(page)


@every_page
def test_markup_in_a_prompt_is_text(page: Page, mini: Glass, name: str) -> None:
    driver.visit(page, name, prompt=HOSTILE)
    expect(driver.prompt_box(page)).to_have_value(HOSTILE)
    tokens = mini.prompt(HOSTILE).tokens
    assert mini.tokenizer.end_of_text not in [token.id for token in tokens]
    if name != RECORDED:
        assert driver.not_shown(page, tokens) == []
    assert driver.count(page, "img[src='x'], #bold, [onerror]") == 0
    assert page.title() != "fired"
    assert not driver.scrolls_sideways(page)


@every_page
def test_a_reload_shows_the_same_view(page: Page, name: str) -> None:
    """All that is shown is in the address: the session that a reload begins knows nothing else."""
    driver.visit(page, name, prompt=PROMPT, layer=3, head=2, token=4, other=1, seed=7)
    layers = page.get_by_role("radiogroup", name="Layer")
    if layers.count() > 0:
        layers.first.get_by_role("radio", name="4", exact=True).click()
        page.wait_for_url("**layer=4*")
        driver.settle(page)
    address, chosen = page.url, driver.chosen(page)
    page.reload()
    driver.settle(page)
    assert page.url == address
    assert driver.chosen(page) == chosen
    assert driver.notices(page) == ""
