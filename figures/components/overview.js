// The forward pass as one map, from the tokens to the next one. Every part leads to its page.
// data: see figures/overview_map.py. Reports "go" {page, layer} and "token" (a position).
export default function ({ data, parentElement: root, setTriggerValue }) {
  const style = applyStyle(root);
  const memory = remember(root, () => {
    const node = el("div", { class: "map" });
    root.append(node);
    return { node };
  });
  const go = (page, layer) => () => setTriggerValue("go", { page, layer: layer ?? null });
  memory.node.replaceChildren(
    stage("Tokens", `${data.tokens.length} ${data.tokens.length === 1 ? "token" : "tokens"}; the map follows the outlined one`, go("tokens"),
      tokenChips(data, (position) => setTriggerValue("token", position))),
    stage("Residual stream", `${data.d_model} numbers for the outlined token; every part adds to it`, go("residual"), bus(data, style, go)),
    stage("Logits", `a score for each of ${data.n_vocab.toLocaleString("en")} tokens, as chances`, go("logits"), best(data, style)),
    stage("Sampling", "one of them is drawn", go("sampling"),
      el("p", { class: "muted", text: "The chosen token joins the prompt, and everything above runs once more." })),
  );
  const chips = memory.node.querySelector(".tokens");
  reveal(chips, chips.children[data.position]);
}

function stage(name, says, onclick, ...content) {
  return el("section", { class: "stage" },
    el("div", { class: "name" }, el("button", { type: "button", text: name, onclick }), el("span", { class: "muted", text: says })),
    el("div", {}, ...content));
}

function tokenChips({ tokens, position }, choose) {
  return el("div", { class: "tokens", role: "listbox", "aria-label": "Tokens of the prompt" },
    ...tokens.map((token, index) => el("button", {
      class: "chip", type: "button", role: "option", "aria-selected": index === position,
      title: `position ${index}, token ${token.id}`, onclick: () => choose(index),
    }, el("span", { text: token.label }), el("small", { text: token.id }))));
}

function bus({ stops, looks, n_heads, tokens, position }, style, go) {
  const most = Math.max(...stops.map((stop) => stop.added));
  const table = palette(style.sequential);
  const rows = stops.map((stop) => {
    const [page, colour, name] = {
      embedding: ["embeddings", style.accent, "Embedding"],
      attention: ["attention", style.output, `Attention ${stop.layer}`],
      mlp: ["mlp", style.mlp, `MLP ${stop.layer}`],
    }[stop.part];
    const row = el("div", { class: "part" },
      el("button", { type: "button", text: name, onclick: go(page, stop.layer), style: { color: colour } }),
      el("div", { class: "track", title: `${name} adds a vector of length ${number(stop.added)}` },
        el("span", { class: "bar", style: { "--share": stop.added / most, background: colour } }),
        el("span", { class: "number", text: number(stop.added) })),
      el("span", { class: "norm number muted", text: number(stop.norm) }),
      el("div", { class: "says" }, el("span", { class: "word", text: stop.says, title: stop.says }), el("span", { class: "number muted", text: percent(stop.prob) })));
    if (stop.part === "attention") {
      row.append(el("div", { class: "looks", role: "img", "aria-label": `Where the token looks in layer ${stop.layer}, averaged over ${n_heads} heads` },
        ...looks[stop.layer].map((weight, index) => el("span", {
          title: `${percent(weight)} at “${tokens[index].label}” (position ${index}), averaged over ${n_heads} heads`,
          style: { background: index > position ? "transparent" : shade(table, Math.sqrt(weight)) },
        }))));
    }
    return row;
  });
  const head = el("div", { class: "part head-row" }, el("span", { text: "part" }), el("span", { text: "length of what it adds" }),
    el("span", { class: "norm", text: "stream then" }), el("span", { text: "would say (logit lens)" }));
  return el("div", { class: "bus" }, el("div", { class: "line", "aria-hidden": "true" }), el("div", { class: "parts" }, head, ...rows,
    el("p", { class: "muted", style: { margin: "0.2rem 0" }, text: `Below each attention: where the outlined token looks, averaged over the ${n_heads} heads; colour grows with the square root of the weight.` })));
}

function best({ top, rest, n_vocab }, style) {
  const most = Math.max(top[0].prob, rest);
  const line = (label, prob, first, colour) => [
    el("span", { class: first ? "word first" : "word", text: label }),
    el("div", { class: "track" }, el("span", { class: "bar", style: { "--share": prob / most, background: colour } }), el("span", { class: "number", text: percent(prob) })),
  ];
  return el("div", { class: "top" }, ...top.flatMap(({ label, prob }, index) => line(label, prob, index === 0, style.accent)),
    ...line(`the other ${(n_vocab - top.length).toLocaleString("en")}`, rest, false, style.muted));
}
