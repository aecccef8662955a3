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
heads = block.attn.c_attn(x).unflatten(1, (-1, config.d_head)).transpose(0, 1)
q, k, v = heads.split(config.qkv_heads)  # H T Dh each; of k and v fewer, where heads share them
shared = config.kv_head(head)
q, k, v = q[head], k[shared], v[shared]  # T Dh
if block.attn.rotary:  # positions that turn, pair of dimensions by pair
    q, k = block.attn.rotary.turn(q), block.attn.rotary.turn(k)

scores = q @ k.T / math.sqrt(config.d_head)  # T T
future = torch.ones_like(scores, dtype=torch.bool).triu(1)
pattern = scores.masked_fill(future, -math.inf).softmax(dim=-1)  # every row sums to 1
z = pattern @ v  # weighted averages of the values
mine = slice(head * config.d_head, (head + 1) * config.d_head)  # this head's rows of W_O
result = z @ block.attn.c_proj.weight[mine]  # T D: what this head adds to the stream

print("the model's own:", torch.allclose(pattern, trace.pattern[layer, head], atol=1e-5))
