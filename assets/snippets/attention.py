import math

import torch

from model import load

prompt = "Once upon a time there was a little girl named Lily. She loved to"
layer = 0
head = 0

glass = load("mini")
trace = glass.trace(prompt)
config = glass.model.config
block = glass.model.blocks[layer]

# Queries, keys and values are three learned projections of the normalised stream.
x = block.ln_1(trace.resid_pre[layer])  # T D
q, k, v = (x @ block.attn.c_attn.weight + block.attn.c_attn.bias).split(config.n_embd, dim=1)
mine = slice(head * config.d_head, (head + 1) * config.d_head)  # this head's share of D
q, k, v = q[:, mine], k[:, mine], v[:, mine]  # T Dh

scores = q @ k.T / math.sqrt(config.d_head)  # T T
future = torch.ones_like(scores, dtype=torch.bool).triu(1)
pattern = scores.masked_fill(future, -math.inf).softmax(dim=-1)  # every row sums to 1
z = pattern @ v  # weighted averages of the values
result = z @ block.attn.c_proj.weight[mine]  # T D: what this head adds to the stream

print("the model's own:", torch.allclose(pattern, trace.pattern[layer, head], atol=1e-5))
