// One head's scores and what the softmax makes of them, side by side. A row is the token that
// looks: click it or use the arrow keys to choose it. A cell is read by pointing at it, by a tap or with
// the left and right arrow: where cells are too small to be written into, that is the only way.
// data: bytes (figures/packing.py) with tokens [label], row, causal, says, and the arrays
// scores [T, T] (before the mask) and pattern [T, T] (the weights).

const MANY = 32; // tokens from which most weights are too small for an even scale of colours
const LEAST_DIGITS = 11; // pixels: numbers that would be smaller are left out
const MOST_DIGITS = 18;
const DIGITS = 0.55; // height of the numbers by that of a cell, where their width allows it

export default function ({ data, parentElement: root, setTriggerValue }) {
  const style = applyStyle(root);
  const memory = remember(root, () => build(root));
  const { tokens, row, causal, says, scores, pattern } = unpack(data);
  const T = tokens.length;
  const masked = (r, c) => causal && c > r;
  const widest = scores.reduce((most, s, i) => (masked(Math.floor(i / T), i % T) ? most : Math.max(most, Math.abs(s))), 1e-9);
  const panels = [
    { ...memory.left, values: scores, table: palette(style.diverging), at: (v) => 0.5 + v / (2 * widest), hatched: masked, write: shortScore, masked: "−∞" },
    { ...memory.right, values: pattern, table: palette(style.sequential), at: T > MANY ? Math.sqrt : (v) => v, hatched: masked, write: shortWeight, masked: "0" },
  ];
  memory.left.caption.textContent = causal ? "Scores, masked" : "Scores, mask off";
  memory.left.scale.replaceChildren(...scale(style.diverging, `−${widest.toFixed(1)}`, `${widest.toFixed(1)}`), ...(causal ? [el("i", { class: "hatched" }), el("span", { text: "−∞" })] : []));
  memory.right.scale.replaceChildren(...scale(style.sequential, "0", T > MANY ? "1, colour by the square root" : "1"));
  memory.frame.setAttribute("aria-label", says);

  let chosen = row;
  // Choosing a row sends the page round: the cell that is read in it stays.
  let cell = memory.cell?.r === row && memory.cell.c < T ? memory.cell : null;
  const draw = () => {
    const width = root.host?.clientWidth || root.clientWidth || memory.frame.clientWidth;
    const narrow = width < 700;
    memory.frame.classList.toggle("narrow", narrow);
    const room = narrow ? width : (width - 96) / 2;
    for (const panel of panels) drawPanel(panel, { tokens, T, room, chosen, cell, style });
    memory.readout.textContent = read(chosen, cell);
    memory.cell = cell;
  };
  const quoted = (i) => `“${tokens[i]}” (${i})`;
  const read = (r, at) => {
    if (!at) {
      const seen = causal ? r + 1 : T;
      return `Row ${quoted(r)} looks at ${seen} of ${T} token${T === 1 ? "" : "s"}; its weights sum to 1. Point at a cell or tap it to read it.`;
    }
    const i = at.r * T + at.c;
    return masked(at.r, at.c)
      ? `${quoted(at.r)} may not look at ${quoted(at.c)}, which comes later: its score ${number(scores[i])} is replaced by −∞, and e to the power of −∞ is a weight of 0.`
      : `${quoted(at.r)} looks at ${quoted(at.c)}: score ${number(scores[i])}, weight ${percent(pattern[i])}.`;
  };
  const choose = (r) => {
    if (r < 0 || r >= T || r === chosen) return;
    chosen = r;
    draw();
    setTriggerValue("token", r);
  };
  const cellAt = (panel, event) => {
    const { left, top, size } = panel.canvas.geometry;
    const box = panel.canvas.getBoundingClientRect();
    const c = Math.floor((event.clientX - box.left - left) / size);
    const r = Math.floor((event.clientY - box.top - top) / size);
    return r >= 0 && r < T && c < T ? { r, c: Math.max(c, -1) } : null;
  };
  for (const panel of panels) {
    panel.canvas.onpointermove = (event) => {
      const at = cellAt(panel, event);
      cell = at && at.c >= 0 ? at : null;
      draw();
    };
    panel.canvas.onpointerleave = () => { cell = null; draw(); };
    // A finger points at nothing before it taps.
    panel.canvas.onclick = (event) => {
      const at = cellAt(panel, event);
      if (!at) return;
      cell = at.c >= 0 ? at : null;
      draw();
      choose(at.r);
    };
  }
  memory.frame.onkeydown = (event) => {
    const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key] ?? [0, 0];
    if (!down && !right) return;
    event.preventDefault();
    const r = Math.min(Math.max(chosen + down, 0), T - 1);
    if (right) cell = { r, c: cell ? Math.min(Math.max(cell.c + right, 0), T - 1) : right > 0 ? 0 : r };
    else if (cell) cell = { r, c: cell.c };
    draw();
    choose(r);
  };
  memory.draw = draw;
  draw();
  document.fonts?.ready.then(() => memory.draw());
}

function build(root) {
  const panel = () => {
    const caption = el("figcaption");
    const legend = el("div", { class: "scale" });
    const canvas = el("canvas", { "aria-hidden": "true" });
    return { caption, scale: legend, canvas, figure: el("figure", {}, caption, legend, canvas) };
  };
  const left = panel();
  const right = panel();
  right.caption.textContent = "Attention weights: each row sums to 1";
  const arrow = el("div", { class: "arrow" }, el("b", { text: "→", "aria-hidden": "true" }), el("span", { text: "softmax of each row" }));
  const frame = el("div", { class: "mask", tabindex: 0, role: "group" }, left.figure, arrow, right.figure);
  const readout = el("p", { class: "readout number", "aria-live": "polite" });
  root.append(frame, readout);
  const memory = { left, right, frame, readout, draw: () => {} };
  onNewWidth(frame, () => memory.draw());
  return memory;
}

