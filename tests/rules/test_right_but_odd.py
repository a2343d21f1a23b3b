"""Reports that are right and say so in odd ways: nothing in them is called wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.linter import lint
from govlint.registry import built_in


CLEAN = Path(__file__).parents[2] / "examples" / "clean-2023.txt"
SAID = (
    "收到申请26件，同比增加6件。全系统（含下属水利站）共收到申请31件，其中局机关26件、水利站5件。",
    "全县收到政府信息公开申请134件，其中我局收到26件，占19.4%。我局办结27件。2022年我局收到20件，办结18件。",
    "新收26件，加上年结转2件，合计28件；除1件结转下年外，全部办结。予以公开、部分公开共17件，占办结总数的63%。",
    "办结27件，予以公开14件、部分公开3件；其余10件分别按不予公开、无法提供、不予处理和其他处理办理。",
    "全年无因未按期答复被投诉的情况，无责任追究情况。收到的26件申请中没有重复申请，没有要求公开国家秘密的。",
    "截至2023年12月31日，累计收到申请312件（2008年以来），累计办结309件。今年收到26件，上年结转2件，办结27件，结转1件。",
    "依申请公开政府信息17件（其中部分公开3件），不予公开3件；因本机关不掌握等原因无法提供5件；不予处理1件，其他1件。",
    "一季度收到申请5件，二季度8件，三季度7件，四季度6件，全年26件。平均每件用时11天，最短2天，最长20天，延期答复3件。",
    "全年公开政府信息312条，依申请公开17条，不予公开3条。",
    "与2022年相比，新收申请由20件增加到26件，予以公开由9件增加到14件，不予公开由5件减少到3件。",
    "27件办结申请中，14件予以公开，3件部分公开，占比分别为51.9%、11.1%。",
    "本局受理行政复议申请15件，作出复议决定12件；因政府信息公开被复议2件。",
    "全年收到县政府转办申请3件、群众直接向本局提出申请23件，合计26件。",
    "申请人中，自然人23人次（含结转2人次），企业和法律服务机构5人次。涉及移民补偿15件、水价8件、其他5件。",
)


@pytest.mark.parametrize("said", SAID)
def test_nothing_is_called_wrong(said: str) -> None:
    """The example's figures, told in other words, of other bodies and other years beside them, give no finding."""
    text = CLEAN.read_text(encoding="utf-8")
    first, last = text.index("全年新收政府信息公开申请26件"), text.index("（三）政府信息管理")

    result = lint(f"{text[:first]}{said}\n\n{text[last:]}".encode(), "odd.txt", built_in())

    assert [(item.code, item.message.zh) for item in result.diagnostics] == []
