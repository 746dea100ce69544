//! Texts of the campaign's page and of its part of the first page.

use domain::agency::OfficerGroup;

use super::Text;

/// Title of the campaign's page.
pub const TITLE: Text = Text::new("Phong trào", "The campaign");
/// Plan and period.
pub const PLAN: Text = Text::new("Kế hoạch số {number} ngày {day}", "Plan {number} of {day}");
/// From when to when.
pub const PERIOD: Text = Text::new("Thời gian: {from} – {to}", "Period: {from} – {to}");
/// Theme.
pub const THEME: Text = Text::new("Chủ đề", "Theme");
/// Strands.
pub const STRANDS: Text = Text::new("Nội dung thi đua", "Strands");
/// Targets.
pub const TARGETS: Text = Text::new("Chỉ tiêu", "Targets");
/// Column: indicator.
pub const INDICATOR: Text = Text::new("Chỉ số", "Indicator");
/// Column: target.
pub const TARGET: Text = Text::new("Chỉ tiêu", "Target");
/// Column: baseline.
pub const BASELINE: Text = Text::new("Kỳ trước", "Earlier period");
/// Column: source.
pub const SOURCE: Text = Text::new("Nguồn", "Source");
/// Standards.
pub const STANDARDS: Text = Text::new("Tiêu chuẩn cá nhân", "Standards for individuals");
/// How standards are used.
pub const STANDARDS_LEAD: Text = Text::new(
    "Mỗi nhóm tham gia có tiêu chuẩn riêng. Tiêu chuẩn đo được bằng số liệu được đối chiếu tự động trong hồ sơ đề cử.",
    "Each group of participants has standards of its own. Those that figures can decide are checked in each nominee's dossier.",
);
/// Mark of a standard that figures decide.
pub const MEASURED: Text = Text::new("đo bằng số liệu", "measured");
/// Code of conduct.
pub const CONDUCT: Text = Text::new("Quy tắc 05 T và 05 K", "Code of conduct: 05 T and 05 K");
/// Things to do.
pub const DO: Text = Text::new("05 T – nên làm", "05 T – do");
/// Things not to do.
pub const DONT: Text = Text::new("05 K – không làm", "05 K – don't");
/// Rewards.
pub const REWARDS: Text = Text::new("Khen thưởng", "Rewards");

/// First page: where it stands.
pub const NOW: Text = Text::new("Phong trào đang ở đâu", "Where the campaign stands");
/// First page: link to the live page.
pub const SEE_ALL: Text = Text::new("Xem toàn bộ tiến độ", "See all figures");
/// First page: what to do here.
pub const TAKE_PART: Text = Text::new("Tham gia", "Take part");
/// First page: voting.
pub const VOTE_TITLE: Text = Text::new("Bình chọn gương điển hình", "Elect exemplary officers");
/// First page: who votes.
pub const VOTE_LEAD: Text = Text::new(
    "Dành cho cán bộ tham gia phong trào, bằng mã bỏ phiếu trong thư riêng. Không ai biết anh, chị chọn ai.",
    "For officers in the campaign, with the voting code from their letter. Nobody learns whom they chose.",
);
/// First page: contest.
pub const CONTEST_TITLE: Text = Text::new("Dự thi trực tuyến", "Enter the contest");
/// First page: who may enter.
pub const CONTEST_LEAD: Text = Text::new(
    "Thi tìm hiểu cải cách thủ tục hành chính, mở cho cán bộ và người dân từ đủ 15 tuổi.",
    "On procedure reform, open to officers and to citizens aged 15 or more.",
);
/// First page: the plan.
pub const CAMPAIGN_TITLE: Text = Text::new("Nội dung và tiêu chuẩn", "Content and standards");
/// First page: what is in the plan.
pub const CAMPAIGN_LEAD: Text = Text::new(
    "Nội dung thi đua, chỉ tiêu, tiêu chuẩn từng nhóm, quy tắc 05 T, 05 K và khen thưởng.",
    "Strands, targets, each group's standards, code of conduct and rewards.",
);

/// A participant group in words.
#[must_use]
pub const fn group(group: OfficerGroup) -> Text {
    match group {
        OfficerGroup::CentreStaff => Text::new("Cán bộ, nhân viên của Trung tâm", "Staff of the Centre"),
        OfficerGroup::AgencyOfficer => Text::new(
            "Cán bộ, công chức, viên chức của các cơ quan tại quầy",
            "Officers of agencies at the counters",
        ),
        OfficerGroup::PartnerStaff => {
            Text::new("Nhân viên bưu chính, điện lực, ngân hàng", "Post, power and bank staff")
        }
    }
}
