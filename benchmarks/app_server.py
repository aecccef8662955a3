"""The app as `make run` starts it, in a process of its own, on a free port of this machine."""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class AppServer:
    """A running app. `process`: None where it was started by somebody else."""

    url: str
    process: psutil.Process | None = None
    log: Path | None = None

    def memory(self) -> str:
        """Resident memory of the process, in MB."""
        return f"{self.process.memory_info().rss / 1e6:.0f} MB" if self.process else "unknown"

    def cpu_seconds(self) -> float:
        """Processor time that it has used so far; NaN where that cannot be known."""
        if not self.process:
            return float("nan")
        times = self.process.cpu_times()
        return times.user + times.system

    def printed(self) -> str:
        """What it has printed so far; nothing where it was started by somebody else."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log else ""

    def tracebacks(self) -> int:
        """How many it has printed."""
        return self.printed().count("Traceback")


@contextmanager
def app_server(url: str | None = None, port: int = 0, seconds: float = 120) -> Iterator[AppServer]:
    """The app at `url`; without one, a fresh one on `port` (0: any free one), ended afterwards.

    Raises RuntimeError, with what the app printed, where it is not up in `seconds`.
    """
    if url:
        yield AppServer(url.rstrip("/"))
        return
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.txt"
        with log.open("wb") as out:
            running = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        try:
            server = AppServer(f"http://127.0.0.1:{port}", psutil.Process(running.pid), log)
            _wait_for(server, running, seconds)
            yield server
        finally:
            running.terminate()
            try:
                running.wait(timeout=10)
            except subprocess.TimeoutExpired:
                running.kill()


def _wait_for(server: AppServer, running: "subprocess.Popen[bytes]", seconds: float) -> None:
    """Until it is healthy: it loads and warms the model first."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and running.poll() is None:
        try:
            with urllib.request.urlopen(server.url + "/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the app did not start:\n{server.printed()}")
