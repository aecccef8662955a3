// Sampling, live: the model writes, one token a step.
// data: source (url, model, prompt, seed, sampling, maxRequest, maxSteps), tokens of the prompt
// [{label, hex, special}], names of the operations [{name, label, value}], step (tokens written),
// picks [[index, id]], endOfText (or null). Reports "written": {step, picks}.
const SPEEDS = [1, 2, 4, 8, 15, 30, Infinity];
const AMOUNTS = [20, 50, 100, 250];
const MAX_UNDO = 200;

export default function ({ data, parentElement: root, setTriggerValue }) {
  const memory = remember(root, () => new Sampler(root));
  memory.report = (written) => setTriggerValue("written", written);
  memory.update(data);
  return onLeaving(root, () => memory.leave());
}

class Sampler {
  constructor(root) {
    this.root = root;
    this.tape = new Tape(() => this.grown(), (sentence) => this.fail(sentence));
    this.text = new WrittenText((index) => this.inspect(index));
    this.view = new StepView((index, id) => this.pick(index, id));
    this.shown = 0;
    this.undoable = [];
    this.buttons = {
      write: el("button", { class: "primary", type: "button", onclick: () => (this.target ? this.pause() : this.write()) }),
      back: el("button", { type: "button", text: "← Back", title: "Take the last token back (left arrow)", onclick: () => this.back() }),
      step: el("button", { type: "button", text: "Step →", title: "Write one token (right arrow)", onclick: () => this.step() }),
      undo: el("button", { type: "button", text: "Undo", title: "Undo the last action", onclick: () => this.undo() }),
      clear: el("button", { type: "button", text: "Clear", title: "Back to the prompt", onclick: () => this.clear() }),
    };
    this.speed = el("input", {
      type: "range", min: 0, max: SPEEDS.length - 1, value: 2, "aria-label": "Speed", oninput: () => this.paced(),
    });
    this.speedSays = el("span", { class: "number says" });
    this.amount = el("select", { "aria-label": "How many tokens to write" },
      ...AMOUNTS.map((n) => el("option", { value: n, text: `${n} tokens`, selected: n === 50 })));
    this.stopAtEnd = el("input", { type: "checkbox", checked: true });
    this.stopping = el("label", {}, this.stopAtEnd, el("span", { text: "stop at end of text" }));
    this.status = el("p", { class: "status muted", role: "status" });
    this.message = el("p", { class: "message", role: "alert" });
    root.append(el("div", { class: "sampler", onkeydown: (event) => this.key(event) },
      el("div", { class: "controls", role: "toolbar", "aria-label": "Writing" },
        ...Object.values(this.buttons),
        el("label", {}, el("span", { text: "Speed" }), this.speed, this.speedSays),
        el("label", {}, el("span", { text: "Write" }), this.amount),
        this.stopping),
      this.text.node,
      el("div", { class: "below" }, this.status, el("p", {
        class: "muted small",
        text: "Colour: the token's probability to the model, before any rule. Click a token to see its step, a candidate to choose it by hand.",
      })),
      this.message, this.view.node));
    this.paced();
  }

  // What Python asks for. A rerun for another reason, or the answer to our own report, must not
  // disturb what is being written.
  update(data) {
    this.data = data;
    this.stopping.hidden = data.endOfText === null; // a vocabulary of characters has no such token
    const style = applyStyle(this.root);
    const source = JSON.stringify(data.source);
    const given = JSON.stringify([data.step, data.picks]);
    const other = source !== this.source;
    if (!other && style === this.style && (given === this.given || given === this.reported)) {
      this.given = given;
      return;
    }
    this.style = style;
    if (other || (given !== this.given && given !== this.reported)) {
      // The same prompt under other rules is the same text written anew; undo leads no further back.
      this.halt();
      this.undoable = [];
      this.tape.begin(data.source, data.picks);
      this.shown = 0;
      this.catchUp = Math.min(data.step, data.source.maxSteps);
      this.following = true;
      this.message.textContent = "";
    }
    this.source = source;
    this.given = given;
    this.text.begin(data.tokens, palette(style.sequential));
    this.tape.ensure(this.catchUp + 1);
    this.draw();
  }

