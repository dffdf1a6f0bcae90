// The sources and notes of each row as they follow in the document, where its cells stand, and whether any style moves one.
() => [...document.querySelectorAll(".an-row")].map((row) => ({
  order: [...row.querySelectorAll(".an-cell, .an-rownotes, .an-note")].map((each) =>
    each.matches(".an-cell") ? each.dataset.source : each.matches(".an-note") ? each.id : "notes"),
  left: [...row.querySelectorAll(".an-cell")].map((each) => Math.round(each.getBoundingClientRect().left)),
  moved: [...row.querySelectorAll("*")].filter((each) => getComputedStyle(each).order !== "0").length,
}))
