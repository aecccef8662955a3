"""Glass GPT: `streamlit run app.py`.

Streamlit recognises `app` as the server and runs this same file as the script of every session.
"""

import streamlit as st

from ui.journey import navigate
from ui.routes import ROUTES
from ui.server import lifespan

if st.runtime.exists():
    navigate()
else:
    app = st.App(__file__, lifespan=lifespan, routes=ROUTES)
