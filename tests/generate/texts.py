"""Texts that look like pieces of reports, and others."""

from __future__ import annotations

from hypothesis import strategies as st


WORDS = st.sampled_from(
    (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、",
        "四、政府信息公开行政复议、行政诉讼情况",
        "（一）予以公开",
        "规章",
        "三、本年度办理结果",
        "总计",
        "某县水务局2023年政府信息公开工作年度报告",
        "0",
        "12",
        "1,091",
        "\t",
        "\t\t",
        " | ",
        "|",
        "| --- |",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "　",
        "\u00a0",
        "。",
        "&nbsp;",
        "# ",
        "1.",
        "受理申请12件",
        "\ufeff",
        "\u2028",
        "\x0b",
    )
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.one_of(WORDS, st.text(max_size=3)), max_size=60).map("".join)
)
