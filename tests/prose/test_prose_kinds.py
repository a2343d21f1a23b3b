"""Wordings that were once read wrongly, as kinds: each in several variants, none of them from a published report."""

from __future__ import annotations

import pytest

from govlint.prose import Reading, Vocabulary, read_paragraphs


def reading(text: str, organ: str = "青溪县水务局", year: int = 2023) -> Reading:
    """Return what a passage of a report of 2023 states."""
    return read_paragraphs([(0, text)], Vocabulary.load("2021"), year=year, part=1, organ=organ)


def certain(text: str, organ: str = "青溪县水务局") -> dict[str, object]:
    """Return the certain claims of single figures, by what they are of."""
    return {
        c.keys[0].removeprefix("requests.").removesuffix(".total"): c.figure.value
        for c in reading(text, organ).claims
        if c.certain and len(c.keys) == 1 and not c.implied
    }


def sums(text: str) -> list[tuple[list[object], list[object]]]:
    """Return wholes and parts of the sums that a passage makes."""
    return [([f.value for f in s.whole], [f.value for f in s.parts]) for s in reading(text).sums]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请17件，除3件结转下年外，其他14件均按期答复。",
        "收到政府信息公开申请17件，除3件转至今年继续办理外，其余14件均已按时答复。",
        "受理政府信息公开申请17件，除3件结转2024年办理以外，其他14件已全部办结。",
    ],
)
def test_the_rest_of_those_carried_over_was_concluded(text: str) -> None:
    """除N件…外，其余M件均答复: M were concluded."""
    found = certain(text)

    assert (found["carried_out"], found["concluded"]) == (3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请61件，经沟通，撤件42件，受理19件。",
        "全年收到政府信息公开申请61件，申请人撤回42件，实际受理19件。",
        "共收到政府信息公开申请61件，主动撤销42件、受理19件。",
    ],
)
def test_those_accepted_are_some_of_those_received(text: str) -> None:
    """A second 受理 behind 收到 is a part of it; what was withdrawn is no figure of the form."""
    assert certain(text) == {"received": 61}
    assert ([61], [42, 19]) in sums(text)


@pytest.mark.parametrize(
    "text",
    [
        "受理政府信息公开申请12件，其中3件按规定程序办结，7件为本机关不掌握相关政府信息，重复申请2件。",
        "收到政府信息公开申请12件，其中办结3件、无法提供7件、不予处理2件。",
        "收到政府信息公开申请12件，其中：已办结3件，不予公开7件，撤回2件。",
    ],
)
def test_what_was_concluded_in_a_list_of_outcomes_is_a_part(text: str) -> None:
    """办结 beside outcomes that make up the whole with it is not all that was concluded."""
    assert "concluded" not in certain(text)


@pytest.mark.parametrize(
    "text",
    [
        "目前依法办结65件，其中予以公开的60件、部分公开的5件。",
        "按照《条例》有关规定答复65件，其中予以公开60件，部分公开5件。",
        "根据政府信息公开程序办结65件，其中属于予以公开类型的60件、部分公开类型的5件。",
    ],
)
def test_how_it_was_done_says_nothing_of_the_figure(text: str) -> None:
    """Adverbs and adverbial phrases stand in front of a verb without changing what is counted."""
    found = certain(f"收到政府信息公开申请66件，{text}")

    assert (found["concluded"], found["granted"], found["partly_granted"]) == (65, 60, 5)


@pytest.mark.parametrize(
    "text",
    [
        "（二）依申请公开。全年无依申请公开诉求。",
        "全年未收到公民、法人或者其他组织的信息公开申请要求。",
        "2023年我局无依申请公开政务信息情况。",
        "全年未收到依申请公开需求。",
    ],
)
def test_a_demand_that_is_denied_is_a_request(text: str) -> None:
    """无依申请公开诉求 says that there was no request."""
    absent = [c.keys for c in reading(text).claims if c.absence]

    assert absent == [("requests.received.total",)]


@pytest.mark.parametrize(
    "text",
    [
        "没有因政府信息公开申请行政复议、提起行政诉讼和行政申诉的情况发生。",
        "未发生因信息公开引起的行政复议、行政诉讼以及申诉。",
        "无因政府信息公开导致的行政复议、行政诉讼案件。",
    ],
)
def test_cases_are_denied_with_a_word_more(text: str) -> None:
    """因…引起的, 以及申诉: there were no cases."""
    absent = {key for c in reading(text).claims if c.absence for key in c.keys}

    assert {"reconsideration.total", "litigation_direct.total"} <= absent


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        (
            "全年公开信息150条，其中动态90条，公告33条，预决算4条，其他25条。",
            [150],
            [90, 33, 4, 25],
        ),
        ("收到政府信息公开申请12件。自然人提出9件；法人或其他组织提出3件。", [12], [9, 3]),
        ("收到政府信息公开申请26件，其中上半年11件、下半年15件。", [26], [11, 15]),
        ("办理政府信息公开申请69件，含上年结转3件，办结68件，结转下年1件。", [69], [68, 1]),
    ],
)
def test_a_list_is_read(text: str, whole: list[int], parts: list[int]) -> None:
    """Comma lists that exceed their whole, a second partition, halves of the year, what is contained."""
    assert (whole, parts) in sums(text)


@pytest.mark.parametrize(
    "text",
    [
        "代表县政府受理政府信息公开申请17件。",
        "本局代区政府受理区政府信息公开申请17件。",
        "收到群众来信、依申请公开等17件。",
        "配备政府信息公开申请表17份。",
        "已按时答复100000190001010002的申请。",
        "制作信息125条，其中主动公开信息42条；依申请公开信息74条；不予公开信息9条。",
    ],
)
def test_what_is_no_figure_of_the_organ_is_not_read(text: str) -> None:
    """Another body's requests, a mixture, forms, identity numbers, marks of papers."""
    assert [c for c in reading(text).claims if c.certain] == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("收到政府信息公开申请26件，比上年20件增加6件。", 6),
        ("收到政府信息公开申请14件，较2022年20件减少6件。", -6),
        ("办结政府信息公开申请30件，比上年22件增加8件。", 8),
    ],
)
def test_a_difference_has_both_years_figures(text: str, figure: int) -> None:
    """增加N件 is held against the two figures in front of it."""
    (found,) = reading(text).differences

    assert found.figure.value == figure
    assert found.now.value - found.before.value == figure


@pytest.mark.parametrize("percent", ["37.5", "47.5"])
def test_a_share_of_a_single_part_is_read(percent: str) -> None:
    """其中网络申请30件，占…: of the figure in front of 其中, right or wrong."""
    (found,) = reading(f"收到政府信息公开申请80件，其中网络申请30件，占{percent}%。").percentages

    assert (found.part.value, found.whole.value) == (30, 80)


def test_a_wording_split_by_a_line_end_is_put_together() -> None:
    """Lines of a text follow one another; a line that ends in the middle of a word goes on in the next."""
    lines = ["2023年，县水务局全年新收政府信息公开", "申请26件，上年结转2件，办结27件。"]
    placed = [(0, lines[0]), (len(lines[0]) + 1, lines[1])]

    found = read_paragraphs(placed, Vocabulary.load("2021"), year=2023, organ="青溪县水务局")

    assert [c.figure.value for c in found.claims if c.certain] == [26, 2, 27]
