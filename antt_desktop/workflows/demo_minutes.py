"""What is spoken of in the invented village: the texts its demonstration minutes are made of.

Names in braces are filled for each meeting: the year, the tổ, an alley, sums, heads of its
households.
"""

from dataclasses import dataclass

from antt_desktop.domain.majorities import Base, MajorityRule

_GRASSROOTS = "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"
CONTRIBUTION = MajorityRule(
    name="Đóng góp của nhân dân",
    numerator=2,
    denominator=3,
    strict=False,
    source=f"{_GRASSROOTS}, Điều 15",
)
OWN = MajorityRule(name="Việc tự quản khác của làng", source=_GRASSROOTS)
PRESENT = MajorityRule(
    name="Bầu thư ký, chọn cách biểu quyết",
    base=Base.PRESENT,
    source="Nghị định 59/2023/NĐ-CP, Điều 3",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A matter put to the vote, and the shares of those present for and against it."""

    matter: str
    rule: MajorityRule = OWN
    agreed: float = 0.96
    against: float = 0.01
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A task: who, what, days until it is due; ``took`` days until done, 0: still open."""

    who: str
    what: str
    days: int = 20
    took: int = 15


@dataclass(frozen=True, slots=True)
class Subject:
    """All that the minutes of a meeting say, with names in braces still to fill."""

    title: str
    points: tuple[str, ...]
    opinions: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    conclusion: str = ""
    jobs: tuple[Job, ...] = ()


SECRETARY = Question("Cử {thư_ký} làm thư ký cuộc họp", PRESENT, 0.99, 0)

LAUNCH = Subject(
    "Họp triển khai mô hình năm {năm}",
    (
        (
            "Trưởng ban công tác Mặt trận báo cáo kết quả thực hiện mô hình năm {trước}:"
            " {xong}/{vụ} vụ việc nhỏ được giải quyết tại cơ sở, không phát sinh điểm nóng."
        ),
        "Thông qua nội dung bản đăng ký năm {năm} gồm 5 tiêu chí.",
        (
            "Thống nhất tổ trưởng, tổ phó các tổ dân cư phối hợp hòa giải khi có mâu thuẫn, báo cáo"
            " trước ngày 25 hằng tháng."
        ),
        "Bàn việc {việc_năm}.",
    ),
    (
        "Đề nghị phát bản đăng ký đến từng hộ trước ngày họp để gia đình đọc kỹ.",
        "Nhất trí với 5 tiêu chí; mong Công an xã thông báo số điện thoại trực để bà con báo tin.",
    ),
    (
        Question("Thông qua 5 tiêu chí năm {năm}", OWN, 449 / 452, 0),
        Question("Đóng góp {quỹ}", CONTRIBUTION, 401 / 452, 28 / 452),
    ),
    "Hội nghị nhất trí triển khai mô hình “An toàn về an ninh trật tự” năm {năm} đến từng hộ.",
    (
        Job("{tổ_a}", "rà soát hộ tạm trú", 13, 8),
        Job("{tổ_b}", "vận động {còn_lại} hộ còn lại ký", 23, 21),
    ),
)

HALF_YEAR = Subject(
    "Sơ kết 6 tháng đầu năm {năm}",
    (
        (
            "Báo cáo sơ kết: có {nửa} vụ việc nhỏ; tổ hoà giải đã giải quyết mâu thuẫn"
            " kịp thời, còn 1 vụ chuyển Ủy ban xã."
        ),
        "Kết quả ký cam kết: đa số các hộ đã ký; các tổ còn hộ vắng tiếp tục vận động.",
        (
            "Phương hướng 6 tháng cuối năm: tăng tuần tra ban đêm, quản lý tạm trú, phòng cháy mùa"
            " hanh khô."
        ),
        "Thu, chi các quỹ của làng: đã chi {tổng} đồng, có sổ công khai tại nhà văn hóa.",
    ),
    (
        "Ngõ {ngõ} còn tối, đề nghị lắp thêm đèn.",
        "Đề nghị công khai thu, chi quỹ hằng quý trên loa.",
    ),
    (
        SECRETARY,
        Question("Thông qua báo cáo thu, chi quỹ 6 tháng đầu năm {năm}", OWN, 0.97, 0.01),
    ),
    "Hội nghị nhất trí báo cáo sơ kết và phương hướng 6 tháng cuối năm {năm}.",
    (Job("Kế toán thôn", "niêm yết thu, chi quỹ tại nhà văn hóa", 10, 7),),
)

YEAR_END = Subject(
    "Hội nghị tổng kết mô hình {năm}",
    (
        (
            "Tổng kết năm {năm}: {vụ} vụ việc nhỏ, hòa giải thành {xong} vụ; không có điểm nóng,"
            " không có khiếu kiện đông người."
        ),
        "Bình xét thi đua: biểu dương {tổ_a} và {tổ_b} làm tốt việc giải quyết mâu thuẫn từ sớm.",
        "Hạn chế: một số hộ cho thuê nhà chưa khai báo tạm trú ngay; xe để lấn ngõ {ngõ}.",
        "Phương hướng năm sau: giữ vững danh hiệu làng văn hóa, nhân rộng tổ tự quản.",
    ),
    (
        "Đề nghị khen thưởng các hòa giải viên.",
        "Năm sau nên họp tổ mỗi quý một lần để bàn việc sớm.",
    ),
    (SECRETARY, Question("Đề nghị khen thưởng {tổ_a}, {tổ_b}", OWN, 0.95, 0.01)),
    "Hội nghị nhất trí báo cáo tổng kết; đề nghị xã công nhận làng đạt tiêu chuẩn năm {năm}.",
    (Job("Trưởng thôn", "gửi hồ sơ đề nghị công nhận lên xã", 15, 12),),
)

BRANCH = (
    Subject(
        "Chi bộ họp ra nghị quyết năm {năm}",
        (
            "Bí thư chi bộ đọc dự thảo nghị quyết lãnh đạo công tác an ninh trật tự năm {năm}.",
            "Phân công đảng viên phụ trách các tổ; mỗi đảng viên vận động gia đình ký đầu tiên.",
            "Bàn việc {việc_năm}, giao ban công tác Mặt trận chuẩn bị nội dung.",
        ),
        ("Đề nghị ghi rõ từng đảng viên phụ trách tổ nào để dân biết.",),
        (Question("Thông qua nghị quyết năm {năm}", PRESENT, 1, 0),),
        "Chi bộ thống nhất nghị quyết, giao trưởng thôn tổ chức thực hiện.",
    ),
    Subject(
        "Chi bộ kiểm điểm 6 tháng đầu năm {năm}",
        (
            "Kiểm điểm việc thực hiện nghị quyết: {nửa} vụ việc nhỏ, không có đảng viên vi phạm.",
            "Nhắc các tổ còn chậm báo cáo tháng; rút kinh nghiệm vụ tranh chấp ngõ {ngõ}.",
        ),
        ("Nên giao tổ trưởng gặp riêng từng hộ còn vướng mắc.",),
        (),
        "Chi bộ thống nhất giữ các chỉ tiêu đã đề ra.",
        (Job("Ban công tác Mặt trận", "gặp các hộ còn vướng mắc ở ngõ {ngõ}", 30, 26),),
    ),
)

FRONT = (
    Subject(
        "Họp chuẩn bị Ngày hội toàn dân",
        (
            (
                "Phân công chuẩn bị Ngày hội toàn dân bảo vệ an ninh Tổ quốc năm {năm}: khánh tiết,"
                " văn nghệ, bữa cơm đoàn kết."
            ),
            (
                "Chọn {số} gương người tốt, việc tốt để biểu dương, có hòa giải viên giải quyết mâu"
                " thuẫn lâu năm giữa hai gia đình ở ngõ {ngõ}."
            ),
            "Dự toán chi {tổng} đồng từ nguồn xã hội hóa.",
        ),
        ("Đề nghị mời thêm các cụ cao tuổi và con em đi làm ăn xa.",),
        (),
        "Thống nhất phân công; họp lại trước Ngày hội một tuần.",
        (Job("Chi hội Phụ nữ", "tập {số} tiết mục văn nghệ", 40, 35),),
    ),
    Subject(
        "Ban công tác Mặt trận bình xét gia đình văn hóa {năm}",
        (
            "Soát từng hộ theo tiêu chuẩn gia đình văn hóa năm {năm}; {số} hộ chưa đủ tiêu chuẩn.",
            "Niêm yết danh sách đề nghị tại nhà văn hóa 10 ngày để nhân dân góp ý.",
            "Xét hỗ trợ {số_ít} hộ khó khăn dịp Tết từ quỹ Vì người nghèo.",
        ),
        ("Hộ còn để xảy ra cãi vã lớn tiếng thì nhắc nhở trước, chưa đưa ra khỏi danh sách.",),
        (Question("Thông qua danh sách đề nghị", PRESENT, 0.95, 0),),
        "Ban công tác thống nhất danh sách, gửi trưởng thôn.",
        (Job("Ban công tác Mặt trận", "niêm yết danh sách 10 ngày", 12, 11),),
    ),
)

STRIFE = Subject(
    "Họp hòa giải tranh chấp ngõ 7",
    (
        (
            "Tổ trưởng nêu việc tranh chấp chỗ để vật liệu xây dựng ở ngõ 7 giữa gia đình {a}"
            " và gia đình {b}."
        ),
        "Các hộ trong ngõ đề nghị hòa giải; hai bên chưa thống nhất thời hạn dọn.",
    ),
    ("Mong hai nhà dọn gọn trước Tết để bà con đi lại.",),
)
CALL_FOR_SIGNING = Subject(
    "Họp {tổ} vận động ký bản đăng ký",
    (
        "Tổ trưởng đọc danh sách các hộ chưa ký, nêu lý do từng hộ.",
        "Phân công từng người đến nhà, giải thích 5 tiêu chí.",
    ),
    ("Hộ đi làm xa nên gọi điện hẹn ngày về.",),
    (),
    "Phấn đấu xong trước ngày 15/03/{năm}.",
    (Job("{trưởng}", "thay bóng đèn hỏng ở ngõ {ngõ}", 9, 0),),
)
AMENDMENT = (
    "Đính chính mục 3: thời hạn các tổ báo cáo là trước ngày 25 hằng tháng, riêng tháng 02/{năm}"
    " báo cáo trước ngày 28. Các nội dung khác giữ nguyên."
)
UNDER_WAY = Subject(
    "Họp {tổ} rà soát phòng cháy sau Tết",
    ("Kiểm tra bình chữa cháy từng nhà: {số} hộ có bình hết hạn.", "Đang bàn việc mua chung."),
    jobs=(Job("{a}", "hỏi giá bình chữa cháy", 21, 0),),
)
NEXT = Subject(
    "Họp bàn làm sân nhà văn hóa",
    ("Nghe dự toán sân nhà văn hóa", "Bàn mức đóng góp", "Kiểm điểm việc đã giao kỳ trước"),
    questions=(Question("Đóng góp làm sân nhà văn hóa", CONTRIBUTION),),
)
