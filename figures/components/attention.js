// Attention, whole: the grid of heads, one head's computation step by step, and its lines.
// data: heads_url (the patterns of all heads), head_url (one head), model, prompt, layer, head, token,
// other, step, and steps: [{name, says}] in the order below.
//
// A prompt that is submitted is drawn when its numbers are there, before the page comes with what it
// says of them; then `data` speaks of the same prompt, and nothing is fetched or drawn again.
const PANELS = [
  [{ array: "pattern", title: "Attention weights" }],
  [{ array: "q", title: "Queries: what each token asks", colour: "query" }, { array: "k", title: "Keys: what each token answers to", colour: "key" }],
  [{ array: "dots", title: "q · k" }],
  [{ array: "scores", title: "q · k / √d_head" }],
  [{ array: "masked", title: "Scores with the future masked" }],
  [{ array: "pattern", title: "Attention weights" }],
  [{ array: "v", title: "Values: what each token hands over", colour: "value" }, { array: "z", title: "z: weighted averages of the values", colour: "value" }],
  [{ array: "result", title: "What this head adds to the stream", colour: "output" }],
];

export default function ({ data, parentElement: root, setTriggerValue }) {
  const memory = remember(root, () => new AttentionView(root));
  memory.report = (chosen) => setTriggerValue("chosen", chosen);
  memory.update(data);
  return onLeaving(root, memory.deafen);
}

class AttentionView {
  constructor(root) {
    this.root = root;
    this.heads = new HeadGrid((layer, head) => this.choose({ layer, head }));
    this.lines = new Lines((token) => this.choose({ token }));
    this.matrices = [0, 1].map(() => new Matrix((row, column) => this.choose(
      PANELS[this.chosen.step][0].array in SQUARE ? { token: row, other: column } : { token: row })));
    this.steps = el("div", { class: "steps", role: "toolbar", "aria-label": "Steps of the computation" });
    this.says = el("p", { class: "says" });
    this.message = el("p", { class: "message", role: "status" });
    this.name = el("h3", { class: "head-name" });
    this.panels = el("div", { class: "panels" }, ...this.matrices.map((matrix) => matrix.node));
    root.append(el("div", { class: "attention" },
      el("div", { class: "side" }, el("p", { class: "muted small", text: "All heads: a row a layer, a column a head. Colour grows with the square root of the weight." }), this.heads.node, this.lines.node),
      el("div", { class: "main" }, this.name, this.steps, this.says, this.message, this.panels)));
    onNewWidth(this.panels, () => this.draw());
    this.deafen = onSubmitting((prompt) => this.readAhead(prompt));
  }

  update(data) {
    this.style = applyStyle(this.root);
    this.data = data;
    const given = JSON.stringify(selection(data));
    // Python's answer to our own report must not take back what was chosen since.
    if (given !== this.given && given !== this.reported) this.chosen = selection(data);
    this.given = given;
    if (!this.chosen) this.chosen = selection(data);
    this.reading = data.prompt;
    this.steps.replaceChildren(...data.steps.map(({ name }, step) =>
      el("button", { type: "button", text: name, onclick: () => this.choose({ step }) })));
    this.loadHeads();
    this.loadHead();
  }

  // Python starts a new prompt at its last token and the first step, too. What the server refuses
  // here is told by the page.
  async readAhead(prompt) {
    if (prompt === this.reading) return;
    this.reading = prompt;
    this.chosen = { ...this.chosen, token: LAST, other: LAST, step: 0 };
    await Promise.all([this.loadHeads(), this.loadHead()]);
  }

  // What is being read, as the query of an address.
  read() {
    return new URLSearchParams({ model: this.data.model, prompt: this.reading }).toString();
  }

