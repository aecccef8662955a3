import torch

from model import load

prompt = "Once upon a time there was a little girl named Lily. She loved to"
layer = 0
token = -1
neuron = 0

glass = load("mini")
trace = glass.trace(prompt)
config, mlp = glass.model.config, glass.model.blocks[layer].mlp

x = trace.ln2.out[layer, token]  # D: the normalised stream of one token
pre = mlp.c_fc(x)  # D -> M: x times a matrix, a dot product for each neuron
post = config.bend(pre)  # M: GELU or the like, negative ones are all but switched off
if config.mlp == "SwiGLU":  # that was a gate: times what it lets through, a second reading
    post = post * mlp.c_up(x)
out = mlp.c_proj(post)  # M -> D: added to the stream
print("the model's own:", torch.allclose(out, trace.mlp_out[layer, token], atol=1e-4))

# What one neuron writes, read as words: the tokens whose scores its row raises most.
row = mlp.c_proj.weight[neuron]
if config.norm == "LayerNorm":  # which takes the mean off; an RMSNorm does not
    row = row - row.mean()
scores = glass.model.unembedding @ (row * glass.model.ln_f.weight)
print(f"neuron {layer}.{neuron}, {post[neuron]:.2f} on this token, raises:")
print([glass.tokenizer.labels[id] for id in scores.topk(8).indices.tolist()])
