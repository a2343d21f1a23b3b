"""What an organ's name shows it to be."""

from __future__ import annotations

import pytest

from govlint.form.identity import Identity


def _of(organ: str) -> Identity:
    return Identity(organ, None, None, None)


@pytest.mark.parametrize(
    ("organ", "government"),
    [
        ("云溪市人民政府", True),
        ("长桥区双塘镇人民政府", True),
        ("云溪高新技术产业开发区管理委员会", True),
        ("云溪市水务局", False),
        ("云溪市国有资产监督管理委员会", False),
        ("云溪市城市管理委员会", False),
        ("云溪市发展和改革委员会", False),
        ("长桥区人民政府双塘街道办事处", False),
    ],
)
def test_government(organ: str, government: bool) -> None:  # noqa: FBT001 - a parameter of the table above
    """A government, or the board that governs a zone, is distinguished from a department."""
    assert _of(organ).government is government


@pytest.mark.parametrize(
    ("organ", "without"),
    [
        ("长桥县双塘镇人民政府", True),
        ("长桥区人民政府双塘街道办事处", True),
        ("长桥县人民政府", True),
        ("长桥区教育局", True),
        ("云溪市人民政府", False),
        ("云溪市教育局", False),
        ("北麓自治区人民政府", False),
        ("北麓自治区教育厅", False),
        ("北麓壮族自治区统计局", False),
        ("云溪市长桥新区人民政府", False),
        ("云溪市县域经济发展中心", False),
    ],
)
def test_without_rulemaking(organ: str, without: bool) -> None:  # noqa: FBT001 - a parameter of the table above
    """Only organs that are below the city by their name make no 规章."""
    assert _of(organ).without_rulemaking is without
