"""Tokens: what the text is cut into, how, and how other vocabularies cut it."""

import streamlit as st

from figures.merge_replay import merge_steps, replay_data
from figures.vocabularies import characters_per_token
from model import vocabularies
from model.bpe import replay
from model.characters import broken_characters
from model.tokenizer import visible
from model.vocabularies import FETCHED, SHIPPED, Reading, VocabularyError
from ui import session
from ui.components import mount
from ui.controls import chart, table, token_strip
from ui.page import counted, open_page, plain
from ui.vocabularies import NEWER

here = open_page("tokens")
tokenizer = here.glass.tokenizer
tokens = here.trace.tokens
prompt = here.view.prompt
own = vocabularies.read(tokenizer, prompt)
pieces = replay(tokenizer, prompt)


def answer() -> None:
    """What this prompt is to the model."""
    if not own.tokens:
        st.markdown(
            "Numbers. A text is cut into **tokens**, and each has a number. Your prompt is empty: the "
            f"model reads the one token that a text begins with, number {tokens[0].id}."
        )
        return
    if tokenizer.by_character:
        st.markdown(
            f"Numbers. In this model's vocabulary every character is a **token**: your text of "
            f"{counted(own.n_characters, 'character')} becomes **{counted(len(tokens), 'token')}**. "
            f"Each is one of {tokenizer.n_vocab:,} numbers, and the model never sees a letter: to it, "
            f"“{plain(tokens[-1].label)}” is {tokens[-1].id}."
        )
        return
    st.markdown(
        f"Numbers. Your text of {counted(own.n_characters, 'character')} becomes "
        f"**{counted(len(tokens), 'token')}**: stretches that were frequent where the vocabulary was "
        f"learned, or else single bytes. Each is one of {tokenizer.n_vocab:,} numbers, and the model "
        f"never sees a letter: to it, “{plain(tokens[-1].label)}” is {tokens[-1].id}."
    )


@st.fragment
def chips() -> None:
    """Every token with its number and bytes; the chosen one in words."""
    position = token_strip(
        here,
        "The tokens of the prompt. Below each: its number, and its bytes in hexadecimal. ␣ is a space.",
        notes=[f"{token.id}\n{_bytes_in_short(token.bytes)}" for token in tokens],
        large=True,
    )
    token = tokens[position]
    what = "a mark of its own, with no text" if token.special else _in_bytes(token.bytes)
    st.markdown(f"Position {position}: token **{token.id}**, “{plain(token.label)}”, is {what}.")
    table(
        "The tokens as a table",
        {
            "position": range(len(tokens)),
            "token": [token.label for token in tokens],
            "number": [token.id for token in tokens],
            "bytes": [token.bytes.hex(" ").upper() for token in tokens],
        },
    )


def broken() -> None:
    """The characters that are several tokens each."""
    if tokens[0].special:
        return
    found = broken_characters(tokens)
    st.subheader("One character, several tokens", anchor=False)
    if not found:
        several = [token for token in tokens if len(token.bytes) > len(token.text)]
        st.markdown(
            "Every character of this prompt lies within one token. "
            + (
                f"Some take several bytes all the same: “{plain(several[0].label)}” is "
                f"{several[0].bytes.hex(' ').upper()}."
                if several
                else "Each is one byte. A rare letter or an emoji takes up to four bytes, and often "
                "as many tokens: try one of the prompts below."
            )
        )
        return
    first = found[0]
    st.markdown(
        f"Text reaches the model as bytes (UTF-8), and a rare character is not one token but several. "
        f"“{plain(visible(first.bytes))}” ({plain(first.code_point)}) is {len(first.bytes)} bytes, "
        f"{first.bytes.hex(' ').upper()}, spread over {first.n_tokens} tokens; the signs ‹ › above "
        "stand for bytes that are no character by themselves. Nothing is ever unknown to such a "
        "vocabulary: all 256 bytes are tokens."
    )
    table(
        f"All {len(found)} characters that lie in several tokens"
        if len(found) > 1
        else "The character that lies in several tokens",
        {
            "character": [visible(character.bytes) for character in found],
            "Unicode": [character.code_point for character in found],
            "bytes": [character.bytes.hex(" ").upper() for character in found],
            "tokens": [
                " ".join(str(token.id) for token in tokens[character.first : character.last + 1])
                for character in found
            ],
        },
    )


@st.fragment
def merges() -> None:
    """The replay: from bytes to tokens."""
    st.subheader("How the text became tokens", anchor=False)
    if tokenizer.by_character:
        st.markdown(
            "Character by character, looked up in a table: there is nothing to merge. Such a vocabulary "
            f"is small, {tokenizer.n_vocab:,} tokens, but texts become long, a character that is not "
            "in it cannot be read at all, and the model has to learn first which letters make a word."
        )
        return
    if not pieces:
        st.markdown("There is no text to merge. Type something above.")
        return
    number = "; it is also the number of the token" if tokenizer.numbered_by_rank else ""
    st.markdown(
        "The text is first cut into pieces: words with the space before them, "
        f"{'single digits' if len(tokenizer.pieces('12')) > 1 else 'numbers'}, punctuation. "
        "Each piece starts as single bytes. Then the two neighbours whose pair has the **lowest rank** "
        "become one, again and again. The rank is the order in which the pairs were learned, the most "
        f"frequent first{number}. Between two parts stands the rank of "
        "their pair, – where the pair is no token."
    )
    key = "tokens.replay"
    mount(
        "merge_replay",
        {"pieces": replay_data(pieces, tokenizer), "step": here.view.step},
        key=key,
        on_step_change=lambda: session.update(step=st.session_state[key].step),
    )


