// Paper has the whole edition, whatever was chosen on the screen, and says where and when it was printed.
const afterPaper = [];
const forPaper = () => {
  // what a reader has filtered for paper is a worksheet: there, judgements stay folded
  const put = ["layout", "language", "notes", ...root.hasAttribute("data-an-paper") ? [] : ["judge"]];
  for (const name of put.map((each) => `data-an-${each}`)) {
    const was = root.getAttribute(name);
    if (was === null) continue;
    root.removeAttribute(name);
    afterPaper.push(() => root.setAttribute(name, was));
  }
  for (const [note, home] of homes) home.append(note);
  afterPaper.push(putNotes);
  if (text && columnClass() !== atFirst) {
    const was = columnClass();
    text.classList.replace(was, atFirst);
    afterPaper.push(() => text.classList.replace(atFirst, was));
  }
  for (const node of all(".an .is-away")) {
    node.classList.remove("is-away");
    afterPaper.push(() => node.classList.add("is-away"));
  }
  const line = document.querySelector(".an-printed");
  if (!line || !location.protocol.startsWith("http")) return;  // a path on a disk is nobody's business
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname;
  const date = new Date().toLocaleDateString(line.closest("[lang]").lang, { dateStyle: "long" });
  line.textContent = line.dataset.say.replace("{date}", () => date).replace("{address}", () => address);
  line.hidden = false;
};
addEventListener("beforeprint", forPaper);
addEventListener("afterprint", () => { for (const undo of afterPaper.splice(0)) undo(); });
