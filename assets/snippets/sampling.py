from itertools import islice

import torch

from model import Sampling, load
from model.generate import n_dropped
from model.sampling import draw

prompt = "Once upon a time"
temperature = 0.8
top_k = 40
seed = 0
n = 30

glass = load("mini")
start = list(glass.prompt(prompt).ids)


def next_logits(ids):
    """The model reads the text; only what it says at the last position counts."""
    seen = ids[n_dropped(len(ids), glass.model.config.n_ctx) :]
    with torch.inference_mode():
        return glass.model(torch.tensor([seen]))[0, -1]


# Greedy: always the best token.
ids = list(start)
for _ in range(n):
    ids.append(int(next_logits(ids).argmax()))
print(glass.tokenizer.decode(ids))

# Sampling: the dice decide, among the best k, with the logits divided by the temperature.
ids = list(start)
for i in range(n):
    logits = next_logits(ids)
    if temperature == 0:
        ids.append(int(logits.argmax()))
        continue
    logits = logits / temperature
    if top_k:
        logits[logits < logits.topk(top_k).values[-1]] = -torch.inf
    probs, order = logits.softmax(-1).sort(descending=True, stable=True)
    edges = probs.double().cumsum(-1)
    u = draw(seed, i)  # a number in [0, 1): the same for the same seed and step
    ids.append(int(order[torch.searchsorted(edges / edges[-1], u, right=True)]))
print(glass.tokenizer.decode(ids))

# model/ does the same with a KV cache, so that each step reads one token only.
steps = glass.generate(start, Sampling(temperature=temperature, top_k=top_k), seed)
print([step.token for step in islice(steps, n)] == ids[len(start) :])
