//! Texts of the public record, its verification and the minutes of the count.

use super::Text;

/// Title of the page of the record.
pub const TITLE: Text = Text::new("Sổ công khai của cuộc bình chọn", "Public record of the election");
/// What the record is.
pub const LEAD: Text = Text::new(
    "Mọi việc của cuộc bình chọn được ghi thành từng dòng, chỉ thêm chứ không sửa: quy tắc, danh sách người bình chọn (chỉ gồm \
     khóa, không có tên), từng phiếu đã niêm phong, việc đóng bình chọn, kiểm phiếu và kết quả.",
    "Everything that happens in the election becomes a line here that is never changed: the rules, the roll (keys only, \
     no names), every sealed ballot, the closing, the count and the result.",
);
/// Why nobody reads votes from it.
pub const SECRET: Text = Text::new(
    "Không dòng nào cho biết ai đã chọn ai: phiếu được niêm phong trên máy của người bình chọn và chỉ tổng số phiếu được mở.",
    "No line tells who chose whom: ballots are sealed on the voter's device and only the sums are opened.",
);
/// The file.
pub const DOWNLOAD: Text = Text::new("Tải sổ về máy", "Download the record");
/// To the verification.
pub const VERIFY_LINK: Text = Text::new("Tự kiểm tra sổ này", "Check this record yourself");
/// The record is empty.
pub const EMPTY: Text =
    Text::new("Sổ mở khi cuộc bình chọn bắt đầu.", "The record begins when the election opens.");
/// Label of the head hash.
pub const HEAD: Text = Text::new("Mã cuối sổ", "Head of the record");
/// Explains the head hash.
pub const HEAD_NOTE: Text = Text::new(
    "Mã này thay đổi nếu bất kỳ dòng nào trong sổ bị sửa. Mã có trên giấy biên nhận của người bình chọn và trong biên bản.",
    "It changes if any line of the record is altered. It stands on voters' receipts and in the minutes.",
);
/// Column: number of the line.
pub const LINE: Text = Text::new("Dòng", "Line");
/// Column: what was recorded.
pub const WHAT: Text = Text::new("Nội dung", "What");
/// How many lines there are.
pub const LINES: Text = Text::new("Sổ có {n} dòng.", "The record has {n} lines.");
/// To later lines.
pub const NEWER: Text = Text::new("Các dòng sau", "Later lines");
/// To earlier lines.
pub const OLDER: Text = Text::new("Các dòng trước", "Earlier lines");
/// Back to the election.
pub const BACK: Text = Text::new("Về trang cuộc bình chọn", "Back to the election");

/// What a line of this kind records.
#[must_use]
pub fn kind(kind: &str) -> Text {
    match kind {
        "setup" => {
            Text::new("Quy tắc, hạng mục, khóa của Tổ kiểm phiếu", "Rules, categories, trustees' keys")
        }
        "roll" => Text::new("Danh sách người bình chọn được chốt", "Voter roll frozen"),
        "ballot" => Text::new("Một phiếu đã niêm phong", "A sealed ballot"),
        "reissue" => Text::new("Cấp lại một mã, mã cũ hết hiệu lực", "A code re-issued, the old one void"),
        "closing" => Text::new("Đóng bình chọn", "Voting closed"),
        "tally" => Text::new("Tổng các phiếu, còn niêm phong", "Sum of the ballots, still sealed"),
        "decryption" => Text::new("Một thành viên Tổ kiểm phiếu mở tổng số", "A trustee opens the sums"),
        "result" => Text::new("Kết quả", "Result"),
        _ => Text::new("Ghi chú của Ban Tổ chức", "Note by the organisers"),
    }
}

