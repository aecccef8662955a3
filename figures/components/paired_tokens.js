// Two token sequences, one above the other: what stands for what, and where they differ. Choose a
// pair: click, or arrow keys and Home and End.
// data: label; pairs [{a, b, same}], a and b {label, position} or null; chosen: the position on each
// side. Reports the position on side A; what only side B has cannot be chosen.
export default function ({ data, parentElement: root, setTriggerValue }) {
  const style = applyStyle(root);
  const memory = remember(root, () => {
    const label = el("p", { class: "label" });
    const strip = el("div", { class: "pairs", role: "listbox" });
    root.append(label, strip);
    return { label, strip };
  });
  memory.label.textContent = data.label;
  memory.strip.setAttribute("aria-label", data.label);
  memory.strip.style.setProperty("--side-a", style.diverging.at(1));
  memory.strip.style.setProperty("--side-b", style.diverging.at(-2));
  const { pairs } = data;
  const options = pairs.map(({ a, b, same }, index) => {
    const chips = [["a", a, data.chosen[0]], ["b", b, data.chosen[1]]].map(([side, token, chosen]) => el("span", {
      class: token ? `chip ${side}` : "none", text: token ? token.label : "–",
      "aria-pressed": token !== null && token.position === chosen,
    }));
    return el("button", {
      class: `pair ${same ? "same" : "differs"}`, role: "option", type: "button", disabled: !a,
      "aria-selected": a !== null && a.position === data.chosen[0],
      "aria-label": same ? `${a.label}, the same on both sides` : `A: ${a?.label ?? "nothing"}, B: ${b?.label ?? "nothing"}`,
      title: [a && `A: position ${a.position}`, b && `B: position ${b.position}`].filter(Boolean).join(", "),
      tabindex: a !== null && a.position === data.chosen[0] ? 0 : -1,
      onclick: () => choose(index, false),
      onkeydown: (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: 1, End: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        let next = { Home: 0, End: pairs.length - 1 }[event.key] ?? index + step;
        while (pairs[next] && !pairs[next].a) next += step;
        if (pairs[next]) choose(next, true);
      },
    }, ...chips);
  });
  const choose = (index, focus) => {
    options.forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === index));
      option.tabIndex = at === index ? 0 : -1;
      for (const chip of option.children) chip.setAttribute("aria-pressed", String(at === index && !chip.matches(".none")));
    });
    if (focus) options[index].focus();
    setTriggerValue("token", pairs[index].a.position);
  };
  const hadFocus = memory.strip.contains((root.host ? root : document).activeElement);
  const selected = options.find((option) => option.getAttribute("aria-selected") === "true");
  refill(memory.strip, options, selected);
  if (hadFocus) selected?.focus();
}
