//! Texts about the contest's time: the limit, grace after the deadline and outages.

use super::Text;

/// Rule; `{time}`.
pub const RULE_TIME: Text = Text::new(
    "Thời gian làm bài là {time} kể từ lúc bắt đầu, tính theo đồng hồ của máy chủ. Hết giờ, máy chủ tự nộp các câu đã lưu.",
    "The time is {time} from the start, by the server's clock. When it is over, the server hands in the answers saved so far.",
);
/// Rule about saving.
pub const RULE_SAVE: Text = Text::new(
    "Chọn xong câu nào, câu đó được lưu ngay và còn sửa được cho đến khi nộp bài. Mất mạng hay tải lại trang vẫn làm tiếp được, nhưng đồng hồ không dừng.",
    "Every answer is saved at once and can be changed until you hand in. After losing the network or reloading you can go on, but the clock does not stop.",
);
/// Rule; `{time}` of grace.
pub const RULE_GRACE: Text = Text::new(
    "Mất mạng lúc hết giờ: câu đã chọn trước khi hết giờ vẫn được tính nếu đến máy chủ trong vòng {time} sau đó, và được đánh dấu.",
    "When the network fails at the end: answers chosen before the end count when they reach the server within {time} after it, and are marked.",
);
/// Rule about outages.
pub const RULE_OUTAGE: Text = Text::new(
    "Khi hệ thống gián đoạn, Ban Tổ chức công bố khoảng thời gian đó và mỗi bài thi được cộng đúng số thời gian đã mất.",
    "When the system is out, the organisers publish that time, and every attempt gets back exactly what it lost.",
);
/// Heading of the declared outages.
pub const OUTAGES: Text = Text::new("Gián đoạn đã công bố", "Declared outages");
/// One outage; `{from}`, `{to}`, `{count}` attempts.
pub const OUTAGE: Text = Text::new(
    "Từ {from} đến {to}: cộng giờ cho {count} bài thi.",
    "From {from} to {to}: {count} attempts were extended.",
);
/// Heading of the form that declares an outage.
pub const DECLARE: Text = Text::new("Công bố gián đoạn", "Declare an outage");
/// What declaring does.
pub const DECLARE_NOTE: Text = Text::new(
    "Bài thi nào mất thời gian trong khoảng này được cộng đúng số thời gian đã mất. Thông báo hiện công khai ở phần Thể lệ và được ghi nhật ký.",
    "Every attempt that lost time in this span gets exactly that much back. It is published among the rules and logged.",
);
/// Label: begin of the outage.
pub const BEGAN: Text = Text::new("Bắt đầu gián đoạn", "The outage began");
/// Label: end of the outage.
pub const ENDED: Text = Text::new("Hết gián đoạn", "The outage was over");
/// Label: reason.
pub const REASON: Text = Text::new("Lý do", "Reason");
