"""The view goes into the address and comes back; what cannot be is mended, and said."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Sampling
from model.gpt import GPTConfig
from ui.view import LAST, MAX_PROMPT_CHARACTERS, SAME, View, position

CONFIG = GPTConfig(vocab_size=50, n_ctx=16, n_embd=8, n_layer=3, n_head=2)
PLACE = st.integers(0, 10_000)

samplings = st.builds(
    Sampling,
    temperature=st.sampled_from([0.0, 0.7, 1.0, 5.0]),
    top_k=st.integers(0, 1000),
    top_p=st.sampled_from([0.0, 0.05, 0.95, 1.0]),
    min_p=st.sampled_from([0.0, 0.1, 1.0]),
    repetition_penalty=st.sampled_from([0.5, 1.0, 1.3, 2.0]),
    presence_penalty=st.sampled_from([-2.0, 0.0, 0.25]),
    frequency_penalty=st.sampled_from([-0.5, 0.0, 2.0]),
)
views = st.builds(
    View,
    model=st.text(),
    prompt=st.text(max_size=300),
    layer=PLACE,
    head=PLACE,
    token=PLACE | st.just(LAST),
    other=PLACE | st.just(LAST),
    neuron=PLACE | st.just(-1),
    station=PLACE | st.just(LAST),
    target=PLACE | st.just(-1),
    causal=st.booleans(),
    step=PLACE,
    written=PLACE,
    seed=st.integers(0, 2**32 - 1),
    sampling=samplings,
    picks=st.dictionaries(PLACE, PLACE, max_size=4).map(lambda picks: tuple(sorted(picks.items()))),
    prompt_b=st.none() | st.text(max_size=300),
    model_b=st.none() | st.text(),
    layer_b=PLACE | st.just(SAME),
    head_b=PLACE | st.just(SAME),
)


@given(views)
def test_comes_back_from_its_address(view: View) -> None:
    assert View.from_query(view.to_query()) == (view, [])


@given(st.dictionaries(st.sampled_from([f.name for f in fields(View)]), st.text(), max_size=5))
def test_reads_any_query_string(query: dict[str, str]) -> None:
    view, _ = View.from_query(query)
    again, notices = View.from_query(view.to_query())
    assert again == view
    assert notices == []


def test_leaves_out_what_has_its_default_but_for_the_prompt() -> None:
    assert View(prompt="Hi").to_query() == {"prompt": "Hi"}
    view = View(prompt="", causal=False, sampling=Sampling(temperature=0))
    assert view.to_query() == {"prompt": "", "mask": "off", "temperature": "0"}


def test_an_empty_second_prompt_is_not_none() -> None:
    assert View(prompt="Hi", prompt_b="").to_query() == {"prompt": "Hi", "prompt_b": ""}


@pytest.mark.parametrize(
    ("query", "expected", "said"),
    [
        ({"layer": "two"}, View(), "layer “two”, which is no number: using 0"),
        ({"layer": "1.5"}, View(), "layer “1.5”, which is no number: using 0"),
        ({"layer": ""}, View(), "layer “”, which is no number: using 0"),
        ({"head": "-3"}, View(head=0), "head -3: the nearest possible is 0"),
        ({"seed": str(2**32)}, View(seed=2**32 - 1), f"the nearest possible is {2**32 - 1}"),
        ({"temperature": "nan"}, View(), "temperature “nan”, which is no number: using 1.0"),
        ({"temperature": "inf"}, View(sampling=Sampling(temperature=5.0)), "possible is 5.0"),
        ({"top_p": "7"}, View(sampling=Sampling(top_p=1.0)), "top_p 7: the nearest possible is 1"),
        ({"mask": "maybe"}, View(), "mask"),
        ({"picks": "1:2:3"}, View(), "in a form that cannot be read"),
        ({"picks": "0:-1"}, View(), "in a form that cannot be read"),
        ({"picks": "a"}, View(), "in a form that cannot be read"),
    ],
    ids=str,
)
def test_mends_what_cannot_be(query: dict[str, str], expected: View, said: str) -> None:
    view, notices = View.from_query(query)
    assert view == expected
    assert len(notices) == 1
    assert said in notices[0]


def test_takes_digits_of_any_length() -> None:
    view, notices = View.from_query({"layer": "9" * 5000})
    assert view.layer in {0, 10**4}
    assert len(notices) == 1
    assert len(notices[0]) < 200


def test_bounds_the_prompt() -> None:
    long = "x" * (MAX_PROMPT_CHARACTERS + 5)
    view, _ = View.from_query({"prompt": long, "prompt_b": long})
    assert view.prompt == view.prompt_b == "x" * MAX_PROMPT_CHARACTERS


def test_ignores_names_it_does_not_know() -> None:
    assert View.from_query({"utm_source": "mail"}) == (View(), [])


def test_fits_a_smaller_model_and_a_shorter_prompt() -> None:
    view = View(layer=9, head=9, token=9, other=9)
    fitted, notices = view.fitted(CONFIG, n_tokens=4)
    assert (fitted.layer, fitted.head, fitted.token, fitted.other) == (2, 1, 3, 3)
    assert len(notices) == 4
    assert fitted.fitted(CONFIG, n_tokens=4) == (fitted, [])


def test_the_last_token_is_the_last_of_any_prompt() -> None:
    assert View().fitted(CONFIG, n_tokens=1) == (View(), [])
    assert position(LAST, 7) == 6
    assert position(3, 7) == 3


def test_side_b_fits_its_own_model() -> None:
    fitted, notices = View(layer=9, layer_b=9, head_b=2).fitted_b(CONFIG)
    assert (fitted.layer, fitted.layer_b, fitted.head_b) == (9, 2, 1)
    assert len(notices) == 2
    assert View(layer=9).fitted_b(CONFIG) == (View(layer=9), [])
