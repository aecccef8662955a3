"""The Tokens page shows what the tokenizer says of this prompt."""

import itertools
from typing import Any

import pytest

from model import Glass
from model.vocabularies import Fetched, shipped
from tests.pages.conftest import OpenPage, component

PROMPT = "Lily saw 🦊, naïve <b>x</b> 1234"


def test_every_token_has_its_number_and_bytes(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("tokens", prompt=PROMPT, token=2)
    ids = mini.tokenizer.encoding.encode_ordinary(PROMPT)
    strip = component(app, "token_strip")
    assert [token["id"] for token in strip["tokens"]] == ids
    assert strip["selected"] == 2
    shown = app.dataframe[0].value
    assert shown["number"].tolist() == ids
    assert b"".join(map(bytes.fromhex, shown["bytes"])) == PROMPT.encode()


def test_the_replay_ends_in_the_tokens(open_page: OpenPage, mini: Glass) -> None:
    """Played as the browser plays it: each merge joins two parts and tells the new pairs' ranks."""
    app = open_page("tokens", prompt=PROMPT)
    ids = []
    for piece in component(app, "merge_replay")["pieces"]:
        parts = [(bytes.fromhex(code), id) for _, code, id in piece["parts"]]
        pairs = list(piece["pairs"])
        for at, rank, _, before, after in piece["merges"]:
            assert rank == min(pair for pair in pairs if pair is not None) == pairs[at]
            parts[at : at + 2] = [(parts[at][0] + parts[at + 1][0], rank)]
            del pairs[at]
            if at > 0:
                pairs[at - 1] = before
            if at < len(pairs):
                pairs[at] = after
            assert mini.tokenizer.token(rank).bytes == parts[at][0]
        assert not [pair for pair in pairs if pair is not None]
        for (left, _), (right, _) in itertools.pairwise(parts):
            assert len(mini.tokenizer.encoding._encode_single_piece(left + right)) > 1
        ids += [id for _, id in parts]
    assert tuple(ids) == mini.prompt(PROMPT).ids


def test_other_vocabularies_read_the_same_text(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("tokens", prompt=PROMPT)
    own, gpt2 = component(app, "token_rows")["rows"]
    assert [id for _, id in own["tokens"]] == list(mini.prompt(PROMPT).ids)
    expected = shipped("gpt2").encoding.encode_ordinary(PROMPT)
    assert [id for _, id in gpt2["tokens"]] == expected
    assert f"{len(PROMPT) / len(expected):.2f} characters a token" in gpt2["note"]


def test_the_broken_character_is_named(open_page: OpenPage) -> None:
    app = open_page("tokens", prompt=PROMPT)
    said = next(m.value for m in app.markdown if "UTF-8" in m.value)
    assert "🦊" in said
    assert "F0 9F A6 8A" in said


def test_the_arithmetic_lists_every_merge(open_page: OpenPage, mini: Glass) -> None:
    app = open_page("tokens", prompt="Lily loved")
    app.toggle(key="tokens.arithmetic").set_value(True).run()
    ids = mini.prompt("Lily loved").ids
    assert f"{10 / len(ids):.2f}" in app.latex[0].value
    merges = app.dataframe[-1].value
    # n bytes become k tokens in n - k merges.
    assert len(merges) == 10 - len(ids)
    assert set(merges["becomes"]) >= {mini.tokenizer.token(id).label for id in ids if id > 255}


def test_a_vocabulary_out_of_reach_is_a_sentence(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    tries = tmp_path / "tries"
    script = tmp_path / "fetch.py"
    script.write_text(f"open({str(tries)!r}, 'a').write('x'); raise SystemExit(1)")
    monkeypatch.setattr("ui.vocabularies.NEWER", Fetched(seconds=30, fetcher=script))
    app = open_page("tokens", prompt=PROMPT)
    assert not tries.exists()  # nothing is looked for unasked
    app.button_group(key="tokens.newer").set_value(["cl100k_base"]).run()
    assert not app.exception
    assert "not on this machine" in app.info[0].value
    app.run()
    assert tries.read_text() == "x"
    app.button(key="tokens.again.cl100k_base").click().run()
    assert tries.read_text() == "xx"


def test_an_empty_prompt_has_nothing_to_divide_by(open_page: OpenPage) -> None:
    app = open_page("tokens", prompt="")
    app.toggle(key="tokens.arithmetic").set_value(True).run()
    assert not app.exception
    assert any("no tokens in any of them" in m.value for m in app.markdown)
