//! Texts of a contestant's page about the own data.

use super::Text;

/// Heading and link.
pub const TITLE: Text = Text::new("Thông tin của tôi", "My data");
/// What is shown.
pub const LEAD: Text = Text::new(
    "Mọi thông tin mà cuộc thi lưu về anh, chị, trừ mã bí mật.",
    "Everything that the contest holds about you, but for secret codes.",
);
/// Label: agency or commune.
pub const HOME: Text = Text::new("Cơ quan hoặc xã, phường", "Agency or commune");
/// Label: consent.
pub const CONSENT: Text = Text::new("Đồng ý xử lý thông tin", "Consent");
/// When consent was given; `{version}`, `{at}`.
pub const CONSENTED: Text = Text::new("Bản {version}, lúc {at}", "Version {version}, at {at}");
/// Label: name in public tables.
pub const SHOWS_NAME: Text = Text::new("Trong bảng công khai", "In public tables");
/// Is named there.
pub const BY_NAME: Text = Text::new("Ghi họ tên", "By name");
/// Is not named there.
pub const BY_PSEUDONYM: Text = Text::new("Ghi bí danh", "By pseudonym");
/// An attempt; `{begun}`, `{answered}`, `{total}`.
pub const ATTEMPT: Text = Text::new(
    "Bắt đầu lúc {begun}, đã trả lời {answered}/{total} câu.",
    "Begun at {begun}, {answered} of {total} questions answered.",
);
/// Why the file lacks the answers.
pub const KEPT_BACK: Text = Text::new(
    "Vì còn được thi lại, câu hỏi và câu trả lời có trong tệp tải về sau khi vòng thi kết thúc.",
    "As another attempt may follow, questions and answers are in the file once the round is closed.",
);
/// Button.
pub const TAKE_ALONG: Text = Text::new("Tải về (JSON)", "Take along (JSON)");
/// Heading.
pub const ERASE: Text = Text::new("Xóa thông tin của tôi", "Erase my data");
/// What erasing does.
pub const ERASE_NOTE: Text = Text::new(
    "Họ tên, ngày sinh, xã phường, số điện thoại và mã dự thi bị xóa, không khôi phục được. Bài làm và thứ hạng ở lại dưới bí danh; Ban Tổ chức không liên hệ trao giải được nữa, và không thể đăng ký lại.",
    "Name, date of birth, commune, telephone number and entry code are erased for good. Answers and place stay under the pseudonym; the organisers cannot contact you about a prize any more, and you cannot enter again.",
);
/// Button.
pub const ERASE_NOW: Text = Text::new("Xóa vĩnh viễn", "Erase for good");
