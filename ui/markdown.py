"""Text of users and models inside Markdown, as it is."""

import re

_REWRITTEN = re.compile(
    r"(?<=:)(?=material/|streamlit:)|(?<=<)(?=[-=])|(?<=-)(?=[->])|(?<=[>~])(?==)"
    r"|(?<=://)|(?<=www)(?=\.)|(?<=@)",
    re.IGNORECASE,
)
"""Inside what Streamlit turns into icons, arrows and links, escaped or not."""


def plain(text: str) -> str:
    """`text` with Markdown's signs escaped, so that it is shown as it is.

    Some of what Streamlit makes of text it makes after the escapes are gone. There a word joiner
    (U+2060, of no width) keeps the signs apart.
    """
    return re.sub(r"([\\`*_{}\[\]()#+\-.!~$:<>|&^=])", r"\\\1", _REWRITTEN.sub("\u2060", text))
