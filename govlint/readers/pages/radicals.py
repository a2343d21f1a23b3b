"""Radicals in place of the characters that they are: some fonts map the glyph of 页 to the radical ⻚.

Radicals of the Kangxi block have compatibility decompositions in Unicode; those of the supplement, simplified forms
among them, have hardly any (Unicode Standard, CJK Radicals Supplement), so the common ones are listed here.
"""

from __future__ import annotations

from typing import Final
from unicodedata import normalize


_SUPPLEMENT: Final = dict(
    zip(
        "⺁⺄⺅⺈⺉⺌⺍⺎⺐⺒⺓⺗⺘⺙⺛⺝⺟⺠⺡⺣⺥⺦⺨⺩⺪⺬⺭⺮⺯⺱⺳⺶⺷⺸⺹⺻⺼⺽⺾⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻐⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻬⻭⻮⻯⻰⻳",
        "厂乙亻刀刂小小兀尢巳幺心扌攵无月母民氵灬爫丬犭王疋示礻竹糸网网羊羊羊耂聿肉臼艹艹虎衤覀西见角讠贝足车辶辶辶钅长长门雨青韦页风飞食食饣饣马骨鬼鱼鸟卤麦黄齐齿齿龙龙龟",
        strict=True,
    )
)


def characters(char: str) -> str:
    """Return a glyph's text with radicals replaced by the characters that they stand for."""
    if len(char) == 1:
        if not "\u2e80" <= char <= "\u2fdf":
            return char
        return _SUPPLEMENT.get(char) or normalize("NFKC", char)
    return "".join(map(characters, char))
