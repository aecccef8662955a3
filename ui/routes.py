"""What the browser fetches without a rerun. Input is checked as strictly as on pages."""

from ui.attention_routes import ATTENTION_ROUTES
from ui.component_modules import COMPONENT_ROUTES
from ui.embedding_routes import EMBEDDING_ROUTES
from ui.sampling_route import SAMPLING_ROUTES

ROUTES = [*ATTENTION_ROUTES, *COMPONENT_ROUTES, *EMBEDDING_ROUTES, *SAMPLING_ROUTES]
