// The recorded points of a training run, one after the other: back, next, a slider, play, and the
// points of the curve. At each: what the model said to a prompt, what it wrote, where three heads
// looked. data: packed, see `stepper` in figures/learned.py. Reports `step` when it has stood still
// for a moment.
const PLAY_MS = 1100; // between two points
const REST_MS = 600; // before the point is reported
const CURVE_HEIGHT = 210;
const MOST_LETTERS = 160; // of the prompt: its end, as the box at the top of the page has all of it

export default function ({ data, parentElement: root, setTriggerValue }) {
  const stepper = remember(root, () => new Stepper(root));
  stepper.report = (step) => setTriggerValue("step", step);
  stepper.update(unpack(data));
  return onLeaving(root, () => {
    stepper.stop();
    clearTimeout(stepper.rest);
  });
}

function duration(seconds) {
  return seconds < 100 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;
}

class Stepper {
  constructor(root) {
    this.root = root;
    this.back = el("button", { type: "button", text: "◀ Back", "aria-label": "One recorded point back", onclick: () => this.move(-1) });
    this.next = el("button", { type: "button", text: "Next ▶", class: "primary", "aria-label": "Next recorded point", onclick: () => this.move(1) });
    this.playing = el("button", { type: "button", text: "Play", onclick: () => this.play() });
    this.slider = el("input", { type: "range", min: 0, "aria-label": "Recorded point of the training", oninput: () => { this.stop(); this.go(Number(this.slider.value)); } });
    this.where = el("p", { class: "where number", "aria-live": "polite" });
    this.asked = el("h4");
    this.best = el("ol", { class: "best" });
    this.followed = el("h4");
    this.curve = el("svg", { role: "img", height: CURVE_HEIGHT });
    this.reading = el("p", { class: "reading number", "aria-live": "polite" });
    this.text = el("p", { class: "written" });
    this.matrices = [];
    this.heads = el("div", { class: "three" });
    const curveBox = el("div", { class: "curve" }, this.curve);
    root.append(el("div", { class: "learned" },
      el("div", { class: "controls" }, this.back, this.next, this.playing, this.slider), this.where,
      el("div", { class: "two" },
        el("section", {}, this.asked, this.best),
        el("section", {}, this.followed, curveBox, this.reading)),
      el("section", {}, el("h4", { text: "What it writes" }), this.text),
      el("section", {}, el("h4", { text: "Where three of its heads look" }), this.heads)));
    this.curveBox = curveBox;
    onNewWidth(this.curveBox, () => this.drawCurve());
    onNewWidth(this.heads, () => this.drawHeads());
  }

  update(data) {
    this.style = applyStyle(this.root);
    this.data = data;
    this.last = data.points.length - 1;
    // Python's answer to our own report must not take back what was chosen since.
    if (this.adopted !== data.step) {
      this.adopted = data.step;
      this.step = Math.min(data.step, this.last);
    }
    // At first: from the last token to what followed it before, where an induction head looks.
    const row = data.labels.length - 1;
    const before = data.labels.lastIndexOf(data.labels[row], row - 1);
    this.cell ??= { row, column: before < 0 ? row : before + 1 };
    if (this.matrices.length !== data.heads.length) {
      this.matrices = data.heads.map(() => new Matrix((row, column) => {
        this.cell = { row, column };
        this.drawHeads();
      }));
      this.heads.replaceChildren(...this.matrices.map((matrix) => matrix.node));
    }
    this.slider.max = this.last;
    this.draw();
  }

  move(by) {
    this.stop();
    this.go(this.step + by);
  }

  play() {
    if (this.timer) return this.stop();
    if (this.step === this.last) this.go(0);
    this.playing.textContent = "Pause";
    this.timer = setInterval(() => {
      this.go(this.step + 1);
      if (this.step === this.last) this.stop();
    }, PLAY_MS);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.playing.textContent = "Play";
  }

