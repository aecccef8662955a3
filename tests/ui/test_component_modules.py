"""A browser component is a module that the browser fetches once, by an address of its own."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ui import component_modules
from ui.component_modules import COMPONENT_ROUTES, PARTS, SOURCES, address, module

SHARED = {"common", *(part for parts in PARTS.values() for part in parts)}
COMPONENTS = sorted({file.stem for file in SOURCES.glob("*.js")} - SHARED)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=COMPONENT_ROUTES))


@pytest.mark.parametrize("name", COMPONENTS)
def test_its_address_leads_to_its_script_and_style(client: TestClient, name: str) -> None:
    answer = client.get(address(name))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text == module(name)
    assert (SOURCES / f"{name}.js").read_text(encoding="utf-8") in answer.text
    assert answer.text.count("\nexport default ") == 1


def test_the_address_changes_with_what_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = address("prompt")
    monkeypatch.setattr(component_modules, "module", lambda name: module(name) + "\n// changed")
    assert address("prompt") != before


@pytest.mark.parametrize("name", ["nothing", "%2e%2e%2fpage", "..%2f..%2fapp", "common.css"])
def test_there_is_nothing_else(client: TestClient, name: str) -> None:
    assert client.get(f"{component_modules.ROUTE}/{name}.js").status_code == 404
