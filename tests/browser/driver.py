"""What the browser tests say to the app, and read from it.

Browser components draw into shadow roots: Playwright's locators look into these by themselves, the
scripts below do it with `everything`.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from playwright.sync_api import Locator, Page

from model import Token
from ui.journey import JOURNEY

_STILL = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return !!app && app.getAttribute('data-test-script-state') === 'notRunning'
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stSpinner"]');
}"""
_HEIGHT = """document.querySelector('[data-testid="stMain"]')?.scrollHeight ?? 0"""

_EVERYTHING = """
const everything = function* (root) {
  for (const node of root.querySelectorAll('*')) {
    yield node;
    if (node.shadowRoot) yield* everything(node.shadowRoot);
  }
};
const main = document.querySelector('[data-testid="stMain"]');
"""
# "In code" repeats the prompt, which would make a picture look as if it showed it.
_TEXT = f"""() => {{ {_EVERYTHING}
  const parts = [];
  for (const node of everything(main)) {{
    if (['STYLE', 'SCRIPT'].includes(node.tagName) || node.closest('[data-testid="stCode"]')) continue;
    parts.push(node.getAttribute('aria-label') ?? '', node.getAttribute('alt') ?? '');
    for (const child of node.childNodes) if (child.nodeType === 3) parts.push(child.data);
  }}
  return parts.join('\\n');
}}"""
_CHOSEN = f"""() => {{ {_EVERYTHING}
  const chosen = [];
  for (const node of everything(main)) {{
    if (['aria-checked', 'aria-selected', 'aria-pressed'].some((a) => node.getAttribute(a) === 'true'))
      chosen.push(node.textContent);
    if (['INPUT', 'TEXTAREA', 'SELECT'].includes(node.tagName))
      chosen.push(node.type === 'checkbox' ? node.checked : node.value);
  }}
  return chosen;
}}"""
_COUNT = f"""(selector) => {{ {_EVERYTHING}
  return [...everything(document)].filter((node) => node.matches(selector)).length;
}}"""


def settle(page: Page, timeout_s: float = 60) -> None:
    """Wait until the script has run and the page's height stands still for 200 ms."""
    page.wait_for_function(_STILL, timeout=timeout_s * 1000)
    previous = None
    for _ in range(int(timeout_s / 0.2)):
        page.wait_for_timeout(200)
        height = page.evaluate(_HEIGHT)
        if height == previous and page.evaluate(_STILL):
            return
        previous = height
    raise TimeoutError(f"{page.url} did not come to rest in {timeout_s} s")


def visit(page: Page, name: str, /, **view: Any) -> None:
    """Open the page called `name` with these values in the address, and let it settle."""
    path = "" if name == JOURNEY[0].name else name  # the first page has the bare address
    query = urlencode({key: str(value) for key, value in view.items()}, quote_via=quote)
    page.goto(f"/{path}?{query}")
    settle(page)


def type_prompt(page: Page, prompt: str) -> None:
    """Type `prompt` into the prompt bar, press Enter, and let the page settle."""
    prompt_box(page).fill(prompt)
    prompt_box(page).press("Enter")
    page.wait_for_timeout(250)  # until Streamlit has heard of it: a picture may be drawn first
    settle(page)


def until(holds: Callable[[], bool], timeout_s: float = 10) -> None:
    """Wait for what Playwright's own `expect` cannot express."""
    end = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < end, f"did not come true in {timeout_s} s"
        time.sleep(0.1)


def prompt_box(page: Page) -> Locator:
    """The prompt bar's text."""
    return page.get_by_role("textbox", name="Prompt", exact=True)


def shown_text(page: Page) -> str:
    """All text of the page but the sidebar's and code, with what only screen readers are told."""
    return page.evaluate(_TEXT)


def not_shown(page: Page, tokens: Iterable[Token]) -> list[str]:
    """The labels of those `tokens` that stand nowhere on the page, as chips or in a text."""
    shown = shown_text(page)
    return [t.label for t in tokens if t.label not in shown and t.text not in shown]


def chosen(page: Page) -> list[str | bool]:
    """What is chosen in the page's controls, in the order they stand."""
    return page.evaluate(_CHOSEN)


def count(page: Page, selector: str) -> int:
    """How many elements match, those inside components too."""
    return page.evaluate(_COUNT, selector)


def notices(page: Page) -> str:
    """The sentences that the page says about its input, one a line."""
    return "\n".join(page.get_by_test_id("stAlert").all_inner_texts())


def query(page: Page) -> Mapping[str, list[str]]:
    """The query string of the address."""
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def scrolls_sideways(page: Page) -> bool:
    """Whether the page as a whole is wider than the window (a box with a scroll bar is not)."""
    return page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
          .some((box) => box.scrollWidth > box.clientWidth + 2)"""
    )
