// The same text cut by several vocabularies: a row of chips each, to look at.
// data: rows [{name, note, tokens: [[label, id], ...]}].
export default function ({ data, parentElement: root }) {
  applyStyle(root);
  const box = remember(root, () => root.appendChild(el("div")));
  box.replaceChildren(
    ...data.rows.map(({ name, note, tokens }) =>
      el("section", { class: "row", "aria-label": name },
        el("h4", { text: name }),
        el("p", { text: note }),
        el("ol", { tabindex: 0, "aria-label": `Tokens of ${name}` },
          ...tokens.map(([label, id]) =>
            el("li", { class: "chip", title: `token ${id}` }, el("span", { text: label }), el("small", { text: id })),
          ),
        ),
      ),
    ),
  );
}
