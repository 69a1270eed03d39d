"""The names of the village and what stands at the head of its papers."""

from dataclasses import replace

import pytest

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.village import Village, checked

VILLAGE = Village(name="Làng văn hóa Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")


def test_headings_follow_the_names():
    assert VILLAGE.upper == "XÃ QUANG HƯNG"
    assert VILLAGE.own == "LÀNG VĂN HÓA QUANG KHẢI"


def test_headings_may_be_worded_by_the_village():
    village = replace(VILLAGE, heading_upper="UBMTTQ xã Quang Hưng", heading_own="Ban CTMT")
    assert (village.upper, village.own) == ("UBMTTQ XÃ QUANG HƯNG", "BAN CTMT")


@pytest.mark.parametrize(
    ("commune", "place"),
    [
        ("Xã Quang Hưng", "Quang Hưng"),
        ("xã Quang Hưng", "Quang Hưng"),
        ("Phường Lê Thanh Nghị", "Lê Thanh Nghị"),
        ("Đặc khu Cát Hải", "Cát Hải"),
        ("Thị trấn An Lão", "An Lão"),
        ("Quang Hưng", "Quang Hưng"),
        ("Xãnh", "Xãnh"),
    ],
)
def test_the_place_before_a_date_is_the_commune_without_its_kind(commune, place):
    assert replace(VILLAGE, commune=commune).place == place


@pytest.mark.parametrize("field", ["name", "commune", "province"])
def test_a_missing_name_is_asked_for(field):
    with pytest.raises(UserError) as refused:
        checked(replace(VILLAGE, **{field: " "}))
    assert refused.value.field == field


def test_names_are_tidied():
    assert checked(replace(VILLAGE, name="  Làng văn hóa  Quang Khải ")) == VILLAGE
