"""What a village has ready for its meetings, as shipped and as a village may change it."""

import shutil

import pytest

from antt_desktop import paths
from antt_desktop.documents.meeting_forms import meeting_forms
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import Base


def test_the_shipped_file_has_every_kind_and_the_rules_of_law():
    forms = meeting_forms(paths.forms())
    kinds = [template.kind for template in forms.templates]
    assert {"Họp toàn thể", "Họp tổ", "Họp theo cụm", "Sơ kết", "Tổng kết", "Hòa giải"} <= set(
        kinds
    )
    assert not forms.template("Chi bộ").of_households
    shares = {(r.base, r.numerator, r.denominator, r.strict) for r in forms.rules}
    assert {
        (Base.ALL, 2, 3, False), (Base.ALL, 1, 2, True), (Base.PRESENT, 1, 2, True)
    } <= shares  # fmt: skip
    assert forms.phrases
    assert forms.template("Họp của riêng làng").agenda == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ít nhất 2/3 tổng số", "hai phần ba"),
        ("ít nhất 2/3 tổng số", "ít nhất 3/2 tổng số"),
        ('tinh_theo = "hộ"', 'tinh_theo = "nhà"'),
        ("{việc chưa xong}", "{việc}"),
    ],
)
def test_what_is_written_wrong_is_said_with_the_file(tmp_path, old, new):
    shutil.copy(paths.forms() / "meetings.toml", tmp_path)
    file = tmp_path / "meetings.toml"
    text = file.read_text("utf-8")
    body = text[text.index("\n\n") :]
    assert old in body
    file.write_text(text[: text.index("\n\n")] + body.replace(old, new), "utf-8")
    with pytest.raises(UserError, match=r"meetings\.toml|Quy tắc"):
        meeting_forms(tmp_path)
