import torch

from model import load

prompt = "Once upon a time there was a little girl named Lily. She loved to"

glass = load("mini")
gpt = glass.model
ids = torch.tensor(glass.tokenizer.encode(prompt))  # T: text as numbers

x = gpt.wte[ids]  # T D: token embedding
if gpt.config.positions == "learned":  # others turn queries and keys instead
    x = x + gpt.wpe[: len(ids)]  # position embedding
x = x[None]  # the model reads batches: 1 T D
for layer, block in enumerate(gpt.blocks):
    x = x + block.attn(block.ln_1(x), layer, causal=True, cache=None, keep=None)
    x = x + block.mlp(block.ln_2(x), keep=None)
logits = gpt.unembed(gpt.ln_f(x))  # 1 T V: a score for every possible next token
probs = logits[0, -1].softmax(dim=-1)  # V: chances of what follows the last token

for p, id in zip(*probs.topk(5), strict=True):
    print(f"{p:6.1%}  {glass.tokenizer.token(int(id)).label}")