/// Title of the verification page.
pub const VERIFY_TITLE: Text = Text::new("Tự kiểm tra cuộc bình chọn", "Check the election yourself");
/// What the check does.
pub const VERIFY_LEAD: Text = Text::new(
    "Máy của bạn tải sổ công khai và làm lại mọi phép kiểm tra: chữ ký, từng phiếu, phép cộng, việc mở tổng số và kết quả. \
     Không cần tin máy chủ.",
    "Your device loads the public record and redoes every check: signatures, each ballot, the sums, their opening and \
     the result. There is no need to trust the server.",
);
/// Where the other program is.
pub const VERIFY_OTHER: Text = Text::new(
    "Muốn kiểm tra bằng chương trình riêng, hãy tải sổ về và chạy verify-election (mã nguồn mở kèm theo sản phẩm).",
    "To check with a program of your own, download the record and run verify-election (its source comes with the product).",
);
/// Label of the field for an expected head.
pub const EXPECTED: Text = Text::new(
    "Mã cuối sổ trên biên nhận hoặc biên bản (không bắt buộc)",
    "Head on your receipt or the minutes (optional)",
);
/// Hint of that field.
pub const EXPECTED_HINT: Text = Text::new(
    "64 ký tự. Có thể là mã của một dòng trước đó: khi ấy dòng đó phải còn nguyên trong sổ.",
    "64 characters. It may be the hash of an earlier line: then that line must still stand in the record.",
);
/// The button.
pub const START: Text = Text::new("Bắt đầu kiểm tra", "Start the check");
/// While the check runs.
pub const RUNNING: Text = Text::new("Đang kiểm tra: {done} / {all} dòng", "Checking: line {done} of {all}");
/// All checks passed.
pub const ALL_GOOD: Text = Text::new("Mọi phép kiểm tra đều đạt.", "Every check has passed.");
/// All checks possible so far passed.
pub const GOOD_SO_FAR: Text = Text::new(
    "Mọi phép kiểm tra làm được đến lúc này đều đạt; cuộc bình chọn chưa kiểm phiếu xong.",
    "Every check that can be made so far has passed; the count is not finished.",
);
/// A check failed.
pub const BAD: Text = Text::new(
    "Có phép kiểm tra không đạt. Hãy báo cho Ban Tổ chức và Tổ kiểm phiếu, giữ lại tệp sổ đã tải.",
    "A check has failed. Tell the organisers and the trustees, and keep the downloaded file.",
);
/// The check did not run.
pub const NOT_RUN: Text = Text::new(
    "Chưa kiểm tra được: không tải được sổ, hoặc trình duyệt này quá cũ. Hãy thử lại, dùng máy khác, hoặc chạy verify-election.",
    "The check did not run: the record could not be loaded, or this browser is too old. Try again, use another device, \
     or run verify-election.",
);
/// Without WebAssembly.
pub const NEEDS_PROGRAM: Text = Text::new(
    "Trang này cần trình duyệt có WebAssembly. Hãy dùng trình duyệt mới hơn, hoặc tải sổ về và chạy verify-election.",
    "This page needs a browser with WebAssembly. Use a newer one, or download the record and run verify-election.",
);
/// Column: the check.
pub const CHECK: Text = Text::new("Phép kiểm tra", "Check");
/// Column: its outcome.
pub const OUTCOME: Text = Text::new("Kết quả", "Outcome");
/// The check passed.
pub const PASSED: Text = Text::new("Đạt", "Passed");
/// The check failed.
pub const FAILED: Text = Text::new("Không đạt", "Failed");
/// The record has not come so far.
pub const NOT_YET: Text = Text::new("Chưa đến bước này", "Not yet");
/// Figures of the record.
pub const FIGURES: Text = Text::new(
    "{roll} người trong danh sách bình chọn; {ballots} phiếu đã nhận; {replaced} phiếu được thay bằng phiếu sau.",
    "{roll} voters on the roll; {ballots} ballots received; {replaced} replaced by a later one.",
);

