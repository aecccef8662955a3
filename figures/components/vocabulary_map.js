// Every token of the vocabulary as a point, the prompt's tokens named. Point to read one; buttons,
// + − 0 and the arrow keys to zoom and move, drag to move, the wheel once the map has the focus.
// data: url of packed points (figures/embedding_packs.py vocabulary_points), tokens: [id] of the
// prompt, chosen: one of these ids.
const NAMED_AT_MOST = 90; // points in sight, for all of them to be named
const REACH = 14; // px around the pointer

export default function ({ data, parentElement: root }) {
  const style = applyStyle(root);
  const memory = remember(root, () => {
    const button = (text, label) => el("button", { type: "button", text, "aria-label": label });
    const key = (text) => {
      const dot = el("i");
      return { dot, node: el("span", { class: "key" }, dot, text) };
    };
    const made = {
      closer: button("+", "Zoom in"), further: button("−", "Zoom out"), all: button("Whole map", "Show the whole map"),
      canvas: el("canvas", { tabindex: 0, role: "img" }),
      readout: el("p", { class: "readout", "aria-live": "polite" }),
      keys: [key("in this prompt"), key("begins with a space (␣)"), key("does not")],
      zoom: 1, centre: null, hover: null,
    };
    made.root = el("div", {},
      el("div", { class: "controls" }, made.closer, made.further, made.all, ...made.keys.map(({ node }) => node)),
      made.canvas, made.readout,
    );
    root.append(made.root);
    onNewWidth(made.root, () => made.draw?.());
    return made;
  });
  const colours = { prompt: style.accent, spaced: style.sequential[2], other: style.muted };
  memory.keys.forEach(({ dot }, index) => { dot.style.background = Object.values(colours)[index]; });
  const token = (memory.token = {});
  fetchPacked(data.url).then(
    (map) => { if (memory.token === token) show(map); },
    (error) => { if (memory.token === token) memory.readout.textContent = error.message; },
  );

  function show({ points, spaced, labels, explained }) {
    const { canvas } = memory;
    const count = labels.length;
    const prompt = new Set(data.tokens);
    const low = [Infinity, Infinity];
    const high = [-Infinity, -Infinity];
    for (let i = 0; i < 2 * count; i++) {
      low[i % 2] = Math.min(low[i % 2], points[i]);
      high[i % 2] = Math.max(high[i % 2], points[i]);
    }
    const middle = low.map((value, axis) => (value + high[axis]) / 2);
    memory.centre ??= middle;
    canvas.setAttribute("aria-label", `Map of ${count} tokens along two principal components. Plus, minus and arrow keys zoom and move.`);
    let width = 0;
    let height = 0;
    let scale = 1; // px a unit, the same on both axes

    const x = (i) => width / 2 + (points[2 * i] - memory.centre[0]) * scale;
    const y = (i) => height / 2 - (points[2 * i + 1] - memory.centre[1]) * scale;

    function draw() {
      width = memory.root.clientWidth - 2;
      if (width <= 0) return;
      height = Math.min(Math.max((width * (high[1] - low[1])) / (high[0] - low[0]) + 60, 400), 620);
      scale = memory.zoom * 0.92 * Math.min(width / (high[0] - low[0]), height / (high[1] - low[1]));
      const context = sharpCanvas(canvas, width, height);
      context.clearRect(0, 0, width, height);
      context.font = `15px ${getComputedStyle(memory.root).fontFamily}`;
      const inSight = [];
      const size = Math.min(1.3 * Math.sqrt(memory.zoom), 4);
      for (const kind of [0, 1]) {
        context.fillStyle = kind ? colours.spaced : colours.other;
        context.globalAlpha = 0.55;
        context.beginPath();
        for (let i = 0; i < count; i++) {
          const [px, py] = [x(i), y(i)];
          if (px < 0 || px > width || py < 0 || py > height) continue;
          if (spaced[i] === kind) {
            context.moveTo(px + size, py);
            context.arc(px, py, size, 0, 7);
          }
          if (kind) inSight.push(i);
        }
        context.fill();
      }
      context.globalAlpha = 1;
      context.fillStyle = style.muted;
      context.textAlign = "right";
      context.fillText(`first principal component, ${percent(explained[0])} of the variance →`, width - 8, height - 10);
      context.save();
      context.rotate(-Math.PI / 2);
      context.fillText(`second, ${percent(explained[1])} →`, -8, 18);
      context.restore();
      context.textAlign = "left";
      for (const id of prompt) {
        context.beginPath();
        context.arc(x(id), y(id), id === data.chosen ? 8 : 5.5, 0, 7);
        context.fillStyle = colours.prompt;
        context.fill();
        context.lineWidth = 2;
        context.strokeStyle = id === data.chosen ? style.text : style.background;
        context.stroke();
      }
      const few = inSight.length <= NAMED_AT_MOST ? inSight.filter((id) => !prompt.has(id)) : [];
      name(context, [data.chosen, ...[...prompt].filter((id) => id !== data.chosen)], few);
      if (memory.hover !== null) {
        context.beginPath();
        context.arc(x(memory.hover), y(memory.hover), 9, 0, 7);
        context.strokeStyle = style.text;
        context.stroke();
      }
    }

    // Names beside the points; one that would cover another is left out.
    function name(context, strong, weak) {
      const taken = [];
      const write = (id, weight) => {
        context.font = `${weight} ${weight === 600 ? 17 : 15}px ${getComputedStyle(memory.root).fontFamily}`;
        const length = context.measureText(labels[id]).width;
        const options = [[10, 6], [-10 - length, 6], [-length / 2, -12], [-length / 2, 24]];
        for (const [dx, dy] of options) {
          const box = [x(id) + dx, y(id) + dy - 15, x(id) + dx + length, y(id) + dy + 4];
          if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height - 22) continue;
          if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
          taken.push(box);
          context.lineWidth = 4;
          context.strokeStyle = style.background;
          context.strokeText(labels[id], box[0], y(id) + dy);
          context.fillStyle = weight === 600 ? style.text : style.muted;
          context.fillText(labels[id], box[0], y(id) + dy);
          return;
        }
      };
      strong.forEach((id) => write(id, 600));
      weak.forEach((id) => write(id, 400));
    }

    function read(event) {
      const box = canvas.getBoundingClientRect();
      const [px, py] = [event.clientX - box.left, event.clientY - box.top];
      let best = REACH ** 2;
      memory.hover = null;
      for (let i = 0; i < count; i++) {
        const distance = (x(i) - px) ** 2 + (y(i) - py) ** 2 - (prompt.has(i) ? 60 : 0);
        if (distance < best) [best, memory.hover] = [distance, i];
      }
      draw();
      tell();
    }

    function tell() {
      const id = memory.hover;
      memory.readout.textContent = id === null
        ? "Point at the map to read a token; zoom in until the names appear. Names that would overlap are left out."
        : `“${labels[id]}”, token ${id}, at ${number(points[2 * id])} and ${number(points[2 * id + 1])}${prompt.has(id) ? ", in this prompt" : ""}`;
    }

    function zoom(factor) {
      memory.zoom = Math.min(Math.max(memory.zoom * factor, 1), 200);
      if (memory.zoom === 1) memory.centre = middle;
      draw();
    }

    function move(dx, dy) {
      memory.centre = [memory.centre[0] + dx / scale, memory.centre[1] + dy / scale];
      draw();
    }

    memory.closer.onclick = () => {
      // From the whole map, towards the chosen token.
      if (memory.zoom === 1) memory.centre = [points[2 * data.chosen], points[2 * data.chosen + 1]];
      zoom(2);
    };
    memory.further.onclick = () => zoom(1 / 2);
    memory.all.onclick = () => zoom(0);
    canvas.onpointerdown = (event) => {
      memory.drag = [event.clientX, event.clientY];
      read(event);
    };
    canvas.onpointermove = (event) => {
      if (!memory.drag) return read(event);
      const [fromX, fromY] = memory.drag;
      memory.drag = [event.clientX, event.clientY];
      move(fromX - event.clientX, event.clientY - fromY);
    };
    canvas.onpointerup = canvas.onpointerleave = canvas.onpointercancel = () => { memory.drag = null; };
    canvas.onkeydown = (event) => {
      const { key } = event;
      const pan = { ArrowRight: [60, 0], ArrowLeft: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[key];
      if (key === "+" || key === "=") memory.closer.onclick();
      else if (key === "-") zoom(1 / 2);
      else if (key === "0") zoom(0);
      else if (pan) move(...pan);
      else return;
      event.preventDefault();
    };
    canvas.onwheel = (event) => {
      // The page scrolls with the wheel, until the map has been clicked.
      if ((root.host ? root : document).activeElement !== canvas) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.25 : 0.8);
    };
    memory.draw = draw;
    draw();
    tell();
  }
}
