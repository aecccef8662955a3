// The text as a tape: the steps computed so far, of which the first `shown` are shown. The random
// number of a step depends on seed and index only, so going back and forth changes nothing, and a
// cut tape grows again as it was, unless a token was chosen by hand.
class Tape {
  // grown: called after every step that arrives. failed: called with a sentence.
  constructor(grown, failed) {
    this.grown = grown;
    this.failed = failed;
    this.steps = [];
    this.picks = new Map();
    this.wanted = 0;
    this.reading = null;
  }

  // A text from its beginning. source: url, model, prompt, seed, sampling, maxRequest, maxSteps.
  begin(source, picks) {
    this.source = source;
    this.picks = new Map(picks);
    this.cut(0);
  }

  cut(length) {
    this.reading?.abort();
    this.reading = null;
    this.steps.length = Math.min(length, this.steps.length);
    this.wanted = this.steps.length;
  }

  // The token of step `index` chosen by hand; what followed on the old one goes.
  pick(index, id) {
    this.replace(new Map([...[...this.picks].filter(([other]) => other < index), [index, id]]));
  }

  // Other choices by hand; steps up to the first that differs stay.
  replace(picks) {
    const indices = [...new Set([...picks.keys(), ...this.picks.keys()])].sort((a, b) => a - b);
    const first = indices.find((index) => picks.get(index) !== this.picks.get(index));
    this.picks = picks;
    if (first !== undefined && first < this.steps.length) this.cut(first);
    // A request that runs ahead knows the old choices only.
    else if (first !== undefined) this.cut(this.steps.length);
  }

  // Have at least `length` steps, sooner or later.
  ensure(length) {
    this.wanted = Math.max(this.wanted, Math.min(length, this.source.maxSteps));
    if (!this.reading && this.steps.length < this.wanted) this.read();
  }

  async read() {
    const reading = (this.reading = new AbortController());
    try {
      while (this.steps.length < this.wanted) await this.request(reading);
    } catch (error) {
      if (reading.signal.aborted) return;
      this.wanted = this.steps.length;
      this.failed(error instanceof TypeError ? "The server cannot be reached." : error.message);
    } finally {
      if (this.reading === reading) this.reading = null;
    }
  }

  async request({ signal }) {
    const { url, model, prompt, seed, sampling, maxRequest } = this.source;
    const response = await fetch(url, {
      method: "POST",
      signal,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        model, prompt, seed, sampling,
        written: this.steps.map(chosenId),
        picks: [...this.picks],
        n: Math.min(maxRequest, this.wanted - this.steps.length),
      }),
    });
    if (!response.ok) throw new Error(await response.text());
    const before = this.steps.length;
    for await (const { name, data } of serverSentEvents(response.body)) {
      if (signal.aborted) return;
      if (name === "stopped") throw new Error(data);
      this.steps.push(data);
      this.grown();
    }
    if (this.steps.length === before) throw new Error("The server sent nothing.");
  }
}

function chosenId(step) {
  return step.tokens[step.chosen][0];
}

// The events of a stream: name ("message" where none is given) and data, parsed as JSON.
async function* serverSentEvents(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const events = text.split("\n\n");
    text = events.pop();
    for (const event of events) {
      const fields = Object.fromEntries(event.split("\n").map((line) => line.split(/: (.*)/s, 2)));
      yield { name: fields.event ?? "message", data: JSON.parse(fields.data) };
    }
  }
}
