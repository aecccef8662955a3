"""Opens pages without a browser."""

import json
from collections.abc import Callable
from concurrent.futures import wait
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from figures.packing import unpack
from model.registry import BUNDLED, find
from ui.engine import ENGINE

APP = Path(__file__).parent.parent.parent / "app.py"

OpenPage = Callable[..., AppTest]


@pytest.fixture
def open_page() -> OpenPage:
    """`open_page("attention", prompt="The cat", layer=2)`: the page as a first visitor gets it."""

    def open_it(name: str, **query: Any) -> AppTest:
        model = str(query.get("model", BUNDLED))
        if find(model) is not None:  # or a busy machine may show nothing yet but that it is opening
            wait([ENGINE.library.request(model)])
        app = AppTest.from_file(str(APP), default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = str(value)
        app.switch_page(f"pages/{name}.py").run()
        assert not app.exception, app.exception[0].message
        return app

    return open_it


def component(app: AppTest, name: str, index: int = 0) -> dict[str, Any]:
    """What browser component `name` was given, as it would read it; packed arrays unpacked.

    index: which one, where the page shows several of that name.
    """
    found = []
    for element in app.main:
        proto = getattr(element, "proto", None)
        if getattr(proto, "component_name", "") == f"glass_{name}":
            found.append(getattr(proto, proto.WhichOneof("data")))
    assert len(found) > index, f"the page shows {len(found)} components {name}"
    data = found[index]
    return unpack(data) if isinstance(data, bytes) else json.loads(data)


def figure(app: AppTest, key: str) -> dict[str, Any]:
    """The Plotly figure of that key, as the browser gets it."""
    for element in app.main:
        if element.type == "plotly_chart" and element.proto.id.endswith(key):
            return json.loads(element.proto.spec)
    raise AssertionError(f"no figure {key}")
