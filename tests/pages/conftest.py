"""Opens pages without a browser."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from figures.packing import unpack

APP = Path(__file__).parent.parent.parent / "app.py"

OpenPage = Callable[..., AppTest]


@pytest.fixture
def open_page() -> OpenPage:
    """`open_page("attention", prompt="The cat", layer=2)`: the page as a first visitor gets it."""

    def open_it(name: str, **query: Any) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = str(value)
        app.switch_page(f"pages/{name}.py").run()
        assert not app.exception, app.exception[0].message
        return app

    return open_it


def component(app: AppTest, name: str) -> dict[str, Any]:
    """What browser component `name` was given, as it would read it; packed arrays unpacked."""
    for element in app.main:
        proto = getattr(element, "proto", None)
        if getattr(proto, "component_name", "") == f"glass_{name}":
            data = getattr(proto, proto.WhichOneof("data"))
            return unpack(data) if isinstance(data, bytes) else json.loads(data)
    raise AssertionError(f"the page shows no component {name}")
