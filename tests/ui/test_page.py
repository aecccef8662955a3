import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.page import counted, plain

JOINER = "\u2060"


def unescaped(markdown: str) -> str:
    """What Markdown reads: a backslash before ASCII punctuation is not text (CommonMark, 2.4)."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


@given(st.text())
def test_plain_text_is_read_as_it_is(text: str) -> None:
    assert unescaped(plain(text)).replace(JOINER, "") == text.replace(JOINER, "")


@pytest.mark.parametrize("sign", "\\`*_{}[]()#+-.!~$:<>|&^=")
def test_no_sign_of_markdown_stays_one(sign: str) -> None:
    assert plain(sign) == f"\\{sign}"


@pytest.mark.parametrize(
    "text",
    [
        *(":material/home:", ":MATERIAL/home:", ":streamlit:"),
        *("->", "<-", "<->", "--", ">=", "<=", "~="),
        *("http://example.com", "https://example.com", "www.example.com", "me@example.com"),
    ],
)
def test_what_streamlit_rewrites_after_the_escapes_is_kept_apart(text: str) -> None:
    assert text not in unescaped(plain(text))


def test_things_are_counted_in_words() -> None:
    assert counted(1, "token") == "1 token"
    assert counted(0, "token") == "0 tokens"
    assert counted(1234, "token") == "1,234 tokens"
