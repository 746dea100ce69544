//! Texts of the notes that explain a dip.

use super::Text;

/// Heading beside the figures.
pub const NOTES: Text = Text::new("Ghi chú về số liệu", "Notes on the figures");
/// One day.
pub const ONE_DAY: Text = Text::new("Ngày {from}", "{from}");
/// Several days.
pub const DAYS: Text = Text::new("Từ {from} đến {to}", "{from} to {to}");
/// It falls into the week of the change.
pub const RECENT: Text = Text::new("trong 7 ngày qua", "within the last 7 days");
/// Title of the page.
pub const TITLE: Text = Text::new("Ghi chú số liệu", "Notes on figures");
/// What the page is for.
pub const LEAD: Text = Text::new(
    "Ghi lại việc làm số liệu giảm hoặc tăng bất thường: ngày nghỉ lễ, mất điện, hệ thống dừng. Ghi chú hiện cạnh số liệu, trên bản in, trong tệp PDF và Excel.",
    "Note what made figures drop or jump: a holiday, a power cut, an outage. Notes stand beside the figures, in print, in the PDF and the Excel file.",
);
/// What cannot be done.
pub const NO_CHANGE: Text = Text::new(
    "Ghi chú đã viết không sửa được. Viết sai thì rút lại, rồi viết ghi chú khác; ghi chú đã rút vẫn được lưu.",
    "A note cannot be changed. Withdraw a wrong one and write another; withdrawn ones stay on record.",
);
/// Heading of the form.
pub const WRITE: Text = Text::new("Viết ghi chú", "Write a note");
/// Field: for whom.
pub const AGENCY: Text = Text::new("Cho số liệu của", "For the figures of");
/// All agencies together.
pub const ALL: Text = Text::new("Toàn phong trào", "The whole campaign");
/// Field: first day.
pub const FROM: Text = Text::new("Từ ngày", "First day");
/// Field: last day.
pub const TO: Text = Text::new("Đến ngày (bỏ trống nếu chỉ một ngày)", "Last day (empty for one day)");
/// How a day is written.
pub const DAY_HINT: Text =
    Text::new("Từ {from} đến {to}, ví dụ 3/11/2026.", "From {from} to {to}, for example 3/11/2026.");
/// Field: what happened.
pub const TEXT: Text = Text::new("Việc gì đã xảy ra", "What happened");
/// How long.
pub const TEXT_HINT: Text =
    Text::new("Tối đa 200 chữ cái; mọi người đều đọc được.", "200 letters at most; everybody can read it.");
/// Stores the note.
pub const SAVE: Text = Text::new("Ghi lại", "Save the note");
/// Heading of the notes.
pub const WRITTEN: Text = Text::new("Các ghi chú", "Notes");
/// There is none.
pub const NONE: Text = Text::new("Chưa có ghi chú nào.", "There is no note yet.");
/// Withdraws.
pub const WITHDRAW: Text = Text::new("Rút lại", "Withdraw");
/// The same with the note, to those who hear it.
pub const WITHDRAW_LABEL: Text = Text::new("Rút lại ghi chú “{text}”", "Withdraw the note “{text}”");
/// Who wrote it.
pub const BY: Text = Text::new("{who} viết {when}", "{who}, {when}");
/// Who withdrew it.
pub const WITHDRAWN_BY: Text = Text::new("đã rút: {who}, {when}", "withdrawn: {who}, {when}");
/// A note was stored.
pub const SAVED: Text = Text::new("Đã ghi lại.", "The note is saved.");
/// A note was withdrawn.
pub const WITHDRAWN: Text = Text::new("Đã rút ghi chú.", "The note is withdrawn.");
/// What organisers find there.
pub const ENTRY: Text = Text::new(
    "Ghi chú ngày nghỉ, sự cố làm số liệu thay đổi.",
    "Note holidays and outages that explain a dip.",
);