@st.fragment
def compare() -> None:
    """The same text under other vocabularies."""
    st.subheader("The same text in other vocabularies", anchor=False)
    others = [vocabularies.shipped(vocabulary.name) for vocabulary in SHIPPED]
    others = [other for other in others if other.ranks != tokenizer.ranks]  # this very one
    readings = [own] + [vocabularies.read(other, prompt) for other in others]
    chosen = st.pills(
        "Newer ones, from this machine or over the network",
        [v.name for v in FETCHED],
        selection_mode="multi",
        key="tokens.newer",
    )
    for name in chosen:
        _add(name, readings)
    if not own.tokens:
        st.markdown("An empty text has no tokens in any of them.")
        return
    _say(readings)
    used_by = {v.name: v.used_by for v in SHIPPED + FETCHED} | {own.vocabulary: "this model"}
    chart(
        characters_per_token(readings, here.style),
        "tokens.per_token",
        "Characters a token. "
        + "; ".join(f"{r.vocabulary}: {r.characters_per_token:.2f}" for r in readings),
    )
    mount(
        "token_rows",
        {
            "rows": [
                {
                    "name": f"{reading.vocabulary} ({used_by[reading.vocabulary]})",
                    "note": f"{counted(len(reading.tokens), 'token')} of a vocabulary of {reading.n_vocab:,}; "
                    f"{reading.characters_per_token:.2f} characters a token",
                    "tokens": [[token.label, token.id] for token in reading.tokens],
                }
                for reading in readings
            ]
        },
        key="tokens.rows",
    )


def _add(name: str, readings: list[Reading]) -> None:
    """Read the prompt with a newer vocabulary, or say why that cannot be."""
    try:
        with st.spinner(f"Looking for {name} …"):
            readings.append(vocabularies.read(NEWER.get(name), prompt))
    except VocabularyError as error:
        st.info(f"{plain(str(error))} The others need no network.", icon=":material/cloud_off:")
        st.button(
            f"Try {name} again",
            key=f"tokens.again.{name}",
            on_click=NEWER.forget_failure,
            args=(name,),
        )


def _say(readings: list[Reading]) -> None:
    fewest = min(readings, key=lambda reading: len(reading.tokens))
    most = max(readings, key=lambda reading: len(reading.tokens))
    if len(readings) == 1:
        said = f"This is the vocabulary of {SHIPPED[0].used_by}; choose a newer one to compare it with."
    elif len(fewest.tokens) == len(most.tokens):
        said = f"All of them need {counted(len(fewest.tokens), 'token')} for this text."
    else:
        said = (
            f"{plain(fewest.vocabulary)} needs {counted(len(fewest.tokens), 'token')} for this text, "
            f"{plain(most.vocabulary)} {len(most.tokens)}."
        )
    st.markdown(
        f"{said} A larger vocabulary holds longer stretches, and costs a row of the embedding for "
        "each; and it does best on text like the one it was learned from."
    )


def arithmetic() -> None:
    """Every merge in numbers, and characters a token."""
    if not here.arithmetic("Every merge, and how many characters a token"):
        return
    if not own.tokens:
        st.markdown("Nothing to merge, and nothing to divide by.")
        return
    ratio = own.n_characters / len(own.tokens)
    st.latex(
        rf"\frac{{\text{{{counted(own.n_characters, 'character')}}}}}"
        rf"{{\text{{{counted(len(own.tokens), 'token')}}}}}"
        rf" = {ratio:.2f}\ \text{{characters a token}}"
    )
    rows = [(piece, merge) for piece in pieces for merge in piece.merges]
    if not rows:
        st.markdown("No two neighbours form a token: there is nothing to merge.")
        return
    st.markdown(f"{counted(merge_steps(pieces), 'merge')}, in the order of the replay:")
    st.dataframe(
        {
            "piece": [visible(piece.bytes) for piece, _ in rows],
            "left": [visible(merge.left) for _, merge in rows],
            "right": [visible(merge.right) for _, merge in rows],
            "becomes": [visible(merge.merged) for _, merge in rows],
            "rank": [merge.rank for _, merge in rows],
        },
        hide_index=True,
    )


def _bytes_in_short(data: bytes, most: int = 6) -> str:
    """Hexadecimal, of long tokens only the beginning."""
    return data[:most].hex(" ").upper() + (" …" if len(data) > most else "")


def _in_bytes(data: bytes) -> str:
    return f"{counted(len(data), 'byte')}, {data.hex(' ').upper()}"


answer()
chips()
broken()
merges()
compare()
arithmetic()
here.in_code()
here.look_closer(
    (
        "An emoji is four bytes: how many tokens, here and in GPT-2's vocabulary?",
        {"prompt": "I saw a fox 🦊 and a crane 🐦 today.", "token": -1, "step": 0},
    ),
    (
        "One word, with and without a space or capitals: how many different tokens?",
        {"prompt": "little Little LITTLE  little", "token": 0, "step": 0},
    ),
    (
        "Another language: how many characters a token now?",
        {"prompt": "Ein Mädchen ging über die Brücke nach Hause.", "token": -1, "step": 0},
    ),
)
here.close()
