"""Invented public bodies: places that no map has, with the offices that such places have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from random import Random


class Level(StrEnum):
    """What kind of body an organ is; only a city's government may make 规章."""

    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    STREET = "street"
    BUREAU = "bureau"


@dataclass(frozen=True, slots=True)
class Organ:
    """A public body: its full name, and what it calls itself and its area."""

    name: str
    level: Level
    own: str
    area: str

    @property
    def is_government(self) -> bool:
        """Tell whether it is a government, which has to report on 工作考核、社会评议、责任追究."""
        return self.level in (Level.CITY, Level.COUNTY, Level.TOWN)


CITIES = ("云溪", "青槐", "望川", "临澜", "定岚", "宁麓", "景浦", "安栎")
COUNTIES = ("丰禾", "白石渡", "长桥", "松陵原", "石泉岭", "桃源坪", "清濂", "柳湾")
TOWNS = ("大柏", "金鹭", "双塘", "杏林湾", "古渡口", "北麓", "红枫", "新圩")
BUREAUS = (
    "水务",
    "民政",
    "财政",
    "林业",
    "统计",
    "审计",
    "教育体育",
    "农业农村",
    "交通运输",
    "市场监督管理",
    "医疗保障",
    "自然资源和规划",
)


def invent(random: Random, level: Level | None = None) -> Organ:
    """Return an organ, of a given level or of any."""
    level = level or random.choice(list(Level))
    city, county, town = random.choice(CITIES), random.choice(COUNTIES), random.choice(TOWNS)
    match level:
        case Level.CITY:
            return Organ(f"{city}市人民政府", level, "市政府", "全市")
        case Level.COUNTY:
            kind = random.choice("县区")
            return Organ(f"{county}{kind}人民政府", level, f"{kind}政府", f"全{kind}")
        case Level.TOWN:
            return Organ(f"{county}县{town}镇人民政府", level, "镇政府", "全镇")
        case Level.STREET:
            return Organ(f"{county}区人民政府{town}街道办事处", level, "街道办", "辖区")
        case Level.BUREAU:
            place = random.choice((f"{city}市", f"{county}县"))
            return Organ(f"{place}{random.choice(BUREAUS)}局", level, "我局", "全系统")
