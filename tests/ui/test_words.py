import pytest

from ui.words import factor, percent, scientific, signed


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0.00%"),
        (1e-9, "<0.01%"),
        (0.0006, "0.06%"),
        (0.0123, "1.23%"),
        (0.1234, "12.3%"),
        (0.9999, ">99.9%"),
        (1.0, "100.0%"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_all(share: float, text: str) -> None:
    assert percent(share) == text


def test_numbers_in_formulas() -> None:
    assert factor(-1.5) == "(-1.5000)"
    assert factor(1.5) == "1.5000"
    assert signed(-0.187, "+.2f") == "−0.19"
    assert signed(0.187, "+.2f") == "+0.19"
    assert scientific(0.25) == "0.2500"
    assert scientific(0) == "0.0000"
    assert scientific(1.234e-7) == r"1.234 \cdot 10^{-7}"
