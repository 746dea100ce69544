//! A small election as the store keeps it, and shorthands to write to it.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use futures::future::BoxFuture;
use store::{
    Db, StoreError, Tx, WriteError,
    agency::{self, OfficerRow},
    campaign::{self, CampaignRow},
    election::{self, BallotRow, CategoryRow, Declared, EventRow},
};

#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failed {
    pub fn is_constraint(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_constraint())
    }
}

/// An election with one category, two nominees, and five officers of two agencies on the roll.
#[derive(Debug, Clone)]
pub struct World {
    pub id: i64,
    pub category_id: i64,
    pub officers: Vec<i64>,
    pub nominees: Vec<i64>,
}

pub async fn write<I: Send + Sync + 'static, O: Send + 'static>(
    db: &Db,
    input: I,
    work: impl for<'t> Fn(&'t mut Tx, &'t I) -> BoxFuture<'t, Result<O, Failed>> + Send + Sync + 'static,
) -> Result<O, Failed> {
    db.write(input, work).await
}

pub fn declared(title: &str) -> Declared {
    Declared {
        title_vi: title.to_owned(),
        title_en: "Election".to_owned(),
        rehearsal: false,
        approval_bp: 5_000,
    }
}

pub async fn world(db: &Db) -> World {
    write(db, (), |tx, ()| Box::pin(build(tx))).await.unwrap()
}

pub async fn build(tx: &mut Tx) -> Result<World, Failed> {
    let campaign_id = campaign::insert(tx, &campaign_row()).await?;
    let id = election::insert(tx, campaign_id, &"ab".repeat(16), &declared("Bình chọn")).await?;
    let mut officers = Vec::new();
    for (code, members) in [("so-b", 3), ("so-a", 2)] {
        let position = if code == "so-a" { 1 } else { 2 };
        let agency_id = agency::insert(tx, code, "department", position, code, code).await?;
        for number in 0..members {
            let officer = OfficerRow {
                id: 0,
                agency_id,
                officer_group: "agency_officer".to_owned(),
                staff_code: format!("{code}-{number}"),
                full_name: format!("Cán bộ {code}-{number}"),
                title_vi: String::new(),
                title_en: String::new(),
                achievements_vi: String::new(),
                achievements_en: String::new(),
                left_at: None,
            };
            let officer_id = agency::insert_officer(tx, &officer, "can bo").await?;
            election::insert_roll_entry(tx, id, officer_id).await?;
            officers.push(officer_id);
        }
    }
    let category_id = election::insert_category(tx, &category(0, id)).await?;
    let mut nominees = Vec::new();
    for officer_id in &officers[..2] {
        nominees.push(election::insert_nominee(tx, category_id, *officer_id, "Minh chứng", "").await?);
    }
    Ok(World { id, category_id, officers, nominees })
}

pub fn campaign_row() -> CampaignRow {
    let text = String::new;
    CampaignRow {
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
    }
}

pub fn category(id: i64, election_id: i64) -> CategoryRow {
    CategoryRow {
        id,
        election_id,
        position: 1,
        officer_group: "agency_officer".to_owned(),
        title_vi: "Hạng mục".to_owned(),
        title_en: "Category".to_owned(),
        min_choices: 1,
        max_choices: 2,
        seats: 1,
        blank: true,
    }
}

pub fn event(position: i64) -> EventRow {
    EventRow { position, line: format!("line {position}") }
}

pub async fn append(db: &Db, id: i64, kind: &'static str, position: i64) -> Result<(), Failed> {
    write(db, (id, kind, position), |tx, (id, kind, position)| {
        Box::pin(async move {
            let hash = [u8::try_from(*position).unwrap(); 32];
            Ok(election::append_event(tx, *id, kind, &event(*position), &hash).await?)
        })
    })
    .await
}

pub async fn ballot(db: &Db, id: i64, fingerprint: u8, credential: u8, position: i64) -> Result<(), Failed> {
    let row = BallotRow { fingerprint: vec![fingerprint; 32], credential: vec![credential; 32], position };
    write(db, (id, row), |tx, (id, row)| {
        Box::pin(async move { Ok(election::insert_ballot(tx, *id, row).await?) })
    })
    .await
}

/// Gives the officers keys 1, 2, 3 … in their order.
pub async fn keys(db: &Db, world: &World) {
    let done = write(db, world.clone(), |tx, world| {
        Box::pin(async move {
            for (key, officer) in (1..).zip(&world.officers) {
                assert!(election::set_credential(tx, world.id, *officer, &[key; 32]).await?);
            }
            Ok(())
        })
    });
    done.await.unwrap();
}