  go(step) {
    this.step = Math.min(Math.max(step, 0), this.last);
    this.draw();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.adopted = this.step;
      this.report(this.step);
    }, REST_MS);
  }

  draw() {
    const { data, step, last } = this;
    const point = data.points[step];
    this.slider.value = step;
    this.slider.setAttribute("aria-valuetext", `step ${point.step}`);
    this.back.disabled = step === 0;
    this.next.disabled = step === last;
    this.where.replaceChildren(
      el("b", { text: point.step === 0 ? "Before training" : `After step ${point.step.toLocaleString("en")}` }),
      point.step === 0 ? ": all weights are random." : ` of ${data.points[last].step.toLocaleString("en")}: ${point.tokens} tokens, ${duration(point.seconds)}.`);
    const end = data.prompt.length > MOST_LETTERS ? `… ${data.prompt.slice(-MOST_LETTERS)}` : data.prompt;
    this.asked.replaceChildren("What it says after ", el("q", { text: end }));
    this.best.replaceChildren(...point.best.map(([label, prob, right]) =>
      el("li", { class: right ? "right" : "" },
        el("code", { text: label }),
        el("span", { class: "bar" }, el("span", { style: { width: `${100 * prob}%` } })),
        el("span", { class: "number", text: percent(prob) }))));
    this.followed.replaceChildren(
      data.accepted ? "The chance of the right answer, " : "The chance of what it says in the end, ",
      el("code", { text: data.answer }));
    this.reading.textContent = `${percent(point.prob)}, place ${point.rank.toLocaleString("en")}`;
    this.text.replaceChildren(
      el("span", { class: "muted", text: data.opening }), el("span", { text: point.written }),
      point.ended ? el("span", { class: "muted", text: " (end of text)" }) : " …");
    this.drawCurve();
    this.drawHeads();
  }

  // The chance of the answer at every point, evenly spaced: they are taken evenly in the logarithm.
  drawCurve() {
    const { data, step, last } = this;
    const width = this.curveBox.clientWidth;
    if (!data || !width) return;
    const [left, right, top, bottom] = [46, 14, 12, 28];
    const x = (index) => left + (index / Math.max(last, 1)) * (width - left - right);
    const y = (prob) => top + (1 - prob) * (CURVE_HEIGHT - top - bottom);
    const [low, high] = [y(0), y(1)];
    const parts = [0, 0.5, 1].flatMap((share) => [
      el("line", { x1: left, x2: width - right, y1: y(share), y2: y(share), class: "rule" }),
      el("text", { x: left - 8, y: y(share) + 5, "text-anchor": "end", text: `${100 * share}%` }),
    ]);
    const every = Math.ceil((70 * (last + 1)) / (width - left - right));
    data.points.forEach((point, index) => {
      if ((last - index) % every === 0) {
        parts.push(el("text", { x: x(index), y: CURVE_HEIGHT - 6, "text-anchor": index === last ? "end" : "middle", text: point.tokens }));
      }
    });
    const path = data.points.map((point, index) => `${index ? "L" : "M"}${x(index)} ${y(point.prob)}`).join(" ");
    parts.push(
      el("line", { x1: x(step), x2: x(step), y1: low, y2: high, class: "here" }),
      el("path", { d: path, class: "line" }),
      ...data.points.map((point, index) => el("circle", { cx: x(index), cy: y(point.prob), r: index === step ? 8 : 4.5, class: index === step ? "dot now" : "dot" })),
      ...data.points.map((point, index) => el("rect", {
        x: x(index) - (width - left - right) / (2 * Math.max(last, 1)), y: 0, height: CURVE_HEIGHT,
        width: (width - left - right) / Math.max(last, 1), class: "target",
        onclick: () => { this.stop(); this.go(index); },
      }, el("title", { text: `step ${point.step}: ${percent(point.prob)}` }))));
    this.curve.setAttribute("width", width);
    this.curve.setAttribute("aria-label", `By tokens seen: ${data.points.map((point) => `${point.tokens}: ${percent(point.prob)}`).join(", ")}`);
    this.curve.replaceChildren(...parts);
  }

  drawHeads() {
    const { data, step } = this;
    if (!data) return;
    const T = data.labels.length;
    const point = data.points[step];
    this.matrices.forEach((matrix, index) => {
      const width = matrix.node.clientWidth;
      if (!width) return;
      const from = (step * this.matrices.length + index) * T * T;
      matrix.draw({
        title: `Head ${data.heads[index].name}, ${data.heads[index].kind}: ${point.scores[index].toFixed(2)}`,
        values: data.patterns.subarray(from, from + T * T), rows: T, columns: T,
        rowLabels: data.labels, columnLabels: data.labels, zeroCentred: false, most: 1,
        chosen: this.cell, unit: "attention weight",
      }, this.style, width);
    });
  }
}
