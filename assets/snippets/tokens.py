from itertools import pairwise

from model import load
from model.bpe import replay

prompt = "The cat sat on the mat"

tokenizer = load("mini").tokenizer
ranks = tokenizer.ranks
for piece in replay(tokenizer, prompt):
    parts = [bytes([byte]) for byte in piece.bytes]
    if tokenizer.by_character:  # no merges
        parts = [piece.bytes]
    while True:
        # Of all neighbouring pairs that form a token, the one of lowest rank.
        pairs = [(ranks[a + b], i) for i, (a, b) in enumerate(pairwise(parts)) if a + b in ranks]
        if not pairs:
            break
        rank, i = min(pairs)
        parts[i : i + 2] = [parts[i] + parts[i + 1]]
    ids = tuple(tokenizer.id_of_rank(ranks[part]) for part in parts)  # the same, most often
    print(parts, ids)
    assert ids == piece.ids

print(tokenizer.encode(prompt))
