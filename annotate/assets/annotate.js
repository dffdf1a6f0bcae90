// The page is whole without this. It lights all ends of the note under the pointer or the focus, opens what a link
// leads into, and opens everything for printing.
(() => {
  const names = (node) => (node?.closest("[data-n]")?.dataset.n ?? "").split(" ").filter(Boolean);

  const light = (wanted) => {
    for (const node of document.querySelectorAll(".is-lit")) node.classList.remove("is-lit");
    for (const name of wanted) {
      for (const node of document.querySelectorAll(`[data-n~="${CSS.escape(name)}"]`)) node.classList.add("is-lit");
    }
  };

  // ids are ASCII, so the fragment is the id as it stands
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const folded = target?.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  };

  const openForPaper = () => {
    const folded = [...document.querySelectorAll(".an details:not([open])")];
    for (const node of folded) node.open = true;
    addEventListener("afterprint", () => { for (const node of folded) node.open = false; }, { once: true });
  };

  for (const event of ["pointerover", "focusin"]) {
    document.addEventListener(event, ({ target }) => light(names(target)));
  }
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", openForPaper);
  reveal();
})();
