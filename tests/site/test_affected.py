"""What is lost as a table: the gravest first, bounded, with the number of all of it."""

from plancheck.losses import Effect
from plancheck.site.affected import MOST, affected
from plancheck.text import Text
from site_pages import editions, refs
from support import Workspace


def test_no_more_rows_than_the_bound_and_the_rest_is_counted(workspace: Workspace) -> None:
    some = refs(editions(workspace()), "vi-du/cntt")
    reason = Text("vì", "as")
    effects = [Effect("sole", f"vi-du/cntt#X{n}", "Việc", reason) for n in range(MOST + 7)]
    found = affected(some, effects)
    assert (len(found.grid.rows), found.left) == (MOST, 7)
    assert found.counts == {"sole": MOST + 7, "one-of-several": 0, "touched": 0}
    assert found.grid.rows[0][1][0].words.vi == "vi-du/cntt#X0: Việc"
