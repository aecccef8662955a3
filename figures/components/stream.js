// The residual stream of one token as a bus that runs down the page: as wide as the stream is long
// (its Euclidean length), and beside it a bar for what each part adds; a full width of either column
// is the greatest length of all. Click or Tab and
// Enter chooses a station.
// data: label, columns [4 names], selected, stations [{name, part, norm, added, token, prob}].
export default function ({ data, parentElement: root, setTriggerValue }) {
  applyStyle(root);
  const memory = remember(root, () => {
    const place = el("div", { class: "glass" });
    root.append(place);
    return { place };
  });
  const active = (root.host ? root : document).activeElement;
  const focused = [...memory.place.querySelectorAll(".station")].indexOf(active);
  const longest = Math.max(...data.stations.map((s) => Math.max(s.norm, s.added)));
  const share = (length) => (longest > 0 ? length / longest : 0);
  const buttons = data.stations.map((station, index) => {
    const before = data.stations[index - 1] ?? station;
    const colour = { attention: "var(--output)", mlp: "var(--mlp)" }[station.part] ?? "var(--accent)";
    const says = station.token === null ? "" : ` ${data.columns[3]}: ${station.token}, ${percent(station.prob)}.`;
    return el(
      "button",
      {
        class: "station", type: "button", "aria-pressed": String(index === data.selected),
        "aria-label": `${station.name}: length ${number(station.norm)}, added ${number(station.added)}.${says}`,
        onclick: () => {
          buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === index)));
          setTriggerValue("station", index);
        },
      },
      el("span", { class: "name", text: station.name }),
      el("span", { class: "bus" }, segment(share(before.norm), share(station.norm)), el("span", {}, el("b", { class: "number", text: number(station.norm) }))),
      el(
        "span",
        { class: "added" },
        el("span", { class: "bar", style: { background: colour, width: `calc(${share(station.added)} * (100% - 3.6rem))` } }),
        el("span", { class: "number", text: `${index ? "+ " : ""}${number(station.added)}` }),
      ),
      el("span", { class: "says" }, el("code", { text: station.token }), el("small", { class: "muted number", text: ` ${percent(station.prob)}` })),
    );
  });
  memory.place.replaceChildren(
    el("p", { class: "label", text: data.label }),
    el("div", { class: "head" }, ...data.columns.map((text) => el("span", { text }))),
    el("div", { role: "group", "aria-label": data.label }, ...buttons),
  );
  if (focused >= 0) buttons[focused]?.focus();
}

// One piece of the bus: from the width it had to the width it has.
function segment(from, to) {
  const edge = (width) => [50 - 50 * width, 50 + 50 * width];
  const [a, b] = edge(from);
  const [c, d] = edge(to);
  const svg = el("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" });
  svg.append(el("path", { d: `M${a} 0 L${b} 0 L${d} 50 L${d} 100 L${c} 100 L${c} 50 Z`, fill: "var(--accent)", opacity: "0.45" }));
  return svg;
}
