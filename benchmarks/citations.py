r"""Measure how fast citations are read, beside one compiled pattern `\d+/\S+` over the same text.

The text is made up: legal bases, running text without citations, and tables, a few megabytes.

    python benchmarks/citations.py [MEGABYTES]
"""

import re
import sys
import time
from collections.abc import Callable

from plancheck.citation import parse

PATTERN = re.compile(r"\d+/\S+")
BASIS = (
    "Căn cứ Luật Công nghệ thông tin ngày 29 tháng 6 năm 2006;\n"
    "Căn cứ Nghị định số 64/2007/NĐ-CP ngày 10 tháng 4 năm 2007 của Chính phủ về ứng dụng công "
    "nghệ thông tin;\nCăn cứ Quyết định số 1819/QĐ-TTg ngày 26/10/2015 của Thủ tướng Chính phủ;\n"
)
PROSE = (
    "Các sở, ban, ngành và địa phương chủ động rà soát, cập nhật kế hoạch, bố trí kinh phí và báo "
    "cáo kết quả thực hiện trước ngày 15 hằng tháng; tỷ lệ hồ sơ trực tuyến đạt trên 80%. "
)


def best(action: Callable[[str], object], text: str, runs: int = 3) -> float:
    times = []
    for _ in range(runs):
        start = time.process_time()
        action(text)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 2
    print(f"{'text':12} {'MB':>5} {'citations/MB':>13} {'parse MB/s':>11} {'pattern MB/s':>13}")
    for name, unit in (
        ("bases", BASIS),
        ("plan", BASIS + PROSE * 12),
        ("prose", PROSE),
    ):
        text = unit * max(1, int(size * 1e6 / len(unit.encode())))
        mega = len(text.encode()) / 1e6
        found = len(parse(text))
        slow, fast = best(parse, text), best(PATTERN.findall, text)
        print(f"{name:12} {mega:5.1f} {found / mega:13.0f} {mega / slow:11.2f} {mega / fast:13.1f}")


if __name__ == "__main__":
    main()
