"""How the bundled weights were made: from the corpus to the model card.

Five stages, each a module to run: `tokenizer`, `pack`, `train`, `evaluate`, `export`;
`python -m training` runs them all. Uses `model/` for the network itself and nothing else of ours.
"""
