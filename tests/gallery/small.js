// Targets under 24 pixels that are no links within a sentence. Of one pixel is what shows when it has the focus.
() => [...document.querySelectorAll(".an :is(a[href], button, select, summary), .an-tools label")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && getComputedStyle(each).display !== "inline")
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 1 && (width < 23.9 || height < 23.9))
  .map(([each, { width, height }]) => `${each.localName}.${each.className} ${each.textContent.slice(0, 20)}: ${width}×${height}`)
