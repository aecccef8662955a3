// The tokens of the prompt as chips to choose from: click, or arrow keys and Home and End.
// data: label, tokens [{label, id, note}], selected, and optionally shades: a number from 0 to 1 a
// token, drawn as its colour; large: true where the chips are the picture.
export default function ({ data, parentElement: root, setTriggerValue }) {
  const style = applyStyle(root);
  const table = palette(style.sequential);
  const memory = remember(root, () => {
    const label = el("p", { class: "label" });
    const strip = el("div", { class: "strip", role: "listbox" });
    root.append(label, strip);
    return { label, strip };
  });
  memory.label.textContent = data.label;
  memory.strip.setAttribute("aria-label", data.label);
  memory.strip.classList.toggle("large", Boolean(data.large));
  const choose = (index, focus) => {
    if (index < 0 || index >= data.tokens.length) return;
    mark(index);
    if (focus) memory.strip.children[index].focus();
    setTriggerValue("token", index);
  };
  const mark = (index) => {
    [...memory.strip.children].forEach((chip, i) => {
      chip.setAttribute("aria-selected", i === index);
      chip.tabIndex = i === index ? 0 : -1;
    });
  };
  const keys = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const hadFocus = memory.strip.contains((root.host ? root : document).activeElement);
  const chips = data.tokens.map((token, index) => {
    const value = data.shades?.[index];
    const colours = value === undefined || value === null ? {}
      : { background: shade(table, value), color: ink(table, value) };
    return el(
      "button",
      {
        class: "chip", role: "option", type: "button", title: `position ${index}, token ${token.id}`, style: colours,
        onclick: () => choose(index, false),
        onkeydown: (event) => {
          const target = { Home: 0, End: data.tokens.length - 1 }[event.key] ?? (event.key in keys ? index + keys[event.key] : null);
          if (target === null) return;
          event.preventDefault();
          choose(target, true);
        },
      },
      el("span", { text: token.label }),
      token.note ? el("small", { text: token.note, style: colours }) : null,
    );
  });
  refill(memory.strip, chips, chips[data.selected]);
  mark(data.selected);
  if (hadFocus) memory.strip.children[data.selected]?.focus();
}
