"""The browser's side of figures/packing.py, in a real browser."""

import base64
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser

from figures.packing import pack

COMMON = Path(__file__).parents[2] / "figures" / "components" / "common.js"


def test_common_js_reads_what_python_packs(browser: Browser) -> None:
    rng = np.random.default_rng(0)
    arrays = {
        "weights": rng.standard_normal((3, 5)).astype(np.float32),
        "ids": np.array([-1, 0, 2**31 - 1], np.int32),
        "shades": np.arange(7, dtype=np.uint8),
        "none": np.zeros((0, 4), np.float32),
    }
    piece = base64.b64encode(pack({"title": "Zoë ␣"}, arrays)).decode()
    page = browser.new_page()
    page.add_script_tag(content=COMMON.read_text(encoding="utf-8"))
    # Streamlit hands bytes over as a view that starts at any offset into a larger buffer.
    read = page.evaluate(
        """([piece, names]) => {
          const bytes = Uint8Array.from(atob(piece), (c) => c.charCodeAt(0));
          const shifted = new Uint8Array(bytes.length + 3);
          shifted.set(bytes, 3);
          return [bytes.buffer, shifted.subarray(3)].map((source) => {
            const header = unpack(source);
            return [header.title, names.map((n) => [header[n].constructor.name, [...header[n]]])];
          });
        }""",
        [piece, list(arrays)],
    )
    page.close()
    kinds = {"float32": "Float32Array", "int32": "Int32Array", "uint8": "Uint8Array"}
    expected = [[kinds[a.dtype.name], a.flatten().tolist()] for a in arrays.values()]
    assert read == [["Zoë ␣", expected]] * 2
