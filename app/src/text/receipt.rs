//! Texts of the receipt, of finding one's ballot and of checking an opened one.

use domain::election::TraceFound;

use super::Text;

/// Heading of the receipt.
pub const TITLE: Text = Text::new("Phiếu đã được ghi nhận", "Your ballot is stored");
/// Heading of the receipt for a ballot that replaced another.
pub const REPLACED: Text =
    Text::new("Phiếu mới đã thay phiếu cũ", "Your new ballot has replaced the earlier one");
/// Label of the check code.
pub const CHECK_CODE: Text = Text::new("Mã kiểm phiếu của anh, chị", "Your check code");
/// Receipt: keep it.
pub const KEEP: Text = Text::new(
    "Hãy in hoặc lưu trang này, hay chép mã ra giấy. Mã chỉ hiện ở đây; sau này không ai tra lại giúp được.",
    "Print or save this page, or write the code down. It is shown only here; nobody can look it up for you later.",
);
/// Receipt: what it is for.
pub const FOR: Text = Text::new(
    "Bất cứ lúc nào, trên bất kỳ máy nào, quét mã QR này (hoặc mở “Tìm phiếu của tôi” rồi gõ mã) để thấy phiếu nằm trong sổ công khai.",
    "At any time, on any machine, scan this QR code (or open “Find my ballot” and type the code) to see that the ballot is in the public record.",
);
/// Receipt: what it does not tell.
pub const SECRET: Text =
    Text::new("Mã không cho biết anh, chị đã chọn ai.", "The code does not tell whom you chose.");
/// Receipt: voting again.
pub const AGAIN: Text = Text::new(
    "Cho đến khi đóng bình chọn, anh, chị có thể bỏ phiếu lại bằng chính mã bỏ phiếu cũ. Chỉ phiếu sau cùng được tính, và phiếu đó có mã kiểm phiếu mới.",
    "Until the election closes you may vote again with the same voting code. Only the last ballot counts, and it has a new check code.",
);
/// Receipt: when the ballot is not found.
pub const NOT_FOUND: Text = Text::new(
    "Nếu sau này không tìm thấy phiếu: bỏ phiếu lại nếu còn mở, và mang tờ này báo cho Tổ kiểm phiếu.",
    "If the ballot cannot be found later: vote again while the election is open, and show this sheet to the trustees.",
);
/// Position in the record.
pub const POSITION: Text = Text::new("Dòng trong sổ công khai: {n}", "Line of the public record: {n}");
/// Small print: the record's head.
pub const HEAD: Text =
    Text::new("Mã cuối sổ công khai khi nhận phiếu:", "Head of the public record when the ballot was taken:");
/// Label of the QR code.
pub const QR: Text = Text::new("Mã QR dẫn đến trang tìm phiếu", "QR code that leads to finding the ballot");
/// Button that prints.
pub const PRINT: Text = Text::new("In trang này", "Print this page");
/// Button that saves.
pub const SAVE: Text = Text::new("Lưu thành tệp", "Save as a file");
/// Name of the file.
pub const FILE: Text = Text::new("ma-kiem-phieu", "check-code");

/// Heading: find one's ballot; also the link that leads there.
pub const FIND_TITLE: Text = Text::new("Tìm phiếu của tôi", "Find my ballot");
/// What it does.
pub const FIND_LEAD: Text = Text::new(
    "Gõ mã kiểm phiếu để biết phiếu có trong sổ công khai hay không. Trang này không cho biết phiếu chọn ai, vì không ai biết.",
    "Type the check code to learn whether the ballot is in the public record. This page cannot tell whom the ballot names, because nobody knows.",
);
/// Label of the field.
pub const FIND_CODE: Text = Text::new("Mã kiểm phiếu", "Check code");
/// How a code looks.
pub const FIND_HINT: Text = Text::new(
    "8 chữ và số in trên tờ xác nhận, ví dụ AB12-CD34.",
    "8 letters and digits, for example AB12-CD34.",
);
/// Button.
pub const FIND: Text = Text::new("Tìm phiếu", "Find the ballot");
/// While the answer is on its way.
pub const FINDING: Text = Text::new("Đang tìm…", "Looking…");
/// What was typed is no check code.
pub const BAD_CODE: Text = Text::new(
    "Mã kiểm phiếu phải có đủ 8 chữ và số. Hãy so lại với tờ xác nhận.",
    "A check code has 8 letters and digits. Compare it with your receipt.",
);
/// Link back to the election.
pub const BACK: Text = Text::new("Về cuộc bình chọn", "Back to the election");

/// Heading: check an opened ballot.
pub const CHECK_TITLE: Text = Text::new("Kiểm tra phiếu đã mở", "Check an opened ballot");
/// What it does.
pub const CHECK_LEAD: Text = Text::new(
    "Trang này niêm phong lại các lựa chọn trong bản mở và cho biết phiếu ấy phải mang mã kiểm phiếu nào. Mọi việc làm ngay trên máy này, bản mở không được gửi đi đâu.",
    "This page seals the choices of the opened ballot again and tells which check code that ballot must have. All of it happens on this machine; the opened ballot is sent nowhere.",
);
/// Label of the opened ballot's field.
pub const CHECK_TEXT: Text = Text::new("Bản mở của phiếu", "The opened ballot");
/// Where it comes from.
pub const CHECK_TEXT_HINT: Text = Text::new(
    "Đoạn chữ dài mà máy bỏ phiếu đã hiện. Quét mã QR thì ô này được điền sẵn.",
    "The long text that the voting machine showed. Scanning the QR code fills it in.",
);
/// Label of the noted code's field.
pub const CHECK_NOTED: Text =
    Text::new("Mã kiểm phiếu đã chép trước khi mở", "The check code you wrote down before opening");
