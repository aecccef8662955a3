// The MLP on one token: what it reads (D), its neurons before and after they are bent (M), what it
// adds (D). With a gate, what was bent is multiplied by a second reading, `up`, to give the neurons.
// Cells have the same size in all four fields, so that the widening is seen as it is. Click a neuron
// in a field or on the curve, or walk with the arrow keys.
// data: bytes (figures/packing.py) with neuron, says, bend (its name), and the arrays input [D], pre
// [M], bent [M], post [M], out [D], curve [2, N] (the bend as the model computes it) and, with a gate,
// up [M].
const ASPECT = 1.5; // height of a field by its width, in cells
const CAPTION = 108; // what a caption needs, in pixels
const CURVE = 1.2; // width of the curve by that of a field of neurons

export default function ({ data, parentElement: root, setTriggerValue }) {
  const style = applyStyle(root);
  const memory = remember(root, () => build(root));
  const { neuron, says, bend, input, pre, bent, up, post, out, curve } = unpack(data);
  const M = pre.length;
  const most = (values) => values.reduce((high, value) => Math.max(high, Math.abs(value)), 1e-9);
  const table = palette(style.diverging);
  const neurons = { columns: columnsFor(M), neurons: true };
  const fields = [
    { ...memory.input, values: input, columns: columnsFor(input.length), widest: most(input) },
    { ...memory.pre, values: pre, ...neurons, widest: most(pre) },
    ...(up ? [{ ...memory.up, values: up, ...neurons, widest: most(up) }] : []),
    { ...memory.post, values: post, ...neurons, widest: up ? most(post) : most(pre) },
    { ...memory.out, values: out, columns: columnsFor(out.length), widest: most(out) },
  ];
  const active = pre.reduce((count, value) => count + (value > 0), 0);
  memory.frame.setAttribute("aria-label", says);
  memory.input.caption.replaceChildren(el("b", { text: `Reads ${input.length}` }), "the stream (ln2)");
  memory.pre.caption.replaceChildren(el("b", { text: `Widens to ${M}` }), up ? "gates (mlp_pre)" : "neurons (mlp_pre)");
  memory.curve.caption.replaceChildren(el("b", { text: "Bends" }), `${bend}: ${active} above 0, ${M - active} held near 0`);
  memory.up.caption.replaceChildren(el("b", { text: "Reads again" }), `${M} numbers (mlp_up)`);
  memory.post.caption.replaceChildren(el("b", { text: up ? "Multiplies" : `Keeps ${M}` }), "neurons (mlp_post)");
  memory.up.figure.hidden = memory.up.sign.hidden = !up;
  memory.out.caption.replaceChildren(el("b", { text: `Back to ${out.length}` }), "added (mlp_out)");
  for (const field of fields) field.range.textContent = `±${number(field.widest)}`;

  let chosen = neuron;
  let pointed = null;
  const draw = () => {
    const width = root.host?.clientWidth || root.clientWidth || memory.frame.clientWidth;
    const narrow = width < 700;
    memory.frame.classList.toggle("narrow", narrow);
    const wide = (size) => fields.reduce((sum, { columns }) => sum + Math.max(columns * size, CAPTION), CURVE * neurons.columns * size);
    const fits = (size) => (narrow ? (neurons.columns + fields[0].columns) * size + 12 : wide(size) + 125) <= width;
    let size = 10;
    while (size > 3 && !fits(size)) size--;
    for (const field of fields) {
      drawField(field, { size, table, style, chosen: field.neurons ? chosen : null, pointed: field.neurons ? pointed : null });
      field.caption.style.width = `${Math.max(field.columns * size, narrow ? 0 : CAPTION)}px`;
    }
    const side = narrow ? Math.min(width - 4, 320) : Math.round(CURVE * neurons.columns * size);
    memory.curve.caption.style.width = narrow ? "" : `${side}px`;
    const height = narrow ? 240 : Math.ceil(M / neurons.columns) * size;
    drawCurve(memory.curve, { width: side, height, pre, post: bent, curve, chosen, pointed, style });
    const n = pointed ?? chosen;
    memory.readout.textContent = up
      ? `Neuron ${n}: gate ${number(pre[n])}, after ${bend} ${number(bent[n])}; times ${number(up[n])} is ${number(post[n])}.`
      : `Neuron ${n}: ${number(pre[n])} before ${bend}, ${number(post[n])} after.`;
  };
  const choose = (n) => {
    if (n < 0 || n >= M || n === chosen) return;
    chosen = n;
    pointed = null;
    draw();
    setTriggerValue("neuron", n);
  };
  const nearest = (event) => {
    const box = memory.curve.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const { toX, toY } = memory.curve.canvas.geometry;
    let [best, least] = [null, 18 ** 2];
    for (let n = 0; n < M; n++) {
      const apart = (toX(pre[n]) - x) ** 2 + (toY(bent[n]) - y) ** 2;
      if (apart < least) [best, least] = [n, apart];
    }
    return best;
  };
  const inField = ({ canvas, columns }) => (event) => {
    const box = canvas.getBoundingClientRect();
    const { size } = canvas.geometry;
    const [c, r] = [Math.floor((event.clientX - box.left) / size), Math.floor((event.clientY - box.top) / size)];
    const n = r * columns + c;
    return c >= 0 && c < columns && n >= 0 && n < M ? n : null;
  };
  const pickers = [[memory.curve, nearest], ...fields.filter((field) => field.neurons).map((field) => [field, inField(field)])];
  for (const [{ canvas }, find] of pickers) {
    canvas.onpointermove = (event) => { pointed = find(event); draw(); };
    canvas.onpointerleave = () => { pointed = null; draw(); };
    canvas.onclick = (event) => { const n = find(event); if (n !== null) choose(n); };
  }
  memory.frame.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: neurons.columns, ArrowUp: -neurons.columns }[event.key];
    if (!step) return;
    event.preventDefault();
    choose(chosen + step);
  };
  memory.draw = draw;
  draw();
}

