"""What the browser fetches without a rerun. Input is checked as strictly as on pages."""

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
