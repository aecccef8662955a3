"""The Chromium that benchmarks and browser tests drive, and how it is started."""

import os
import shutil

CHROMIUM = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
"""None: the one that Playwright has fetched itself."""

# The first two let it run as root and without a graphics card; the others keep it off the network.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
