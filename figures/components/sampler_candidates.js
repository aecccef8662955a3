// One step: the bar from 0 to 1 on which the dice fall, and the candidates before and after every
// operation that is on.
class StepView {
  // pick: called with a token's number when it was chosen by hand.
  constructor(pick) {
    this.pick = pick;
    this.title = el("h3");
    this.marker = el("div", { class: "marker" });
    this.bar = el("div", { class: "bar" });
    this.ruler = el("div", { class: "ruler", "aria-hidden": "true" }, this.marker, this.bar,
      el("div", { class: "ticks" }, ...["0", "0.25", "0.5", "0.75", "1"].map((text) => el("span", { text }))));
    this.dice = el("p", { class: "dice" });
    this.head = el("thead");
    this.body = el("tbody");
    this.table = el("table", {}, this.head, this.body);
    this.notes = el("p", { class: "muted small" });
    this.node = el("div", { class: "step" }, this.title, this.ruler, this.dice,
      el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Candidates" }, this.table), this.notes);
  }

  // step: an event of the route. thrown: whether its token is written already. names: for each
  // operation its label and setting, in their order. slowly: whether the marker may be seen to move.
  draw(step, thrown, names, slowly) {
    const tokens = step.tokens.map(([, label]) => label);
    const token = tokens[step.chosen];
    this.title.textContent = thrown ? `Step ${step.index + 1}: ${token}` : `Step ${step.index + 1}: what comes next?`;
    this.drawRuler(step, thrown, tokens, slowly);
    this.dice.textContent = thrown ? diceSentence(step, token) : "The dice have not fallen yet. Press Step, or choose a token by hand.";
    const largest = Math.max(...step.stages.flatMap((stage) => stage.probs.map((p) => p ?? 0)));
    this.drawTable(step, thrown, names, largest);
    const on = new Set(step.stages.map((stage) => stage.name));
    const off = names.filter(({ name }) => !on.has(name)).map(({ label }) => label);
    this.notes.textContent = `The longest bar is ${percent(largest)}.${off.length ? ` Off, changing nothing: ${off.join(", ")}.` : ""}`;
  }

  drawRuler(step, thrown, tokens, slowly) {
    const probs = step.stages.at(-1).probs;
    const segments = [];
    let end = 0;
    for (const place of step.leading) {
      segments.push(this.segment(end, end + probs[place], tokens[place], thrown && place === step.chosen));
      end += probs[place];
    }
    if (end < 0.9999) segments.push(this.segment(end, 1, "others", false, "others"));
    // A token behind the leading ones lies somewhere among the others.
    if (thrown && step.interval && !step.leading.includes(step.chosen)) {
      segments.push(this.segment(...step.interval, tokens[step.chosen], true));
    }
    this.bar.replaceChildren(...segments);
    this.marker.hidden = !thrown || step.u === null;
    this.marker.classList.toggle("slowly", slowly && !REDUCED_MOTION);
    if (!this.marker.hidden) this.marker.style.left = `${100 * step.u}%`;
  }

  segment(low, high, label, chosen, kind = "") {
    const width = Math.min(high, 1) - low;
    return el("div", {
      class: `segment ${kind}${chosen ? " chosen" : ""}`,
      style: { left: `${100 * low}%`, width: `${100 * width}%` },
      text: width > 0.014 * label.length + 0.015 ? label : "",
    });
  }

  // largest: the probability that the longest bar stands for.
  drawTable(step, thrown, names, largest) {
    const { stages, tokens } = step;
    const labels = new Map(names.map(({ name, label, value }) => [name, [label, value]]));
    this.head.replaceChildren(
      el("tr", {},
        el("th", { scope: "col", text: "candidate" }),
        el("th", { scope: "col", class: "count", text: "in text" }),
        ...stages.map(({ name, candidates }) => {
          const [label, value] = labels.get(name) ?? ["the model", ""];
          return el("th", { scope: "col" },
            el("span", { text: value ? `${label} ${value}` : label }),
            el("small", { text: `${candidates.toLocaleString("en")} left` }));
        })));
    this.body.replaceChildren(
      ...tokens.map(([id, label, , count], place) =>
        el("tr", { class: thrown && place === step.chosen ? "chosen" : null },
          el("th", { scope: "row" }, el("button", {
            type: "button", class: "candidate", text: label, title: `Choose ${label} by hand and go on from there`,
            "aria-label": `Choose ${label} by hand`, onclick: () => this.pick(step.index, id),
          })),
          el("td", { class: "count number", text: count ? `×${count}` : "" }),
          ...stages.map((stage, at) => cell(stage.probs[place], stages[at - 1]?.probs[place], largest)))),
      el("tr", { class: "rest" },
        el("th", { scope: "row", text: "all others" }), el("td"),
        ...stages.map(({ rest, candidates, probs }) => {
          const others = candidates - probs.filter((p) => p !== null).length;
          return el("td", { class: "number", text: others ? percent(rest) : "none left" });
        })),
    );
    this.table.setAttribute("aria-label", `Candidates of step ${step.index + 1}, probabilities over the whole vocabulary`);
  }
}

// A removed candidate shows what it had, struck out.
function cell(chance, before, largest) {
  if (chance === null) {
    return el("td", { class: "removed" }, before === null ? "–" : el("s", { class: "number", text: percent(before), "aria-label": "removed" }));
  }
  return el("td", {},
    el("div", { class: "chance", style: { width: `calc((100% - 0.5rem) * ${chance / largest})` } }),
    el("span", { class: "number", text: percent(chance) }));
}

function diceSentence(step, token) {
  if (step.byHand) return `${token} was chosen by hand: no dice.`;
  if (step.u === null) return `Temperature 0: no dice. ${token} is the best candidate and is always taken.`;
  const [low, high] = step.interval.map((edge) => edge.toFixed(4));
  return `The dice gave ${step.u.toFixed(4)}, which lies in the share of ${token}: from ${low} to ${high}.`;
}
