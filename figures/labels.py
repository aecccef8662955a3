"""Token labels as text on a Plotly figure."""

LONGEST = 20
"""Characters of a label that an axis has room for."""


def literal(label: str) -> str:
    """`label` shortened, and escaped: Plotly would read tags and entities in it as markup."""
    short = label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
