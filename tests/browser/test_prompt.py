"""The prompt goes with its reader from page to page, whatever it is."""

from playwright.sync_api import Page, expect

from model import Glass
from tests.browser import driver
from ui.journey import STOPS

PROMPT = "The old lighthouse keeper counted 12 ships"


def test_goes_along_through_the_sidebar(page: Page) -> None:
    driver.visit(page, "overview")
    driver.type_prompt(page, PROMPT)
    for stop in STOPS:
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=stop.title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(stop.question)
        driver.settle(page)
        expect(driver.prompt_box(page)).to_have_value(PROMPT)
        assert driver.query(page)["prompt"] == [PROMPT]


def test_goes_along_through_all_pages_and_back(page: Page) -> None:
    driver.visit(page, "overview", prompt=PROMPT)
    for stop in STOPS[1:]:
        page.get_by_role("link", name=f"Next: {stop.title}").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(stop.question)
        driver.settle(page)
        expect(driver.prompt_box(page)).to_have_value(PROMPT)
    assert driver.query(page)["prompt"] == [PROMPT]
    page.get_by_role("link", name=f"Previous: {STOPS[-2].title}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(STOPS[-2].question)
    driver.settle(page)
    expect(driver.prompt_box(page)).to_have_value(PROMPT)


def test_typing_another_one_changes_what_is_shown(page: Page, mini: Glass) -> None:
    driver.visit(page, "tokens", prompt="Before")
    driver.type_prompt(page, "Afterwards came 77 elephants")
    assert driver.not_shown(page, mini.prompt("Afterwards came 77 elephants").tokens) == []


def test_of_100_kb_is_cut_and_the_page_says_how_much(page: Page, mini: Glass) -> None:
    prompt = "word after word, " * 6000
    n_tokens, context = len(mini.tokenizer.encode(prompt)), mini.model.config.n_ctx
    driver.visit(page, "overview")
    driver.type_prompt(page, prompt)
    said = driver.notices(page)
    for number in (n_tokens, context, n_tokens - context):
        assert f"{number:,}" in said
    assert prompt.startswith(driver.prompt_box(page).input_value())
    driver.visit(page, "tokens")
    page.reload()
    driver.settle(page)
    assert page.get_by_test_id("stException").count() == 0


def test_that_is_empty_is_explained(page: Page) -> None:
    driver.visit(page, "overview")
    driver.type_prompt(page, "")
    assert "The prompt is empty" in driver.notices(page)
    assert "<|endoftext|>" in driver.shown_text(page)
