"""A messy list of people and visits, made by dice that always fall the same way, and what must become of it.

Names in two scripts, communes in many spellings, Arabic digits, dates in every form, families that share a
telephone, rows twice, rows of nothing, merged headings; and rows that no one can understand.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl

PEOPLE = 8_421

_FIRST = (
    ("فاطمة", "Fatima", "female"), ("خديجة", "Khadija", "female"), ("مريم", "Meryem", "female"),
    ("سلمى", "Salma", "female"), ("إيمان", "Imane", "female"), ("نعيمة", "Naïma", "female"),
    ("محمد", "Mohamed", "male"), ("يوسف", "Youssef", "male"), ("حمزة", "Hamza", "male"),
    ("عبد الرحيم", "Abderrahim", "male"), ("كريم", "Karim", "male"), ("رشيد", "Rachid", "male"),
)  # fmt: skip
_LAST = tuple(
    (f"{arabic}{ending}", f"{latin}{end}")
    for arabic, latin in (
        ("العلو", "Alaou"), ("بنان", "Bennan"), ("الإدريس", "Idriss"), ("المرابط", "Mrabet"),
        ("الزيان", "Ziyan"), ("بوزيد", "Bouzid"), ("الخطاب", "Khattab"), ("الفيلال", "Filal"),
        ("السوس", "Souss"), ("الحسن", "Hassan"), ("أوكاش", "Oukach"), ("بلقاسم", "Belkacem"),
    )
    for ending, end in (("ي", "i"), ("", ""), ("اوي", "aoui"))
)  # fmt: skip
_COMMUNES = (
    ("Ain Taoujdate", "عين تاوجطات", "AIN TAOUJDAT", "3in taoujdat", "تاوجدات"),
    ("El Hajeb", "الحاجب", "EL-HAJEB", "l7ajeb", "Elhajeb"),
    ("Agourai", "أكوراي", "Agouray", "AGOURAI "),
    ("Sabaa Aiyoun", "سبع عيون", "Sebaa Ayoune", "SABAA  AIYOUN"),
    ("Bitit", "بطيط", "Betit"),
    ("Aït Naamane", "آيت نعمان", "ait na3man"),
)  # fmt: skip
_SEXES = {"female": ("F", "Femme", "أنثى", "femme"), "male": ("H", "Homme", "ذكر", "M")}
_SERVICES = ("Écoute", "ECOUTE", "الاستماع", "Orientation", "التوجيه", "Accompagnement", "المواكبة")
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass
class Messy:
    """The rows as they stand in the file, and which lines must be refused."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    empty: int = 0

    @property
    def expected_rows(self) -> int:
        """Rows that say something, below the headings."""
        return len(self.rows) - 3 - self.empty


def make_messy(people: int = PEOPLE, seed: int = 7) -> Messy:
    """The same list for the same seed: one row for each person, and what goes wrong on the way."""
    dice = random.Random(seed)
    messy = Messy()
    messy.rows += [
        ("المنصة الإقليمية للشباب بالحاجب - Liste des bénéficiaires 2019-2024", *(None,) * 9),
        ("Identité", None, None, "Contact", None, "Résidence", "Visite", None, None, "Observations"),
        (
            "NOM",
            "Prénom",
            "Sexe",
            "N° Tél.",
            "Né(e) le",
            None,
            "Date de visite (JJ/MM/AAAA)",
            "Service",
            "Durée",
            "X",
        ),
    ]
    telephones = _telephones(dice)
    for number in range(people):
        _add(messy, _person(dice, number, telephones), dice)
    return messy


def _telephones(dice: random.Random) -> Iterator[str]:
    while True:
        yield f"0661{dice.randrange(1_000_000):06d}"


def _person(dice: random.Random, number: int, telephones: Iterator[str]) -> list[Any]:
    first, last = dice.choice(_FIRST), dice.choice(_LAST)
    script = dice.randrange(2)
    born = dt.date(1980, 1, 1) + dt.timedelta(days=dice.randrange(10_000))
    visited = dt.date(2019, 3, 1) + dt.timedelta(days=dice.randrange(2_000))
    return [
        last[script].upper() if dice.random() < 0.3 else last[script],
        first[script],
        dice.choice(_SEXES[first[2]]),
        _phone(dice, telephones),
        _day(dice, born),
        dice.choice(dice.choice(_COMMUNES)),
        _day(dice, visited),
        dice.choice(_SERVICES),
        dice.choice((None, 15, 30, "30", "٤٥", 60)),
        f"obs {number}",
    ]


def _phone(dice: random.Random, telephones: Iterator[str]) -> Any:
    digits = next(telephones)
    shape = dice.randrange(6)
    if shape == 0:
        return None
    if shape == 1:
        return int(digits)
    if shape == 2:
        return " ".join(digits[at : at + 2] for at in range(0, 10, 2))
    if shape == 3:
        return digits.translate(_ARABIC)
    return f"+212{digits[1:]}" if shape == 4 else digits


def _day(dice: random.Random, day: dt.date) -> Any:
    shape = dice.randrange(6)
    if shape == 0:
        return dt.datetime.combine(day, dt.time())
    if shape == 1:
        return (day - dt.date(1899, 12, 30)).days
    if shape == 2:
        return f"{day:%d/%m/%Y}".translate(_ARABIC)
    return f"{day:%d-%m-%Y}" if shape == 3 else f"{day:%d/%m/%Y}"


_BROKEN: tuple[Callable[[list[Any]], None], ...] = (
    lambda row: row.__setitem__(4, "31/02/1999"),
    lambda row: row.__setitem__(6, "45/13/2022"),
    lambda row: row.__setitem__(6, dt.date(2031, 5, 1)),
    lambda row: row.__setitem__(6, "12/05/2011"),
    lambda row: row.__setitem__(6, None),
    lambda row: row.__setitem__(7, "مقابلة صحفية"),
    lambda row: row.__setitem__(3, "06123"),
    lambda row: row.__setitem__(5, "Casablanca"),
    lambda row: row.__setitem__(2, "?"),
    lambda row: row.__setitem__(slice(0, 2), [None, None]),
    lambda row: row.__setitem__(slice(0, 2), ["12345", None]),
)


def _add(messy: Messy, row: list[Any], dice: random.Random) -> None:
    """One row, sometimes broken, followed by nothing, by itself again, or by another visit."""
    if dice.random() < 0.05:
        dice.choice(_BROKEN)(row)
        messy.refused.add(len(messy.rows) + 1)
    messy.rows.append(tuple(row))
    if messy.rows and len(messy.rows) in messy.refused:
        return
    chance = dice.random()
    if chance < 0.02:
        messy.rows.append((None, "  ", *(None,) * 8))
        messy.empty += 1
    elif chance < 0.04:
        messy.rows.append((row[0], f" {row[1]} ", *row[2:9], "the same again"))
        messy.refused.add(len(messy.rows))
    elif chance < 0.07:
        sister = [row[0], dice.choice(_FIRST)[0], *row[2:4], 1999, *row[5:]]
        if sister[1] != row[1]:
            messy.rows.append(tuple(sister))


def write_messy(messy: Messy, path: Path) -> None:
    """Write the list as a workbook, with merged headings."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in messy.rows:
        sheet.append(row)
    for cells in ("A1:J1", "A2:C2", "D2:E2", "G2:I2"):
        sheet.merge_cells(cells)
    book.save(path)
