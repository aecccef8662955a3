import torch

from model import load

prompt = "Once upon a time there was a little girl named Lily. She loved to"
token = -1
station = 12

glass = load("mini")
gpt, trace = glass.model, glass.trace(prompt)

# The stream is a running sum: the embeddings, then what each part adds.
x = trace.embed[token] + trace.pos_embed[token]  # D
stations = [x]
for attn_out, mlp_out in zip(trace.attn_out[:, token], trace.mlp_out[:, token], strict=True):
    x = x + attn_out
    stations.append(x)
    x = x + mlp_out
    stations.append(x)


def layer_norm(x, norm):
    """Mean 0, deviation 1, then a learned gain and shift."""
    mean, variance = x.mean(), x.var(correction=0)
    return (x - mean) / (variance + norm.eps).sqrt() * norm.weight + norm.bias


# The logit lens: read any station as if it were the last one.
logits = gpt.wte @ layer_norm(stations[station], gpt.ln_f)  # V
probs, best = logits.softmax(-1).topk(5)
for prob, id in zip(probs.tolist(), best.tolist(), strict=True):
    print(f"{prob:6.1%}  {glass.tokenizer.token(id).label}")

last = gpt.wte @ layer_norm(stations[-1], gpt.ln_f)
print(
    "the last station gives the model's own logits:",
    torch.allclose(last, trace.logits[token], atol=1e-3),
)
