// The prompt's tokens with a bar each, in a box of their own to scroll in: click, or arrow keys and
// Home and End, choose one.
// data: label, unit, tokens [label], values [number or null], mean (number or null), selected.
const ROOM = 9.4; // rem: the highest bar; the rest of the column's 11 is its number
export default function ({ data, parentElement: root, setTriggerValue }) {
  applyStyle(root);
  const memory = remember(root, () => {
    const label = el("p", { class: "label" });
    const bars = el("div", { class: "bars", role: "listbox", "aria-orientation": "horizontal" });
    const box = el("div", { class: "box" }, bars);
    root.append(label, box);
    return { label, bars, box, tokens: null };
  });
  memory.label.textContent = data.label;
  memory.bars.setAttribute("aria-label", data.label);
  const highest = Math.max(...data.values.map((value) => value ?? 0), 1e-9);
  const hadFocus = memory.bars.contains((root.host ? root : document).activeElement);
  const mark = (index) => columns.forEach((column, i) => {
    column.setAttribute("aria-selected", String(i === index));
    column.tabIndex = i === index ? 0 : -1;
  });
  const choose = (index, focus) => {
    if (!columns[index]) return;
    mark(index);
    if (focus) columns[index].focus();
    setTriggerValue("token", index);
  };
  const columns = data.tokens.map((token, index) => {
    const value = data.values[index];
    const shown = value === null ? "–" : value.toFixed(1);
    return el(
      "button",
      {
        class: "column", type: "button", role: "option", title: `position ${index}`,
        "aria-label": `position ${index}, ${token}: ${value === null ? "predicted by nothing" : `${shown} ${data.unit}`}`,
        onclick: () => choose(index, false),
        onkeydown: (event) => {
          const target = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: columns.length - 1 }[event.key];
          if (target === undefined) return;
          event.preventDefault();
          choose(target, true);
        },
      },
      el(
        "span",
        { class: "room" },
        el("span", { class: "value number", text: shown }),
        value === null ? null : el("span", { class: "bar", style: { height: `${(ROOM * (value ?? 0)) / highest}rem` } }),
      ),
      el("span", { class: "token", text: token }),
    );
  });
  const mean = data.mean === null ? null
    : el("div", { class: "mean", style: { top: `calc(11rem + 2px - ${(ROOM * data.mean) / highest}rem)` } });
  memory.bars.replaceChildren(...columns, ...(mean ? [mean] : []));
  mark(data.selected);
  if (hadFocus) columns[data.selected]?.focus();
  const tokens = data.tokens.join("\n");
  if (memory.tokens !== tokens) {
    memory.tokens = tokens;
    const chosen = columns[data.selected];
    memory.box.scrollLeft = chosen.offsetLeft - (memory.box.clientWidth - chosen.offsetWidth) / 2;
  }
}
