// Shared by all browser components: it is put before each component's own script, as one module.
//
// A component is `export default function ({ data, parentElement: root, setTriggerValue })`. Streamlit
// calls it when the component appears and again whenever `data` or the theme changes, with the same
// shadow root: what is built once is kept by `remember`, the rest is drawn anew. A choice is shown at
// once and reported with `setTriggerValue("token", 3)`: that calls `on_token_change` in Python, after
// which `data` comes back with it (see ui/components.py). What it returns is called once it is gone.

// The colours of figures/style.py; a test compares the two.
const STYLES = {
  light: {
    background: "#ffffff", surface: "#f4f6fa", text: "#1b2230", muted: "#5b667a",
    grid: "#e3e8f0", accent: "#2f5fd0", query: "#2f5fd0", key: "#b45f06", value: "#0b7a5e",
    output: "#8a3fa8", mlp: "#a8325a",
    sequential: ["#ffffff", "#d3dff7", "#9fb9ee", "#5f86dd", "#2f5fd0", "#183780"],
    diverging: ["#8f4300", "#dd8a3a", "#f6d3a9", "#ffffff", "#b5caf2", "#5f86dd", "#1b3f96"],
  },
  dark: {
    background: "#11151d", surface: "#1b212d", text: "#e7ebf3", muted: "#9aa6ba",
    grid: "#2a3242", accent: "#7ea6ff", query: "#7ea6ff", key: "#f0a550", value: "#4fcfa8",
    output: "#d194ec", mlp: "#f08aae",
    sequential: ["#11151d", "#1d2f57", "#2c4f9c", "#5480dc", "#8fb2ff", "#d6e3ff"],
    diverging: ["#ffc078", "#d9832f", "#7a4715", "#11151d", "#24417f", "#5480dc", "#b5ccff"],
  },
};

const REDUCED_MOTION = matchMedia("(prefers-reduced-motion: reduce)").matches;

// The theme that Streamlit shows, read from its page colour, and set as CSS variables
// (--query, --key, ...) on the component's root.
function applyStyle(root) {
  const host = root.host ?? root;
  const page = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
  const [r, g, b] = rgb(page || "#ffffff");
  const style = 0.299 * r + 0.587 * g + 0.114 * b < 128 ? STYLES.dark : STYLES.light;
  for (const [name, colour] of Object.entries(style)) {
    if (typeof colour === "string") host.style.setProperty(`--${name}`, colour);
  }
  return style;
}

// "#rrggbb" or "rgb(r, g, b)" as three numbers.
function rgb(colour) {
  if (colour.startsWith("#")) {
    const hex = colour.length === 4 ? colour.slice(1).replace(/./g, "$&$&") : colour.slice(1, 7);
    return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));
  }
  return colour.match(/[\d.]+/g).slice(0, 3).map(Number);
}

// A colour scale as 256 RGB triples; index = round(255 * value) for values from 0 to 1.
function palette(stops) {
  const table = new Uint8ClampedArray(256 * 3);
  const colours = stops.map(rgb);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (colours.length - 1);
    const low = Math.min(Math.floor(at), colours.length - 2);
    for (let c = 0; c < 3; c++) {
      table[3 * i + c] = colours[low][c] + (at - low) * (colours[low + 1][c] - colours[low][c]);
    }
  }
  return table;
}

function shade(table, value) {
  const i = 3 * Math.round(255 * Math.min(Math.max(value, 0), 1));
  return `rgb(${table[i]} ${table[i + 1]} ${table[i + 2]})`;
}

// Black or white, whichever can be read on the colour that `table` has for `value`.
function ink(table, value) {
  const i = 3 * Math.round(255 * Math.min(Math.max(value, 0), 1));
  return 0.299 * table[i] + 0.587 * table[i + 1] + 0.114 * table[i + 2] > 140 ? "#10131a" : "#ffffff";
}

