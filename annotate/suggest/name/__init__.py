"""Names and words that two languages share: countries and cities, concepts of the press, names across scripts.

Read `forms` first: how the forms of a thing are found in a text. `lands` and `concepts` are such forms; `proper`
are the
words that may be names, `likeness` says which of them sound alike, `sinitic` what Chinese gave to Vietnamese and
Korean.
"""
