//! Texts about passing, prizes, and when results are shown.

use domain::contest::ShowsResult;

use super::Text;

/// When results are shown, in few words.
#[must_use]
pub const fn shows(shows: ShowsResult) -> Text {
    match shows {
        ShowsResult::AtOnce => Text::new("Ngay sau khi nộp bài", "Right after handing in"),
        ShowsResult::AfterClosing => Text::new("Sau khi đóng vòng thi", "After the round is closed"),
    }
}

/// Label: when scores are seen.
pub const SHOWS: Text = Text::new("Công bố điểm", "Scores are shown");
/// What it does.
pub const SHOWS_HINT: Text = Text::new(
    "Nếu sau khi đóng: thí sinh chưa thấy số câu đúng, bảng công khai chưa có điểm trung bình.",
    "If after closing: contestants do not see their right answers before, nor the public tables their means.",
);
/// Label: right answers needed to pass.
pub const PASS_MARK: Text = Text::new(
    "Số câu đúng để đạt (bỏ trống: không xét)",
    "Right answers to pass (empty: nobody passes or fails)",
);
/// Label in published changes.
pub const PASS_LABEL: Text = Text::new("Mức đạt", "Pass mark");
/// Rule; `{count}` right answers.
pub const RULE_PASS: Text = Text::new(
    "Đạt khi đúng từ {count} câu. Câu bị hủy làm mức này giảm theo tỷ lệ.",
    "{count} right answers pass. Void questions lower this mark in proportion.",
);
/// Rule about scores that are shown later.
pub const RULE_LATER: Text = Text::new(
    "Điểm, đáp án và thứ hạng hiện sau khi vòng thi kết thúc.",
    "Scores, right answers and places show after the round is closed.",
);
/// Label of the outcome.
pub const OUTCOME: Text = Text::new("Kết quả", "Outcome");
/// The paper passed; `{count}` was needed.
pub const PASSED: Text = Text::new("Đạt (cần {count} câu đúng)", "Passed ({count} right answers needed)");
/// The paper did not pass; `{count}` was needed.
pub const FAILED: Text =
    Text::new("Chưa đạt (cần {count} câu đúng)", "Not passed ({count} right answers needed)");
/// In place of a score that is not shown yet.
pub const SCORE_LATER: Text = Text::new(
    "Bài đã được lưu. Điểm, đáp án và thứ hạng sẽ hiện tại đây sau khi vòng thi kết thúc.",
    "Your paper is kept. Score, right answers and place appear here after the round is closed.",
);
/// Above tables without means.
pub const TABLES_LATER: Text = Text::new(
    "Điểm trung bình hiện sau khi vòng thi kết thúc.",
    "Mean scores appear after the round is closed.",
);
/// Heading and label of the prize table.
pub const PRIZES: Text = Text::new("Cơ cấu giải thưởng", "Prizes");
/// Label: the prize for the own place.
pub const OWN: Text = Text::new("Giải theo cơ cấu giải thưởng", "Prize by the declared table");
/// How to fill the table in.
pub const PRIZES_HINT: Text = Text::new(
    "Mỗi dòng là một giải cho một khoảng thứ hạng. Dòng bỏ trống tên thì không tính.",
    "Each line is a prize for a range of places. A line without a name does not count.",
);
/// A line of the form; `{number}`.
pub const PRIZE: Text = Text::new("Giải thứ {number}", "Prize {number}");
/// Label.
pub const FIRST: Text = Text::new("Từ hạng", "From place");
/// Label.
pub const LAST: Text = Text::new("Đến hạng", "To place");
/// Label.
pub const COUNT: Text = Text::new("Số giải", "How many");
/// Label.
pub const NAME_VI: Text = Text::new("Tên giải (tiếng Việt)", "Name (Vietnamese)");
/// Label.
pub const NAME_EN: Text = Text::new("Tên giải (tiếng Anh)", "Name (English)");
/// Label and column.
pub const NOTE: Text = Text::new("Ghi chú", "Note");
/// Column: places.
pub const PLACES: Text = Text::new("Thứ hạng", "Places");
/// Column: name of the prize.
pub const NAME: Text = Text::new("Giải", "Prize");
