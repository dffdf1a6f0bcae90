// Which sources stand side by side: all up to four, or those chosen; or the one that is read alone.
const boxes = inputs("columns");
const sigla = boxes.map((each) => each.value);
const inOrder = (named) => sigla.filter((each) => named.includes(each));
const LEAST = 2, MOST = 4;
if (boxes.length) {
  define("columns", sigla.slice(0, MOST).join("."), { kept: false, valid: (value) => {
    const named = value.split(".");
    return new Set(named).size === named.length && named.length >= LEAST && named.length <= MOST && named.every((each) => sigla.includes(each));
  } });
  tools.addEventListener("change", ({ target }) => {
    if (target.name === "columns") set("columns", boxes.filter((each) => each.checked).map((each) => each.value).join("."));
  });
}

// an-of-3, or an-stacked where there are too many
const columnClass = () => [...text.classList].find((name) => /^an-(of-\d|stacked)$/.test(name));
const atFirst = text && columnClass();
const shownSources = () => {
  if (setting("layout") === "one") return [setting("source")];
  return setting("layout") === "side" && boxes.length ? setting("columns").split(".") : null;
};
const standBeside = () => {
  const shown = shownSources();
  for (const cell of all("[data-source]", text ?? document)) {
    cell.classList.toggle("is-away", Boolean(shown) && !shown.includes(cell.dataset.source));
  }
  for (const row of text ? all(".an-row", text) : []) {  // a row of which nothing is shown
    row.classList.toggle("is-away", setting("layout") === "one" && !row.querySelector(".an-cell:not(.is-away,.an-empty) .an-segment"));
  }
  const beside = boxes.length > 0 && setting("layout") === "side";
  if (boxes.length) text.classList.replace(columnClass(), beside ? `an-of-${shown.length}` : atFirst);
  if (beside) {
    const away = sigla.filter((each) => !shown.includes(each));
    const told = boxes[0].closest("fieldset").querySelector("output");
    told.textContent = away.length ? say("columns-limit", { names: away.join(", ") }) : "";
    for (const each of boxes) {
      each.checked = shown.includes(each.value);
      each.disabled = each.checked ? shown.length <= LEAST : shown.length >= MOST;
    }
  }
  for (const part of tools ? all("[data-when]", tools) : []) part.hidden = part.dataset.when !== setting("layout");
};
onSettings(standBeside);
revealers.push((target) => {
  const source = target.closest(".is-away[data-source]")?.dataset.source;
  if (!source) return;
  if (setting("layout") === "one") set("source", source);
  else set("columns", inOrder([source, ...setting("columns").split(".")].slice(0, MOST)).join("."));
});
