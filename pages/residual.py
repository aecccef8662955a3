from ui.page import open_page
here = open_page('residual')
here.close()
