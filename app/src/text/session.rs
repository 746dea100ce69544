//! Texts of signing in, and the names of what accounts may do.

use domain::viewer::Role;

use super::Text;

/// Heading.
pub const TITLE: Text = Text::new("Đăng nhập dành cho cán bộ phụ trách", "Staff sign-in");
/// Who signs in here.
pub const LEAD: Text = Text::new(
    "Dành cho Ban Tổ chức, lãnh đạo, Tổ kiểm phiếu và người phát mã.",
    "For organisers, managers, the counting team and code keepers.",
);
/// Label of the user name.
pub const USERNAME: Text = Text::new("Tên đăng nhập", "User name");
/// Label of the password.
pub const PASSWORD: Text = Text::new("Mật khẩu", "Password");
/// Voters need no account.
pub const VOTERS: Text = Text::new(
    "Người bình chọn không cần tài khoản: chỉ cần mã bỏ phiếu trong thư gửi riêng cho mình.",
    "Voters need no account: the voting code in the letter to each of them is enough.",
);
/// Link to the elections.
pub const VOTE_LINK: Text = Text::new("Đến trang bình chọn", "Go to the voting page");

/// What an account may do, as shown beside its name.
#[must_use]
pub const fn role(role: Role) -> Text {
    match role {
        Role::Organiser => Text::new("Ban Tổ chức", "Organiser"),
        Role::Manager => Text::new("Lãnh đạo", "Manager"),
        Role::Secretary => Text::new("Tổ Thư ký", "Secretary"),
        Role::QuestionAuthor => Text::new("Người ra đề", "Author of questions"),
        Role::QuestionReviewer => Text::new("Người thẩm định đề", "Reviewer of questions"),
        Role::AgencyCoordinator => Text::new("Đầu mối của cơ quan", "Agency coordinator"),
        Role::Trustee => Text::new("Thành viên Tổ kiểm phiếu", "Member of the counting team"),
        Role::CodeKeeper => Text::new("Người phát mã", "Code keeper"),
    }
}
