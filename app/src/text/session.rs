//! Texts of signing in.

use super::Text;

/// Heading for officials.
pub const OFFICIAL_TITLE: Text = Text::new("Đăng nhập để bình chọn", "Sign in to vote");
/// What the code is.
pub const OFFICIAL_LEAD: Text = Text::new(
    "Nhập mã cá nhân in trong thư gửi riêng cho anh, chị. Không cần mật khẩu.",
    "Type the personal code from the letter that was sent to you. No password is needed.",
);
/// Label of the code.
pub const CODE: Text = Text::new("Mã cá nhân", "Personal code");
/// How a code looks.
pub const CODE_HINT: Text = Text::new(
    "Gồm 21 chữ và số, ví dụ ABCD-EFGH-JKMN-PQRS-TVWXY. Chữ hoa hay thường, có gạch nối hay không đều được.",
    "21 letters and digits, for example ABCD-EFGH-JKMN-PQRS-TVWXY. Capitals and dashes do not matter.",
);
/// What to do without a code.
pub const CODE_LOST: Text = Text::new(
    "Chưa có hoặc bị mất mã? Hãy báo Tổ Thư ký phong trào để được cấp lại; mã cũ sẽ hết hiệu lực.",
    "No code, or lost it? Tell the campaign's secretaries; they issue a new one and the old one stops working.",
);
/// Link to the staff form.
pub const STAFF_LINK: Text =
    Text::new("Đăng nhập cho Ban Tổ chức và lãnh đạo", "Sign in for organisers and managers");
/// Heading for staff.
pub const STAFF_TITLE: Text =
    Text::new("Đăng nhập cho Ban Tổ chức và lãnh đạo", "Sign in for organisers and managers");
/// Label of the user name.
pub const USERNAME: Text = Text::new("Tên đăng nhập", "User name");
/// Label of the password.
pub const PASSWORD: Text = Text::new("Mật khẩu", "Password");
/// Link to the officials' form.
pub const OFFICIAL_LINK: Text =
    Text::new("Đăng nhập bằng mã cá nhân để bình chọn", "Sign in with a personal code to vote");
