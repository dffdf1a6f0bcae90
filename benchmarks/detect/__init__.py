"""How well `annotate suggest` finds what it looks for, over cases of public test suites and translated news."""