function scale(stops, low, high) {
  return [
    el("span", { class: "number", text: low }),
    el("i", { style: { background: `linear-gradient(to right, ${stops.join(", ")})` } }),
    el("span", { class: "number", text: high }),
  ];
}

function shortScore(value) {
  const text = value.toFixed(Math.abs(value) >= 9.95 ? 0 : 1);
  return text === "-0.0" ? "0.0" : text.replace("-", "−");
}

function shortWeight(value) {
  return value >= 0.995 ? "1" : value.toFixed(2).slice(1);
}

function drawPanel(panel, { tokens, T, room, chosen, cell, style }) {
  const { canvas } = panel;
  const context = canvas.getContext("2d");
  const face = (px) => `${px}px ui-monospace, "Source Code Pro", monospace`;
  const longest = Math.min(room * 0.28, 150);
  // Labels as large as the cells allow, and only every so many where cells are smaller than text.
  const space = Math.min((room - 60) / T, 60);
  const type = Math.max(Math.min(space * 0.55, 17), 12);
  const every = Math.max(1, Math.ceil((type + 2) / space));
  context.font = face(type);
  const cut = (label) => {
    if (context.measureText(label).width <= longest) return label;
    let short = [...label];
    while (short.length > 1 && context.measureText(`${short.join("")}…`).width > longest) short = short.slice(0, -1);
    return `${short.join("")}…`;
  };
  const labels = tokens.map(cut);
  const label = Math.max(...labels.map((text) => context.measureText(text).width)) + 8;
  const size = Math.min((room - label - 2) / T, 80);
  const [left, top] = [label, label];
  canvas.geometry = { left, top, size };
  const c2d = sharpCanvas(canvas, left + size * T + 2, top + size * T + 2);
  c2d.font = face(type);
  c2d.textBaseline = "middle";
  for (let i = 0; i < T; i++) {
    if (i % every) continue;
    const middle = (i + 0.5) * size;
    c2d.fillStyle = i === chosen ? style.accent : style.text;
    c2d.textAlign = "right";
    c2d.fillText(labels[i], left - 5, top + middle);
    c2d.save();
    c2d.translate(left + middle, top - 5);
    c2d.rotate(-Math.PI / 2);
    c2d.textAlign = "left";
    c2d.fillStyle = cell?.c === i ? style.accent : style.text;
    c2d.fillText(labels[i], 0, 0);
    c2d.restore();
  }
  // Cells do not change while one points at them: they are drawn once.
  if (panel.room !== room) {
    panel.room = room;
    panel.cells ??= document.createElement("canvas");
    drawCells(panel, { T, size, style });
  }
  c2d.drawImage(panel.cells, left, top, size * T, size * T);
  c2d.strokeStyle = style.accent;
  c2d.lineWidth = 3;
  c2d.strokeRect(left - 1, top + chosen * size - 1, size * T + 1, Math.max(size, 3) + 1);
  if (cell) {
    c2d.lineWidth = 2;
    c2d.strokeStyle = style.text;
    c2d.strokeRect(left + cell.c * size, top + cell.r * size, size - 1, size - 1);
  }
}

// The size of the numbers in cells: all of them fit at it. 0 where they would be too small to read.
function digitsIn(context, texts, size) {
  context.font = "100px system-ui, sans-serif";
  const widest = Math.max(...[...texts].map((text) => context.measureText(text).width)) / 100;
  const digits = Math.min((size - 3) / widest, DIGITS * size, MOST_DIGITS);
  return digits >= LEAST_DIGITS ? digits : 0;
}

function drawCells({ cells, values, table, at, hatched, write, masked }, { T, size, style }) {
  const c2d = sharpCanvas(cells, size * T, size * T);
  c2d.textBaseline = "middle";
  const gap = size > 8 ? 1 : 0;
  const text = (r, c) => (hatched(r, c) ? masked : write(values[r * T + c]));
  const hopeless = size * DIGITS < LEAST_DIGITS;
  const texts = hopeless ? [] : Array.from({ length: T * T }, (_, i) => text(Math.floor(i / T), i % T));
  const digits = hopeless ? 0 : digitsIn(c2d, new Set(texts), size);
  const hatch = hatching(c2d, style);
  for (let r = 0; r < T; r++) {
    for (let c = 0; c < T; c++) {
      const [x, y, value] = [c * size, r * size, values[r * T + c]];
      const closed = hatched(r, c);
      c2d.fillStyle = closed ? hatch : shade(table, at(value));
      c2d.fillRect(x, y, size - gap + (gap ? 0 : 0.5), size - gap + (gap ? 0 : 0.5));
      if (!digits) continue;
      c2d.font = `${digits}px system-ui, sans-serif`;
      c2d.textAlign = "center";
      c2d.fillStyle = closed ? style.muted : ink(table, at(value));
      c2d.fillText(texts[r * T + c], x + (size - gap) / 2, y + (size - gap) / 2 + 1);
    }
  }
  // The border of the mask: right of it is what comes later.
  c2d.beginPath();
  c2d.strokeStyle = style.text;
  c2d.lineWidth = 1.5;
  for (let i = 1; i < T; i++) {
    const [x, y] = [i * size - gap / 2, (i - 1) * size];
    c2d.moveTo(x, y);
    c2d.lineTo(x, y + size - gap / 2);
    c2d.lineTo(x + size, y + size - gap / 2);
  }
  c2d.stroke();
}

function hatching(context, style) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.fillStyle = style.surface;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = style.grid;
  pen.lineWidth = 1.5;
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
  }
  pen.stroke();
  return context.createPattern(tile, "repeat");
}
