"""What a tổ of the invented village speaks of, and what its neighbours fall out over."""

from antt_desktop.workflows.demo_minutes import CONTRIBUTION, OWN, Job, Question, Subject

QUARRELS = (
    (
        "lối đi chung ngõ {ngõ}",
        "xây bậc thềm lấn 40 cm ra lối đi chung",
        "phá bậc thềm, trả lối đi",
    ),
    ("tiếng ồn hát loa kéo", "hát loa kéo quá 22 giờ nhiều tối liền", "không hát sau 21 giờ 30"),
    ("ranh giới vườn", "trồng hàng rào lệch mốc giới cũ", "dời hàng rào theo mốc địa chính"),
    ("nước thải ngõ {ngõ}", "cho nước chuồng lợn chảy ra rãnh chung", "làm hố thu, nạo rãnh"),
    ("nợ tiền vật liệu", "chậm trả {tiền}.000 đồng tiền gạch, cát", "trả nốt trong tháng"),
    ("cây đổ sang mái nhà", "để cành cây đè vỡ mái tôn nhà bên", "chặt cành, đền mái tôn"),
    ("chó thả rông", "để chó thả rông cắn gà của hàng xóm", "xích chó, đền tiền gà"),
    ("chỗ để xe ngõ {ngõ}", "để ô tô chắn lối ra vào", "gửi xe ở sân nhà văn hóa"),
    ("lời qua tiếng lại", "đăng lời xúc phạm nhau lên mạng", "gỡ bài, xin lỗi trước tổ"),
)
"""What two households fell out over, what one did, what they agreed upon."""


def mediation(at: int) -> Subject:
    """Return a meeting that makes peace between two households; each writes it its own way."""
    about, deed, promise = QUARRELS[at % len(QUARRELS)]
    peace = ("Hòa giải", "Hoà giải")[at % 2]
    return Subject(
        f"{peace} việc {about}",
        (
            f"Gia đình {{a}} trình bày: gia đình {{b}} {deed}.",
            "Gia đình {b} trình bày lý do, nhận có phần chưa đúng.",
            (
                f"Tổ {peace.lower()} phân tích tình làng nghĩa xóm, đề nghị hai bên giải quyết mâu"
                f" thuẫn bằng thỏa thuận: {promise}."
            ),
        ),
        ("Hàng xóm tối lửa tắt đèn có nhau, mong hai gia đình bỏ qua.",),
        (),
        f"Hai bên nhất trí: {promise}; {peace.lower()} thành, hai bên bắt tay trước tổ.",
        (Job("Gia đình {b}", promise, 15, 12),),
    )


