"""The browser components as JavaScript modules, served by a route of our own.

Inside a page, Streamlit would send script and style anew with every run: 45 of the 114 kB that a
prompt was answered with on the Attention page, each serialised and hashed. A browser keeps a module
for as long as its address stays the same, and the address changes with what is in it.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ui.packed_response import squeeze, squeezed_response

PARTS = {
    "attention": ("attention_heads", "attention_matrix", "attention_lines"),
    "learned": ("attention_matrix",),
    "paired_heads": ("attention_matrix",),
    "sampler": ("sampler_tape", "sampler_text", "sampler_candidates"),
}
"""What a component is made of besides its own script and style; put before these."""

SOURCES = Path(__file__).parent.parent / "figures" / "components"
ROUTE = "/glass/component"
FOR_GOOD = "public, max-age=31536000, immutable"


def address(name: str) -> str:
    """Where the browser finds component `name`, from any page."""
    version = hashlib.sha256(module(name).encode()).hexdigest()[:12]
    return f"{ROUTE.removeprefix('/')}/{name}.js?version={version}"


@cache
def module(name: str) -> str:
    """The module of component `name`: its function as the default, its style as `sheet`."""

    def source(suffix: str) -> str:
        files = [SOURCES / f"{part}{suffix}" for part in ("common", *PARTS.get(name, ()), name)]
        return "\n".join(file.read_text(encoding="utf-8") for file in files if file.exists())

    style = json.dumps(source(".css"))
    return (
        f"{source('.js')}\nexport const sheet = new CSSStyleSheet();\nsheet.replaceSync({style});\n"
    )


@cache
def _squeezed(name: str) -> bytes:
    return squeeze(module(name).encode())


async def _component(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in {file.stem for file in SOURCES.glob("*.js")}:
        return PlainTextResponse("There is no such component.", status_code=404)
    response = squeezed_response(request, _squeezed(name), "text/javascript")
    response.headers["Cache-Control"] = FOR_GOOD
    return response


COMPONENT_ROUTES = [Route(f"{ROUTE}/{{name}}.js", _component)]
