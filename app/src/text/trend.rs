//! Texts of what changed, of places, and of what holds the whole back.

use super::Text;

/// Change: higher.
pub const UP: Text = Text::new("Tăng {n} so với kỳ trước", "Up {n} on the earlier period");
/// Change: lower.
pub const DOWN: Text = Text::new("Giảm {n} so với kỳ trước", "Down {n} on the earlier period");
/// Change: the same.
pub const SAME: Text = Text::new("Bằng kỳ trước", "Same as in the earlier period");
/// Place among the agencies.
pub const PLACE: Text = Text::new("hạng {n}", "no. {n}");
/// Place among the agencies, in a sentence.
pub const PLACE_OF: Text =
    Text::new("Hạng {n} trong {all} cơ quan đủ số liệu", "No. {n} of {all} agencies with enough data");
/// Since a week ago: higher.
pub const UP_IN_WEEK: Text = Text::new("Tăng {n} trong 7 ngày qua", "Up {n} in the last 7 days");
/// Since a week ago: lower.
pub const DOWN_IN_WEEK: Text = Text::new("Giảm {n} trong 7 ngày qua", "Down {n} in the last 7 days");
/// Since a week ago: the same.
pub const SAME_IN_WEEK: Text = Text::new("Không đổi trong 7 ngày qua", "Unchanged in the last 7 days");
/// Beside a place: so many places better than a week ago.
pub const CLIMBED: Text = Text::new("lên {n}", "up {n}");
/// Beside a place: so many places worse than a week ago.
pub const FELL: Text = Text::new("xuống {n}", "down {n}");
/// The indicator that is furthest from its target.
pub const FURTHEST: Text =
    Text::new("Kéo lùi kết quả chung nhiều nhất: {name}.", "What holds the whole back most: {name}.");
