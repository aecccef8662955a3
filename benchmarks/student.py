"""One visitor of the attention page, who speaks to the server as a browser does, without the browser.

What goes over the wire is Streamlit's own: protobuf messages over its websocket; and, over HTTP, the
two arrays that the picture fetches, on opening when the page names them, afterwards as soon as a
prompt is submitted.
"""

import asyncio
import gzip
import json
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

PAGE = "attention"
TIMEOUT = 30
"""Seconds after which an answer counts as missing."""
PATIENCE = 0.1
"""Seconds that the page waits for the picture to be drawn, before it is asked for (`common.js`)."""


class Trouble(Exception):
    """The server's answer was not the page that was asked for."""


@dataclass(frozen=True)
class Answer:
    """When what came: seconds since the prompt was due. n_tokens: of the prompt; n_bytes: in all."""

    data: float
    finished: float
    n_tokens: int
    n_bytes: int


@dataclass
class Student:
    """A session. Call `open` once, then `submit` as often as you like, then `close`."""

    url: str
    _socket: ClientConnection | None = None
    _fetchers: list["Fetcher"] = field(default_factory=list)
    _query: str = ""
    _page_hash: str = ""
    _prompt_id: str = ""
    _picture: dict[str, Any] = field(default_factory=dict)
    _cached: deque[str] = field(default_factory=lambda: deque(maxlen=10))

    async def open(self) -> Answer:
        """Connect and see the page with the default prompt."""
        address = urlsplit(self.url)
        self._socket = await connect(
            f"ws://{address.netloc}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
        )
        self._fetchers = [Fetcher(address.hostname or "", address.port or 80) for _ in range(2)]
        return await self._ask(BackMsg(), time.perf_counter())

    async def submit(self, prompt: str, due: float) -> Answer:
        """Press Enter in the prompt bar. due: when, on the clock of `time.perf_counter`."""
        message = BackMsg()
        event = message.rerun_script.widget_states.widgets.add()
        event.id = f"$$STREAMLIT_INTERNAL_KEY_{self._prompt_id}__events"
        event.json_trigger_value = json.dumps([{"event": "prompt", "value": prompt}])
        return await self._ask(message, due, {**self._picture, "prompt": prompt})

    async def close(self) -> None:
        """Leave."""
        for fetcher in self._fetchers:
            fetcher.close()
        if self._socket:
            await self._socket.close()

    async def _ask(
        self, message: BackMsg, due: float, expected: dict[str, Any] | None = None
    ) -> Answer:
        """expected: the picture that will come, as far as it has to be known to fetch its arrays."""
        state = message.rerun_script
        state.query_string = self._query
        state.page_script_hash = self._page_hash
        state.page_name = "" if self._page_hash else PAGE
        state.cached_message_hashes.extend(self._cached)
        async with asyncio.timeout(TIMEOUT):
            assert self._socket
            fetching = asyncio.create_task(self._fetch(expected, due)) if expected else None
            if fetching:
                await asyncio.wait([fetching], timeout=PATIENCE)
            await self._socket.send(message.SerializeToString())
            return await self._answer(due, fetching)

    async def _answer(self, due: float, fetching: "asyncio.Task[Fetched] | None") -> Answer:
        """Read until the script has run; fetch what the picture needs, unless that is under way."""
        assert self._socket
        n_bytes = 0
        trouble = ""
        came = False
        while True:
            raw = await self._socket.recv(decode=False)
            n_bytes += len(raw)
            message = ForwardMsg.FromString(raw)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self._page_hash = message.navigation.page_script_hash
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "delta" and message.delta.new_element.HasField("exception"):
                trouble = message.delta.new_element.exception.message
            elif kind == "delta":
                came = self._see(message) or came
                if came and fetching is None:
                    fetching = asyncio.create_task(self._fetch(self._picture, due))
            elif kind == "script_finished":
                break
        finished = time.perf_counter() - due
        if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            trouble = trouble or f"the script ended with status {message.script_finished}"
        if trouble or fetching is None or not came:
            raise Trouble(trouble or "the page came without its picture")
        fetched = await fetching
        if not self._picture.items() >= fetched.about.items():
            raise Trouble(f"the page is about {self._picture}, not about {fetched.about}")
        return Answer(fetched.seconds, finished, fetched.n_tokens, n_bytes + fetched.n_bytes)

    def _see(self, message: ForwardMsg) -> bool:
        """Note what a browser notes; whether it was the data of the attention picture."""
        if message.metadata.cacheable:
            self._cached.append(message.hash)
        component = message.delta.new_element.bidi_component
        if component.component_name == "glass_prompt":
            self._prompt_id = component.id
        if component.component_name != "glass_attention":
            return False
        self._picture = json.loads(component.json)
        return True

    async def _fetch(self, picture: dict[str, Any], due: float) -> "Fetched":
        """Both arrays at once, as the picture's own script does."""
        about = {name: picture[name] for name in ("model", "prompt", "layer", "head")}
        read = urlencode({name: about[name] for name in ("model", "prompt")})
        paths = (
            f"{picture['heads_url']}?{read}",
            f"{picture['head_url']}?{read}&layer={about['layer']}&head={about['head']}",
        )
        heads, head = await asyncio.gather(
            *(fetcher.get(path) for fetcher, path in zip(self._fetchers, paths, strict=True))
        )
        seconds = time.perf_counter() - due
        n_tokens = check(heads, head, about["prompt"])
        return Fetched(about, seconds, n_tokens, len(heads) + len(head))


