"""What the browser fetches without a rerun. Input is checked as strictly as on pages."""

from ui.attention_routes import ATTENTION_ROUTES

ROUTES = [*ATTENTION_ROUTES]
