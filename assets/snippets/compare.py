from model import load

prompt = "The animal didn't cross the street because it was too tired"
model_b = "mini"
prompt_b = "The animal didn't cross the street because it was too wide"
token = -1
token_b = -1
layer = 0
head = 0
layer_b = 0
head_b = 0

a = load("mini")
b = load(model_b)
trace, trace_b = a.trace(prompt), b.trace(prompt_b)

# What comes next on both sides: a token is the same where its bytes are.
probs, probs_b = (
    {glass.tokenizer.token(id).bytes: p for id, p in enumerate(logits.softmax(-1).tolist())}
    for glass, logits in ((a, trace.logits[token]), (b, trace_b.logits[token_b]))
)
change = {text: probs_b[text] - probs[text] for text in probs.keys() & probs_b.keys()}
for text in sorted(change, key=lambda text: -abs(change[text]))[:8]:
    print(f"{text!r:20} {probs[text]:7.2%} -> {probs_b[text]:7.2%}  {change[text]:+.2%}")

# Layer by layer: the stream read as if it were the last.
for index in range(max(len(trace.stream), len(trace_b.stream)))[::2]:
    for side, glass, at in ((trace, a, token), (trace_b, b, token_b)):
        if index < len(side.stream):
            logits = glass.model.unembed(glass.model.ln_f(side.stream[index, at]))
            print(glass.tokenizer.token(int(logits.argmax())).label, end="\t")
    print()

# One head of each: where the chosen token looks most.
for side, place, at in ((trace, (layer, head), token), (trace_b, (layer_b, head_b), token_b)):
    row = side.pattern[place][at]
    print(
        f"{side.tokens[at].label} looks at {side.tokens[int(row.argmax())].label}: {row.max():.1%}"
    )
