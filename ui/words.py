"""How pages say tokens and numbers in sentences and formulas."""

from ui.page import Here, plain


def called(here: Here, index: int) -> str:
    """The token at a position of the prompt, as Markdown: “␣cat” (4)."""
    return f"“{plain(here.trace.tokens[index].label)}” ({index})"


def percent(share: float) -> str:
    """A probability: 12.3%, 1.23%; what would round to nothing or to all says so.

    `percent` in figures/components/common.js writes the same.
    """
    if 0 < share < 0.0001:
        return "<0.01%"
    if 0.9995 <= share < 1:
        return ">99.9%"
    return f"{share:.1%}" if share >= 0.1 else f"{share:.2%}"


def signed(value: float, spec: str) -> str:
    """A number by a format specification, with a true minus: −0.19."""
    return f"{value:{spec}}".replace("-", "−")


def factor(value: float, digits: int = 4) -> str:
    """A number inside a formula (LaTeX), to `digits` decimals: negative ones in brackets."""
    return f"({value:.{digits}f})" if value < 0 else f"{value:.{digits}f}"


def scientific(value: float) -> str:
    """A positive number that may be tiny (LaTeX): 0.1234, or 1.234 times a power of ten."""
    if value == 0 or value >= 1e-3:
        return f"{value:.4f}"
    digits, power = f"{value:.3e}".split("e")
    return rf"{digits} \cdot 10^{{{int(power)}}}"
