// The strongest neurons on a token, one a row: how much, and which tokens each raises and lowers.
// Choose one by click or arrow keys.
// data: label, unit (what the bar measures), selected, neurons [{neuron, value, raised, lowered}].
export default function ({ data, parentElement: root, setTriggerValue }) {
  const style = applyStyle(root);
  const host = root.host ?? root;
  host.style.setProperty("--raised", style.diverging[5]);
  host.style.setProperty("--lowered", style.diverging[1]);
  const memory = remember(root, () => {
    const heading = el("div", { class: "heading", "aria-hidden": "true" });
    const list = el("div", { class: "neurons", role: "listbox" });
    root.append(heading, list);
    return { heading, list };
  });
  memory.heading.replaceChildren(...["Neuron", data.unit, "raises", "lowers"].map((text) => el("span", { text })));
  memory.list.setAttribute("aria-label", data.label);
  const hadFocus = memory.list.contains((root.host ? root : document).activeElement);
  const widest = Math.max(...data.neurons.map(({ value }) => Math.abs(value)), 1e-9);
  const step = { ArrowDown: 1, ArrowUp: -1 };
  const choose = (row, focus) => {
    const rows = [...memory.list.children];
    if (row < 0 || row >= rows.length) return;
    rows.forEach((other, i) => {
      other.setAttribute("aria-selected", i === row);
      other.tabIndex = i === row ? 0 : -1;
    });
    if (focus) rows[row].focus();
    setTriggerValue("neuron", data.neurons[row].neuron);
  };
  const shown = data.neurons.findIndex(({ neuron }) => neuron === data.selected);
  memory.list.replaceChildren(
    ...data.neurons.map(({ neuron, value, raised, lowered }, row) =>
      el(
        "button",
        {
          class: "neuron", role: "option", type: "button",
          "aria-selected": String(row === shown),
          "aria-label": `neuron ${neuron}, ${data.unit} ${number(value)}; raises ${raised.join(", ")}; lowers ${lowered.join(", ")}`,
          tabindex: row === Math.max(shown, 0) ? 0 : -1,
          onclick: () => choose(row, false),
          onkeydown: (event) => {
            if (!(event.key in step)) return;
            event.preventDefault();
            choose(row + step[event.key], true);
          },
        },
        el("span", { class: "name number", text: neuron }),
        el("span", { class: "bar" },
          el("i", { class: value < 0 ? "negative" : "", style: { width: `${(70 * Math.abs(value)) / widest}%` } }),
          el("span", { class: "number", text: number(value) })),
        el("span", { class: "words raised", "data-name": "raises" }, ...raised.map((text) => el("span", { text }))),
        el("span", { class: "words lowered", "data-name": "lowers" }, ...lowered.map((text) => el("span", { text }))),
      ),
    ),
  );
  if (hadFocus) memory.list.children[Math.max(shown, 0)]?.focus();
}
