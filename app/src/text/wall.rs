//! Texts of the screen on a wall.

use super::Text;

/// Link to the screen.
pub const OPEN: Text = Text::new("Chế độ màn hình treo tường", "Wall screen");
/// Back to the page.
pub const LEAVE: Text = Text::new("Về trang tiến độ", "Back to the page");
/// Which turn is shown.
pub const TURN: Text = Text::new("Lượt {n}/{all}", "Turn {n} of {all}");
/// Stays with the present table.
pub const HOLD: Text = Text::new("Dừng chuyển bảng", "Stay with this table");
/// Goes on to the next table after a while, again and again.
pub const GO_ON: Text = Text::new("Tự chuyển bảng", "Go on by itself");
