import torch

from model import load

prompt = "The cat sat on the mat"
position = 2

glass = load("mini")
trace = glass.trace(prompt)
wte, wpe = (
    glass.model.wte,
    glass.model.wpe,
)  # [V, D] and [n_ctx, D]: two tables, looked up by number

token_vector = wte[trace.ids[position]]
position_vector = wpe[position]
x = token_vector + position_vector
print("what enters the first block:", x[:4], "... of", len(x))
assert torch.equal(x, trace.resid_pre[0, position])

# The nearest tokens: cosine with every row of the table.
cosines = torch.nn.functional.cosine_similarity(wte, token_vector[None])
for cosine, id in zip(*cosines.topk(6), strict=True):
    print(f"{cosine:.3f}", repr(glass.tokenizer.decode([int(id)])))
