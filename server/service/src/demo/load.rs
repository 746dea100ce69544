//! Storing the demonstration, in the transaction that found the database empty.

use std::collections::HashMap;

use domain::{campaign::TextKind, progress::FactSource, text::fold, time::Day, viewer::Role};
use store::{
    StoreError, Tx,
    agency::OfficerRow,
    campaign::{CampaignRow, IndicatorRow, StandardRow, TextRow},
    progress::NewFact,
};

use super::{
    COORDINATED, DemoRefused,
    figures::spread,
    files::{CampaignFile, ConductKind, Files, Indicator, Standard},
    secrets::{Secrets, THRESHOLD},
};
use crate::{
    campaign::measure_names,
    core::Failure,
    demo_contest,
    demo_election::{self, DemoElection},
};

/// All that the transaction needs; made before it, because a transaction can run twice.
pub(super) struct Prepared {
    pub files: Files,
    /// Codes and keys of the election.
    pub secrets: Secrets,
    /// Sign-in name, display name, password hash, role.
    pub accounts: Vec<(&'static str, &'static str, String, Role)>,
    /// Seed of the draw by lot in the contest's round.
    pub draw_seed: [u8; 32],
    /// Now, UTC milliseconds.
    pub now_ms: i64,
}

pub(super) async fn load(tx: &mut Tx, prepared: &Prepared) -> Result<(), Failure<DemoRefused>> {
    if !store::campaign::nothing_stored(tx).await? {
        return Err(Failure::Refused(DemoRefused::NotEmpty));
    }
    let (files, now_ms) = (&prepared.files, prepared.now_ms);
    let campaign = campaign(&files.campaign)?;
    let campaign = CampaignRow { id: store::campaign::insert(tx, &campaign).await?, ..campaign };
    campaign_parts(tx, campaign.id, &files.campaign).await?;
    let agencies = agencies(tx, files).await?;
    let officers = officers(tx, prepared, &agencies).await?;
    figures(tx, prepared, &campaign, &agencies, &officers).await?;
    let trustees = accounts(tx, prepared, &officers).await?;
    election(tx, prepared, campaign.id, &officers, &trustees).await?;
    demo_contest::load(tx, campaign.id, &prepared.draw_seed, now_ms).await.map_err(Failure::widen)?;
    store::audit::append(tx, now_ms, "system", None, "demonstration.load", &campaign.code, "").await?;
    tx.announce_change();
    Ok(())
}

fn campaign(file: &CampaignFile) -> Result<CampaignRow, StoreError> {
    let written = &file.campaign;
    let day = |text: &str| {
        Day::parse(text).map(|day| day.0).ok_or_else(|| StoreError::Corrupt(format!("no day: {text}")))
    };
    Ok(CampaignRow {
        id: 0,
        code: written.code.clone(),
        plan_number: written.plan_number.clone(),
        plan_day: day(&written.plan_date)?,
        title_vi: written.title_vi.clone(),
        title_en: written.title_en.clone(),
        theme_vi: written.theme_vi.clone(),
        theme_en: written.theme_en.clone(),
        starts_day: day(&written.starts_on)?,
        ends_day: day(&written.ends_on)?,
    })
}

async fn campaign_parts(tx: &mut Tx, campaign_id: i64, file: &CampaignFile) -> Result<(), StoreError> {
    let long = |kind: TextKind| move |text: &super::files::Text| text_row(kind, text);
    let conduct = |kind: ConductKind, name: TextKind| {
        file.conduct.iter().filter(move |point| point.kind == kind).map(move |point| TextRow {
            kind: name.name().to_owned(),
            position: 0,
            title_vi: point.title_vi.clone(),
            title_en: point.title_en.clone(),
            detail_vi: String::new(),
            detail_en: String::new(),
        })
    };
    let kinds: [Vec<TextRow>; 4] = [
        file.strand.iter().map(long(TextKind::Strand)).collect(),
        conduct(ConductKind::Do, TextKind::ConductDo).collect(),
        conduct(ConductKind::Dont, TextKind::ConductDont).collect(),
        file.reward.iter().map(long(TextKind::Reward)).collect(),
    ];
    for texts in kinds {
        for (position, text) in (1..).zip(texts) {
            store::campaign::insert_text(tx, campaign_id, &TextRow { position, ..text }).await?;
        }
    }
    for (position, indicator) in (1..).zip(&file.indicator) {
        store::campaign::insert_indicator(tx, campaign_id, &indicator_row(position, indicator)).await?;
    }
    for (position, standard) in (1..).zip(&file.standard) {
        store::campaign::insert_standard(tx, campaign_id, &standard_row(position, standard)).await?;
    }
    Ok(())
}

