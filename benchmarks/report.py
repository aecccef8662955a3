"""What a benchmark says about itself: the machine, the versions, a table, wanted and got."""

import os
import platform
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import psutil

WIDTH = 100


def heading(title: str, *packages: str) -> None:
    """Print the title, when and where this is measured, and the versions of `packages`."""
    load = (
        ", ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
    )
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    print(f"\n{title}\n{'=' * len(title)}")
    print(time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()))
    print(
        f"{_processor()}; {psutil.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB"
    )
    print(
        f"load before (1, 5, 15 minutes): {load}; {psutil.virtual_memory().percent:.0f} % memory in use"
    )
    print(
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, {versions}"
    )


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print `rows` under `columns`: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    for row in (columns, ["-" * width for width in widths], *rows):
        first, *others = zip(row, widths, strict=True)
        print(first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others), sep="  ")


def wanted(what: str, got: float, limit: float, unit: str = "", at_least: bool = False) -> None:
    """Print whether `got` is at most (or `at_least`: at least) `limit`."""
    met = got >= limit if at_least else got <= limit
    sign = "≥" if at_least else "≤"
    print(
        f"{'met   ' if met else 'MISSED'}  {what}: {got:.3g}{unit} (wanted {sign} {limit:g}{unit})"
    )


def _processor() -> str:
    """The processor's name as the system gives it, with its family and model where Linux says."""
    info = Path("/proc/cpuinfo")
    if not info.exists():
        return platform.processor() or platform.machine()
    lines = info.read_text().split("\n\n")[0].splitlines()
    fields = {
        key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)
    }
    return (
        f"{fields.get('model name', platform.machine())} "
        f"(family {fields.get('cpu family', '?')}, model {fields.get('model', '?')})"
    )
