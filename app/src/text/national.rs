//! Texts of the page of the national index.

use domain::progress::Component;

use super::Text;

/// Heading and link.
pub const TITLE: Text = Text::new("Bộ chỉ số quốc gia (Quyết định 766)", "National index (Decision 766)");
/// What the page shows.
pub const LEAD: Text = Text::new(
    "Chất lượng phục vụ trên thang 100 điểm, tính từ chính số liệu của phong trào.",
    "Quality of service out of 100 points, from the campaign's own figures.",
);
/// How points come about.
pub const METHOD: Text = Text::new(
    "Điểm mỗi nhóm = điểm tối đa × tỷ lệ trường hợp đạt, làm tròn xuống; dưới 10 trường hợp thì chưa chấm. Cổng Dịch vụ công quốc gia còn tính thêm nội dung khác nên điểm ở đó có thể khác.",
    "Points of a group = its most points × the share of good cases, rounded down; below 10 cases it is not scored. The national portal counts further things, so its score may differ.",
);
/// Where the points come from.
pub const SOURCE: Text = Text::new(
    "Điểm tối đa theo Quyết định 766/QĐ-TTg ngày 23/06/2022.",
    "Most points by Decision 766/QĐ-TTg of 23/06/2022.",
);
/// Row of all agencies together.
pub const CENTRE: Text = Text::new("Toàn Trung tâm", "The whole Centre");
/// Column: agency.
pub const AGENCY: Text = Text::new("Cơ quan", "Agency");
/// Column: total.
pub const TOTAL: Text = Text::new("Tổng điểm", "Total");
/// A total; `{points}`, `{possible}`.
pub const OUT_OF: Text = Text::new("{points} / {possible}", "{points} / {possible}");
/// A component that cannot be scored.
pub const NOT_SCORED: Text = Text::new("chưa chấm", "not scored");
/// What is shown is a group alone.
pub const PART: Text =
    Text::new("Tổng điểm chỉ gồm các nhóm đang xem.", "The total is that of the groups shown.");
/// When it was read; `{at}`.
pub const AS_OF: Text = Text::new("Số liệu lúc {at}.", "Figures as of {at}.");
/// Cases of a component; `{good}`, `{all}`.
pub const CASES: Text = Text::new("{good} trên {all}", "{good} of {all}");

/// A component in words.
#[must_use]
pub const fn component(component: Component) -> Text {
    match component {
        Component::Publicity => Text::new("Công khai, minh bạch", "Publicity and transparency"),
        Component::Progress => Text::new("Tiến độ giải quyết", "Progress of resolving"),
        Component::OnlineService => Text::new("Dịch vụ trực tuyến", "Online service"),
        Component::OnlinePayment => Text::new("Thanh toán trực tuyến", "Online payment"),
        Component::Satisfaction => Text::new("Mức độ hài lòng", "Satisfaction"),
        Component::Digitisation => Text::new("Số hóa hồ sơ", "Digitisation"),
    }
}
