"""Where training reads and writes, and the size of the vocabulary."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CORPUS = Path(os.environ.get("GLASS_CORPUS", ROOT.parent / "shared" / "corpus"))
"""The text to train on (read only; its README says what each file is)."""

BUILD = ROOT / "build"
"""Everything the stages hand to one another. Not in git; all of it can be made again."""

WRITTEN = BUILD / "written"
"""The text of stage 0, that another model wrote: `stories.txt.xz`."""

TOKENIZER = BUILD / "tokenizer"
"""The files of stage 1: `tokenizer.json` and others for Hugging Face, `ranks.tiktoken` for us."""

TOKENS = BUILD / "tokens"
"""The packed sources of stage 2: `<source>.train.bin` and `<source>.val.bin`."""

RUN = BUILD / "run"
"""What stage 3 keeps: `checkpoint.pt`, `log.jsonl`, and in `snapshots/` the weights of some steps."""

EVALUATION = BUILD / "evaluation.json"
"""The measurements of stage 4."""

MODEL_FOLDER = ROOT / "assets" / "models" / "mini"
"""Where stages 5 and 6 put the model, as the app loads it."""

VOCAB_SIZE = 8192
"""256 bytes, then merges in the order they were learned, then the end-of-text token."""
