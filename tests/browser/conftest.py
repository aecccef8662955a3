"""The real app on a free port, and a real Chromium that looks at it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from benchmarks.app_server import AppServer, app_server
from benchmarks.chromium import CHROMIUM, FLAGS

ON_THIS_MACHINE = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:")


@pytest.fixture(scope="session")
def server() -> Iterator[AppServer]:
    """`streamlit run app.py`, started once, warm, and ended at the end."""
    with app_server() as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: AppServer) -> Iterator[Page]:
    """A fresh visitor, 1366 pixels wide.

    Whatever a test does, it fails where the page threw, wrote an error to the console or asked for
    something beyond this machine, and where the server printed a traceback.
    """
    context = browser.new_context(base_url=server.url, viewport={"width": 1366, "height": 800})
    context.set_default_timeout(15_000)
    page = context.new_page()
    trouble: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        # Below a page's path Streamlit first looks for its server there: those 404s are its own.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            trouble.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if not ON_THIS_MACHINE.match(request.url):
            trouble.append(f"left the machine: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: trouble.append(f"page error: {error}"))
    page.on("request", on_request)
    printed_before = len(server.printed())
    yield page
    context.close()
    assert not trouble
    assert "Traceback" not in server.printed()[printed_before:]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Show what the server printed last beside a failure."""
    report = yield
    server = getattr(item, "funcargs", {}).get("server")
    if report.failed and server is not None:
        report.sections.append(("the server's last lines", server.printed()[-4000:]))
    return report