  choose(change) {
    const before = this.chosen;
    this.chosen = { ...before, ...change };
    if (this.chosen.layer !== before.layer || this.chosen.head !== before.head) this.loadHead();
    else this.draw();
    // The address follows a moment later: holding an arrow key is not a hundred reruns.
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.reported = JSON.stringify(this.chosen);
      this.report(this.chosen);
    }, 250);
  }

  async loadHeads() {
    const read = this.read();
    const url = `${this.data.heads_url}?${read}`;
    const theme = this.style.background;
    this.wantedHeads = url;
    if (this.drawnHeads === url + theme) return this.heads.mark(this.chosen.layer, this.chosen.head);
    try {
      const all = await fetchPacked(url);
      if (url !== this.wantedHeads) return;
      this.heads.draw(all, palette(this.style.sequential));
      this.drawnHeads = url + theme;
      this.labels = all.labels;
      this.labelsOf = read;
      this.draw();
    } catch (error) {
      if (url === this.wantedHeads) this.fail(error);
    }
  }

  async loadHead() {
    const read = this.read();
    const url = `${this.data.head_url}?${read}&layer=${this.chosen.layer}&head=${this.chosen.head}`;
    this.wanted = url;
    try {
      const arrays = await fetchPacked(url);
      if (url !== this.wanted) return;
      this.arrays = arrays;
      this.arraysOf = read;
      this.message.textContent = "";
      this.draw();
    } catch (error) {
      if (url === this.wanted) this.fail(error);
    }
  }

  fail(error) {
    if (this.reading !== this.data.prompt) return;
    this.message.textContent = `The picture could not be loaded: ${error.message}`;
  }

  draw() {
    const { arrays, chosen, data, labels, style } = this;
    const read = this.read();
    if (this.arraysOf !== read || this.labelsOf !== read) return; // one of them is on its way
    const T = arrays.n_tokens;
    const [row, column] = [chosen.token, chosen.other].map((at) => (at === LAST ? T - 1 : Math.min(at, T - 1)));
    const note = data.notes?.[arrays.layer]?.[arrays.head];
    this.name.replaceChildren(`Head ${arrays.layer}.${arrays.head} `, ...(note ? [el("span", { class: "muted head-note", text: note })] : []));
    this.heads.mark(arrays.layer, arrays.head);
    this.heads.annotate(data.notes);
    [...this.steps.children].forEach((button, step) => button.setAttribute("aria-current", step === chosen.step ? "step" : "false"));
    this.says.textContent = data.steps[chosen.step].says;
    const width = this.panels.clientWidth || 600;
    const side = this.lines.node.parentElement.clientWidth || 300;
    // The page that comes after its numbers mostly says what is drawn already.
    const drawn = [read, arrays.layer, arrays.head, row, column, chosen.step, style.background, width, side].join();
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const panels = PANELS[chosen.step];
    this.matrices.forEach((matrix, index) => {
      const panel = panels[index];
      matrix.node.hidden = !panel;
      if (!panel) return;
      const values = arrays[panel.array];
      const square = panel.array in SQUARE;
      const columns = values.length / T;
      const weights = panel.array === "pattern";
      matrix.draw({
        title: panel.title, colour: panel.colour && style[panel.colour], values, rows: T, columns,
        rowLabels: labels, columnLabels: square ? labels : null, zeroCentred: !weights,
        most: weights ? 1 : strongest(values), chosen: { row, column: square ? column : 0 },
        root: weights && T > ROOTED_FROM,
        unit: weights ? `share of attention${T > ROOTED_FROM ? "; colour grows with its square root" : ""}`
          : square ? "row looks, column is looked at" : `a row a token, ${columns} dimensions`,
      }, style, width);
    });
    this.lines.draw(arrays, labels, { row }, style, side);
  }
}

// The last token, however many there are: `LAST` of ui/view.py.
const LAST = -1;

// Among so many tokens most weights are too small for a colour in proportion to them.
const ROOTED_FROM = 40;

const SQUARE = { dots: 1, scores: 1, masked: 1, pattern: 1 };

function selection({ layer, head, token, other, step }) {
  return { layer, head, token, other, step };
}

function strongest(values) {
  let most = 0;
  for (const value of values) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
  return most;
}
