// All that a page tells, by what it is; each is on the page and can be seen or unfolded. Buttons are the script's.
() => Object.fromEntries(Object.entries({
  texts: ".an-row .an-text",
  glosses: ".an-row .an-gloss",
  notes: ".an-note:not(.an-pop *)",
  back: ".an-note:not(.an-pop *) .an-back",
  markers: ".an-row .an-ref",
  matrix: ".an-matrix :is(th, td)",
  figures: ".an-figure",
  sources: ".an-sources .an-card",
}).map(([name, where]) => [name, [...document.querySelectorAll(where)].map((each) => {
  const folded = each.closest("details:not([open])");
  const seen = folded ? folded.checkVisibility() : each.checkVisibility() && each.getClientRects().length > 0;
  const copy = each.cloneNode(true);
  for (const made of copy.querySelectorAll("button, [popover]")) made.remove();
  return `${seen ? "" : "NOT SEEN "}${each.id}${each.getAttribute("href") ?? ""} ${copy.textContent}`;
})]))
