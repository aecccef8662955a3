"""Sampling in a real browser: what is written there is what the model writes here."""

from itertools import islice

from playwright.sync_api import Locator, Page, expect

from model import Glass, Sampling
from tests.browser import driver

PROMPT = "One day Tom found a"
SEED = 11
RULES = {"temperature": 1.3, "top_k": 40, "repetition": 1.2}
SAMPLING = Sampling(temperature=1.3, top_k=40, repetition_penalty=1.2)


def expected(mini: Glass, count: int) -> list[str]:
    """The labels of the tokens that the model writes, computed in the test's own process."""
    steps = mini.generate(mini.prompt(PROMPT).ids, SAMPLING, SEED)
    return [mini.tokenizer.token(step.token).label for step in islice(steps, count)]


def written(page: Page) -> Locator:
    """The tokens after the prompt."""
    return page.get_by_role("listbox", name="Tokens written").get_by_role("option")


def labels(page: Page) -> list[str]:
    return written(page).evaluate_all("spans => spans.map((span) => span.dataset.label)")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("toolbar", name="Writing").get_by_role("button", name=name)


def test_a_seed_gives_the_text_that_the_model_gives(page: Page, mini: Glass) -> None:
    driver.visit(page, "sampling", prompt=PROMPT, seed=SEED, **RULES)
    expect(written(page)).to_have_count(0)
    page.get_by_label("stop at end of text").uncheck()
    page.get_by_label("Speed").press("End")  # as fast as it goes
    page.get_by_label("How many tokens to write").select_option("20")
    button(page, "Write").click()
    expect(written(page)).to_have_count(20)
    assert labels(page) == expected(mini, 20)
    page.wait_for_url("**written=20*")
    driver.settle(page)
    page.reload()
    expect(written(page)).to_have_count(20)
    assert labels(page) == expected(mini, 20)


def test_steps_forward_back_and_undo(page: Page, mini: Glass) -> None:
    driver.visit(page, "sampling", prompt=PROMPT, seed=SEED, **RULES)
    for count in (1, 2, 3):
        button(page, "Step").click()
        expect(written(page)).to_have_count(count)
    button(page, "Back").click()
    expect(written(page)).to_have_count(2)
    button(page, "Undo").click()
    expect(written(page)).to_have_count(3)
    assert labels(page) == expected(mini, 3)


def test_a_token_chosen_by_hand_stays_and_is_shared(page: Page, mini: Glass) -> None:
    driver.visit(page, "sampling", prompt=PROMPT, seed=SEED, **RULES)
    button(page, "Step").click()
    expect(written(page)).to_have_count(1)
    ids = mini.prompt(PROMPT).ids
    sampled = next(mini.generate(ids, SAMPLING, SEED))
    best = sampled.stages[-1].probs.topk(2).indices.tolist()
    other = next(id for id in best if id != sampled.token)
    written(page).first.click()
    label = mini.tokenizer.token(other).label
    page.get_by_role("button", name=f"Choose {label} by hand", exact=True).click()
    expect(written(page)).to_have_count(1)
    assert labels(page) == [label]
    page.wait_for_url("**picks=*")
    assert driver.query(page)["picks"] == [f"0:{other}"]
    page.reload()
    expect(written(page)).to_have_count(1)
    assert labels(page) == [label]
