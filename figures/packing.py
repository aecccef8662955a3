"""Arrays as bytes for the browser: no JSON lists, no copies, one piece.

Layout: the length of the header as little-endian uint32; the header, UTF-8 JSON; the arrays, each at an offset
that is a multiple of 8. The header lists them under "arrays" (name, dtype, shape, offset in bytes
from the start). `unpack` in components/common.js reads it.
"""

import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

DTYPES = {"float32", "int32", "uint8"}


def pack(header: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> bytes:
    """`header` (JSON) and `arrays` (float32, int32 or uint8) in one piece.

    Raises ValueError for an array of another type.
    """
    listing: list[dict[str, Any]] = []
    for name, array in arrays.items():
        if array.dtype.name not in DTYPES:
            raise ValueError(f"{name} is {array.dtype.name}; the browser reads {sorted(DTYPES)}")
        listing.append({"name": name, "dtype": array.dtype.name, "shape": list(array.shape)})
    # Offsets stand in the header and depend on its length: fixed-width numbers break the circle.
    for entry in listing:
        entry["offset"] = 10**9
    room = len(json.dumps({**header, "arrays": listing}).encode())
    offset = _aligned(4 + room)
    for entry, array in zip(listing, arrays.values(), strict=True):
        entry["offset"] = offset
        offset = _aligned(offset + array.nbytes)
    text = json.dumps({**header, "arrays": listing}).encode().ljust(room)
    piece = bytearray(offset)
    piece[:4] = len(text).to_bytes(4, "little")
    piece[4 : 4 + len(text)] = text
    for entry, array in zip(listing, arrays.values(), strict=True):
        start = entry["offset"]
        piece[start : start + array.nbytes] = np.ascontiguousarray(array).tobytes()
    return bytes(piece)


def unpack(piece: bytes) -> dict[str, Any]:
    """The header of a packed piece, with each array it names put in under its name."""
    length = int.from_bytes(piece[:4], "little")
    header: dict[str, Any] = json.loads(piece[4 : 4 + length])
    for entry in header["arrays"]:
        count = math.prod(entry["shape"])
        array = np.frombuffer(piece, entry["dtype"], count, entry["offset"])
        header[entry["name"]] = array.reshape(entry["shape"])
    return header


def _aligned(offset: int) -> int:
    return -(-offset // 8) * 8
