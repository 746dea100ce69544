//! Texts of the frame around every page.

use super::Text;

/// Name of the product.
pub const PRODUCT: Text = Text::new("Thi Đua Số", "Thi Đua Số");
/// What the product is, under its name.
pub const PRODUCT_SUB: Text =
    Text::new("Trung tâm Phục vụ hành chính công tỉnh", "Provincial Public Administrative Service Centre");
/// Skip link.
pub const SKIP: Text = Text::new("Đến nội dung chính", "Skip to content");
/// Label of the main navigation.
pub const NAVIGATION: Text = Text::new("Các phần của trang", "Sections");
/// Navigation: home.
pub const HOME: Text = Text::new("Trang đầu", "Home");
/// Navigation: live progress.
pub const PROGRESS: Text = Text::new("Tiến độ", "Progress");
/// Navigation: the campaign.
pub const CAMPAIGN: Text = Text::new("Phong trào", "Campaign");
/// Navigation: the public contest.
pub const CONTEST: Text = Text::new("Cuộc thi", "Contest");
/// Navigation: peer voting.
pub const VOTE: Text = Text::new("Bình chọn", "Vote");
/// Navigation: organisers' pages.
pub const ORGANISE: Text = Text::new("Tổ chức", "Organise");
/// Label of the text-size buttons.
pub const TEXT_SIZE: Text = Text::new("Cỡ chữ", "Text size");
/// Text size: normal.
pub const TEXT_NORMAL: Text = Text::new("Chữ vừa", "Normal text");
/// Text size: large.
pub const TEXT_LARGE: Text = Text::new("Chữ lớn", "Large text");
/// Text size: largest.
pub const TEXT_LARGEST: Text = Text::new("Chữ rất lớn", "Largest text");
/// Sign in.
pub const SIGN_IN: Text = Text::new("Đăng nhập", "Sign in");
/// Sign out.
pub const SIGN_OUT: Text = Text::new("Đăng xuất", "Sign out");
/// While something loads.
pub const LOADING: Text = Text::new("Đang tải…", "Loading…");
/// Page not found, heading.
pub const NOT_FOUND: Text = Text::new("Không có trang này", "There is no such page");
/// Page not found, what to do.
pub const NOT_FOUND_HELP: Text = Text::new(
    "Địa chỉ có thể đã gõ nhầm hoặc trang đã được chuyển đi. Mời quay lại trang đầu.",
    "The address may be mistyped or the page may have moved. Please go back to the home page.",
);
/// Footer: what this is.
pub const FOOTER: Text = Text::new(
    "Trang của phong trào thi đua nâng cao chất lượng giải quyết thủ tục hành chính.",
    "The campaign's home for better handling of administrative procedures.",
);
/// Footer: figures are public.
pub const FOOTER_OPEN: Text = Text::new(
    "Số liệu, quy tắc bình chọn và thể lệ cuộc thi đều được công khai tại đây.",
    "Figures, voting rules and contest rules are all published here.",
);
/// Heading of a form problem.
pub const PROBLEM: Text = Text::new("Chưa thực hiện được", "This did not work");
/// With an internal error: what to tell the IT office.
pub const REQUEST_ID: Text =
    Text::new("Mã yêu cầu để báo bộ phận kỹ thuật: {id}", "Request number for the IT office: {id}");
/// Back link.
pub const BACK: Text = Text::new("Quay lại", "Back");
/// Prints the page.
pub const PRINT: Text = Text::new("In trang này", "Print this page");
