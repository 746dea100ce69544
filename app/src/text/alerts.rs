//! Texts of targets that are about to be missed, and of counters that refuse ratings.

use domain::progress::AlertKind;

use super::Text;

/// Title of the page.
pub const TITLE: Text = Text::new("Cảnh báo", "Alerts");
/// What the page is for, to coordinators.
pub const LEAD_OWN: Text = Text::new(
    "Các quầy đang từ chối đánh giá và các chỉ tiêu của cơ quan anh, chị có nguy cơ không đạt, nặng nhất trước.",
    "Counters that refuse ratings, and targets that your agency is about to miss, the worst first.",
);
/// What the page is for, to organisers.
pub const LEAD_ALL: Text = Text::new(
    "{n} cảnh báo ở {agencies} cơ quan; cơ quan nhiều cảnh báo nhất đứng trước.",
    "{n} alerts at {agencies} agencies; the agency with most comes first.",
);
/// How it is reckoned.
pub const MEANS: Text = Text::new(
    "Cách tính: so nhịp từ đầu đợt đến nay với nhịp còn phải đạt. Tỷ lệ đang đạt được báo trước khi chỉ cần xấu hơn nhịp này một phần tư là hụt.",
    "The pace so far is compared with the pace that is needed. A share that meets its target is told of when a quarter more bad cases than so far would lose it.",
);
/// No alert.
pub const NONE: Text = Text::new("Không có cảnh báo nào.", "There is no alert.");
/// A counter refused ratings on a day; `{counter}`, `{name}`, `{day}`, `{n}`, `{time}`.
pub const REFUSED: Text = Text::new(
    "Quầy {counter} ({name}): ngày {day} có {n} lượt đánh giá không có phiếu bị từ chối vì đã chạm mức cao nhất một quầy phục vụ được; lần cuối lúc {time}.",
    "Counter {counter} ({name}): on {day} ratings without tickets reached the cap and {n} were refused, the last at {time}.",
);
/// What helps.
pub const REFUSED_HELP: Text = Text::new(
    "Hãy phát phiếu đánh giá: người có phiếu vẫn đánh giá được.",
    "Hand out tickets: whoever holds one can still rate.",
);
/// Name of that alert.
pub const REFUSED_KIND: Text = Text::new("Đánh giá bị từ chối", "Ratings refused");
/// An agency with the number of its alerts.
pub const AGENCY: Text = Text::new("{agency}: {n} cảnh báo", "{agency}: {n}");
/// The pace of a count.
pub const PACE_WEEK: Text =
    Text::new("Nhịp đến nay: {n} {cases} mỗi tuần.", "The pace so far: {n} {cases} a week.");
/// The pace of bad cases.
pub const PACE_BAD: Text = Text::new(
    "Theo nhịp đến nay, từ giờ đến cuối đợt sẽ có thêm khoảng {n} {cases} không đạt.",
    "At the pace so far about {n} more {cases} that fail come until the end.",
);
/// What organisers find there.
pub const ENTRY: Text = Text::new(
    "Cơ quan nào, chỉ tiêu nào sắp không đạt; quầy nào đang từ chối đánh giá.",
    "Which agency is about to miss which target; which counter refuses ratings.",
);
/// Label of the links to an agency's other tasks.
pub const TASKS: Text = Text::new("Việc khác của cơ quan", "The agency's other tasks");

/// How bad it is, in words.
#[must_use]
pub const fn kind(kind: AlertKind) -> Text {
    match kind {
        AlertKind::Lost => Text::new("Không kịp đạt", "Out of reach"),
        AlertKind::Behind => Text::new("Chậm nhịp", "Behind"),
        AlertKind::Slipping => Text::new("Sắp hụt", "Slipping"),
    }
}
