// Put into the page before anything else: when did something appear, counted from an event?
// `glassTimer.arm(event, done)` waits for the next DOM event of that name, then asks `done(from)`
// in every frame; its promise gives the milliseconds from the event to the frame after the one in
// which that was true, when it has been painted.
const painted = { thumbnails: 0, matrix: 0 };
const context = CanvasRenderingContext2D.prototype;
const { putImageData, strokeRect } = context;
context.putImageData = function (...given) {
  painted.thumbnails += 1;
  return putImageData.apply(this, given);
};
context.strokeRect = function (...given) {
  painted.matrix = performance.now();
  return strokeRect.apply(this, given);
};

globalThis.glassTimer = {
  arm(name, done) {
    painted.thumbnails = 0;
    this.result = new Promise((resolve) => {
      document.addEventListener(name, ({ timeStamp: from }) => {
        const shown = () => setTimeout(() => resolve(performance.now() - from));
        const frame = () => requestAnimationFrame(done(from) ? shown : frame);
        requestAnimationFrame(frame);
      }, { once: true, capture: true });
    });
  },

  nothing: () => true,

  // The matrix has been drawn since.
  matrix: (from) => painted.matrix > from,

  // One head has come from the server since, and the matrix was drawn after that.
  head(from) {
    const fetched = performance.getEntriesByType("resource")
      .filter(({ name, startTime }) => startTime >= from && name.includes("/glass/head?"));
    return fetched.some(({ responseEnd }) => responseEnd && painted.matrix > responseEnd);
  },

  // So have all heads: no thumbnail is drawn for any other reason.
  prompt(from) {
    return painted.thumbnails > 0 && this.head(from);
  },
};

// How many tokens have been written: [tokens, milliseconds] for every frame that showed more, from
// the next click until there are `wanted`.
globalThis.glassWriting = function (wanted) {
  const find = (root) => root.querySelector(".written")
    ?? [...root.querySelectorAll("*")].map((node) => node.shadowRoot && find(node.shadowRoot)).find(Boolean);
  const written = find(document);
  this.glassWritten = new Promise((resolve) => {
    document.addEventListener("click", ({ timeStamp: from }) => {
      const frames = [];
      const frame = (now) => {
        const count = written.children.length;
        if (count > (frames.at(-1)?.[0] ?? 0)) frames.push([count, now - from]);
        if (count < wanted) requestAnimationFrame(frame);
        else resolve(frames);
      };
      requestAnimationFrame(frame);
    }, { once: true, capture: true });
  });
};
