import torch
from torch.nn.functional import gelu

from model import load

prompt = "Once upon a time there was a little girl named Lily. She loved to"
layer = 0
token = -1
neuron = 0

glass = load("mini")
trace = glass.trace(prompt)
mlp = glass.model.blocks[layer].mlp

x = trace.ln2.out[layer, token]  # D: the normalised stream of one token
pre = x @ mlp.c_fc.weight + mlp.c_fc.bias  # D -> M: a dot product for each neuron
post = gelu(pre, approximate="tanh")  # M: negative ones are all but switched off
out = post @ mlp.c_proj.weight + mlp.c_proj.bias  # M -> D: added to the stream
print("the model's own:", torch.allclose(out, trace.mlp_out[layer, token], atol=1e-4))

# What one neuron writes, read as words: the tokens whose scores its row raises most.
row = mlp.c_proj.weight[neuron]
scores = glass.model.wte @ ((row - row.mean()) * glass.model.ln_f.weight)
print(f"neuron {layer}.{neuron}, {post[neuron]:.2f} on this token, raises:")
print([glass.tokenizer.labels[id] for id in scores.topk(8).indices.tolist()])