GROUP_MEETINGS = (
    Subject(
        "Họp {tổ} góp ý hương ước",
        (
            "{trưởng} đọc dự thảo hương ước, phần an ninh trật tự và vệ sinh ngõ xóm.",
            "Góp ý điều về việc cưới, việc tang: không hát loa quá 22 giờ, không rải vàng mã.",
            (
                "Thêm một điều về hòa giải: khi có mâu thuẫn, hai hộ mời tổ hoà giải trước khi gửi"
                " đơn lên xã để giải quyết."
            ),
        ),
        ("Nên ghi mức đóng góp bằng ngày công cho hộ khó khăn.", "Hương ước nên in phát từng nhà."),
        (Question("Thông qua dự thảo hương ước", OWN, 0.9, 0.05, secret=True),),
        "{tổ} nhất trí dự thảo, gửi {số} ý kiến lên ban soạn thảo.",
        (Job("{trưởng}", "tổng hợp ý kiến góp ý hương ước", 10, 6),),
    ),
    Subject(
        "Họp {tổ} lắp camera ngõ {ngõ}",
        (
            "Công an viên thông báo tình hình mất trộm vặt; ngõ {ngõ} chưa có camera an ninh.",
            "Dự toán {số_ít} camera an ninh và dây mạng: {tổng} đồng, mỗi hộ {tiền}.000 đồng.",
            "Đầu thu đặt tại nhà {a}, chỉ mở xem khi có vụ việc.",
        ),
        ("Đề nghị không quay vào sân nhà dân.", "Hộ nghèo, cận nghèo nên được miễn."),
        (Question("Góp {tiền}.000 đồng mỗi hộ lắp camera", CONTRIBUTION, 0.93, 0.04),),
        "Lắp trong tháng, {trưởng} thu và chi công khai.",
        (Job("{a}", "liên hệ thợ lắp camera ngõ {ngõ}", 20, 18),),
    ),
    Subject(
        "Họp {tổ} làm đường bê tông ngõ {ngõ}",
        (
            "Ngõ {ngõ} dài {dài} m lầy lội khi mưa; xã hỗ trợ xi măng, dân góp cát, đá và công.",
            "Mỗi hộ góp {tiền}.000 đồng và 2 ngày công; {a} cho mượn sân để vật liệu.",
            "Hai hộ đầu ngõ đồng ý lùi tường rào 30 cm.",
        ),
        ("Nên đặt ống thoát nước trước khi đổ bê tông.", "Đề nghị làm sau vụ gặt."),
        (Question("Góp {tiền}.000 đồng mỗi hộ làm đường", CONTRIBUTION, 0.95, 0.03),),
        "Khởi công sau ngày mùa; lập ban giám sát 3 người do {b} đứng đầu.",
        (Job("{b}", "lập danh sách ngày công", 14, 12),),
    ),
    Subject(
        "Họp {tổ} về vệ sinh, thu gom rác",
        (
            "Rác để sai giờ ở đầu ngõ {ngõ}, bốc mùi; hàng xóm phàn nàn.",
            "Thống nhất đổ rác từ 17 đến 18 giờ; phân loại chai lọ bán gây quỹ.",
            "Sáng thứ Bảy tuần cuối tháng cả tổ quét ngõ, phát quang bụi rậm.",
        ),
        ("Cần thêm {số_ít} thùng rác có nắp.", "Hộ vắng nhà nhờ hàng xóm đổ giúp."),
        (Question("Góp 25.000 đồng mỗi tháng tiền rác", CONTRIBUTION, 0.94, 0.02),),
        "Thực hiện từ đầu tháng tới, {trưởng} kiểm tra.",
        (Job("Chi hội Phụ nữ", "mua {số_ít} thùng rác có nắp", 15, 9),),
    ),
    Subject(
        "Họp {tổ} phòng cháy, chữa cháy",
        (
            "Công an xã hướng dẫn dùng bình chữa cháy, lối thoát nạn thứ hai.",
            "Kiểm tra điện: {số} hộ còn dây trần, câu móc; nhắc thay trước mùa nóng.",
            "Lập tổ liên gia an toàn phòng cháy {số} hộ, đặt chuông ở nhà {a}.",
        ),
        ("Đốt vàng mã nên có thùng, có người trông.", "Xin mua chung bình chữa cháy cho rẻ."),
        (),
        "Mỗi hộ có ít nhất một bình chữa cháy; diễn tập một lần trong năm.",
        (Job("{c}", "mua chung bình chữa cháy cho {số} hộ", 30, 24),),
    ),
    Subject(
        "Họp {tổ} phòng lừa đảo và tín dụng đen",
        (
            "Công an viên kể các thủ đoạn lừa đảo qua mạng, giả danh cán bộ gọi điện.",
            "Tờ rơi cho vay dán ở cột điện ngõ {ngõ}: bóc bỏ, báo số điện thoại cho Công an xã.",
            "Hộ cần vốn gặp Hội Nông dân để vay ngân hàng chính sách, không vay tín dụng đen.",
        ),
        ("Nhà tôi đã bị gọi hai lần, suýt chuyển tiền.", "Nên nhắc các cụ ở nhà một mình."),
        (),
        "Mỗi hộ ghi số trực ban Công an xã cạnh điện thoại.",
        (Job("Đoàn thanh niên", "bóc tờ rơi cho vay ở ngõ {ngõ}", 7, 5),),
    ),
    Subject(
        "Họp {tổ} rà soát tạm trú",
        (
            "Trong tổ có {số} phòng trọ; {số_ít} người chưa đăng ký tạm trú.",
            "Chủ nhà cho thuê cam kết khai báo trong ngày, có sổ ghi tên, số điện thoại.",
            "Nhắc khách trọ giữ yên tĩnh sau 22 giờ, để xe gọn trong sân.",
        ),
        ("Đề nghị Công an xã hướng dẫn khai báo trên điện thoại.",),
        (),
        "Chủ nhà trọ khai báo xong trong tuần.",
        (Job("{a}", "khai báo tạm trú cho {số_ít} khách trọ", 7, 4),),
    ),
    Subject(
        "Họp {tổ} về nước sạch, thoát nước",
        (
            "Ống nước sạch ngõ {ngõ} rò rỉ, nước yếu vào giờ nấu cơm.",
            "Rãnh thoát nước tắc, ngập sân {số_ít} nhà khi mưa to; đã sinh mâu thuẫn giữa hai hộ.",
            "Cùng nhau nạo vét rãnh để giải quyết dứt điểm, đặt song chắn rác.",
        ),
        ("Nhà cuối ngõ chịu thiệt nhất, mong các hộ trên không đổ rác xuống rãnh.",),
        (Question("Góp {tiền}.000 đồng mỗi hộ nạo vét rãnh", CONTRIBUTION, 0.92, 0.05),),
        "Nạo vét vào chủ nhật tuần tới, mỗi hộ một người.",
        (Job("{b}", "mua song chắn rác", 10, 8),),
    ),
    Subject(
        "Họp {tổ} lập quỹ thăm hỏi, khuyến học",
        (
            "Lập quỹ thăm hỏi người ốm và quỹ khuyến học của tổ.",
            "Mức góp {tiền}.000 đồng mỗi hộ một năm; {a} giữ quỹ, {b} ghi sổ.",
            "Thưởng học sinh giỏi dịp Trung thu; thăm người ốm nằm viện.",
        ),
        ("Nên để tùy tâm với hộ khó khăn.", "Cuối năm đọc sổ quỹ trước tổ."),
        (Question("Góp {tiền}.000 đồng mỗi hộ lập quỹ", CONTRIBUTION, 0.55, 0.3),),
        "Chưa đủ 2/3 số hộ đồng ý góp theo mức này; vận động tự nguyện, kỳ sau bàn lại.",
        (Job("{a}", "lập sổ ghi các hộ góp tự nguyện", 30, 28),),
    ),
    Subject(
        "Họp {tổ} về an toàn cho trẻ em",
        (
            "Ao đầu ngõ {ngõ} chưa rào, mùa hè trẻ em hay ra chơi.",
            "Rào ao, cắm biển báo; các nhà đón con đúng giờ, đội mũ bảo hiểm.",
            "Đoàn thanh niên dạy bơi cho {số} cháu trong hè.",
        ),
        ("Tre nhà tôi có sẵn, cho tổ lấy làm rào.",),
        (),
        "Rào ao xong trước khi học sinh nghỉ hè.",
        (Job("Đoàn thanh niên", "rào ao đầu ngõ {ngõ}", 12, 10),),
    ),
    Subject(
        "Họp {tổ} thắp sáng đường ngõ {ngõ}",
        (
            "Ngõ {ngõ} dài {dài} m chưa có đèn, đi làm ca đêm về rất tối.",
            "Lắp {số} bóng tiết kiệm điện, {a} cho đặt công tơ.",
            "Tiền điện chia đều, khoảng 5.000 đồng mỗi hộ một tháng.",
        ),
        ("Nên hẹn giờ tắt lúc 5 giờ sáng.",),
        (Question("Góp {tiền}.000 đồng mỗi hộ lắp đèn", CONTRIBUTION, 0.94, 0.03),),
        "Lắp xong trước rằm.",
        (Job("{c}", "lắp {số} bóng đèn ngõ {ngõ}", 21, 20),),
    ),
    Subject(
        "Họp {tổ} giữ trật tự dịp Tết",
        (
            "Ký cam kết không mua bán, tàng trữ, đốt pháo nổ.",
            "Phân công tuần tra từ 22 giờ đến 2 giờ sáng, mỗi đêm {số_ít} người.",
            "Nhắc thanh niên không tụ tập đua xe, uống rượu bia không lái xe.",
        ),
        ("Gia đình nào có việc hiếu thì tổ cử người giúp.", "Nên có đèn pin và áo phản quang."),
        (),
        "Tổ tuần tra do {trưởng} phụ trách, có sổ trực.",
        (Job("{trưởng}", "lập lịch tuần tra dịp Tết", 6, 4),),
    ),
)
