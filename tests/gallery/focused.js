// What has the focus, the how manieth it is, and whether that is drawn: on itself, or on what stands for a hidden control.
() => {
  const node = document.activeElement;
  const drawn = (each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
  };
  window.met ??= new Map();
  if (!window.met.has(node)) window.met.set(node, window.met.size);
  return {
    at: window.met.get(node),
    body: node === document.body,
    ours: Boolean(node.closest(".an")),
    drawn: drawn(node) || (node.matches("[type=radio]") && drawn(node.nextElementSibling)) ||
      Boolean(node.form && getComputedStyle(node.form).outlineStyle !== "none"),
    name: `${node.localName}.${node.className}#${node.id}[${node.getAttribute("href") ?? node.value ?? ""}]`,
  };
}
