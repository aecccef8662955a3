// All heads of all layers at a glance: a small picture of each pattern, one of them chosen.
class HeadGrid {
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.node = el("div", { class: "heads", role: "grid", "aria-label": "Attention patterns of all heads" });
    this.buttons = [];
  }

  // patterns: L H T T of uint8, 255 times the square root of the weight.
  draw({ patterns, n_layer, n_head, n_tokens }, table) {
    this.nHead = n_head;
    this.node.style.setProperty("--columns", n_head);
    this.buttons = [];
    const rows = [el("div", { class: "heads-row", role: "row" }, el("span"),
      ...Array.from({ length: n_head }, (_, head) => el("span", { class: "heads-label", text: head })))];
    for (let layer = 0; layer < n_layer; layer++) {
      const row = el("div", { class: "heads-row", role: "row" }, el("span", { class: "heads-label", text: layer }));
      for (let head = 0; head < n_head; head++) {
        const index = layer * n_head + head;
        const tile = patterns.subarray(index * n_tokens ** 2, (index + 1) * n_tokens ** 2);
        const button = el("button", {
          type: "button", role: "gridcell", "aria-label": `head ${layer}.${head}`, title: `head ${layer}.${head}`,
          onclick: () => this.onChoose(layer, head),
          onkeydown: (event) => this.move(event, index),
        }, thumbnail(tile, n_tokens, table));
        this.buttons.push(button);
        row.append(button);
      }
      rows.push(row);
    }
    this.node.replaceChildren(...rows);
  }

  mark(layer, head) {
    const chosen = layer * this.nHead + head;
    this.buttons.forEach((button, index) => {
      button.setAttribute("aria-selected", index === chosen);
      button.tabIndex = index === chosen ? 0 : -1;
    });
    reveal(this.node, this.buttons[chosen]);
  }

  // notes: a few words about each head, L H, or null.
  annotate(notes) {
    this.buttons.forEach((button, index) => {
      const note = notes?.[Math.floor(index / this.nHead)]?.[index % this.nHead];
      button.title = note ? `${button.ariaLabel}: ${note}` : button.ariaLabel;
    });
  }

  move(event, index) {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: this.nHead, ArrowUp: -this.nHead }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const target = index + by;
    if (!this.buttons[target]) return;
    this.onChoose(Math.floor(target / this.nHead), target % this.nHead);
    this.buttons[target].focus();
  }
}

function thumbnail(tile, size, table) {
  const canvas = el("canvas", { width: size, height: size });
  canvas.style.imageRendering = size <= 48 ? "pixelated" : "auto";
  const context = canvas.getContext("2d");
  const image = context.createImageData(size, size);
  for (let i = 0; i < tile.length; i++) {
    image.data.set(table.subarray(3 * tile[i], 3 * tile[i] + 3), 4 * i);
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
