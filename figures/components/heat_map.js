// Every value of a table as one cell of colour; point, tap or use the arrow keys to read one.
// data: packed bytes (figures/embedding_packs.py heat_map), or {url, ...} of packed arrays of ours.
// The drawing's description: array; title; rowName, columnName: what the axes count; limit: the
// colour scale runs from -limit to limit (absent: the largest size there is); rowLabels: [[row,
// label]]; rowHeight in px, or height of all; strips: true to write each row's label above it; sum:
// true where the last row is the sum of the others; mark: a row to point out; hint.
const GUTTER = 44; // below, for column numbers
const LABEL_PX = 26; // above a strip

export default function ({ data, parentElement: root }) {
  const style = applyStyle(root);
  const memory = remember(root, () => {
    const made = {
      title: el("p", { class: "title" }),
      canvas: el("canvas", { tabindex: 0, role: "img" }),
      low: el("span", { class: "number" }), bar: el("i"), high: el("span", { class: "number" }),
      readout: el("p", { class: "readout", "aria-live": "polite" }),
      cell: null,
    };
    made.box = el("div", { class: "box" }, made.canvas);
    made.root = el("div", {}, made.title, made.box, el("p", { class: "scale" }, made.low, made.bar, made.high), made.readout);
    root.append(made.root);
    onNewWidth(made.root, () => made.draw?.());
    return made;
  });
  const token = (memory.token = {}); // a later call overtakes this one's fetch
  if (data.url) {
    fetchPacked(data.url).then(
      (arrays) => { if (memory.token === token) show(data, arrays); },
      (error) => { if (memory.token === token) memory.readout.textContent = error.message; },
    );
  } else {
    const packed = unpack(data);
    show(packed, packed);
  }

  function show(spec, arrays) {
    const values = arrays[spec.array];
    const [rows, columns] = arrays.arrays.find(({ name }) => name === spec.array).shape;
    const limit = spec.limit ?? values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const table = palette(style.diverging);
    memory.title.textContent = spec.title;
    memory.canvas.setAttribute("aria-label", `${spec.title}: ${rows} by ${columns} values. Arrow keys read them.`);
    memory.low.textContent = number(-limit);
    memory.high.textContent = number(limit);
    memory.bar.style.background = `linear-gradient(to right, ${style.diverging.join(", ")})`;
    const labels = new Map(spec.rowLabels ?? []);
    const rowName = (row) => labels.get(row) ?? `${spec.rowName} ${row}`;
    const pixels = picture(values, rows, columns, limit, table);
    const place = { left: 0, width: 0, row: 0, pitch: 0 };

    const draw = () => {
      const room = memory.root.clientWidth;
      if (!room) return;
      const measure = memory.canvas.getContext("2d");
      measure.font = font(15);
      const widest = spec.strips ? 0 : Math.max(...[...labels.values()].map((text) => measure.measureText(text).width), 20);
      place.left = spec.strips ? 0 : Math.min(Math.ceil(widest), 130) + 10;
      // A cell narrower than a pixel would not be drawn: then the picture scrolls in its box.
      place.width = Math.max(room - place.left, columns);
      place.row = spec.rowHeight ?? spec.height / rows;
      place.pitch = place.row + (spec.strips ? LABEL_PX : 0);
      const context = sharpCanvas(memory.canvas, place.left + place.width, place.pitch * rows + GUTTER);
      context.clearRect(0, 0, memory.canvas.width, memory.canvas.height);
      context.imageSmoothingEnabled = false;
      context.font = font(15);
      context.fillStyle = style.text;
      if (spec.strips) {
        for (let row = 0; row < rows; row++) {
          context.textBaseline = "alphabetic";
          context.fillText(rowName(row), 0, row * place.pitch + LABEL_PX - 7);
          context.drawImage(pixels, 0, row, columns, 1, place.left, row * place.pitch + LABEL_PX, place.width, place.row);
        }
      } else {
        context.drawImage(pixels, place.left, 0, place.width, place.row * rows);
        rowTicks(context, labels, place);
      }
      columnTicks(context, place.pitch * rows);
      if (spec.mark !== undefined) frame(context, style.text, 0, spec.mark, columns, 2);
      if (memory.cell) {
        const [row, column] = memory.cell;
        if (row < rows && column < columns) frame(context, style.text, column, row, 1, 2);
      }
    };

    function font(size) {
      return `${size}px ${getComputedStyle(memory.root).fontFamily}`;
    }

    function rowTicks(context, texts, { row, left }) {
      context.textAlign = "right";
      context.textBaseline = "middle";
      let free = -Infinity;
      for (const [index, text] of texts) {
        const y = Math.max((index + 0.5) * row, 9);
        if (y < free) continue;
        context.fillText(text, left - 6, y, left - 6);
        free = y + 19;
      }
      context.textAlign = "left";
    }

    function columnTicks(context, top) {
      const steps = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
      const step = steps.find((n) => (n / columns) * place.width >= 44) ?? 1024;
      context.textBaseline = "top";
      context.textAlign = "center";
      context.fillStyle = style.muted;
      for (let column = 0; column < columns; column += step) {
        const x = place.left + ((column + 0.5) / columns) * place.width;
        const half = context.measureText(String(column)).width / 2;
        const [first, last] = [place.left + half, place.left + place.width - half];
        context.fillText(String(column), Math.min(Math.max(x, first), last), top + 4);
      }
      context.textAlign = "left";
      context.fillText(spec.columnName, place.left, top + 23);
    }

    function frame(context, colour, column, row, span, thickness) {
      const size = place.width / columns;
      const y = row * place.pitch + place.pitch - place.row;
      context.strokeStyle = colour;
      context.lineWidth = thickness;
      context.strokeRect(place.left + column * size - 1, y - 1, Math.max(span * size, 2) + 2, place.row + 2);
    }

    function read() {
      if (!memory.cell || memory.cell[0] >= rows || memory.cell[1] >= columns) {
        memory.readout.textContent = spec.hint;
        return;
      }
      const [row, column] = memory.cell;
      const at = (r) => number(values[r * columns + column], 4);
      memory.readout.textContent = spec.sum
        ? `${spec.columnName} ${column}: ${[...Array(rows - 1).keys()].map(at).join(" + ")} = ${at(rows - 1)}`
        : `${rowName(row)}, ${spec.columnName} ${column}: ${at(row)}`;
    }

    const point = (event) => {
      const box = memory.canvas.getBoundingClientRect();
      const column = Math.floor(((event.clientX - box.left - place.left) / place.width) * columns);
      const row = Math.floor((event.clientY - box.top) / place.pitch);
      if (column < 0 || column >= columns || row < 0 || row >= rows) return;
      memory.cell = [row, column];
      draw();
      read();
    };
    memory.canvas.onpointermove = point;
    memory.canvas.onpointerdown = point;
    memory.canvas.onkeydown = (event) => {
      const move = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
      if (!move) return;
      event.preventDefault();
      const [row, column] = memory.cell ?? [0, -1];
      memory.cell = [
        Math.min(Math.max(row + move[0], 0), rows - 1),
        Math.min(Math.max(column + move[1], 0), columns - 1),
      ];
      draw();
      read();
    };
    memory.draw = draw;
    draw();
    read();
  }
}

// The table as an image, a pixel a cell.
function picture(values, rows, columns, limit, table) {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < values.length; i++) {
    const at = limit ? 0.5 + values[i] / (2 * limit) : 0.5;
    const colour = 3 * Math.round(255 * Math.min(Math.max(at, 0), 1));
    image.data.set([table[colour], table[colour + 1], table[colour + 2], 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