fn text_row(kind: TextKind, text: &super::files::Text) -> TextRow {
    TextRow {
        kind: kind.name().to_owned(),
        position: 0,
        title_vi: text.title_vi.clone(),
        title_en: text.title_en.clone(),
        detail_vi: text.detail_vi.clone(),
        detail_en: text.detail_en.clone(),
    }
}

fn indicator_row(position: i64, written: &Indicator) -> IndicatorRow {
    IndicatorRow {
        code: written.code.clone(),
        position,
        name_vi: written.name_vi.clone(),
        name_en: written.name_en.clone(),
        unit: written.unit.name().to_owned(),
        numerator: measure_names(&written.numerator),
        denominator: measure_names(&written.denominator),
        direction: written.direction.name().to_owned(),
        target: written.target_bp.or(written.target_count),
        min_sample: written.min_sample,
        baseline: written.baseline_bp.or(written.baseline_count),
        baseline_label_vi: written.baseline_label_vi.clone(),
        baseline_label_en: written.baseline_label_en.clone(),
        source_vi: written.source_vi.clone(),
        source_en: written.source_en.clone(),
    }
}

fn standard_row(position: i64, written: &Standard) -> StandardRow {
    let at_least = written.at_least_bp.or(written.at_least);
    let direction = match (at_least, written.at_most) {
        (Some(_), _) => Some("at_least"),
        (None, Some(_)) => Some("at_most"),
        (None, None) => None,
    };
    StandardRow {
        officer_group: written.group.name().to_owned(),
        position,
        code: written.code.clone(),
        title_vi: written.title_vi.clone(),
        title_en: written.title_en.clone(),
        indicator_code: written.indicator.clone(),
        bound: at_least.or(written.at_most),
        direction: direction.map(str::to_owned),
    }
}

/// Agency ids by code.
async fn agencies(tx: &mut Tx, files: &Files) -> Result<HashMap<String, i64>, StoreError> {
    let mut ids = HashMap::new();
    for (position, agency) in (1..).zip(&files.agencies) {
        let id = store::agency::insert(
            tx,
            &agency.code,
            agency.kind.name(),
            position,
            &agency.name_vi,
            &agency.name_en,
        )
        .await?;
        ids.insert(agency.code.clone(), id);
    }
    for commune in &files.communes {
        store::agency::insert_commune(tx, &commune.code, &commune.name_vi).await?;
    }
    Ok(ids)
}

/// Officers and counters; answers officer id and agency id by staff code.
async fn officers(
    tx: &mut Tx,
    prepared: &Prepared,
    agencies: &HashMap<String, i64>,
) -> Result<HashMap<String, (i64, i64)>, StoreError> {
    let mut ids = HashMap::new();
    for officer in &prepared.files.officers {
        let agency_id = known(agencies, &officer.agency)?;
        let row = OfficerRow {
            id: 0,
            agency_id,
            officer_group: officer.group.name().to_owned(),
            staff_code: officer.staff_code.clone(),
            full_name: officer.full_name.clone(),
            title_vi: officer.title_vi.clone(),
            title_en: officer.title_en.clone(),
            achievements_vi: officer.achievements_vi.clone(),
            achievements_en: officer.achievements_en.clone(),
            left_at: None,
        };
        let id = store::agency::insert_officer(tx, &row, &fold(&officer.full_name)).await?;
        ids.insert(officer.staff_code.clone(), (id, agency_id));
    }
    for counter in &prepared.files.counters {
        let (officer_id, _) = known(&ids, &counter.officer)?;
        store::agency::insert_counter(tx, &counter.code, &counter.name_vi, &counter.name_en, officer_id)
            .await?;
    }
    Ok(ids)
}

