"""Totals kept as written: moved in the transaction of whatever moves them, read in a few look-ups.

`counting` says what one person comes to, `moving` puts it in the place of what the person came to before,
`folding` adds changes up, `reading` answers, `rebuilding` counts all of it anew. docs/totals.md tells why
they are exact.
"""
