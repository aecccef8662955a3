// The text: the prompt, then what was written, a span a token, coloured by the probability that the
// model gave the token. A character may be spread over several tokens: it stands in the last one.
class WrittenText {
  // inspect: called with the index of the step whose token was clicked.
  constructor(inspect) {
    this.prompt = el("span", { class: "prompt" });
    this.written = el("span", {
      class: "written", role: "listbox", "aria-label": "Tokens written: choose one to see how it came about",
    });
    this.caret = el("button", {
      class: "caret", type: "button", title: "The next token: see its candidates",
      "aria-label": "The next token: see its candidates", text: "▏",
    });
    this.node = el("div", { class: "text", tabindex: -1 }, this.prompt, this.written, this.caret);
    this.caret.onclick = () => inspect(this.drawn.length);
    this.written.onclick = (event) => {
      const index = [...this.written.children].indexOf(event.target.closest(".token"));
      if (index >= 0) inspect(index);
    };
    this.written.onkeydown = (event) => {
      const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const target = { Home: 0, End: this.drawn.length - 1 }[event.key] ?? (move ? this.inspected + move : null);
      if (target === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (target < 0 || target >= this.drawn.length) return;
      inspect(target);
      this.written.children[target].focus();
    };
    this.restart();
  }

  restart() {
    this.drawn = [];
    this.decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    this.written.replaceChildren();
  }

  // tokens: [{label, hex, special}] of the prompt. scale: 256 colours, from `palette`.
  begin(tokens, scale) {
    this.scale = scale;
    this.restart();
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    this.prompt.replaceChildren(...tokens.map(({ label, hex, special }) =>
      el("span", { text: special ? label : decoder.decode(bytes(hex), { stream: true }) })));
    this.dropped = 0;
    this.atEnd = true;
  }

  // Show the first `shown` of `steps`. Appends where it can.
  draw(steps, shown, inspected, endOfText) {
    const kept = this.drawn.findIndex((step, index) => index >= shown || step !== steps[index]);
    if (kept >= 0) this.restart();
    const atEnd = this.atEnd || this.node.scrollTop + this.node.clientHeight >= this.node.scrollHeight - 30;
    for (let index = this.drawn.length; index < shown; index++) {
      this.written.append(this.token(steps[index], endOfText));
      this.drawn.push(steps[index]);
    }
    this.mark(inspected);
    this.fade(steps[Math.min(inspected, steps.length - 1)]?.dropped ?? 0);
    if (atEnd) this.node.scrollTop = this.node.scrollHeight;
    if (shown) this.atEnd = false;
  }

  token(step, endOfText) {
    const [id, label, hex] = step.tokens[step.chosen];
    const chance = step.stages[0].probs[step.chosen];
    const text = id === endOfText ? label : this.decoder.decode(bytes(hex), { stream: true });
    const kind = text === "" ? " partial" : id === endOfText ? " special" : text.includes("\n") ? " newline" : "";
    return el("span", {
      class: `token${kind}${step.byHand ? " hand" : ""}`,
      role: "option",
      tabindex: -1,
      title: `${label} (token ${id}): ${percent(chance)} to the model${step.byHand ? ", chosen by hand" : ""}`,
      "data-label": label,
      style: { background: shade(this.scale, chance), color: ink(this.scale, chance) },
      text,
    });
  }

  mark(inspected) {
    const now = this.written.children[inspected] ?? this.caret;
    if (this.marked !== now) {
      this.marked?.setAttribute("aria-selected", false);
      if (this.marked) this.marked.tabIndex = this.marked === this.caret ? 0 : -1;
      now.setAttribute("aria-selected", true);
      now.tabIndex = 0;
      this.marked = now;
    }
    this.inspected = inspected;
  }

  // Tokens that the model no longer sees.
  fade(dropped) {
    if (dropped === this.dropped && !this.dropped) return;
    this.dropped = dropped;
    [...this.prompt.children, ...this.written.children].forEach((span, index) =>
      span.classList.toggle("gone", index < dropped));
  }
}

function bytes(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