async fn figures(
    tx: &mut Tx,
    prepared: &Prepared,
    campaign: &CampaignRow,
    agencies: &HashMap<String, i64>,
    officers: &HashMap<String, (i64, i64)>,
) -> Result<(), StoreError> {
    let today = Day::of_instant(prepared.now_ms).min(Day(campaign.ends_day));
    for figures in &prepared.files.figures {
        let (officer_id, agency_id) = match (&figures.officer, &figures.agency) {
            (Some(officer), None) => {
                let (officer_id, agency_id) = known(officers, officer)?;
                (Some(officer_id), agency_id)
            }
            (None, Some(agency)) => (None, known(agencies, agency)?),
            _ => return Err(StoreError::Corrupt("figures need an officer or an agency".to_owned())),
        };
        for (measure, total) in &figures.counts {
            for (day, amount) in spread(*total, Day(campaign.starts_day), today) {
                let fact = NewFact {
                    campaign_id: campaign.id,
                    measure: measure.name(),
                    agency_id,
                    officer_id,
                    day: day.0,
                    amount,
                    source: FactSource::Demonstration.name(),
                    recorded_at_ms: prepared.now_ms,
                    stated_id: None,
                };
                store::progress::add_fact(tx, &fact).await?;
            }
        }
    }
    Ok(())
}

/// Stores the staff accounts; answers the trustees' ids in their order.
async fn accounts(
    tx: &mut Tx,
    prepared: &Prepared,
    officers: &HashMap<String, (i64, i64)>,
) -> Result<Vec<i64>, StoreError> {
    let mut trustees = Vec::new();
    for (username, display_name, hash, role) in &prepared.accounts {
        let id = store::account::insert_staff(tx, username, display_name, hash, prepared.now_ms).await?;
        store::account::grant_role(tx, id, role.name()).await?;
        if *role == Role::Trustee {
            trustees.push(id);
        }
        let of_agency = prepared.files.officers.iter().find(|officer| officer.agency == COORDINATED);
        if let (Role::AgencyCoordinator, Some(officer)) = (role, of_agency) {
            let (officer_id, _) = known(officers, &officer.staff_code)?;
            store::account::link_officer(tx, id, officer_id).await?;
        }
    }
    Ok(trustees)
}

async fn election(
    tx: &mut Tx,
    prepared: &Prepared,
    campaign_id: i64,
    officers: &HashMap<String, (i64, i64)>,
    accounts: &[i64],
) -> Result<(), Failure<DemoRefused>> {
    let (files, secrets) = (&prepared.files, &prepared.secrets);
    let mut roll = Vec::new();
    let mut nominees = Vec::new();
    for (officer, code) in files.officers.iter().zip(&secrets.codes) {
        let (officer_id, _) = known(officers, &officer.staff_code)?;
        roll.push((officer_id, code.credential(&secrets.election).key()));
        if officer.nominee {
            nominees.push(officer.staff_code.clone());
        }
    }
    let trustees: Vec<_> = accounts.iter().copied().zip(&secrets.posts).collect();
    let election = DemoElection {
        name: &secrets.election,
        roll: &roll,
        nominees: &nominees,
        trustees: &trustees,
        threshold: THRESHOLD,
    };
    demo_election::load(tx, campaign_id, &election, prepared.now_ms).await?;
    Ok(())
}

fn known<T: Copy>(ids: &HashMap<String, T>, code: &str) -> Result<T, StoreError> {
    ids.get(code).copied().ok_or_else(|| StoreError::Corrupt(format!("the demonstration names no {code}")))
}
