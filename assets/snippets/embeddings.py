import torch

from model import load

prompt = "The cat sat on the mat"
position = 2

glass = load("mini")
trace = glass.trace(prompt)
wte = glass.model.wte  # [V, D]: a table, looked up by number

x = token_vector = wte[trace.ids[position]]
if glass.model.config.positions == "learned":
    x = token_vector + glass.model.wpe[position]  # [n_ctx, D]: a second table
else:  # nothing is added: queries and keys are turned by their position
    rotary = glass.model.blocks[0].attn.rotary
    turned = rotary.turn(trace.q_unrotated[0])
    print("turned as the model does:", torch.allclose(turned, trace.q[0], atol=1e-4))
print("what enters the first block:", x[:4], "... of", len(x))
assert torch.equal(x, trace.resid_pre[0, position])

# The nearest tokens: cosine with every row of the table.
cosines = torch.nn.functional.cosine_similarity(wte, token_vector[None])
for cosine, id in zip(*cosines.topk(6), strict=True):
    print(f"{cosine:.3f}", repr(glass.tokenizer.decode([int(id)])))