  get tokensASecond() {
    return SPEEDS[this.speed.value];
  }

  // Actions. Each but pausing and inspecting can be undone: two numbers and the choices by hand say
  // all there is to say about a text.

  remember() {
    this.undoable.push({ shown: this.shown, picks: new Map(this.tape.picks) });
    if (this.undoable.length > MAX_UNDO) this.undoable.shift();
    this.message.textContent = "";
  }

  write() {
    if (this.shown >= this.data.source.maxSteps) return;
    this.remember();
    this.target = Math.min(this.shown + Number(this.amount.value), this.data.source.maxSteps);
    this.following = true;
    this.began = { time: performance.now(), shown: this.shown };
    this.paced();
    this.frame = requestAnimationFrame((now) => this.tick(now));
    this.draw();
  }

  pause() {
    this.halt();
    this.draw();
    this.tell();
  }

  halt() {
    if (this.target) this.rate = this.measuredRate();
    this.target = 0;
    cancelAnimationFrame(this.frame);
  }

  step() {
    if (this.target) return this.pause();
    if (this.shown >= this.data.source.maxSteps) return;
    this.remember();
    this.goTo(this.shown + 1);
  }

  back() {
    if (this.target) this.halt();
    if (!this.shown) return;
    this.remember();
    this.goTo(this.shown - 1);
  }

  clear() {
    this.halt();
    this.remember();
    this.tape.replace(new Map());
    this.goTo(0);
  }

  pick(index, id) {
    this.halt();
    this.remember();
    this.shown = Math.min(this.shown, index);
    this.tape.pick(index, id);
    this.goTo(index + 1);
  }

  undo() {
    const last = this.undoable.pop();
    if (!last) return;
    this.halt();
    this.tape.replace(last.picks);
    this.goTo(last.shown);
  }

  inspect(index) {
    if (this.target) this.halt();
    this.following = index === this.shown - 1;
    this.inspected = index;
    this.tape.ensure(index + 1);
    this.draw();
  }

  // Show `count` tokens as soon as they are there.
  goTo(count) {
    this.rate = null;
    this.following = true;
    this.catchUp = count;
    this.shown = Math.min(count, this.tape.steps.length);
    this.tape.ensure(count + 1); // one more: the candidates of the next token
    this.draw();
    this.tell();
  }

  grown() {
    if (this.shown < this.catchUp) this.shown = Math.min(this.catchUp, this.tape.steps.length);
    // Many steps may arrive between two frames.
    this.pending ??= requestAnimationFrame(() => {
      this.pending = null;
      this.draw();
    });
  }

  fail(sentence) {
    this.halt();
    this.message.textContent = `${sentence} What is written stays; go on with Write or Step.`;
    this.draw();
  }

  // Writing at a pace

  paced() {
    const speed = this.tokensASecond;
    this.speedSays.textContent = speed === Infinity ? "as fast as it goes" : `${speed} a second`;
    this.speed.setAttribute("aria-valuetext", this.speedSays.textContent);
    this.clock = { time: performance.now(), shown: this.shown };
  }

