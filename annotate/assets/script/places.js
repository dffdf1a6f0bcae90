// Where notes stand, and how they are reached where the words that carry their markers are not shown.
const endOfNotes = document.querySelector(".an-notes");
const homes = new Map(all(".an-rownotes > .an-note").map((note) => [note, note.parentElement]));
const putNotes = () => {
  if (!endOfNotes) return;
  for (const [note, home] of homes) (setting("notes") === "end" ? endOfNotes : home).append(note);
};
const withGloss = text ? all(".an-segment:has(> .an-gloss)", text) : [];
const putMarkers = () => {
  for (const old of all(".an-refs")) old.remove();
  if (setting("language") !== "gloss") return;
  for (const segment of withGloss) {
    const markers = all(".an-text .an-ref", segment);
    if (!markers.length) continue;
    const line = document.createElement("span");
    line.className = "an-refs";
    line.append(...markers.map((each) => each.cloneNode(true)));
    segment.querySelector(".an-gloss").after(line);
  }
};
onSettings(() => { if (endOfNotes) { putNotes(); putMarkers(); } });
