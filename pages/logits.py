from ui.page import open_page
from ui.controls import *
here = open_page("logits")
@st.fragment
def f():
    token_strip(here,"Which position?", shades=[i/20 for i in range(here.trace.n_tokens)])
    l=layer_control(here)
    st.write(here.token,l)
f()
here.close()
