"""Arrays go to the browser as bytes and arrive as they were."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.packing import pack, unpack

arrays = st.tuples(
    st.sampled_from([np.float32, np.int32, np.uint8]),
    st.lists(st.integers(0, 4), max_size=3),
    st.integers(0, 2**32 - 1),
).map(
    lambda drawn: np.random.default_rng(drawn[2]).integers(0, 200, size=drawn[1]).astype(drawn[0])
)
names = st.text(min_size=1).map(lambda text: f"array {text}")  # apart from the header's own


@given(
    st.dictionaries(st.sampled_from(["title", "layer"]), st.text() | st.integers()),
    st.dictionaries(names, arrays, max_size=4),
)
def test_comes_back_as_it_was(
    header: dict[str, str | int], contents: dict[str, np.ndarray]
) -> None:
    back = unpack(pack(header, contents))
    assert {key: back[key] for key in header} == header
    for name, array in contents.items():
        assert back[name].dtype == array.dtype
        np.testing.assert_array_equal(back[name], array)


def test_has_the_documented_layout() -> None:
    """Read byte by byte, as the browser does, without our own `unpack`."""
    numbers = np.array([[1.5, -2.0]], np.float32)
    piece = pack({"says": "é␣"}, {"odd": np.array([7, 8, 9], np.uint8), "numbers": numbers})
    length = int.from_bytes(piece[:4], "little")
    header = json.loads(piece[4 : 4 + length].decode("utf-8"))
    odd, listed = header["arrays"]
    assert header["says"] == "é␣"
    assert (odd["name"], odd["dtype"], odd["shape"]) == ("odd", "uint8", [3])
    assert (listed["dtype"], listed["shape"]) == ("float32", [1, 2])
    assert odd["offset"] % 8 == listed["offset"] % 8 == 0  # typed arrays need aligned bytes
    assert piece[odd["offset"] : odd["offset"] + 3] == b"\x07\x08\x09"
    assert piece[listed["offset"] : listed["offset"] + 8] == bytes.fromhex("0000c03f000000c0")


def test_takes_slices_and_transposes() -> None:
    array = np.arange(12, dtype=np.int32).reshape(3, 4)
    np.testing.assert_array_equal(unpack(pack({}, {"a": array[:, ::2].T}))["a"], array[:, ::2].T)


def test_refuses_types_that_the_browser_does_not_read() -> None:
    with pytest.raises(ValueError, match="halves is float16"):
        pack({}, {"halves": np.zeros(2, np.float16)})
