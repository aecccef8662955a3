// How a text became tokens, one merge after the other: previous, next, a slider, play; and the
// arrow keys, Home and End. data: pieces (see figures/merge_replay.py), step: how many merges of the
// whole text are done. Reports `step` when it has stood still for a moment.
const PLAY_MS = 700; // between two steps
const REST_MS = 900; // before the step is reported; longer, so that playing reports once
const MOST_PARTS = 60; // drawn at once, around the merge in question

export default function ({ data, parentElement: root, setTriggerValue }) {
  applyStyle(root);
  const memory = remember(root, () => {
    const parts = {
      pieces: el("div", { class: "pieces", role: "listbox", "aria-label": "Pieces of the text" }),
      stage: el("div", { class: "stage" }),
      says: el("p", { class: "says", "aria-live": "polite" }),
      previous: el("button", { type: "button", text: "◀ Back", "aria-label": "One merge back" }),
      next: el("button", { type: "button", text: "Next merge ▶", class: "primary" }),
      play: el("button", { type: "button", text: "Play" }),
      slider: el("input", { type: "range", min: 0, "aria-label": "Merges done in the whole text" }),
      count: el("span", { class: "muted number" }),
      step: 0,
      piece: 0,
    };
    const controls = el("div", { class: "controls" }, parts.previous, parts.next, parts.play, parts.slider, parts.count);
    root.append(
      el("p", { class: "label", text: "The pieces of the text; no merge crosses from one to the next. Underlined: finished." }),
      parts.pieces, controls, parts.stage, parts.says,
    );
    return parts;
  });

  const pieces = data.pieces;
  const starts = []; // the step at which each piece begins
  let total = 0;
  for (const piece of pieces) {
    starts.push(total);
    total += piece.merges.length;
  }
  const text = pieces.map((piece) => piece.label).join("\n");
  // A new text, or a step that came from elsewhere, leads; a rerun for another reason does not.
  if (memory.text !== text || memory.adopted !== data.step) {
    memory.text = text;
    memory.adopted = data.step;
    memory.step = Math.min(data.step, total);
    memory.piece = pieceOf(memory.step);
    stop();
  }

  function stop() {
    clearInterval(memory.timer);
    memory.timer = null;
    memory.play.textContent = "Play";
  }

  function go(step, piece) {
    memory.step = Math.min(Math.max(step, 0), total);
    // What was just merged stays in sight: the piece of the merge before `step`.
    memory.piece = piece ?? pieceOf(Math.max(memory.step - 1, 0));
    if (memory.step === total) stop();
    draw();
    clearTimeout(memory.rest);
    memory.rest = setTimeout(() => {
      memory.adopted = memory.step;
      setTriggerValue("step", memory.step);
    }, REST_MS);
  }

  // The piece in which the merge numbered `merge` (of the whole text, from 0) happens.
  function pieceOf(merge) {
    let index = 0;
    while (index + 1 < pieces.length && starts[index] + pieces[index].merges.length <= merge) index++;
    return index;
  }

  // The parts of a piece and the ranks of its pairs after `done` of its merges.
  function state(piece, done) {
    const parts = piece.parts.slice();
    const pairs = piece.pairs.slice();
    for (const [at, rank, label, before, after] of piece.merges.slice(0, done)) {
      parts.splice(at, 2, [label, `${parts[at][1]} ${parts[at + 1][1]}`, rank]);
      pairs.splice(at, 1);
      if (at > 0) pairs[at - 1] = before;
      if (at < pairs.length) pairs[at] = after;
    }
    return { parts, pairs };
  }

  function draw() {
    const { step } = memory;
    const current = memory.piece;
    memory.slider.max = total;
    memory.slider.value = step;
    memory.count.textContent = `${step} of ${total} merges`;
    memory.previous.disabled = step === 0;
    memory.next.disabled = step === total;
    memory.play.disabled = step === total;
    [...memory.pieces.children].forEach((chip, index) => {
      chip.setAttribute("aria-selected", index === current);
      chip.tabIndex = index === current ? 0 : -1;
      chip.classList.toggle("done", step >= starts[index] + pieces[index].merges.length);
    });
    if (pieces.length) drawStage(pieces[current], Math.min(Math.max(step - starts[current], 0), pieces[current].merges.length));
    else memory.stage.replaceChildren(el("p", { class: "muted", text: "There is no text to cut." }));
  }

  function drawStage(piece, done) {
    const { parts, pairs } = state(piece, done);
    const last = done > 0 ? piece.merges[done - 1] : null;
    const next = piece.merges[done] ?? null;
    const centre = next?.[0] ?? last?.[0] ?? 0;
    const from = Math.max(0, Math.min(centre - MOST_PARTS / 2, parts.length - MOST_PARTS));
    const shown = [];
    if (from > 0) shown.push(el("span", { class: "muted", text: `${from} earlier parts …` }));
    parts.slice(from, from + MOST_PARTS).forEach(([label, hex, id], offset) => {
      const index = from + offset;
      const isNext = next && (index === next[0] || index === next[0] + 1);
      const kind = last && index === last[0] ? " fresh" : isNext ? " next" : "";
      shown.push(
        el("span", { class: `part${kind}`, title: `token ${id}, bytes ${hex}` },
          el("b", { text: label }), el("small", { text: hex }), el("small", { text: `id ${id}` })),
      );
      if (index + 1 < parts.length) {
        shown.push(
          el("span", {
            class: `gap number${next && index === next[0] ? " next" : ""}`,
            title: pairs[index] === null ? "this pair is no token" : `this pair is the token of rank ${pairs[index]}`,
            text: pairs[index] === null ? "–" : String(pairs[index]),
          }),
        );
      }
    });
    const rest = parts.length - from - MOST_PARTS;
    if (rest > 0) shown.push(el("span", { class: "muted", text: `… ${rest} later parts` }));
    memory.stage.replaceChildren(...shown);
    sentence(parts, pairs, last, next);
  }

  function sentence(parts, pairs, last, next) {
    const code = (text) => el("code", { text });
    const said = [];
    if (last) said.push("Merged to ", code(last[2]), `, the token of rank ${last[1]}. `);
    if (next) {
      const [at, rank] = next;
      const possible = pairs.filter((pair) => pair !== null).length;
      said.push(
        possible === 1 ? "One pair is a token: " : `${possible} pairs are tokens; the lowest rank goes first: `,
        code(parts[at][0]), " + ", code(parts[at + 1][0]), `, rank ${rank}.`,
      );
    } else if (parts.length > 1) {
      said.push(`No two neighbours form a token${last ? " any more" : ""}: ${parts.length} tokens remain.`);
    } else said.push("One token remains.");
    memory.says.replaceChildren(...said);
  }

  memory.pieces.replaceChildren(
    ...pieces.map((piece, index) =>
      el("button", {
        class: "chip", role: "option", type: "button", text: piece.label,
        onclick: () => { stop(); go(starts[index], index); },
        onkeydown: (event) => {
          const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: pieces.length - 1 }[event.key];
          if (to === undefined || !pieces[to]) return;
          event.preventDefault();
          event.stopPropagation();
          stop();
          go(starts[to], to);
          memory.pieces.children[to].focus();
        },
      }),
    ),
  );
  memory.previous.onclick = () => { stop(); go(memory.step - 1); };
  memory.next.onclick = () => { stop(); go(memory.step + 1); };
  memory.slider.oninput = () => { stop(); go(Number(memory.slider.value)); };
  memory.play.onclick = () => {
    if (memory.timer) return stop();
    memory.timer = setInterval(() => go(memory.step + 1), PLAY_MS);
    memory.play.textContent = "Pause";
  };
  draw();
  return onLeaving(root, () => {
    clearInterval(memory.timer);
    clearTimeout(memory.rest);
  });
}
