//! The rows that elections stand on: a campaign, agencies, officers and their counted figures.

use store::{
    StoreError, Tx,
    agency::{self, OfficerRow},
    campaign::{self, CampaignRow, IndicatorRow, StandardRow},
    progress::NewFact,
};

/// Officers 0–5 sit at Sở A, 6–8 at Sở B, 9–10 at the post office.
pub const AGENCIES: [(&str, &str, usize); 3] =
    [("Sở A", "agency_officer", 6), ("Sở B", "agency_officer", 3), ("Bưu điện", "partner_staff", 2)];

/// Stores everything and answers the officers' ids.
pub async fn lay(tx: &mut Tx) -> Result<Vec<i64>, StoreError> {
    let campaign_id = campaign(tx).await?;
    let mut officers = Vec::new();
    for (position, (name, group, members)) in (1..).zip(AGENCIES) {
        let code = format!("a{position}");
        let agency_id = agency::insert(tx, &code, "department", position, name, name).await?;
        for _ in 0..members {
            let id = officer(tx, agency_id, group, officers.len()).await?;
            officers.push((id, agency_id));
        }
    }
    // Officers 1 and 2 meet the one measured standard of their group; 0 and 3 do not.
    for (officer, very_satisfied) in [(0, 97), (1, 98), (2, 99)] {
        fact(tx, campaign_id, officers[officer], "very_satisfied", very_satisfied).await?;
        fact(tx, campaign_id, officers[officer], "satisfied", 100 - very_satisfied).await?;
    }
    Ok(officers.into_iter().map(|(id, _)| id).collect())
}

async fn campaign(tx: &mut Tx) -> Result<i64, StoreError> {
    let text = String::new;
    let row = CampaignRow {
        id: 0,
        code: "thu".to_owned(),
        plan_number: text(),
        plan_day: 0,
        title_vi: text(),
        title_en: text(),
        theme_vi: text(),
        theme_en: text(),
        starts_day: 0,
        ends_day: 1,
    };
    let id = campaign::insert(tx, &row).await?;
    let indicator = IndicatorRow {
        code: "very_satisfied".to_owned(),
        position: 1,
        name_vi: text(),
        name_en: text(),
        unit: "share".to_owned(),
        numerator: "very_satisfied".to_owned(),
        denominator: "very_satisfied,satisfied,dissatisfied".to_owned(),
        direction: "at_least".to_owned(),
        target: None,
        min_sample: 20,
        baseline: None,
        baseline_label_vi: text(),
        baseline_label_en: text(),
        source_vi: text(),
        source_en: text(),
    };
    campaign::insert_indicator(tx, id, &indicator).await?;
    let standard = |position, indicator_code: Option<&str>| StandardRow {
        officer_group: "agency_officer".to_owned(),
        position,
        code: format!("CQ{position}"),
        title_vi: text(),
        title_en: text(),
        indicator_code: indicator_code.map(str::to_owned),
        bound: indicator_code.map(|_| 9_800),
        direction: indicator_code.map(|_| "at_least".to_owned()),
    };
    campaign::insert_standard(tx, id, &standard(1, Some("very_satisfied"))).await?;
    campaign::insert_standard(tx, id, &standard(2, None)).await?;
    Ok(id)
}

async fn officer(tx: &mut Tx, agency_id: i64, group: &str, number: usize) -> Result<i64, StoreError> {
    let row = OfficerRow {
        id: 0,
        agency_id,
        officer_group: group.to_owned(),
        staff_code: format!("CB{number:02}"),
        full_name: format!("Cán bộ {number:02}"),
        title_vi: String::new(),
        title_en: String::new(),
        achievements_vi: "Thành tích".to_owned(),
        achievements_en: "Achievements".to_owned(),
        left_at: None,
    };
    agency::insert_officer(tx, &row, "can bo").await
}

async fn fact(
    tx: &mut Tx,
    campaign_id: i64,
    (officer_id, agency_id): (i64, i64),
    measure: &str,
    amount: i64,
) -> Result<(), StoreError> {
    let fact = NewFact {
        campaign_id,
        measure,
        agency_id,
        officer_id: Some(officer_id),
        day: 0,
        amount,
        source: "test",
        recorded_at_ms: 0,
        stated_id: None,
    };
    store::progress::add_fact(tx, &fact).await
}
