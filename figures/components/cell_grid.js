// A grid of coloured cells with a text and a number each, to choose one of: by click, or by arrow
// keys, Home and End. It scrolls in its own box; row and column names stay in sight.
// data: what figures/cell_grid.py packs.
export default function ({ data, parentElement: root, setTriggerValue }) {
  const style = applyStyle(root);
  const grid = unpack(data);
  const memory = remember(root, () => ({ content: null, label: el("p", { class: "label" }), place: el("div") }));
  if (memory.content === null) root.append(memory.label, memory.place);
  memory.label.textContent = grid.label;
  const content = `${grid.content} ${style.background}`;
  const isNew = memory.content !== content;
  if (isNew) {
    memory.content = content;
    const drawn = draw(grid, style);
    memory.rows = drawn.rows;
    memory.box = drawn.box;
    memory.place.replaceChildren(drawn.scale, drawn.box);
  }
  const { rows, box } = memory;
  const mark = (row, column) => {
    memory.chosen?.setAttribute("aria-selected", "false");
    if (memory.chosen) memory.chosen.tabIndex = -1;
    memory.chosen = rows[row][column];
    memory.chosen.setAttribute("aria-selected", "true");
    memory.chosen.tabIndex = 0;
  };
  const choose = (row, column, focus) => {
    if (!rows[row]?.[column]) return;
    mark(row, column);
    if (focus) memory.chosen.focus();
    setTriggerValue("cell", [row, column]);
  };
  box.onclick = (event) => {
    const cell = event.target.closest("td");
    if (cell) choose(cell.parentElement.sectionRowIndex, cell.cellIndex - 1, false);
  };
  box.onkeydown = (event) => {
    const cell = event.target.closest("td");
    const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
    if (!cell) return;
    const row = cell.parentElement.sectionRowIndex;
    const column = cell.cellIndex - 1;
    if (event.key in steps) choose(row + steps[event.key][0], column + steps[event.key][1], true);
    else if (event.key === "Home") choose(row, 0, true);
    else if (event.key === "End") choose(row, grid.columns.length - 1, true);
    else return;
    event.preventDefault();
  };
  mark(...grid.selected);
  if (isNew) {
    // The chosen cell comes into sight inside the box; the page itself does not move.
    const names = rows[0][0].parentElement.firstChild.offsetWidth;
    box.scrollLeft = memory.chosen.offsetLeft - names - (box.clientWidth - names) / 2;
  }
}

// From so many rows on, numbers without a text stand closer together.
const MANY = 12;
// Cells with no longer text than this are narrow, so that all heads of a layer can be seen at once.
const SHORT = 4;

function draw(grid, style) {
  const table = palette(grid.diverging ? style.diverging : style.sequential);
  // From 0 to 1 along the scale; a diverging one has its zero in the middle.
  const along = (value) => (grid.diverging ? 0.5 + value / (2 * grid.extent) : value / grid.extent);
  // As many decimals as the greatest value needs for three digits: all cells can be compared.
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(grid.extent)));
  const signed = (value) => `${value > 0 ? "+" : ""}${value.toFixed(decimals)}`.replace("-", "−");
  const spell = (value) => (grid.diverging ? signed(value) : grid.scores ? value.toFixed(2) : percent(value));
  const count = grid.columns.length;
  const rows = grid.rows.map((name, row) =>
    grid.columns.map((column, c) => {
      const at = row * count + c;
      const value = grid.value[at];
      const text = grid.texts[grid.text[at]] ?? null;
      const share = along(value);
      const says = `${grid.row_word} ${name}, ${column}: ${text === null ? "" : `${text}, `}${spell(value)}`;
      return el(
        "td",
        {
          class: `${text === null ? "number" : "token"} ${grid.framed[at] ? "framed" : ""}`,
          role: "gridcell", tabindex: -1, title: says, "aria-label": says, "aria-selected": "false",
          style: { background: shade(table, share), color: ink(table, share) },
        },
        text === null ? spell(value) : text,
        text === null ? null : el("small", { text: spell(value) }),
      );
    }),
  );
  const names = (texts, corner) =>
    el("tr", {}, el("th", { class: "corner", text: corner }), ...texts.map((text) => el("th", { text, title: text })));
  const dense = grid.rows.length > MANY && !grid.texts.length;
  const narrow = grid.texts.every((text) => text.length <= SHORT);
  const box = el(
    "div",
    { class: `box ${dense ? "dense" : ""} ${narrow ? "narrow" : ""}` },
    el(
      "table",
      { role: "grid", "aria-label": grid.label },
      el("thead", {}, names(grid.columns, grid.corner)),
      el("tbody", {}, ...rows.map((cells, row) => el("tr", {}, el("th", { text: grid.rows[row], scope: "row" }), ...cells))),
      grid.footer ? el("tfoot", {}, names(grid.footer, grid.footer_corner)) : null,
    ),
  );
  const stops = Array.from({ length: 11 }, (_, i) => shade(table, i / 10)).join(", ");
  const ends = grid.diverging ? [spell(-grid.extent), spell(grid.extent)] : [grid.scores ? "0" : "0%", spell(grid.extent)];
  const scale = el(
    "p",
    { class: "scale" },
    el("span", { class: "number", text: ends[0] }),
    el("span", { class: "ramp", style: { background: `linear-gradient(to right, ${stops})` } }),
    el("span", { class: "number", text: ends[1] }),
    el("span", { text: grid.scale }),
  );
  return { rows, box, scale };
}
