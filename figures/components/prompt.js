// A prompt: Enter reads it, Shift+Enter starts a new line. One stands at the top of every page, so
// it also brings the top into view where a link was followed (data.arrivals has changed).
export default function ({ data, parentElement: root, setTriggerValue }) {
  applyStyle(root);
  const memory = remember(root, () => {
    const text = el("textarea", { rows: 1, "aria-label": data.label, spellcheck: "false", autocomplete: "off" });
    const form = el("form", {}, text, el("button", { class: "primary", type: "submit", text: "Read it" }));
    root.append(form);
    return { text, form, shown: null, arrivals: null };
  });
  const { text, form } = memory;
  const fit = () => {
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight + 2, 132)}px`;
  };
  const submit = async () => {
    const prompt = text.value;
    await whenDrawn(prompt);
    setTriggerValue("prompt", prompt);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    submit();
  };
  text.oninput = fit;
  text.onkeydown = (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  };
  // A rerun for another reason must not take away what is being typed.
  if (memory.shown !== data.prompt) {
    text.value = data.prompt;
    memory.shown = data.prompt;
  }
  if (memory.arrivals !== data.arrivals) {
    memory.arrivals = data.arrivals;
    (root.host ?? root).closest('[data-testid="stMain"]')?.scrollTo(0, 0);
  }
  text.placeholder = data.placeholder;
  fit();
}
