// What the keyboard should reach: of the radio buttons of one name, one.
() => [...document.querySelectorAll('.an :is(a[href], button, input, select, summary, [tabindex="0"])')]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0)
  .filter((each) => !each.closest(".an-pop") && (each.type !== "radio" || each.checked)).length
