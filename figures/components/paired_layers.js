// What both sides would say if they stopped after each layer, and how far apart that is.
// data: label, columns (five headings), rows [{name, a, b, same, apart}], a and b {label, prob, final}
// or null.
export default function ({ data, parentElement: root }) {
  const style = applyStyle(root);
  const memory = remember(root, () => {
    const box = el("div", { class: "box", tabindex: 0 });
    root.append(box);
    return { box };
  });
  const sides = { a: style.diverging.at(1), b: style.diverging.at(-2) };
  const bar = (share, colour) => el("span", { class: "track" }, el("i", { style: { width: `${100 * share}%`, background: colour } }));
  const said = (reading, side) => el("td", {}, reading && el("span", { class: "said" },
    el("span", { class: `chip ${reading.final ? "final" : ""}`, text: reading.label, title: reading.final ? "what it says in the end" : "" }),
    el("span", { class: "share number" }, bar(reading.prob, sides[side]), percent(reading.prob))));
  const rows = data.rows.map(({ name, a, b, same, apart }) => el("tr", { class: same ? "same" : "differs" },
    el("th", { scope: "row", text: name }), said(a, "a"),
    el("td", { class: "mark", text: a && b ? (same ? "=" : "≠") : "", "aria-label": a && b ? (same ? "the same" : "different") : "" }),
    said(b, "b"),
    el("td", {}, apart === null ? null : el("span", { class: "share number" }, bar(apart, style.muted), percent(apart)))));
  const head = el("tr", {}, ...data.columns.map((text) => el("th", { text, scope: "col" })));
  memory.box.setAttribute("aria-label", data.label);
  memory.box.replaceChildren(el("table", {}, el("caption", { text: data.label }), el("thead", {}, head), el("tbody", {}, ...rows)));
}
