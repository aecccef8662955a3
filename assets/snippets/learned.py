import json
from math import exp, log
from pathlib import Path

from model import load
from model.learning import fingerprint

prompt = "Once upon a time there was a little girl named Lily. She loved to"
folder = Path("assets/models/mini")

# The log: loss in nats a token. e to that power: among how many tokens it was in doubt.
for line in map(json.loads, (folder / "training_log.jsonl").open()):
    if line["train"] is not None:
        print(f"{line['tokens']:13,} tokens: {line['train']:.3f} nats, {exp(line['train']):7.1f}")

# The recording: what the model said to the same prompts at some points of its training.
file = folder / "learning.json"
recorded = json.loads(file.read_text()) if file.exists() else {"asked": [], "points": []}
if file.exists():
    print("recorded with these weights:", recorded["weights"] == fingerprint(load("mini").model))

labels = load("mini").tokenizer.labels
prompts = [asked["prompt"] for asked in recorded["asked"]]
place = prompts.index(prompt) if prompt in prompts else 0
for point in recorded["points"]:
    said = point["said"][place]
    best = " ".join(f"{labels[id]} {p:.3f}" for id, p in said["best"])
    print(f"step {point['step']:6}: -ln {said['prob']:.4g} = {-log(said['prob']):.3f}   {best}")
