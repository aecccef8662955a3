"""The skeleton that every page has.

here = open_page("attention")         # title, prompt bar; the view, the model, this prompt's trace
here.compute(surprisal)               # anything that is computed from the trace, by the engine
...                                   # the answer, the picture and its controls
if here.arithmetic("One cell"): ...   # the numbers behind one value
here.in_code(layer=2, head=5)         # the PyTorch that computes it, with these values
here.look_closer(("Try this", {"layer": 3}))
here.close()                          # previous and next

A fragment may run again without the rest of the page: it asks `here.view`, `here.token` and
`here.other` anew for what is chosen now. Model, prompt and trace stay those of the page.
"""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar
from weakref import ReferenceType, ref

import streamlit as st

from figures.style import Style, of
from model import Glass, Trace, hub
from model.registry import BUNDLED, find
from ui import session
from ui.engine import ENGINE
from ui.journey import STOPS, Stop, page_of, stop
from ui.markdown import plain
from ui.opening import opened_soon, say_why_not
from ui.prompt_bar import fit_prompt, prompt_bar
from ui.view import View, position

__all__ = ["Here", "counted", "open_page", "plain"]  # what pages write with comes from here

Result = TypeVar("Result")

ASSETS = Path(__file__).parent.parent / "assets"
SNIPPETS = ASSETS / "snippets"
STYLES = f"<style>{(ASSETS / 'styles' / 'page.css').read_text(encoding='utf-8')}</style>"


@dataclass(frozen=True)
class Here:
    """Where a page stands: its place among the pages, the model, and the trace of this prompt."""

    stop: Stop
    model: str
    prompt: str
    traced: ReferenceType[Trace]
    style: Style

    @property
    def glass(self) -> Glass:
        """The model. The library keeps it, not this, as the engine keeps the trace (see there)."""
        return ENGINE.glass(self.model)

    @property
    def trace(self) -> Trace:
        """The trace of this prompt.

        The engine keeps it, not this: Streamlit holds what fragments refer to in cycles, and a
        trace would stay until the next full garbage collection, long after the engine let it go.
        """
        trace = self.traced()
        return ENGINE.trace(self.model, self.prompt) if trace is None else trace

    @property
    def view(self) -> View:
        """The view as it is now (a fragment may have changed it)."""
        return session.view()

    @property
    def token(self) -> int:
        """The chosen position, from 0."""
        return position(self.view.token, self.trace.n_tokens)

    @property
    def other(self) -> int:
        """The chosen second position, from 0."""
        return position(self.view.other, self.trace.n_tokens)

    def compute(
        self, function: Callable[..., Result], *args: Hashable, causal: bool = True
    ) -> Result:
        """`function(trace, *args)`, computed by the engine once for everybody.

        causal=False: of the trace with the mask off.
        """
        return ENGINE.compute(function, self.model, self.prompt, *args, causal=causal)

    def prepare(self, function: Callable[..., object], *args: Hashable) -> None:
        """Have computed what `compute` will be asked for below, while the page comes to it."""
        ENGINE.prepare(function, self.model, self.prompt, *args)

    def compute_on_model(self, function: Callable[..., Result], *args: Hashable) -> Result:
        """`function(gpt, *args)`, computed by the engine once for everybody."""
        return ENGINE.compute_on_model(function, self.model, *args)

    def arithmetic(self, caption: str) -> bool:
        """The switch "Show the arithmetic"; true where it is on. `caption` says of what."""
        st.subheader("Show the arithmetic", anchor=False)
        return st.toggle(caption, key=f"{self.stop.name}.arithmetic")

    def in_code(self, **values: object) -> None:
        """The page's snippet with `values` put in for the names it assigns at its top.

        The prompt and the model are put in by themselves. The code is sent when it is opened, not
        with every prompt. Raises ValueError for a name that the snippet does not assign.
        """
        expander = st.expander(
            "In code", icon=":material/code:", key=f"{self.stop.name}.code", on_change="rerun"
        )
        if expander.open:
            expander.code(self._snippet(values), language="python", wrap_lines=True)

    def _snippet(self, values: dict[str, object]) -> str:
        source = (SNIPPETS / f"{self.stop.name}.py").read_text(encoding="utf-8")
        source = source.replace(f'load("{BUNDLED}")', f"load({self.view.model!r})")
        for name, value in {"prompt": self.view.prompt, **values}.items():
            # Split and joined, not re.sub: a prompt may hold what a replacement would interpret.
            before, after = re.split(rf"^{name} = .*$", source, maxsplit=1, flags=re.M)
            source = f"{before}{name} = {value!r}{after}"
        return source

    def look_closer(self, *tries: tuple[str, dict[str, Any]]) -> None:
        """Things to try: a sentence each, and what it changes in the view.

        A change called "page" leads to the beginning of that page. Another prompt
        starts with nothing chosen in it.
        """
        st.subheader("Look closer", anchor=False)
        view = self.view
        for sentence, changes in tries:
            base = view
            if "prompt" in changes:
                base = session.reading(changes["prompt"])
            if "page" in changes:
                base = replace(base, step=View().step)
            shown = {name: value for name, value in changes.items() if name != "page"}
            st.page_link(
                page_of(stop(changes.get("page", self.stop.name))),
                label=sentence,
                icon=":material/arrow_forward:",
                query_params=replace(base, **shown).to_query(),
            )

    def close(self) -> None:
        """Previous and next page, in the order of the sidebar."""
        index = STOPS.index(self.stop)
        st.divider()
        # The first page has only a next one, which stays on the right.
        with st.container(horizontal=True, horizontal_alignment="distribute" if index else "right"):
            if index > 0:
                previous = STOPS[index - 1]
                st.page_link(
                    page_of(previous),
                    label=f"Previous: {previous.title}",
                    icon=":material/arrow_back:",
                )
            if index + 1 < len(STOPS):
                following = STOPS[index + 1]
                st.page_link(
                    page_of(following),
                    label=f"Next: {following.title}",
                    icon=":material/arrow_forward:",
                    icon_position="right",
                )


def open_page(name: str) -> Here:
    """Title, answer and prompt bar of the page called `name`, and what it works on.

    Where the model cannot be opened the page says why and stops.
    """
    here = stop(name)
    notices = session.read_address(name)
    st.html(STYLES)
    st.title(here.question, anchor=False)
    name = session.view().model
    if name != BUNDLED and find(name) is None and name not in hub.allowed():
        notices.append(f"There is no model called “{name}”: using {BUNDLED}.")
        session.update(model=BUNDLED)
    glass = opened_soon(session.view().model)
    notices += fit_prompt(glass) if glass else []
    prompt_bar()
    if glass is None:
        say_why_not(session.view().model)
    trace = ENGINE.trace(glass.name, session.view().prompt)
    fitted, mended = session.view().fitted(glass.model.config, trace.n_tokens)
    session.put(fitted)
    for notice in notices + ([] if session.model_was_picked() else mended):
        st.warning(plain(notice), icon=":material/info:")
    return Here(here, glass.name, fitted.prompt, ref(trace), of(st.context.theme.type == "dark"))


def counted(n: int, noun: str) -> str:
    """`n` things in words: 1 token, 2 tokens."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
