"""Fetching from the hub: a small server of the test's own plays it, the rest is the real thing."""

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from model import hub
from model.hub import Hub

COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILES = {
    "config.json": b'{"model_type": "gpt2"}',
    "model.safetensors": b"w" * 50_000,
    "tokenizer.json": b"{}",
    "pytorch_model.bin": b"a pickle that nobody asks for",
    "onnx/model.onnx": b"x",
}


class Handler(BaseHTTPRequestHandler):
    """The answers that `huggingface_hub` needs for one model called tiny."""

    asked: list[str]

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, body: bool) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        path = self.path.partition("?")[0]
        if path.startswith("/api/models/tiny/tree/"):
            listed = [
                {"type": "file", "path": name, "size": len(data), "oid": f"{len(data):040x}"}
                for name, data in FILES.items()
            ]
            self._send(json.dumps(listed).encode(), body)
        elif path.startswith("/api/models/tiny"):
            siblings = [{"rfilename": name} for name in FILES]
            info = {"id": "tiny", "modelId": "tiny", "sha": COMMIT, "siblings": siblings}
            self._send(json.dumps(info).encode(), body)
        elif path.startswith(f"/tiny/resolve/{COMMIT}/"):
            name = path.removeprefix(f"/tiny/resolve/{COMMIT}/")
            self._send(FILES[name], body, {"ETag": f'"{len(FILES[name]):040x}"'})
        else:
            self.send_response(404)
            self.send_header("X-Error-Code", "RepoNotFound")
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _send(self, data: bytes, body: bool, headers: dict[str, str] | None = None) -> None:
        self.send_response(200)
        for name, value in {"X-Repo-Commit": COMMIT, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if body:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Not on the test's output."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("GLASS_HUB", "tiny,nobody/nothing")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    yield server
    server.shutdown()
    server.server_close()


def test_fetches_what_is_needed_and_nothing_else(
    server: ThreadingHTTPServer, tmp_path: Path
) -> None:
    download = Hub().fetch("tiny")
    assert download.done.wait(60)
    assert download.error is None
    assert download.total == sum(len(data) for name, data in FILES.items() if name in hub.FILES)
    assert download.n_bytes == download.total
    kept = hub.folder("tiny")
    assert kept is not None
    assert {path.name for path in kept.iterdir()} == set(FILES) & set(hub.FILES)
    assert (kept / "model.safetensors").read_bytes() == FILES["model.safetensors"]
    asked = " ".join(server.asked)  # type: ignore[attr-defined]
    assert "pytorch_model.bin" not in asked and "onnx" not in asked


def test_whoever_asks_meanwhile_joins(server: ThreadingHTTPServer) -> None:
    hub_of_all = Hub()
    first = hub_of_all.fetch("tiny")
    assert hub_of_all.fetch("tiny") is first is hub_of_all.download("tiny")
    assert first.done.wait(60)
    assert hub_of_all.fetch("tiny") is first  # done: nothing is fetched anew


def test_says_that_there_is_no_such_model(server: ThreadingHTTPServer) -> None:
    hub_of_all = Hub()
    failed = hub_of_all.fetch("nobody/nothing")
    assert failed.done.wait(60)
    assert failed.error == (
        "nobody/nothing could not be fetched: the hub has no public model of that name."
    )
    again = hub_of_all.fetch("nobody/nothing")
    assert again is not failed  # a failure is tried anew
    assert again.done.wait(60)


def test_refuses_what_is_too_large(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "MOST_BYTES", 10_000)
    failed = Hub().fetch("tiny")
    assert failed.done.wait(60)
    assert "its files have 0.0 GB, and at most 0.0 GB are fetched" in str(failed.error)
    assert hub.folder("tiny") is None


def test_says_that_there_is_no_network(server: ThreadingHTTPServer) -> None:
    os.environ["HF_ENDPOINT"] = "http://127.0.0.1:9"  # nobody listens; undone by the fixture
    failed = Hub().fetch("tiny")
    assert failed.done.wait(60)
    assert failed.error == (
        "tiny could not be fetched: the hub cannot be reached; there seems to be no network."
    )


def test_a_hub_that_does_not_answer_is_not_waited_for(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "hangs.py"
    script.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(hub, "LISTING_SECONDS", 0.3)
    failed = Hub(script).fetch("tiny")
    assert failed.done.wait(20)
    assert "did not answer in time" in str(failed.error)


def test_only_what_the_owner_allows_is_asked_for(server: ThreadingHTTPServer) -> None:
    with pytest.raises(ValueError, match="not among the models that may be fetched"):
        Hub().fetch("someone/else")
    assert not server.asked  # type: ignore[attr-defined]
