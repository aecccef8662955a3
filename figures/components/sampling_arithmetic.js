// The step that the sampler shows, worked out for one candidate: from its logit to its share of the
// bar. data: vocabulary (how many tokens there are). The sampler says which step.
export default function ({ data, parentElement: root }) {
  const memory = remember(root, () => new Arithmetic(root));
  memory.vocabulary = data.vocabulary;
  applyStyle(root);
  document.addEventListener("glass-sampling-step", memory.heard);
  if (globalThis.glassSamplingStep) memory.show(globalThis.glassSamplingStep);
  return onLeaving(root, () => document.removeEventListener("glass-sampling-step", memory.heard));
}

class Arithmetic {
  constructor(root) {
    this.heard = (event) => this.show(event.detail);
    this.select = el("select", { id: "candidate", onchange: () => this.show(this.shown, Number(this.select.value)) });
    this.title = el("p", { class: "title" });
    this.body = el("tbody");
    root.append(
      el("div", { class: "row" }, this.title, el("label", {}, el("span", { text: "Candidate" }), this.select)),
      el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Arithmetic" }, el("table", {},
        el("thead", {}, el("tr", {}, ...["operation", "logit", "probability"].map((text) => el("th", { scope: "col", text })))),
        this.body)));
  }

  // place: which of the step's candidates; the chosen one unless told otherwise.
  show(shown, place = shown.step.chosen) {
    this.shown = shown;
    const { step, thrown, sampling, names } = shown;
    this.title.textContent = thrown ? `Step ${step.index + 1}, chosen: ${step.tokens[step.chosen][1]}` : `Step ${step.index + 1}, not thrown yet`;
    this.select.replaceChildren(...step.tokens.map(([, label], index) =>
      el("option", { value: index, text: label, selected: index === place })));
    const labels = new Map(names.map(({ name, label, value }) => [name, `${label} ${value}`]));
    const count = step.tokens[place][3];
    const rows = step.stages.map((stage, at) => {
      const before = step.stages[at - 1];
      const [logit, old] = [stage.logits[place], before?.logits[place]];
      return el("tr", {},
        el("th", { scope: "row", text: labels.get(stage.name) ?? "the model" }),
        el("td", { text: at ? logitSentence(stage.name, old, logit, count, sampling) : number(logit, 5) }),
        el("td", { text: logit === null ? "0" : this.chanceSentence(stage, before, place) }));
    });
    this.body.replaceChildren(...rows, el("tr", { class: "end" },
      el("th", { scope: "row", text: "dice" }), el("td", { colspan: 2, text: thrown ? diceRow(step, place) : "not thrown yet" })));
  }

  chanceSentence(stage, before, place) {
    const chance = number(stage.probs[place], 4);
    // A filter leaves the logits of those that stay: what they had is shared out among them.
    if (["top-k", "top-p", "min-p"].includes(stage.name)) {
      const kept = stage.expSum / before.expSum;
      return `${number(before.probs[place], 4)} / ${number(kept, 4)} (the share of the ${stage.candidates.toLocaleString("en")} that stay) = ${chance}`;
    }
    const [logit, best] = [stage.logits[place], stage.best].map((x) => number(x, 5));
    const power = Math.exp(stage.logits[place] - stage.best);
    const over = `${stage.candidates.toLocaleString("en")} token${stage.candidates === 1 ? "" : "s"}`;
    return `e^(${logit} − ${best}, the best) = ${number(power, 4)}; divided by ${number(stage.expSum, 5)}, the sum of that over ${over} = ${chance}`;
  }
}

function logitSentence(name, before, after, count, sampling) {
  if (before === null) return "removed before";
  if (after === null) return "removed";
  const [old, now] = [number(before, 5), number(after, 5)];
  if (name === "temperature") return sampling.temperature === 0 ? `${old}: the best` : `${old} / ${sampling.temperature} = ${now}`;
  if (["top-k", "top-p", "min-p"].includes(name)) return `${old}: stays`;
  if (!count) return `${old}: not in the text, unchanged`;
  if (name === "repetition") return `${old} ${before < 0 ? "×" : "/"} ${sampling.repetition_penalty} = ${now}`;
  if (name === "presence") return `${old} − ${signed(sampling.presence_penalty)} = ${now}`;
  return `${old} − ${signed(sampling.frequency_penalty)} × ${count} = ${now}`;
}

function signed(value) {
  return value < 0 ? `(−${-value})` : `${value}`;
}

function diceRow(step, place) {
  if (step.byHand) return "no dice: this token was chosen by hand";
  if (step.u === null) return "no dice: the best candidate is taken";
  const u = step.u.toFixed(4);
  if (place !== step.chosen) return `${u} fell into the share of ${step.tokens[step.chosen][1]}`;
  const [low, high] = step.interval.map((edge) => edge.toFixed(4));
  return `those before it sum to ${low}, with it to ${high}: ${low} ≤ ${u} < ${high}, so this is the token`;
}
