// Opens what a link leads into, and opens everything for printing.
// ids are ASCII, so the fragment is the id as it stands
const reveal = (moved) => {
  const target = document.getElementById(location.hash.slice(1));
  if (!target) return;
  const was = target.getClientRects().length > 0 && !target.closest("details:not([open])");
  for (const show of revealers) show(target);
  for (let folded = target.closest("details:not([open])"); folded; folded = target.closest("details:not([open])")) folded.open = true;
  if (was && !moved) return;  // the browser knows better: Back leads to where the reader was
  // words that are not shown because their gloss is: the segment stands for them
  (target.getClientRects().length ? target : target.closest(".an-segment") ?? target).scrollIntoView();
};
const openForPaper = () => {
  const folded = all(".an details:not([open])");
  for (const node of folded) node.open = true;
  addEventListener("afterprint", () => { for (const node of folded) node.open = false; }, { once: true });
};
addEventListener("hashchange", () => reveal(false));
addEventListener("beforeprint", openForPaper);
if (tools) {
  tools.hidden = false;
  tell();
  remember();
}
if (location.hash) reveal(performance.getEntriesByType("navigation")[0]?.type === "navigate");