function build(root) {
  const frame = el("div", { class: "mlp", tabindex: 0, role: "group" });
  const part = () => {
    const caption = el("figcaption");
    const canvas = el("canvas", { "aria-hidden": "true" });
    const range = el("p", { class: "range number" });
    const figure = el("figure", {}, caption, canvas, range);
    frame.append(figure);
    return { caption, canvas, range, figure };
  };
  const memory = { frame, draw: () => {} };
  for (const [name, before] of [["input"], ["pre", "→"], ["curve", "→"], ["up", "×"], ["post", "→"], ["out", "→"]]) {
    const sign = before && el("span", { class: "to", text: before, "aria-hidden": "true" });
    if (sign) frame.append(sign);
    memory[name] = { ...part(), sign };
  }
  memory.readout = el("p", { class: "readout number", "aria-live": "polite" });
  root.append(frame, memory.readout);
  onNewWidth(frame, () => memory.draw());
  return memory;
}

function columnsFor(n) {
  return Math.ceil(Math.sqrt(n / ASPECT));
}

function drawField({ canvas, values, columns, widest }, { size, table, style, chosen, pointed }) {
  const rows = Math.ceil(values.length / columns);
  const context = sharpCanvas(canvas, columns * size + 2, rows * size + 2);
  canvas.geometry = { size };
  context.strokeStyle = style.grid;
  context.strokeRect(0.5, 0.5, columns * size + 1, rows * size + 1);
  for (let i = 0; i < values.length; i++) {
    context.fillStyle = shade(table, 0.5 + values[i] / (2 * widest));
    context.fillRect(1 + (i % columns) * size, 1 + Math.floor(i / columns) * size, size, size);
  }
  for (const [n, colour] of [[pointed, style.text], [chosen, style.mlp]]) {
    if (n === null) continue;
    context.strokeStyle = colour;
    context.lineWidth = 3;
    context.strokeRect((n % columns) * size - 1, Math.floor(n / columns) * size - 1, size + 4, size + 4);
  }
}

function drawCurve({ canvas }, { width, height, pre, post, curve, chosen, pointed, style }) {
  const context = sharpCanvas(canvas, width, height);
  const n = curve.length / 2;
  const [low, high] = [curve[0], curve[n - 1]];
  const [floor, top] = [-0.6, Math.max(curve[curve.length - 1], 1)];
  const [left, bottom] = [14, height - 24];
  const toX = (x) => left + ((x - low) / (high - low)) * (width - left - 10);
  const toY = (y) => bottom - ((y - floor) / (top - floor)) * (bottom - 12);
  canvas.geometry = { toX, toY };
  context.strokeStyle = style.grid;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(toX(low), toY(0));
  context.lineTo(toX(high), toY(0));
  context.moveTo(toX(0), toY(floor));
  context.lineTo(toX(0), toY(top));
  context.stroke();
  context.strokeStyle = style.muted;
  context.lineWidth = 2;
  context.beginPath();
  for (let i = 0; i < n; i++) context.lineTo(toX(curve[i]), toY(curve[n + i]));
  context.stroke();
  context.fillStyle = style.mlp;
  context.globalAlpha = 0.3;
  for (let i = 0; i < pre.length; i++) dot(context, toX(pre[i]), toY(post[i]), 3.5);
  context.globalAlpha = 1;
  if (pointed !== null) ring(context, toX(pre[pointed]), toY(post[pointed]), style.text);
  dot(context, toX(pre[chosen]), toY(post[chosen]), 5);
  ring(context, toX(pre[chosen]), toY(post[chosen]), style.mlp);
  context.fillStyle = style.muted;
  context.font = "14px system-ui, sans-serif";
  context.textBaseline = "alphabetic";
  for (const x of [Math.ceil(low), 0, Math.floor(high)]) {
    context.textAlign = "center";
    context.fillText(number(x, 1), Math.max(toX(x), 10), height - 6);
  }
  context.textAlign = "right";
  context.fillText("after", toX(0) - 6, toY(top) + 8);
  context.fillText("before", width - 4, toY(0) + 17);
  context.textAlign = "left";
  context.fillText(number(Math.floor(top), 1), toX(0) + 6, toY(Math.floor(top)) + (top - Math.floor(top) < 0.4 ? 24 : 5));
}

function dot(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function ring(context, x, y, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(x, y, 9, 0, 2 * Math.PI);
  context.stroke();
}
