"""After a paper jam: which printing, from which form on, and what comes out."""

import dataclasses

import pypdf
import pytest

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.printings import Printing, Way
from antt_desktop.ui.pledges.print_again import PrintAgainDialog, form_number, print_again
from antt_desktop.ui.printing import PrintDialog


@pytest.fixture
def ids(book, campaign):
    """Return the six households in list order, printed once in another order with two blanks."""
    listed = list(book.pledges.ids(campaign.id))
    order = [*listed[1:], listed[0]]
    numbers = book.pledges.number_forms(campaign.id, order)
    blanks = book.pledges.number_blanks(campaign.id, 2)
    book.printings.add(
        Printing(
            campaign_id=campaign.id,
            way=Way.PRINTER,
            place="Canon LBP2900",
            household_ids=tuple(order),
            numbers=(*numbers.values(), *blanks),
            pages=8,
        )
    )
    return order


@pytest.fixture
def dialog(context, campaign, ids, book, qtbot):
    made = PrintAgainDialog(context, campaign, book.printings.all(campaign.id))
    qtbot.addWidget(made)
    made.show()
    return made


def cells(dialog, row):
    model = dialog.table.rows
    return [column.text(model.row(row)) for column in model.columns]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("23", 23), (" 0023 ", 23), ("2026-0023", 23), ("2026B-7", 7), ("2026b – 7", 7)],
)
def test_a_form_is_named_by_its_number(typed, number):
    label = "2026B" if "b" in typed.casefold() else "2026"
    assert form_number(typed, label) == number


@pytest.mark.parametrize("typed", ["2025-0023", "2026B-0023", "x", "-3", "2026-", "1" * 30])
def test_other_forms_are_refused(typed):
    with pytest.raises(UserError) as refused:
        form_number(typed, "2026")
    assert refused.value.field == "number"


def test_the_printings_are_shown_the_last_first(context, campaign, ids, book, qtbot):
    file = Printing(
        campaign_id=campaign.id, way=Way.FILE, place="mot.pdf", household_ids=tuple(ids[:1]),
        numbers=(1,), pages=1,
    )  # fmt: skip
    book.printings.add(file)
    dialog = PrintAgainDialog(context, campaign, book.printings.all(campaign.id))
    qtbot.addWidget(dialog)
    assert cells(dialog, 0)[1:] == ["Ngô Văn Vinh", "Tệp mot.pdf", "1", "2026-0001"]
    assert cells(dialog, 1)[2:] == ["Canon LBP2900", "6 + 2 trắng", "2026-0001 – 2026-0008"]
    assert dialog.summary.text() == "Sẽ in 1 bản, phiếu 2026-0001."
    dialog.table.go_to(dialog.table.rows.row(1).id)
    assert dialog.summary.text().startswith("Sẽ in 6 bản, phiếu 2026-0001 đến 2026-0006.")


def test_from_a_form_on(dialog, ids):
    dialog.number.setText("2026-0003")
    assert dialog.summary.text() == (
        "Sẽ in 4 bản, phiếu 2026-0003 đến 2026-0006. 2 bản trắng của lần in này: không in lại."
    )
    dialog.save_and_close()
    assert dialog.request.household_ids == tuple(ids[2:])
    assert not dialog.request.two_sided
    assert not dialog.request.blanks


def test_a_form_that_was_not_in_it_stays_in_the_dialog(dialog):
    for typed in ("8", "99", "2025-0001"):
        dialog.number.setText(typed)
        dialog.save_and_close()
        assert dialog.form.error_of("number")
        assert dialog.isVisible()


def test_who_left_the_list_is_told_and_left_out(context, book, campaign, ids, qtbot):
    gone = {book.groups.all()[0].id}
    left = tuple(i for i in campaign.group_ids if i not in gone)
    book.campaigns.save(dataclasses.replace(campaign, group_ids=left))
    dialog = PrintAgainDialog(context, campaign, book.printings.all(campaign.id))
    qtbot.addWidget(dialog)
    assert "2 hộ không còn trong danh sách đợt ký" in dialog.summary.text()
    dialog.save_and_close()
    assert dialog.request.household_ids == tuple(
        i for i in ids if i in set(book.pledges.ids(campaign.id))
    )
    assert len(dialog.request.household_ids) == 4


def test_the_forms_come_out_again_and_are_remembered(
    context, book, campaign, ids, dialogs, wait_jobs, tmp_path, qtbot
):
    def user(dialog):
        qtbot.addWidget(dialog)
        if isinstance(dialog, PrintAgainDialog):
            dialog.number.setText("4")
            dialog.save_and_close()
            return True
        assert isinstance(dialog, PrintDialog)
        assert dialog._two_sided is False
        dialog.show()
        qtbot.waitUntil(dialog.save_pdf.isEnabled)
        dialog.save_pdf.click()
        return True

    dialogs.on_run = user
    dialogs.answers.append(tmp_path / "lai.pdf")
    print_again(context, campaign)
    wait_jobs()
    pages = pypdf.PdfReader(tmp_path / "lai.pdf").pages
    assert [f"2026-{n:04}" in page.extract_text() for n, page in zip((4, 5, 6), pages, strict=True)]
    again, _first = book.printings.all(campaign.id)
    assert (again.place, again.household_ids) == ("lai.pdf", tuple(ids[3:]))
    assert again.numbers == (4, 5, 6)


def test_nothing_printed_yet_is_told(context, campaign):
    with pytest.raises(UserError, match="chưa có lần in nào"):
        print_again(context, campaign)
