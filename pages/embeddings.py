from ui.page import open_page
here = open_page('embeddings')
here.close()
