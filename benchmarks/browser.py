"""What a person waits for, in a real Chromium: pictures after a prompt or a click, tokens shown.

`python -m benchmarks.browser [--times 20] [--url http://...]`. One visitor, a server of its own.
"""

import argparse
import random
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

from benchmarks.app_server import app_server
from benchmarks.chromium import CHROMIUM, FLAGS
from benchmarks.classroom import WORDS
from benchmarks.report import heading, table
from model import Glass, load

SCRIPT = Path(__file__).with_suffix(".js")
STILL = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app?.getAttribute('data-test-script-state') === 'notRunning'
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stSpinner"]');
}"""
LENGTHS = (16, 64)
WRITTEN = 100
FASTEST = "End"
"""The key that puts a slider at its right end: as fast as it goes."""


def prompts(glass: Glass, n_tokens: int) -> Iterator[str]:
    """Prompts of exactly `n_tokens`, no two alike."""
    dice = random.Random(n_tokens)
    while True:
        ids = glass.tokenizer.encode("Once " + " ".join(dice.choices(WORDS, k=n_tokens)))
        prompt = glass.tokenizer.decode(ids[:n_tokens])
        if len(glass.tokenizer.encode(prompt)) == n_tokens:
            yield prompt


def measure(page: Page, event: str, done: str, act: Callable[[], None]) -> float:
    """Milliseconds from `event`, which `act` causes, until `done` (of browser.js) has been seen."""
    page.evaluate(f"glassTimer.arm({event!r}, (from) => glassTimer.{done}(from))")
    act()
    milliseconds: float = page.evaluate("glassTimer.result")
    page.wait_for_function(STILL)
    page.wait_for_timeout(400)  # the address follows a choice after 250 ms: not to meet the next
    return milliseconds


def time_attention(page: Page, glass: Glass, n_tokens: int, times: int) -> dict[str, list[float]]:
    """The attention page: a new prompt, another head, another step, and no more than a frame."""
    fresh = prompts(glass, n_tokens)
    page.goto(f"/attention?{urlencode({'prompt': next(fresh)})}")
    page.wait_for_function(STILL)
    page.get_by_role("gridcell").first.wait_for()
    box = page.get_by_role("textbox", name="Prompt", exact=True)
    steps = page.get_by_role("toolbar", name="Steps of the computation").get_by_role("button")
    heads = page.get_by_role("gridcell")
    n_heads = glass.model.config.n_head * glass.model.config.n_layer
    found: dict[str, list[float]] = {
        f"{n_tokens} tokens: {what}": [] for what in ("prompt", "head", "step", "floor")
    }
    prompt, head, step, floor = found.values()
    for index in range(times):
        box.fill(next(fresh))
        prompt.append(measure(page, "keydown", "prompt", lambda: box.press("Enter")))
        other = heads.nth((7 * index + 1) % n_heads)
        head.append(measure(page, "click", "head", other.click))
        another = steps.nth(2 + index % 4)
        step.append(measure(page, "click", "matrix", another.click))
        floor.append(measure(page, "click", "nothing", lambda: page.mouse.click(5, 700)))
    return found


def time_sampling(page: Page, glass: Glass, times: int) -> list[tuple[float, float, int]]:
    """The sampling page, as fast as it goes: (tokens shown a second, ms to the first, frames)."""
    fresh = prompts(glass, 16)
    found = []
    for seed in range(times):
        page.goto(f"/sampling?{urlencode({'prompt': next(fresh), 'seed': seed})}")
        page.wait_for_function(STILL)
        page.get_by_role("slider", name="Speed").press(FASTEST)
        page.get_by_role("combobox", name="How many tokens to write").select_option(str(WRITTEN))
        page.get_by_role("checkbox", name="stop at end of text").uncheck()
        page.wait_for_timeout(500)
        page.evaluate(f"glassWriting({WRITTEN})")
        page.get_by_role("button", name="Write", exact=True).click()
        frames = page.evaluate("glassWritten")
        found.append((1e3 * WRITTEN / frames[-1][1], frames[0][1], len(frames)))
    return found


def main() -> None:
    """Start a server and a browser, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.browser", description=__doc__)
    parser.add_argument("--times", type=int, default=20, help="of everything (default: 20)")
    parser.add_argument("--port", type=int, default=0, help="of the server started (default: any)")
    parser.add_argument("--url", help="of a server that runs already")
    asked = parser.parse_args()
    glass = load()
    with app_server(asked.url, asked.port) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        heading("In the browser", "streamlit", "playwright", "torch")
        print(f"Chromium {browser.version}, headless, 1366 x 800; medians of {asked.times}")
        context = browser.new_context(base_url=server.url, viewport={"width": 1366, "height": 800})
        page = context.new_page()
        page.add_init_script(path=SCRIPT)
        waits: dict[str, list[float]] = {}
        for n_tokens in LENGTHS:
            waits |= time_attention(page, glass, n_tokens, asked.times)
        writing = time_sampling(page, glass, max(asked.times // 4, 3))
        browser.close()
    print(
        "\nAttention page, ms until the picture is drawn. prompt: from Enter; head, step: from the"
    )
    print("click on another; floor: from a click to the second frame after it, the least there is.")
    table(
        ["", "median", "fastest", "p95"],
        [
            [
                name,
                f"{statistics.median(found):.0f}",
                f"{min(found):.0f}",
                f"{sorted(found)[int(0.95 * (len(found) - 1))]:.0f}",
            ]
            for name, found in waits.items()
        ],
    )
    rates, firsts, frames = zip(*writing, strict=True)
    print(
        f"\nSampling page: {statistics.median(rates):.0f} tokens shown a second "
        f"(slowest run {min(rates):.0f}), the first after {statistics.median(firsts):.0f} ms; "
        f"{WRITTEN} tokens in {statistics.median(frames):.0f} frames; medians of {len(writing)} runs"
    )


if __name__ == "__main__":
    main()