/// May stay empty.
pub const CHECK_NOTED_HINT: Text =
    Text::new("Có thể để trống và tự so bằng mắt.", "May stay empty; then compare with your own eyes.");
/// Button.
pub const CHECK: Text = Text::new("Kiểm tra", "Check");
/// While it is sealed again.
pub const CHECKING: Text = Text::new("Đang niêm phong lại…", "Sealing again…");
/// Needs the program.
pub const CHECK_WAKING: Text = Text::new(
    "Trang này cần JavaScript và trình duyệt đời mới. Nếu dòng này không mất đi, hãy dùng máy khác.",
    "This page needs JavaScript and a recent browser. If this line does not go away, use another machine.",
);
/// Not an opened ballot.
pub const CHECK_UNREADABLE: Text = Text::new(
    "Đoạn chữ này không phải bản mở của một phiếu, hoặc đã thiếu chữ. Hãy quét lại mã QR hoặc chép lại trọn vẹn.",
    "This text is no opened ballot, or part of it is missing. Scan the QR code again or copy all of it.",
);
/// Of another election.
pub const CHECK_OTHER: Text =
    Text::new("Bản mở này thuộc một cuộc bình chọn khác.", "This opened ballot is of another election.");
/// Choices that no ballot may hold.
pub const CHECK_IMPOSSIBLE: Text = Text::new(
    "Các lựa chọn trong bản mở không hợp lệ, nên không phiếu nào chứa được chúng: máy bỏ phiếu kia không đáng tin cậy. Hãy báo Tổ kiểm phiếu.",
    "The choices are against the rules, so no ballot can hold them: do not trust that machine, and tell the trustees.",
);
/// The ballot with this code holds these choices.
pub const CHECK_HOLDS: Text = Text::new(
    "Phiếu có mã {code} chứa đúng các lựa chọn sau",
    "The ballot with the code {code} holds exactly these choices",
);
/// The noted code is this one.
pub const CHECK_SAME: Text = Text::new(
    "Mã trùng với mã đã chép. Nếu các lựa chọn cũng đúng thì máy bỏ phiếu kia đã trung thực với phiếu này.",
    "The code is the one you wrote down. If the choices are right too, that machine was honest about this ballot.",
);
/// The noted code is another one.
pub const CHECK_DIFFERS: Text = Text::new(
    "Mã KHÔNG trùng với mã đã chép ({noted}). Máy bỏ phiếu kia không niêm phong đúng các lựa chọn này: đừng dùng máy đó, hãy báo Tổ kiểm phiếu.",
    "The code is NOT the one you wrote down ({noted}). That machine did not seal these choices: do not use it, and tell the trustees.",
);
/// No code was typed.
pub const CHECK_COMPARE: Text = Text::new(
    "So mã này với mã máy bỏ phiếu đã hiện trước khi mở, và so các lựa chọn với những người anh, chị đã chọn. Khác nhau ở bất kỳ chỗ nào thì máy đó không trung thực.",
    "Compare this code with the one that the machine showed before opening, and the choices with those you made. Any difference means that the machine was not honest.",
);
/// This machine could not get the election's terms.
pub const CHECK_NO_TERMS: Text = Text::new(
    "Không đọc được sổ công khai của cuộc bình chọn này. Hãy thử lại.",
    "The public record of this election could not be read. Try again.",
);

/// What became of a ballot.
#[must_use]
pub const fn found(found: TraceFound) -> Text {
    match found {
        TraceFound::Stored => Text::new(
            "Phiếu có mã này đang nằm trong sổ công khai và sẽ được đếm khi đóng bình chọn.",
            "The ballot with this code is in the public record and will be counted at closing.",
        ),
        TraceFound::Counted => Text::new(
            "Phiếu có mã này nằm trong sổ công khai và đã được đếm.",
            "The ballot with this code is in the public record and was counted.",
        ),
        TraceFound::Replaced => Text::new(
            "Phiếu có mã này nằm trong sổ công khai nhưng không được đếm, vì đã có phiếu sau thay thế hoặc mã bỏ phiếu đã được cấp lại.",
            "The ballot with this code is in the public record but does not count: a later ballot replaced it, or the voting code was issued anew.",
        ),
        TraceFound::Absent => Text::new("Không có phiếu nào mang mã này.", "No ballot has this code."),
    }
}

/// What to do then.
#[must_use]
pub const fn found_advice(found: TraceFound) -> Text {
    match found {
        TraceFound::Stored => Text::new(
            "Không cần làm gì thêm. Sau khi đóng bình chọn có thể xem lại để thấy phiếu đã được đếm.",
            "Nothing more to do. After closing you may look again and see that it was counted.",
        ),
        TraceFound::Counted => Text::new(
            "Không cần làm gì thêm. Ai cũng có thể kiểm tra lại cả cuộc bình chọn từ sổ công khai.",
            "Nothing more to do. Anybody can check the whole election from the public record.",
        ),
        TraceFound::Replaced => Text::new(
            "Nếu anh, chị không bỏ phiếu lại và không xin cấp lại mã, hãy báo Tổ kiểm phiếu; nếu còn mở, hãy bỏ phiếu lại.",
            "If you neither voted again nor asked for a new code, tell the trustees; while the election is open, vote again.",
        ),
        TraceFound::Absent => Text::new(
            "Hãy so lại từng chữ với tờ xác nhận. Nếu đúng mà vẫn không thấy: bỏ phiếu lại nếu còn mở, và mang tờ xác nhận báo cho Tổ kiểm phiếu.",
            "Compare each letter with your receipt. If it is right: vote again while the election is open, and show the receipt to the trustees.",
        ),
    }
}
