// Lines from each token to what it looks at: the stronger the weight, the stronger the line.
const ROW = { most: 26, least: 20 }; // pixels a token
const IN_SIGHT = 640; // pixels for all rows, as long as they are not too low for that; then it scrolls
class Lines {
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.node = el("div", { class: "lines" });
  }

  // pattern: T T, row = the token that looks.
  draw({ pattern, n_tokens: T }, labels, chosen, style, width) {
    const rowHeight = Math.max(ROW.least, Math.min(ROW.most, IN_SIGHT / T));
    const side = Math.min(150, width * 0.34);
    const svg = el("svg", { width, height: T * rowHeight + 24, role: "img", "aria-label": "Lines from each token to the tokens it looks at; thickness is the attention weight" });
    const heading = (x, anchor, words, colour) =>
      svg.append(el("text", { x, y: 14, "text-anchor": anchor, fill: colour, "font-size": 14, text: words }));
    heading(side - 8, "end", "looks", style.query);
    heading(width - side + 8, "start", "is looked at", style.key);
    const y = (index) => 24 + (index + 0.5) * rowHeight;
    for (let row = 0; row < T; row++) {
      const own = row === chosen.row;
      // With many tokens only the chosen one's lines can be told apart.
      if (!own && T > 48) continue;
      for (let column = 0; column < T; column++) {
        const weight = pattern[row * T + column];
        if (weight < 0.01) continue;
        const [x0, x1, middle] = [side, width - side, width / 2];
        svg.append(el("path", {
          d: `M${x0} ${y(row)} C${middle} ${y(row)} ${middle} ${y(column)} ${x1} ${y(column)}`,
          fill: "none", stroke: own ? style.accent : style.muted,
          "stroke-opacity": own ? 0.25 + 0.75 * weight : 0.22 * weight, "stroke-width": 0.5 + 7 * weight,
        }));
      }
    }
    const lookers = labels.map((label, index) => {
      const weight = pattern[chosen.row * T + index];
      const text = (x, anchor, colour, bold) => el("text", {
        x, y: y(index) + 5, "text-anchor": anchor, fill: colour, "font-size": 15,
        "font-weight": bold ? 700 : 400, class: "line-label", text: label.length > 14 ? `${label.slice(0, 13)}…` : label,
        onclick: () => this.onChoose(index),
      });
      const looker = text(side - 8, "end", index === chosen.row ? style.query : style.text, index === chosen.row);
      svg.append(looker, text(width - side + 8, "start", weight >= 0.1 ? style.key : style.text, weight >= 0.1));
      return looker;
    });
    const note = el("p", { class: "muted small", text: T > 48 ? "Lines of the chosen token; weights below 0.01 are left out." : "The chosen token's lines in colour; weights below 0.01 are left out." });
    refill(this.node, [svg, note], lookers[chosen.row]);
  }
}
