import math

import torch

from model import load

prompt = "Once upon a time there was a little girl named Lily. She loved to"
token = -1
temperature = 1.0

trace = load("mini").trace(prompt)
logits = trace.logits[token]  # V: one score for every token of the vocabulary

# Softmax. Subtracting the greatest score changes nothing, and keeps exp from overflowing.
exps = ((logits - logits.max()) / max(temperature, 1e-8)).exp()
probs = exps / exps.sum()

entropy = -torch.special.xlogy(probs, probs).sum() / math.log(2)  # 0 log 0 counts as 0
print(f"{entropy:.2f} bits: as uncertain as a fair choice among {2**entropy:.1f}")

# Surprisal: what the model gave each token of the prompt, one position earlier.
given = trace.logits[:-1].softmax(-1).gather(1, trace.ids[1:, None])[:, 0]
for surprising, bits in zip(trace.tokens[1:], (-given.log2()).tolist(), strict=True):
    print(f"{bits:6.2f} bits  {surprising.label}")
