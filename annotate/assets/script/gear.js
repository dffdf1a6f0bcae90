// The toolbar within reach while the text is read: a button in the corner holds it when it has scrolled away.
const gear = document.querySelector(".an-gear");
// folded on a phone, where it would fill the screen before the first word
const setup = tools?.querySelector(".an-setup");
if (setup) setup.open = matchMedia("(min-width: 45em)").matches;
const panel = document.getElementById("an-settings");
if (gear && tools) {
  const home = document.createComment("");
  tools.before(home);
  whenOpen.push((pop) => { if (pop === panel) { panel.prepend(tools); setup.open = true; } });
  whenShut.push(() => {
    if (tools.parentElement !== panel) return;
    inPlace(() => home.after(tools));
  });
  const away = () => { if (!isOpen(panel)) gear.hidden = tools.getBoundingClientRect().bottom > 0; };
  // the second counts all that is above the window as seen, so that a jump over the toolbar is noticed, too
  for (const rootMargin of ["0px", "9999999px 0px 0px 0px"]) new IntersectionObserver(away, { rootMargin }).observe(tools);
}