// A new element. `attributes`: "class", "text", "on..." handlers, anything else an attribute.
// Text only ever goes in as text: what a user typed is never markup.
function el(tag, attributes = {}, ...children) {
  const svg = ["svg", "g", "path", "line", "rect", "circle", "text", "title"].includes(tag);
  const node = svg
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("aria-") && typeof value === "boolean") {
      node.setAttribute(name, String(value));
      continue;
    }
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node[name] = value;
    else if (name === "style" && typeof value === "object") {
      for (const [property, setting] of Object.entries(value)) node.style.setProperty(property, setting);
    } else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// A number for reading: three significant digits, a true minus, infinity as ∞.
function number(value, digits = 3) {
  if (value === -Infinity) return "−∞";
  if (value === Infinity) return "∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size >= 1e4 || size < 1e-3
    ? value.toExponential(digits - 1)
    : value.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
  return text.replaceAll("-", "−");
}

function percent(value) {
  if (value >= 0.9995 && value < 1) return ">99.9%";
  if (value > 0 && value < 0.0001) return "<0.01%";
  return `${(100 * value).toFixed(value >= 0.1 ? 1 : 2)}%`;
}

// Arrays that model arrays as little-endian bytes: see figures/packing.py. Returns the header with
// each array it names as a typed array.
function unpack(buffer) {
  const bytes = buffer instanceof Uint8Array ? buffer.slice().buffer : buffer;
  const headerLength = new DataView(bytes).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, headerLength)));
  const types = { float32: Float32Array, int32: Int32Array, uint8: Uint8Array };
  for (const { name, dtype, shape, offset } of header.arrays) {
    const length = shape.reduce((product, n) => product * n, 1);
    header[name] = new types[dtype](bytes, offset, length);
  }
  return header;
}

// Packed arrays from one of our own routes. The last few answers are kept, so that going back to a
// prompt or a head costs nothing. A server's refusal is an Error with its sentence.
const fetched = (globalThis.glassFetched ??= new Map());
async function fetchPacked(url) {
  if (fetched.has(url)) return fetched.get(url);
  const answer = (async () => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(await response.text());
    return unpack(await response.arrayBuffer());
  })();
  fetched.set(url, answer);
  if (fetched.size > 40) fetched.delete(fetched.keys().next().value);
  try {
    return await answer;
  } catch (error) {
    fetched.delete(url);
    throw error;
  }
}

// A prompt has been submitted: whoever draws it fetches what it needs, and the page is asked for when
// that is drawn, or after a tenth of a second. Browser and server would else be busy with the page first.
const PATIENCE = 100; // ms
function whenDrawn(prompt) {
  const drawings = [];
  globalThis.dispatchEvent(new CustomEvent("glass-prompt", { detail: { prompt, drawings } }));
  return Promise.race([Promise.allSettled(drawings), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

// draw(prompt) returns a promise; what this returns ends it.
function onSubmitting(draw) {
  const listener = ({ detail }) => detail.drawings.push(draw(detail.prompt));
  globalThis.addEventListener("glass-prompt", listener);
  return () => globalThis.removeEventListener("glass-prompt", listener);
}

// What a component instance remembers between two calls, by the root it draws into.
const memories = new WeakMap();
function remember(root, make) {
  if (!memories.has(root)) memories.set(root, make());
  return memories.get(root);
}

// Puts `children` into the scroll box `box` without moving it, but for `chosen` to be in view.
function refill(box, children, chosen) {
  const before = box.scrollTop;
  box.replaceChildren(...children);
  box.scrollTop = before;
  reveal(box, chosen);
}

// Scrolls `box`, and nothing around it, so that `chosen` inside it is in view.
function reveal(box, chosen) {
  if (!chosen) return;
  const [outer, inner] = [box.getBoundingClientRect(), chosen.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  box.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2;
}

// A canvas sized in CSS pixels and sharp on every screen.
function sharpCanvas(canvas, width, height) {
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

// What a component gives back to undo what outlives it (timers, listeners, requests) when it leaves
// the page. Streamlit also calls it for a call that a newer one overtook: then there is nothing to undo.
function onLeaving(root, undo) {
  return () => {
    if (!root.isConnected) undo();
  };
}

// Calls `draw` whenever `node` becomes wider or narrower; what `draw` does to its height is ignored.
function onNewWidth(node, draw) {
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (Math.abs(entry.contentRect.width - width) < 2) return;
    width = entry.contentRect.width;
    draw();
  }).observe(node);
}
