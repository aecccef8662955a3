import math

import torch

from model import load

prompt = "Once upon a time there was a little girl named Lily. She loved to"
layer = 0
head = 0

glass = load("mini")
trace = glass.trace(prompt)
shared = glass.model.config.kv_head(head)  # the head itself, unless several share their keys
q, k = trace.q[layer, head], trace.k[layer, shared]  # T Dh each
T = trace.n_tokens

scores = q @ k.T / math.sqrt(glass.model.config.d_head)  # T T: row looks at column
future = torch.ones(T, T, dtype=torch.bool).triu(1)  # true above the diagonal
masked = scores.masked_fill(future, -math.inf)
pattern = masked.softmax(dim=-1)  # e to the power of -inf is 0
print("the model's own:", torch.allclose(pattern, trace.pattern[layer, head], atol=1e-5))

# The same weights, no mask: an experiment they were never trained for.
unmasked = glass.trace(prompt, causal=False)
ahead = unmasked.pattern[layer, head][future].sum() / T
print(f"mask off: {ahead:.1%} of the attention of head {layer}.{head} looks ahead")
