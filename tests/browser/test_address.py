"""Addresses written by hand: what cannot be is mended to the nearest that can, and said."""

from playwright.sync_api import Page

from model import Glass
from tests.browser import driver


def test_garbage_and_what_is_out_of_range_is_mended_and_said(page: Page, mini: Glass) -> None:
    driver.visit(page, "attention", prompt="A b c", layer=99, head="<b>x</b>", temperature="hot")
    said = driver.notices(page)
    n_layer = mini.model.config.n_layer
    assert f"layer 99 became {n_layer - 1}" in said
    assert "head “<b>x</b>”, which is no number" in said
    assert "temperature “hot”, which is no number" in said
    assert driver.query(page)["layer"] == [str(n_layer - 1)]
    assert "head" not in driver.query(page)


def test_unknown_names_are_ignored(page: Page) -> None:
    driver.visit(page, "tokens", prompt="A b c", utm_source="mail")
    assert page.get_by_test_id("stException").count() == 0
    assert driver.query(page)["prompt"] == ["A b c"]


def test_an_unknown_model_falls_back_to_the_bundled_one(page: Page) -> None:
    driver.visit(page, "tokens", prompt="A b c", model="../../etc/passwd")
    assert "There is no model called “../../etc/passwd”: using mini." in driver.notices(page)
    assert "model" not in driver.query(page)


def test_a_link_at_the_end_of_a_page_is_seen_from_the_top(page: Page) -> None:
    driver.visit(page, "tokens", prompt="A b c")
    scrolled = "document.querySelector('[data-testid=\"stMain\"]').scrollTop"
    for name in ("emoji", "Next: Embeddings"):
        link = page.get_by_role("link").filter(has_text=name)
        link.scroll_into_view_if_needed()
        assert page.evaluate(scrolled) > 0
        link.click()
        driver.until(lambda: page.evaluate(scrolled) == 0)
        driver.settle(page)
        assert page.evaluate(scrolled) == 0
