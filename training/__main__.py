"""All stages, from the corpus to the model card: `python -m training`.

`--corpus` names the corpus; everything else goes to the training stage (`--minutes 105`, ...).
"""

import argparse
from pathlib import Path

from training import evaluate, export, heads, pack, record, tokenizer, train, write
from training.paths import CORPUS, WRITTEN


def main() -> None:
    """Run all stages, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    args, for_training = parser.parse_known_args()
    corpus = ["--corpus", str(args.corpus)]
    if not (WRITTEN / "stories.txt.xz").exists():
        write.main(corpus)
    tokenizer.main(corpus)
    pack.main(corpus)
    train.main(for_training)
    evaluate.main([])
    record.main([])
    export.main([])
    heads.main([])


if __name__ == "__main__":
    main()
