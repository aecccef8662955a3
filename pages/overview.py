from ui.page import open_page
here = open_page("overview")
import streamlit as st
st.write(here.trace.n_tokens, here.view)
here.look_closer(("try it", {"prompt":"Hello there"}),("go", {"prompt":"Attention there","page":"attention","layer":2}))
here.close()
