"""Stage 1, the tokenizer: byte-level BPE on a sample of the corpus, in two formats.

Hugging Face's `tokenizers` learns the merges; `tiktoken` runs them in the app, from a file of
"base64 bytes, rank" lines. Both must agree on every text, so id = rank: the 256 bytes first, then
the merges in the order they were learned, the end-of-text token last.

Source: Sennrich et al. 2016 (BPE for words), Radford et al. 2019 (on bytes, with this split).
"""

import argparse
import base64
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from model.tokenizer import END_OF_TEXT
from training.paths import CORPUS, TOKENIZER, VOCAB_SIZE
from training.sources import SOURCES


def main(argv: list[str] | None = None) -> None:
    """Learn the vocabulary and write the tokenizer files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    args = parser.parse_args(argv)
    tokenizer = learn(sample(args.corpus))
    write(tokenizer, TOKENIZER)
    print(f"{tokenizer.get_vocab_size():,} tokens -> {TOKENIZER}")


def sample(corpus: Path) -> Iterator[str]:
    """Documents from the start of every source, each up to its `tokenizer_mb`."""
    for source in SOURCES:
        if source.tokenizer_mb == 0:
            continue
        left = source.tokenizer_mb * 1e6
        for document in source.documents(corpus):
            yield document[: int(left)]
            left -= len(document)
            if left <= 0:
                break


def learn(texts: Iterable[str], vocab_size: int = VOCAB_SIZE) -> Tokenizer:
    """A BPE of `vocab_size` tokens, end-of-text included, with the merges that `texts` suggest.

    Cuts text before merging where GPT-2 does; tokens never cross such a cut.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size - 1,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.add_special_tokens([END_OF_TEXT])
    return tokenizer


def write(tokenizer: Tokenizer, folder: Path) -> None:
    """Everything `transformers` and the app need to encode, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    tokenizer.model.save(str(folder))  # vocab.json, merges.txt
    ranks = byte_ranks(tokenizer)
    (folder / "ranks.tiktoken").write_bytes(
        b"".join(b"%s %d\n" % (base64.b64encode(token), rank) for token, rank in ranks.items())
    )
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": END_OF_TEXT,
        "eos_token": END_OF_TEXT,
        "unk_token": END_OF_TEXT,
        "add_prefix_space": False,
        "clean_up_tokenization_spaces": False,
        "model_max_length": 256,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")


def byte_ranks(tokenizer: Tokenizer) -> dict[bytes, int]:
    """The bytes of every token but the special one -> its rank, in order of rank."""
    byte_of = {char: byte for byte, char in byte_alphabet().items()}
    vocabulary = tokenizer.get_vocab(with_added_tokens=False)
    return {
        bytes(byte_of[char] for char in token): rank
        for token, rank in sorted(vocabulary.items(), key=lambda item: item[1])
    }


def byte_alphabet() -> dict[int, str]:
    """Each byte -> the printable character that GPT-2's files write it as.

    Printable Latin-1 stands for itself; the others take the code points from 256 on, in order.
    """
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = (byte for byte in range(256) if byte not in printable)
    return {byte: chr(byte) for byte in printable} | {
        byte: chr(256 + i) for i, byte in enumerate(others)
    }


if __name__ == "__main__":
    main()
