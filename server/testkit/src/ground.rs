//! Rows that many tests begin with.

use store::campaign::CampaignRow;

/// A campaign of 101 days, to be inserted; `starts_day` counts from 1970.
#[must_use]
pub fn campaign_row(code: &str, starts_day: i64) -> CampaignRow {
    CampaignRow {
        id: 0,
        code: code.to_owned(),
        plan_number: "1/KH".to_owned(),
        plan_day: 1,
        title_vi: "Đợt thi đua".to_owned(),
        title_en: "Campaign".to_owned(),
        theme_vi: "Chủ đề".to_owned(),
        theme_en: "Theme".to_owned(),
        starts_day,
        ends_day: starts_day + 100,
    }
}
