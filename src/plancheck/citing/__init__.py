"""How `citation` reads: the text mended, words, numbers, bodies, grammar, then titles and roles."""
