//! Texts of the settings of the contest's rounds, and of their published changes.

use domain::contest::HeldUp;

use super::Text;

/// Heading, link and button.
pub const CREATE: Text = Text::new("Soạn vòng thi mới", "Draw up a new round");
/// What becomes of it.
pub const CREATE_LEAD: Text = Text::new(
    "Vòng thi mới ở trạng thái chuẩn bị, chỉ Ban Tổ chức thấy, cho đến khi được mở.",
    "A new round is being prepared, and only organisers see it, until it is opened.",
);
/// Heading and link.
pub const CHANGE: Text = Text::new("Thiết lập vòng thi", "Settings of the round");
/// Button.
pub const SAVE: Text = Text::new("Lưu thiết lập", "Save the settings");
/// What a change of an open round does.
pub const OPEN_NOTE: Text = Text::new(
    "Vòng thi đang mở: thay đổi được công bố ở phần Thể lệ và chỉ áp dụng cho bài thi bắt đầu sau đó. Khi đã có người làm bài thì phải nêu lý do.",
    "The round is open: a change is published among the rules and applies to attempts that begin after it. Once somebody has started it needs a reason.",
);
/// A closed round.
pub const CLOSED: Text = Text::new(
    "Vòng thi đã kết thúc, thiết lập giữ nguyên.",
    "The round is closed; its settings stay as they are.",
);
/// Label.
pub const TITLE_VI: Text = Text::new("Tên tiếng Việt", "Vietnamese name");
/// Label.
pub const TITLE_EN: Text = Text::new("Tên tiếng Anh", "English name");
/// Label.
pub const QUESTION_COUNT: Text = Text::new("Số câu mỗi bài", "Questions on a paper");
/// Label.
pub const TIME_LIMIT: Text = Text::new("Thời gian làm bài (phút)", "Time limit (minutes)");
/// Label.
pub const MIN_AGE: Text = Text::new("Tuổi tối thiểu vào ngày đăng ký", "Minimum age on the day of entry");
/// Label.
pub const GRACE: Text =
    Text::new("Gia hạn khi mất mạng lúc hết giờ (giây)", "Grace for a lost network at the end (seconds)");
/// Label.
pub const FREEZE: Text = Text::new(
    "Bảng công khai giữ nguyên từ lúc (không bắt buộc)",
    "Public tables stand still from (optional)",
);
/// What it does.
pub const FREEZE_HINT: Text = Text::new(
    "Từ lúc đó đến khi đóng vòng thi, bảng công khai không đổi; điều này được ghi trong thể lệ.",
    "From then until the round is closed public tables do not change; the rules say so.",
);
/// Label.
pub const OPENS_AT: Text = Text::new("Tự mở lúc (không bắt buộc)", "Opens by itself at (optional)");
/// What it does.
pub const OPENS_HINT: Text = Text::new(
    "Đến giờ, máy chủ tự mở vòng thi nếu không có vòng khác đang mở và ngân hàng đủ câu hỏi. Bỏ trống: Ban Tổ chức mở.",
    "At that time the server opens the round, if no other is open and the bank has enough questions. Empty: you open it.",
);
/// A round that did not open; `{at}`, `{since}`, `{why}`.
pub const HELD_UP: Text = Text::new(
    "Vòng thi đặt tự mở lúc {at} nhưng chưa mở được. Lý do từ {since}: {why} Máy chủ tiếp tục thử và sẽ mở ngay khi được.",
    "The round was to open at {at} and has not. The reason since {since}: {why} The server goes on trying and opens it as soon as it can.",
);
/// The same when its declared end is over; `{at}`, `{since}`, `{why}`.
pub const MISSED: Text = Text::new(
    "Vòng thi đặt tự mở lúc {at} nhưng đã hết thời gian mà chưa mở được. Lý do từ {since}: {why} Hãy đặt lại thời gian.",
    "The round was to open at {at}; its period is over and it never opened. The reason since {since}: {why} Set a new period.",
);
/// Label.
pub const CLOSES_AT: Text = Text::new("Tự đóng lúc (không bắt buộc)", "Closes by itself at (optional)");
/// What it does.
pub const CLOSES_HINT: Text = Text::new(
    "Mọi bài kết thúc muộn nhất lúc đó, kể cả bài bắt đầu muộn; máy chủ đóng vòng thi và công bố kết quả sau thời gian chờ mạng. Bỏ trống: Ban Tổ chức đóng.",
    "Every attempt ends then at the latest, also one that begins late; the server closes the round and publishes the result after the grace. Empty: you close it.",
);
/// Rule; `{at}`.
pub const RULE_CLOSES: Text = Text::new(
    "Vòng thi kết thúc lúc {at}: bài bắt đầu muộn cũng kết thúc lúc đó.",
    "The round ends at {at}: an attempt that begins late ends then, too.",
);
/// Rule; `{at}`.
pub const RULE_FREEZE: Text = Text::new(
    "Từ {at} đến khi đóng vòng thi, các bảng công khai giữ nguyên số liệu lúc đó.",
    "From {at} until the round is closed public tables keep the figures of that moment.",
);
/// Above tables that stand still; `{at}`.
pub const FROZEN: Text = Text::new(
    "Bảng giữ nguyên từ {at}. Số liệu cuối cùng hiện khi đóng vòng thi.",
    "The tables stand still since {at}. The final figures appear when the round is closed.",
);
/// What becomes of the reason.
pub const REASON_HINT: Text =
    Text::new("Được công bố cùng thay đổi ở phần Thể lệ.", "Published with the change among the rules.");
/// Heading of the published changes.
pub const CHANGES: Text = Text::new("Thay đổi thể lệ", "Changes of the rules");
/// A change; `{at}`.
pub const CHANGED_AT: Text = Text::new("Từ {at}:", "From {at}:");
/// What changed; `{label}`, `{before}`, `{after}`.
pub const CHANGED: Text = Text::new("{label}: {before} → {after}", "{label}: {before} → {after}");

/// Why a round did not open.
#[must_use]
pub const fn held_up(why: HeldUp) -> Text {
    match why {
        HeldUp::AnotherOpen => Text::new("một vòng thi khác đang mở.", "another round is open."),
        HeldUp::BankTooSmall => Text::new(
            "ngân hàng không đủ câu hỏi còn hiệu lực cho đề thi của vòng.",
            "the bank has too few questions that hold to fill the round's papers.",
        ),
        HeldUp::Fault => Text::new(
            "lỗi của máy chủ hoặc cơ sở dữ liệu, bộ phận kỹ thuật xem nhật ký máy chủ.",
            "a fault of the server or its database; the IT office finds it in the server's log.",
        ),
    }
}
