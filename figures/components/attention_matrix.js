// One matrix as a picture: a row a token, colours for values, labels on both sides, a legend, and
// one cell chosen. Values are written into cells that are large enough to hold them.
class Matrix {
  // onChoose(row, column) when a cell is clicked or reached with the arrow keys.
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.canvas = el("canvas", { tabindex: 0, role: "application" });
    this.title = el("div", { class: "matrix-title" });
    this.legend = el("div", { class: "legend number" });
    this.readout = el("div", { class: "readout number", "aria-live": "polite" });
    const box = el("div", { class: "matrix-box" }, this.canvas);
    this.node = el("figure", { class: "matrix" }, this.title, box, this.legend, this.readout);
    this.canvas.onmousemove = (event) => this.hover(event);
    this.canvas.onmouseleave = () => this.read(this.spec.chosen);
    this.canvas.onclick = (event) => {
      const cell = this.cellAt(event);
      if (cell) this.onChoose(cell.row, cell.column);
    };
    this.canvas.onkeydown = (event) => this.move(event);
  }

  // spec: title, colour (of the title), values (row-major), rows, columns, rowLabels,
  // columnLabels (or null: dimensions), zeroCentred, most (the value of the strongest colour), root
  // (colour by the square root), chosen {row, column}, unit. width in CSS pixels.
  draw(spec, style, width) {
    this.spec = spec;
    const { rows, columns } = spec;
    const tokens = spec.columnLabels !== null;
    this.table = palette(spec.zeroCentred ? style.diverging : style.sequential);
    this.title.textContent = spec.title;
    this.title.style.color = spec.colour ?? "";
    this.font = `13px ${getComputedStyle(this.node).getPropertyValue("--st-code-font") || "monospace"}`;
    const measure = this.canvas.getContext("2d");
    measure.font = this.font;
    const longestOf = (labels) => Math.max(...labels.map((label) => measure.measureText(label).width));
    const longest = longestOf(spec.rowLabels);
    this.left = Math.min(longest, 0.28 * width, 150) + 8;
    // Labels lean over the right edge: they need room there.
    const labelled = tokens && (width - this.left - 30) / columns >= 13;
    const edge = labelled ? 30 : 2;
    this.cellWidth = Math.max((width - this.left - edge) / columns, tokens ? 1.5 : 0.5);
    this.cellHeight = tokens ? Math.min(this.cellWidth, 46) : Math.max(Math.min(22, 520 / rows), 2.5);
    if (tokens) this.cellWidth = Math.min(this.cellWidth, 64);
    this.top = labelled ? Math.min(longestOf(spec.columnLabels), 110) * 0.8 + 14 : 4;
    const [w, h] = [this.left + columns * this.cellWidth + edge, this.top + rows * this.cellHeight + 2];
    const context = sharpCanvas(this.canvas, w, h);
    context.clearRect(0, 0, w, h);
    this.cells(context, style);
    this.labels(context, style, labelled);
    this.mark(context, style);
    this.drawLegend(spec);
    this.canvas.setAttribute("aria-label", `${spec.title}. Arrow keys move the chosen cell.`);
    this.read(spec.chosen);
  }

  tone(value) {
    const { zeroCentred, most, root } = this.spec;
    const share = most ? value / most : 0;
    if (root) return Math.sqrt(share);
    return zeroCentred ? 0.5 + share / 2 : share;
  }

  cells(context, style) {
    const { rows, columns, values } = this.spec;
    const size = this.digits(context);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const value = values[row * columns + column];
        const [x, y] = [this.left + column * this.cellWidth, this.top + row * this.cellHeight];
        const missing = value === -Infinity;
        context.fillStyle = missing ? style.surface : shade(this.table, this.tone(value));
        // Half a pixel over the edge: no seams between cells of fractional size.
        context.fillRect(x, y, this.cellWidth + 0.5, this.cellHeight + 0.5);
        if (size) {
          context.font = digitsFont(size);
          context.textAlign = "center";
          context.textBaseline = "middle";
          context.fillStyle = missing ? style.muted : ink(this.table, this.tone(value));
          context.fillText(this.short(value), x + this.cellWidth / 2, y + this.cellHeight / 2 + 1);
        }
      }
    }
    context.strokeStyle = style.grid;
    context.strokeRect(this.left + 0.5, this.top + 0.5, columns * this.cellWidth, rows * this.cellHeight);
  }

  // The size of the numbers: the widest stays clear of its neighbours. 0 where none is readable so.
  digits(context) {
    if (this.cellWidth < 20 || this.cellHeight < 18) return 0;
    context.font = digitsFont(100);
    const texts = new Set(Array.from(this.spec.values, (value) => this.short(value)));
    const widest = Math.max(...[...texts].map((text) => context.measureText(text).width)) / 100;
    return [13, 11].find((size) => widest * size <= this.cellWidth - 4) ?? 0;
  }

  short(value) {
    if (value === -Infinity) return "−∞";
    if (value === 0) return "0"; // masked: exactly nothing, not rounded
    return (Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)).replace("-", "−");
  }

  labels(context, style, labelled) {
    const { rowLabels, columnLabels, chosen } = this.spec;
    context.font = this.font;
    context.textBaseline = "middle";
    if (this.cellHeight >= 11) {
      context.textAlign = "right";
      rowLabels.forEach((label, row) => {
        context.fillStyle = row === chosen.row ? style.query : style.text;
        context.fillText(clipped(context, label, this.left - 8), this.left - 5, this.top + (row + 0.5) * this.cellHeight);
      });
    }
    if (!labelled) return;
    context.textAlign = "left";
    columnLabels.forEach((label, column) => {
      context.save();
      context.translate(this.left + (column + 0.5) * this.cellWidth, this.top - 6);
      context.rotate(-Math.PI / 3.4);
      context.fillStyle = column === chosen.column ? style.key : style.text;
      context.fillText(clipped(context, label, 110), 0, 0);
      context.restore();
    });
  }

  mark(context, style) {
    const { row, column } = this.spec.chosen;
    const { columns } = this.spec;
    context.lineWidth = 2;
    context.strokeStyle = style.query;
    context.strokeRect(this.left, this.top + row * this.cellHeight, columns * this.cellWidth, this.cellHeight);
    if (this.spec.columnLabels === null) return;
    context.strokeStyle = style.key;
    context.lineWidth = 3;
    context.strokeRect(this.left + column * this.cellWidth, this.top + row * this.cellHeight, this.cellWidth, this.cellHeight);
  }

  drawLegend({ zeroCentred, most, unit }) {
    const stops = Array.from({ length: 9 }, (_, i) => shade(this.table, i / 8)).join(", ");
    this.legend.replaceChildren(
      el("span", { text: zeroCentred ? number(-most) : "0" }),
      el("span", { class: "legend-bar", style: { background: `linear-gradient(to right, ${stops})` } }),
      el("span", { text: number(most) }),
      el("span", { class: "muted", text: unit }),
    );
  }

  cellAt(event) {
    const box = this.canvas.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.left - this.left) / this.cellWidth);
    const row = Math.floor((event.clientY - box.top - this.top) / this.cellHeight);
    const inside = row >= 0 && row < this.spec.rows && column < this.spec.columns;
    return inside ? { row, column: Math.max(column, 0) } : null;
  }

  hover(event) {
    const cell = this.cellAt(event);
    this.canvas.style.cursor = cell ? "pointer" : "default";
    this.read(cell ?? this.spec.chosen);
  }

  read({ row, column }) {
    const { values, columns, rowLabels, columnLabels } = this.spec;
    const at = Math.min(column, columns - 1);
    const target = columnLabels === null ? `dimension ${at}` : `“${columnLabels[at]}” (position ${at})`;
    this.readout.textContent = `“${rowLabels[row]}” (position ${row}), ${target}: ${number(values[row * columns + at], 4)}`;
  }

  move(event) {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    const { rows, columns, chosen } = this.spec;
    const clamp = (value, count) => Math.min(Math.max(value, 0), count - 1);
    this.onChoose(clamp(chosen.row + step[0], rows), clamp(chosen.column + step[1], columns));
  }
}

function digitsFont(size) {
  return `${size}px system-ui, sans-serif`;
}

function clipped(context, label, room) {
  if (context.measureText(label).width <= room) return label;
  let text = label;
  while (text.length > 1 && context.measureText(`${text}…`).width > room) text = text.slice(0, -1);
  return `${text}…`;
}