  tick(now) {
    if (!this.target) return;
    const speed = this.tokensASecond;
    const due = speed === Infinity ? this.target : this.clock.shown + Math.floor(((now - this.clock.time) * speed) / 1000);
    const there = Math.min(due, this.target, this.tape.steps.length);
    if (there < due && speed !== Infinity) this.clock = { time: now, shown: there }; // no rush later
    while (this.shown < there && this.target) {
      this.shown += 1;
      const ended = this.stopAtEnd.checked && chosenId(this.tape.steps[this.shown - 1]) === this.data.endOfText;
      if (ended || this.shown === this.target) this.halt();
    }
    this.catchUp = this.shown;
    if (!this.target) {
      this.tape.ensure(this.shown + 1);
      this.draw();
      this.tell();
      return;
    }
    const ahead = speed === Infinity ? this.data.source.maxRequest : Math.max(8, 2 * speed);
    if (this.tape.steps.length - this.shown < ahead / 2) this.tape.ensure(Math.min(this.target + 1, this.shown + ahead));
    this.draw();
    this.frame = requestAnimationFrame((next) => this.tick(next));
  }

  measuredRate() {
    const seconds = (performance.now() - this.began.time) / 1000;
    const written = this.shown - this.began.shown;
    return written >= 10 ? written / seconds : null;
  }

  // Drawing

  draw() {
    if (!this.data) return;
    const { steps } = this.tape;
    if (this.following) this.inspected = Math.max(0, this.shown - 1);
    this.inspected = Math.min(this.inspected, this.shown);
    this.text.draw(steps, this.shown, this.shown ? this.inspected : 0, this.data.endOfText);
    const step = steps[this.inspected];
    this.view.node.hidden = !step;
    if (step && (step !== this.drawnStep || this.drawnShown !== this.shown)) {
      const thrown = this.inspected < this.shown;
      this.view.draw(step, thrown, this.data.names, !this.target || this.tokensASecond <= 4);
      announceStep({ step, thrown, sampling: this.data.source.sampling, names: this.data.names });
      this.drawnStep = step;
      this.drawnShown = this.shown;
    }
    this.buttons.write.textContent = this.target ? "Pause" : "Write";
    this.buttons.back.disabled = !this.shown;
    this.buttons.undo.disabled = !this.undoable.length;
    this.buttons.clear.disabled = !this.shown && !this.tape.picks.size;
    this.buttons.write.disabled = this.buttons.step.disabled = !this.target && this.shown >= this.data.source.maxSteps;
    // Spoken by screen readers when the writing rests: not sixty times a second.
    this.status.setAttribute("aria-live", this.target ? "off" : "polite");
    this.status.textContent = this.statusText(step);
  }

  statusText(step) {
    const sentences = [`${this.shown} token${this.shown === 1 ? "" : "s"} written.`];
    if (this.rate) sentences.push(`Shown at ${Math.round(this.rate)} a second.`);
    if (step?.dropped) {
      sentences.push(`The text is longer than the model's context: it no longer sees the first ${step.dropped} tokens and reads the last ${step.seen}.`);
    }
    if (this.shown >= this.data.source.maxSteps) sentences.push("Here this page stops; press Clear to begin again.");
    return sentences.join(" ");
  }

  // The address follows when the writing rests.
  tell() {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      if (this.target) return;
      const written = { step: this.catchUp, picks: [...this.tape.picks].sort(([a], [b]) => a - b) };
      const reported = JSON.stringify([written.step, written.picks]);
      if (reported === this.reported) return;
      this.reported = reported;
      this.report(written);
    }, 300);
  }

  key(event) {
    if (event.target.matches("select, input") || event.ctrlKey || event.altKey || event.metaKey) return;
    const action = {
      ArrowRight: () => this.step(),
      ArrowLeft: () => this.back(),
      " ": () => (this.target ? this.pause() : this.write()),
    }[event.key];
    // The space bar already presses the button that has the focus.
    if (!action || (event.key === " " && event.target.matches("button"))) return;
    event.preventDefault();
    action();
  }

  leave() {
    this.halt();
    this.tape.cut(this.tape.steps.length);
    clearTimeout(this.telling);
  }
}

// What other components on the page draw, too: the step that is looked at.
function announceStep(detail) {
  globalThis.glassSamplingStep = detail;
  document.dispatchEvent(new CustomEvent("glass-sampling-step", { detail }));
}
