import torch

from model import load

prompt = "Once upon a time there was a little girl named Lily. She loved to"
token = -1
station = 12

glass = load("mini")
gpt, trace = glass.model, glass.trace(prompt)

# The stream is a running sum: the embeddings, then what each part adds.
x = trace.embed[token]  # D
if gpt.config.positions == "learned":
    x = x + trace.pos_embed[token]
stations = [x]
for attn_out, mlp_out in zip(trace.attn_out[:, token], trace.mlp_out[:, token], strict=True):
    x = x + attn_out
    stations.append(x)
    x = x + mlp_out
    stations.append(x)


def normalised(x, norm):
    """Mean 0 (an RMSNorm leaves it as it is), mean square 1, then a learned gain and shift."""
    if gpt.config.norm == "LayerNorm":
        x = x - x.mean()
    hat = x / (x.square().mean() + norm.eps).sqrt()
    return hat * norm.weight + (norm.bias if gpt.config.bias else 0)


# The logit lens: read any station as if it were the last one.
logits = gpt.unembedding @ normalised(stations[station], gpt.ln_f)  # V
probs, best = logits.softmax(-1).topk(5)
for prob, id in zip(probs.tolist(), best.tolist(), strict=True):
    print(f"{prob:6.1%}  {glass.tokenizer.token(id).label}")

last = gpt.unembedding @ normalised(stations[-1], gpt.ln_f)
print(
    "the last station gives the model's own logits:",
    torch.allclose(last, trace.logits[token], atol=1e-3),
)
