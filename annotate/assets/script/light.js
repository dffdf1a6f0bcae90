// All ends are lit of the note that the address names, and of that under the pointer or the focus.
let named = [], lit = [], litNames = "";
const light = (wanted) => {
  const names = [...named, ...wanted];
  if (names.join(" ") === litNames) return;
  litNames = names.join(" ");
  for (const node of lit) node.classList.remove("is-lit");
  lit = names.flatMap((name) => [...document.getElementsByClassName(`an-n-${name}`)]);
  for (const node of lit) node.classList.add("is-lit");
};
// Where there are scripts, style sheets leave it to this one: a rule a note is slow where there are hundreds.
const lightNamed = () => {
  const there = document.getElementById(location.hash.slice(1));
  const id = there?.dataset.alias ?? there?.id ?? "";
  named = notesOf(document.getElementById(id)).filter((name) => id === `n-${name}` || id.startsWith(`n-${name}-`));
  light([]);
};
for (const event of ["pointerover", "focusin"]) {
  document.addEventListener(event, ({ target }) => light(notesOf(target)));
}
addEventListener("hashchange", lightNamed);
lightNamed();
