"""The real app on a free port, and a real Chromium that looks at it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
"""None: the one that Playwright has fetched itself."""

# The first two let it run as root and without a graphics card; the others keep it off the network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ON_THIS_MACHINE = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:")


@dataclass(frozen=True)
class Server:
    """A running app: its address, and the file with what it has printed."""

    url: str
    log: Path

    def printed(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`streamlit run app.py`, started once, warm, and ended at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(f"http://127.0.0.1:{port}", tmp_path_factory.mktemp("server") / "log.txt")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with (
        server.log.open("wb") as log,
        subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT) as process,
    ):
        try:
            _wait_for(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(server: Server, process: "subprocess.Popen[bytes]", seconds: float = 90) -> None:
    """Until the server is healthy: its lifespan loads and warms the model first."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(server.url + "/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the app did not start:\n{server.printed()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
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
