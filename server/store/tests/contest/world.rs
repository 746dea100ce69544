//! A campaign with two agencies, one commune, four questions and a draft round of two.

use domain::{
    contest::{Picks, QuestionKind, Validity},
    time::Day,
};
use store::{
    StoreError, Tx,
    agency::{self, OfficerRow},
    campaign::{self, CampaignRow},
    contest::{self, NewContestant, NewQuestion, SettingsRow},
};

/// A day of the campaign.
pub const TODAY: Day = Day(20_050);

#[derive(Clone, Copy)]
pub struct World {
    pub campaign_id: i64,
    pub round_id: i64,
    pub agency_id: i64,
    pub commune_id: i64,
}

pub async fn build_world(tx: &mut Tx) -> Result<World, StoreError> {
    let row = CampaignRow {
        id: 0,
        code: "thu".to_owned(),
        plan_number: "1".to_owned(),
        plan_day: 20_000,
        title_vi: "Thử".to_owned(),
        title_en: "Test".to_owned(),
        theme_vi: String::new(),
        theme_en: String::new(),
        starts_day: 20_000,
        ends_day: 20_100,
    };
    let campaign_id = campaign::insert(tx, &row).await?;
    let agency_id = agency::insert(tx, "so-a", "department", 1, "Sở A", "A").await?;
    agency::insert(tx, "so-b", "department", 2, "Sở B", "B").await?;
    let commune_id = agency::insert_commune(tx, "xa-a", "Xã A").await?;
    for number in 0..3 {
        let officer = OfficerRow {
            id: 0,
            agency_id,
            officer_group: "agency_officer".to_owned(),
            staff_code: format!("CB{number}"),
            full_name: format!("Cán bộ {number}"),
            title_vi: String::new(),
            title_en: String::new(),
            achievements_vi: String::new(),
            achievements_en: String::new(),
            left_at: None,
        };
        agency::insert_officer(tx, &officer, "can bo").await?;
    }
    for number in 0..4 {
        insert_question(tx, campaign_id, &format!("Q{number}"), 1).await?;
    }
    let round_id = new_round(tx, campaign_id).await?;
    Ok(World { campaign_id, round_id, agency_id, commune_id })
}

pub async fn insert_question(tx: &mut Tx, campaign_id: i64, code: &str, key: u8) -> Result<(), StoreError> {
    let options = ["a", "b", "c"].map(str::to_owned);
    let question = NewQuestion {
        code,
        topic: "plan",
        difficulty: "easy",
        kind: QuestionKind::Single,
        text_vi: code,
        text_en: code,
        options_vi: &options,
        options_en: &options,
        key: Picks::from(key),
        source_vi: "nguồn",
        source_en: "source",
        validity: Validity::default(),
        explanation_vi: "vì vậy",
    };
    contest::insert_question(tx, campaign_id, &question).await
}

pub async fn new_round(tx: &mut Tx, campaign_id: i64) -> Result<i64, StoreError> {
    let round = SettingsRow {
        title_vi: "Vòng",
        title_en: "Round",
        question_count: 2,
        time_limit_s: 60,
        min_age_years: 15,
        grace_s: 30,
        prediction: None,
        freeze_at: None,
        blueprint: None,
        pass_mark: None,
        shows_result: "at_once",
        prizes: None,
        attempts_allowed: 1,
        counted_attempt: "best",
        opens_at: None,
        closes_at: None,
    };
    contest::insert_round(tx, campaign_id, &round).await
}

pub fn person(world: World, identity: &str) -> NewContestant {
    NewContestant {
        campaign_id: world.campaign_id,
        entry_group: "encouraged",
        identity: identity.to_owned(),
        phone_hash: Some(b"phone".to_vec()),
        person_hash: Some(identity.as_bytes().to_vec()),
        full_name: "Người Thử".to_owned(),
        officer_id: None,
        agency_id: None,
        commune_id: Some(world.commune_id),
        birth_day: Some(7_000),
        phone: Some("0912345678".to_owned()),
        shows_name: true,
        consent_version: "1".to_owned(),
        consented_at_ms: 5,
        entry_handle: format!("H-{identity}"),
        entry_code_hash: identity.as_bytes().to_vec(),
    }
}
