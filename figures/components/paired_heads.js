// One head of each side on one scale of colours, and what B has more of than A where the tokens have
// a counterpart. Click a cell or use the arrow keys: the same place is marked on all three.
// data: bytes (figures/compare.py head_pictures): labels and titles of A, B and the difference,
// chosen [[row, column] of A, of B], first (the first row of the difference that is drawn), and the
// arrays a, b, difference, both (positions on A and B).
const ROOTED_FROM = 40; // tokens: among so many most weights are too small for a colour in proportion

export default function ({ data, parentElement: root, setTriggerValue }) {
  const style = applyStyle(root);
  const memory = remember(root, () => {
    const matrices = [Matrix, Matrix, Difference].map((Kind, index) => new Kind((row, column) => memory.choose(index, row, column)));
    const grid = el("div", { class: "paired" }, ...matrices.map((matrix) => matrix.node));
    root.append(grid);
    const memory = { matrices, grid };
    onNewWidth(grid, () => memory.draw?.());
    return memory;
  });
  const heads = unpack(data);
  const pairs = Array.from({ length: heads.both.length / 2 }, (_, i) => [heads.both[2 * i], heads.both[2 * i + 1]]);
  // The place of each position among the pairs, for A and for B; the nearest before where it has none.
  const placeOf = (side, position) => pairs.reduce((found, pair, place) => (pair[side] <= position ? place : found), 0);
  memory.chosen = heads.chosen;
  const { first, labels } = heads;
  const rooted = Math.max(...labels.map(({ length }) => length)) > ROOTED_FROM;
  const share = { zeroCentred: false, most: 1, root: rooted, unit: `share of attention${rooted ? "; colour grows with its square root" : ""}` };
  const drawn = heads.difference.subarray(first * pairs.length);
  const most = drawn.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0);
  // A few rows are drawn across both columns.
  memory.matrices[2].node.classList.toggle("wide", 2 * (pairs.length - first) <= pairs.length);
  memory.draw = () => {
    const [a, b] = memory.chosen;
    const [row, column] = a.map((position) => placeOf(0, position));
    [
      { ...share, values: heads.a, rows: labels[0].length, rowLabels: labels[0], chosen: { row: a[0], column: a[1] }, colour: style.diverging.at(0) },
      { ...share, values: heads.b, rows: labels[1].length, rowLabels: labels[1], chosen: { row: b[0], column: b[1] }, colour: style.diverging.at(-1) },
      {
        values: drawn, rows: pairs.length - first, rowLabels: labels[2].slice(first), chosen: { row: Math.max(row - first, 0), column },
        of: (r, c) => [heads.a[pairs[first + r][0] * labels[0].length + pairs[c][0]], heads.b[pairs[first + r][1] * labels[1].length + pairs[c][1]]],
        zeroCentred: true, most, unit: "share of attention; orange: A looks more, blue: B looks more",
      },
    ].forEach((spec, index) => {
      const matrix = memory.matrices[index];
      matrix.draw({ ...spec, title: heads.titles[index], columns: labels[index].length, columnLabels: labels[index] }, style, matrix.node.clientWidth || 400);
    });
  };
  memory.choose = (index, row, column) => {
    const positions = [index === 2 ? row + first : row, column].map((at) => {
      if (index === 0) return at;
      return pairs[index === 1 ? placeOf(1, at) : at][0];
    });
    memory.chosen = [positions, positions.map((at) => pairs[placeOf(0, at)][1])];
    memory.draw();
    clearTimeout(memory.timer);
    memory.timer = setTimeout(() => setTriggerValue("cell", positions), 250);
  };
  memory.draw();
}

// A matrix whose cells are differences of two weights: reading one gives both.
class Difference extends Matrix {
  read({ row, column }) {
    const { values, columns, rowLabels, columnLabels, of } = this.spec;
    const [a, b] = of(row, column);
    this.readout.textContent = `“${rowLabels[row]}” looks at “${columnLabels[column]}”: ${number(a, 4)} on A, ${number(b, 4)} on B, difference ${number(values[row * columns + column], 4)}`;
  }
}