@dataclass(frozen=True)
class Fetched:
    """What was fetched (model, prompt, layer, head), when it was there, and how much it was."""

    about: dict[str, Any]
    seconds: float
    n_tokens: int
    n_bytes: int


def check(heads: bytes, head: bytes, prompt: str) -> int:
    """How many tokens both arrays are about. Raises Trouble where they are not about `prompt`."""
    all_heads, one_head = _header(heads), _header(head)
    text = "".join(all_heads["labels"]).replace("␣", " ")
    if text != prompt:
        raise Trouble(f"arrays about “{text}”, not about “{prompt}”")
    if not len(all_heads["labels"]) == all_heads["n_tokens"] == one_head["n_tokens"]:
        raise Trouble(f"arrays of {all_heads['n_tokens']} and of {one_head['n_tokens']} tokens")
    return len(all_heads["labels"])


def _header(body: bytes) -> dict[str, Any]:
    """What packed arrays say of themselves: see `figures/packing.py`."""
    piece = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
    header: dict[str, Any] = json.loads(piece[4 : 4 + int.from_bytes(piece[:4], "little")])
    return header


class Fetcher:
    """A kept-alive HTTP connection: no more of HTTP/1.1 than our own routes need, and so, light."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> bytes:
        """The body, compressed if the server likes. Raises Trouble for any status but 200."""
        try:
            return await self._get(path)
        except (asyncio.IncompleteReadError, ConnectionResetError):
            # The server hangs up on who has been silent for 5 s; a browser, too, then asks again.
            self.close()
            return await self._get(path)
        except BaseException:  # half an answer may be left in it: not to be used again
            self.close()
            raise

    async def _get(self, path: str) -> bytes:
        if self._writer is None or self._writer.is_closing():
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        assert self._reader
        self._writer.write(
            f"GET {path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n"
            "Accept-Encoding: gzip, deflate, br, zstd\r\n\r\n".encode()
        )
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status, *lines = head.strip().split("\r\n")
        headers = {
            name.lower(): value for name, _, value in (line.partition(": ") for line in lines)
        }
        body = await self._reader.readexactly(int(headers["content-length"]))
        if headers.get("connection") == "close":
            self.close()
        if status.split()[1] != "200":
            raise Trouble(f"{path}: {status}")
        return body

    def close(self) -> None:
        """Hang up; the next `get` connects anew."""
        if self._writer:
            self._writer.close()
        self._writer = None
