//! Texts of the tickets with which citizens rate, and of what a campaign asks of a rating.

use super::Text;

/// Field of the rating page: the ticket.
pub const CASE: Text = Text::new("Số phiếu", "Ticket");
/// Where the ticket stands.
pub const CASE_HINT: Text = Text::new(
    "Tám chữ và số in trên phiếu nhận ở quầy, ví dụ 01AB-CD23. Mỗi phiếu đánh giá một lần.",
    "Eight letters and digits on the slip from the counter, for example 01AB-CD23. Each counts once.",
);
/// Title of the page.
pub const TITLE: Text = Text::new("Phiếu đánh giá", "Rating tickets");
/// What the page is for.
pub const LEAD: Text = Text::new(
    "Mỗi hồ sơ phục vụ xong phát một phiếu. Người dân dùng phiếu để đánh giá một lần, trong ba ngày kể từ ngày phát.",
    "Hand out a ticket with every served case. With it the citizen rates once, within three days.",
);
/// Field: the counter.
pub const COUNTER: Text = Text::new("Quầy", "Counter");
/// Field: how many.
pub const COUNT: Text = Text::new("Số phiếu cần in", "How many tickets");
/// Most at once.
pub const COUNT_HINT: Text = Text::new("Từ 1 đến 60 phiếu mỗi lần.", "From 1 to 60 at once.");
/// Gives tickets out.
pub const GIVE: Text = Text::new("Tạo phiếu", "Make tickets");
/// An agency without counters.
pub const NO_COUNTERS: Text = Text::new(
    "Cơ quan của anh, chị không có quầy tại Trung tâm.",
    "Your agency has no counter at the Centre.",
);
/// Heading of the tickets.
pub const GIVEN: Text =
    Text::new("Phiếu số {first} đến {last}, {counter}", "Tickets {first} to {last}, {counter}");
/// How to print them.
pub const PRINT: Text = Text::new(
    "In trang này rồi cắt từng phiếu. Mở lại địa chỉ của trang sẽ thấy đúng các phiếu này; chúng không được tạo thêm.",
    "Print this page and cut the slips. Its address shows these same tickets again and makes no more.",
);
/// On a slip: what to do.
pub const SLIP: Text = Text::new("Mời quét mã hoặc mở {address}", "Scan the code, or open {address}");
/// On a slip: until when.
pub const SLIP_UNTIL: Text = Text::new("Dùng một lần, đến hết ngày {day}", "Good once, until {day}");
/// Description of a code for those who cannot see it.
pub const SLIP_ALT: Text = Text::new("Mã QR của phiếu {code}", "QR code of ticket {code}");
/// Heading of the rules.
pub const RULES: Text = Text::new("Quy định về đánh giá", "Rules for ratings");
/// Rule: a ticket is needed.
pub const NEEDS_TICKET: Text = Text::new(
    "Bắt buộc có phiếu: mỗi hồ sơ phục vụ xong được đánh giá một lần",
    "A ticket is needed: one rating for each served case",
);
/// What holds without that rule; `{lately}`, `{day}`.
pub const NEEDS_TICKET_HINT: Text = Text::new(
    "Nếu không bắt buộc, mỗi điện thoại chỉ gửi được một đánh giá cho cùng một quầy trong năm phút; mỗi quầy nhận nhiều nhất {lately} đánh giá không có phiếu trong năm phút và {day} trong một ngày.",
    "Without it one phone rates the same counter once in five minutes, and a counter takes at most {lately} ratings without a ticket in five minutes and {day} in a day.",
);
/// Rule: ratings from devices of the office.
pub const OFFICE_MAY: Text = Text::new(
    "Nhận cả đánh giá gửi từ máy đang đăng nhập tài khoản công vụ",
    "Also take ratings from devices on which a staff account is signed in",
);
/// Why not.
pub const OFFICE_MAY_HINT: Text = Text::new(
    "Thông thường không nhận, để cán bộ không tự đánh giá mình trên máy của cơ quan.",
    "They are not taken otherwise, so that nobody rates their own service from an office device.",
);
/// Stores the rules.
pub const SAVE: Text = Text::new("Lưu quy định", "Save the rules");
/// The rules are stored.
pub const SAVED: Text = Text::new("Đã lưu quy định.", "The rules are saved.");
/// What organisers find there.
pub const ENTRY: Text = Text::new(
    "Phát phiếu cho từng hồ sơ, quy định về đánh giá tại quầy.",
    "Hand out tickets for served cases, rules for ratings.",
);
