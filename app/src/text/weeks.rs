//! Texts of a figure week by week.

use super::Text;

/// Title; `{name}`.
pub const TITLE: Text = Text::new("{name}: diễn biến theo tuần", "{name}: week by week");
/// What the picture shows; `{name}`, `{from}`, `{to}`.
pub const ALT: Text = Text::new(
    "Đồ thị {name}, từ {from} đến {to}; từng số có trong bảng bên dưới.",
    "Chart of {name}, from {from} to {to}; every number is in the table below.",
);
/// What the lines are.
pub const LEGEND: Text = Text::new(
    "Đường liền: số liệu lũy kế đến cuối mỗi tuần. Đường đứt: chỉ tiêu.",
    "Solid line: the figure so far at the end of each week. Broken line: the target.",
);
/// Before the first week.
pub const NOTHING: Text = Text::new("Đợt thi đua chưa bắt đầu.", "The campaign has not begun.");
/// Column: last day.
pub const ENDS: Text = Text::new("Tuần đến ngày", "Week to");
/// Column: the week's own cases.
pub const OF_WEEK: Text = Text::new("Trong tuần", "In the week");
/// Column: so far.
pub const SO_FAR: Text = Text::new("Lũy kế", "So far");
/// Cases of a share; `{good}`, `{all}`.
pub const OF_ALL: Text = Text::new("{good} trên {all}", "{good} of {all}");
/// Too few cases.
pub const TOO_FEW: Text = Text::new("chưa đủ số liệu", "not enough data");