/// What a check proves, by its number.
#[must_use]
pub fn check(number: u32) -> Text {
    match number {
        1 => Text::new("Mọi dòng đúng định dạng", "Every line is well-formed"),
        2 => Text::new(
            "Chuỗi các dòng liền mạch, không dòng nào bị sửa",
            "The chain is unbroken, no line was altered",
        ),
        3 => Text::new("Các việc diễn ra đúng trình tự", "Events stand in their order"),
        4 => Text::new("Quy tắc và khóa của Tổ kiểm phiếu hợp lệ", "Rules and trustees' keys are valid"),
        5 => Text::new(
            "Mỗi phiếu thuộc một người trong danh sách bình chọn",
            "Every ballot belongs to a voter on the roll",
        ),
        6 => Text::new("Chữ ký của mỗi phiếu đúng", "The signature of every ballot is right"),
        7 => Text::new(
            "Mỗi phiếu hợp lệ: đúng số người được chọn, không tự chọn mình",
            "Every ballot is valid: right number of choices, no vote for oneself",
        ),
        8 => Text::new("Không phiếu nào bị chép hay gửi lại", "No ballot was copied or replayed"),
        9 => Text::new("Chỉ phiếu cuối của mỗi người được tính", "Only the last ballot of each voter counts"),
        10 => Text::new("Tổng các phiếu được cộng đúng", "The ballots are summed up right"),
        11 => Text::new("Tổ kiểm phiếu mở tổng số đúng", "The trustees opened the sums right"),
        12 => Text::new("Số phiếu công bố đúng với tổng số đã mở", "The published votes are the opened sums"),
        13 => Text::new(
            "Thứ hạng, bốc thăm và người trúng đúng quy tắc",
            "Places, draw and elected follow the rules",
        ),
        _ => Text::new("Mã cuối sổ đúng như bạn đã ghi", "The head is the one you wrote down"),
    }
}

/// Title of the minutes.
pub const MINUTES: Text = Text::new("Biên bản kiểm phiếu", "Minutes of the count");
/// Refers to the record.
pub const MINUTES_LEAD: Text = Text::new(
    "Biên bản được lập từ sổ công khai của cuộc bình chọn; ai cũng có thể tải sổ và kiểm tra lại.",
    "These minutes are made from the public record of the election; anybody can download and check it.",
);
/// Line: opened and closed.
pub const PERIOD: Text = Text::new("Thời gian bình chọn", "Voting period");
/// Line: voters on the roll.
pub const ON_ROLL: Text = Text::new("Người trong danh sách bình chọn", "Voters on the roll");
/// Line: voters who voted.
pub const VOTED: Text = Text::new("Người đã bỏ phiếu", "Voters who voted");
/// Line: ballots replaced by a later one.
pub const REPLACED: Text =
    Text::new("Phiếu được người bình chọn thay bằng phiếu sau", "Ballots replaced by their voters");
/// Line: codes re-issued.
pub const REISSUED: Text = Text::new("Mã được cấp lại", "Codes re-issued");
/// Line: invalid ballots.
pub const INVALID: Text = Text::new("Phiếu không hợp lệ", "Invalid ballots");
/// Why there are none.
pub const INVALID_NOTE: Text = Text::new(
    "0 – phiếu không hợp lệ bị từ chối ngay khi gửi, không vào sổ",
    "0 – an invalid ballot is refused when it is sent and does not enter the record",
);
/// Line: threshold.
pub const THRESHOLD: Text = Text::new(
    "Ngưỡng trúng: phiếu trên tổng số người trong danh sách bình chọn",
    "Threshold: votes as a share of the roll",
);
/// No threshold was declared.
pub const NO_THRESHOLD: Text = Text::new("Không đặt ngưỡng", "No threshold");
/// Line: who opened the sums.
pub const OPENED_BY: Text = Text::new("Tổng số được mở bởi", "The sums were opened by");
/// So many trustees.
pub const TRUSTEES: Text =
    Text::new("{t} trên {n} thành viên Tổ kiểm phiếu là đủ", "{t} of {n} trustees suffice");
/// For signatures.
pub const SIGNATURES: Text = Text::new("Chữ ký của Tổ kiểm phiếu", "Signatures of the trustees");
/// One line to sign.
pub const MEMBER: Text = Text::new("Thành viên {n}", "Trustee {n}");
/// Alternative text of the QR code.
pub const QR_ALT: Text =
    Text::new("Mã QR dẫn tới sổ công khai: {address}", "QR code leading to the public record: {address}");
