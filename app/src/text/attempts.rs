//! Texts about several attempts in a round.

use domain::contest::CountedAttempt;

use super::Text;

/// Which attempt counts, in few words.
#[must_use]
pub const fn counted(counted: CountedAttempt) -> Text {
    match counted {
        CountedAttempt::Best => Text::new("Lượt tốt nhất", "The best attempt"),
        CountedAttempt::Last => Text::new("Lượt cuối cùng", "The last attempt"),
    }
}

/// Rule about several attempts; `{count}`.
#[must_use]
pub const fn rule(counted: CountedAttempt) -> Text {
    match counted {
        CountedAttempt::Best => Text::new(
            "Mỗi người đăng ký một lần và có tối đa {count} lượt thi trong vòng này, mỗi lượt một đề. Xếp hạng theo lượt nhiều câu đúng nhất; bằng nhau thì lượt làm nhanh hơn. Lượt hết giờ trong lúc hệ thống gián đoạn không được cộng giờ nữa khi đã bắt đầu lượt sau.",
            "Everybody enters once and has at most {count} attempts in this round, each with another paper. The one with most right answers is ranked; of equal ones the quicker. An attempt that ran out of time while the system was out gets no time back once the next one has begun.",
        ),
        CountedAttempt::Last => Text::new(
            "Mỗi người đăng ký một lần và có tối đa {count} lượt thi trong vòng này, mỗi lượt một đề. Xếp hạng theo lượt cuối cùng, kể cả khi điểm thấp hơn. Lượt hết giờ trong lúc hệ thống gián đoạn không được cộng giờ nữa khi đã bắt đầu lượt sau.",
            "Everybody enters once and has at most {count} attempts in this round, each with another paper. The last one is ranked, even with a lower score. An attempt that ran out of time while the system was out gets no time back once the next one has begun.",
        ),
    }
}

/// Label of the setting.
pub const ALLOWED: Text = Text::new("Số lượt thi của mỗi người", "Attempts of each contestant");
/// Hint of the setting.
pub const ALLOWED_HINT: Text =
    Text::new("Sau khi mở vòng thi không đổi được.", "It cannot be changed once the round is open.");
/// Label of the setting.
pub const COUNTED: Text =
    Text::new("Lượt được xếp hạng, nếu có nhiều lượt", "Which of several attempts is ranked");
/// More attempts are left; `{count}`.
#[must_use]
pub const fn left(counted: CountedAttempt) -> Text {
    match counted {
        CountedAttempt::Best => Text::new(
            "Còn {count} lượt thi, nếu muốn làm lại với đề khác. Kết quả tốt nhất được giữ.",
            "You have {count} more attempts, each with another paper. Your best result is kept.",
        ),
        CountedAttempt::Last => Text::new(
            "Còn {count} lượt thi, mỗi lượt một đề khác. Chú ý: lượt mới thay kết quả đã có, kể cả khi làm kém hơn hoặc bỏ dở.",
            "You have {count} more attempts, each with another paper. Mind: a new one replaces the result you have, even if it is worse or left unfinished.",
        ),
    }
}
/// Heading of the list of attempts.
pub const TITLE: Text = Text::new("Các lượt thi", "Attempts");
/// An attempt; `{number}`, `{at}`.
pub const LINE: Text = Text::new("Lượt {number}, xong lúc {at}", "Attempt {number}, ended {at}");
/// The same with `{correct}`.
pub const LINE_SCORED: Text = Text::new(
    "Lượt {number}, xong lúc {at}: {correct} câu đúng",
    "Attempt {number}, ended {at}: {correct} right",
);
/// Beside the attempt that stands for the contestant.
pub const COUNTS: Text = Text::new("Được xếp hạng", "Ranked");
