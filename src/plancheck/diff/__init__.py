"""Two plans compared by meaning: what was added, dropped, weakened, moved, reworded.

`compare.compare` is the door; `kinds` lists every kind of change and what it weighs.
"""
