"""The grids of all heads of the bundled model are seen whole, without scrolling in their box."""

import pytest
from playwright.sync_api import Page, expect

from model import Glass
from tests.browser import driver


@pytest.mark.parametrize(
    ("name", "label"),
    [("residual", "The heads alone"), ("compare", "How much of its attention each head moves")],
)
@pytest.mark.parametrize("width", [1366, 1920])
def test_every_head_is_in_sight(page: Page, mini: Glass, name: str, label: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    driver.visit(page, name, prompt="The cat sat on the", prompt_b="The dog sat on the")
    grid = page.get_by_role("grid", name=label)
    config = mini.model.config
    expect(grid.get_by_role("gridcell")).to_have_count(config.n_layer * config.n_head)
    hidden = grid.evaluate(
        "grid => grid.parentElement.scrollWidth - grid.parentElement.clientWidth"
    )
    assert hidden <= 0
