//! A small election on a real database, and what its people do.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::{
    election::{BallotPaper, BallotTrace, CastRefused, Receipt},
    personal_code::PersonalCode,
    viewer::Role,
};
use service::{Failure, Official, Organiser, Service, staff::NewAccount};
use store::{
    Db, StoreError, Tx, WriteError,
    agency::{self, OfficerRow},
    campaign::{self, CampaignRow, IndicatorRow, StandardRow},
    election::{self, CategoryRow},
    progress::NewFact,
};
use testkit::service_on;
use voting::Selection;

/// Officers 0–5 sit at Sở A, 6–8 at Sở B, 9–10 at the post office; the last is not on the roll.
pub const AGENCIES: [(&str, &str, usize); 3] =
    [("Sở A", "agency_officer", 6), ("Sở B", "agency_officer", 3), ("Bưu điện", "partner_staff", 2)];
pub const OFFICERS: usize = 11;

pub struct World {
    pub service: Service,
    pub db: Db,
    pub organiser: Organiser,
    /// Personal codes by officer, as printed.
    pub codes: Vec<String>,
    /// Session cookies by officer.
    pub cookies: Vec<String>,
    pub election_id: i64,
    /// Officers 0–3, elected by two seats.
    pub first: List,
    /// Officers 6–8 and 9, elected by one seat.
    pub second: List,
}

#[derive(Debug, Clone, Default)]
pub struct List {
    pub category_id: i64,
    pub nominees: Vec<i64>,
}

impl World {
    pub async fn draft(db: Db) -> Self {
        let (service, _) = service_on(db.clone());
        let codes: Vec<PersonalCode> =
            (1_u8..).take(OFFICERS).map(|n| PersonalCode::from_random([n; 20])).collect();
        let made: Result<_, WriteError> =
            db.write(codes.clone(), |tx, codes| Box::pin(async move { Ok(build(tx, codes).await?) })).await;
        let (election_id, first, second) = made.unwrap();
        let mut cookies = Vec::new();
        for code in &codes {
            cookies.push(service.sign_in_official(&code.printed()).await.unwrap().cookie);
        }
        let organiser = organiser(&service).await;
        let codes = codes.iter().map(PersonalCode::printed).collect();
        Self { service, db, organiser, codes, cookies, election_id, first, second }
    }

    pub async fn open(db: Db) -> Self {
        let world = Self::draft(db).await;
        world.service.open_election(world.organiser, world.election_id).await.unwrap();
        world
    }

    pub async fn official(&self, officer: usize) -> Official {
        self.official_with(&self.cookies[officer]).await
    }

    pub async fn official_with(&self, cookie: &str) -> Official {
        self.service.recognise(Some(cookie), None).await.unwrap().official::<()>().unwrap()
    }

    /// What officer `officer` sends who chooses these of the first list and of the second, by place.
    pub fn choice(&self, first: &[usize], second: &[usize]) -> Vec<Selection> {
        let selection = |list: &List, places: &[usize]| Selection {
            category_id: list.category_id,
            nominee_ids: places.iter().map(|place| list.nominees[*place]).collect(),
        };
        vec![selection(&self.first, first), selection(&self.second, second)]
    }

    pub async fn cast(
        &self,
        officer: usize,
        first: &[usize],
        second: &[usize],
    ) -> Result<Receipt, Failure<CastRefused>> {
        self.send(officer, self.choice(first, second)).await
    }

    pub async fn send(
        &self,
        officer: usize,
        choice: Vec<Selection>,
    ) -> Result<Receipt, Failure<CastRefused>> {
        self.service.cast(self.official(officer).await, self.election_id, choice).await
    }

    pub async fn paper(&self, officer: usize) -> BallotPaper {
        self.service.ballot_paper(self.official(officer).await, self.election_id).await.unwrap()
    }

    pub async fn trace(&self, check_code: &str) -> BallotTrace {
        self.service.find_ballot(self.election_id, check_code).await.unwrap()
    }

    pub async fn voted(&self) -> i64 {
        self.service.turnout(self.election_id).await.unwrap().voted
    }

    pub async fn close_and_publish(&self) {
        self.service.close_election(self.organiser, self.election_id).await.unwrap();
        self.service.publish_result(self.organiser, self.election_id).await.unwrap();
    }
}

pub async fn build(tx: &mut Tx, codes: &[PersonalCode]) -> Result<(i64, List, List), StoreError> {
    let campaign_id = campaign(tx).await?;
    let election_id = election::insert(tx, campaign_id, "Bình chọn", "Election").await?;
    let mut officers = Vec::new();
    for (position, (name, group, members)) in (1..).zip(AGENCIES) {
        let agency_id =
            agency::insert(tx, &format!("a{position}"), "department", position, name, name).await?;
        for _ in 0..members {
            let code = &codes[officers.len()];
            let id = officer(tx, agency_id, group, code).await?;
            officers.push((id, agency_id));
        }
    }
    for (id, _) in &officers[..OFFICERS - 1] {
        election::insert_roll_entry(tx, election_id, *id).await?;
    }
    // Officers 1 and 2 meet the one measured standard of their group; 0 and 3 do not.
    for (officer, very_satisfied) in [(0, 97), (1, 98), (2, 99)] {
        fact(tx, campaign_id, officers[officer], "very_satisfied", very_satisfied).await?;
        fact(tx, campaign_id, officers[officer], "satisfied", 100 - very_satisfied).await?;
    }
    let first = list(tx, election_id, 1, 2, &officers[0..4]).await?;
    let second = list(tx, election_id, 2, 1, &officers[6..10]).await?;
    Ok((election_id, first, second))
}

pub async fn campaign(tx: &mut Tx) -> Result<i64, StoreError> {
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

pub async fn officer(
    tx: &mut Tx,
    agency_id: i64,
    group: &str,
    code: &PersonalCode,
) -> Result<i64, StoreError> {
    let row = OfficerRow {
        id: 0,
        agency_id,
        officer_group: group.to_owned(),
        staff_code: code.handle(),
        full_name: format!("Cán bộ {}", code.handle()),
        title_vi: String::new(),
        title_en: String::new(),
        achievements_vi: "Thành tích".to_owned(),
        achievements_en: "Achievements".to_owned(),
    };
    let id = agency::insert_officer(tx, &row, "can bo").await?;
    let hash = service::sign_in::secret_hash(code);
    store::account::insert_personal_code(tx, &code.handle(), id, &hash, 1).await?;
    Ok(id)
}

pub async fn fact(
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
    };
    store::progress::add_fact(tx, &fact).await
}

pub async fn list(
    tx: &mut Tx,
    election_id: i64,
    position: i64,
    seats: i64,
    officers: &[(i64, i64)],
) -> Result<List, StoreError> {
    let category = CategoryRow {
        id: 0,
        election_id,
        position,
        officer_group: "agency_officer".to_owned(),
        title_vi: String::new(),
        title_en: String::new(),
        min_choices: 1,
        max_choices: seats,
        seats,
    };
    let category_id = election::insert_category(tx, &category).await?;
    let mut nominees = Vec::new();
    for (officer_id, _) in officers {
        nominees.push(election::insert_nominee(tx, category_id, *officer_id).await?);
    }
    Ok(List { category_id, nominees })
}

pub async fn organiser(service: &Service) -> Organiser {
    let account = NewAccount {
        username: "to-chuc".to_owned(),
        display_name: "Ban Tổ chức".to_owned(),
        password: "mat khau dai".to_owned(),
        roles: vec![Role::Organiser],
    };
    service.add_staff(account).await.unwrap();
    let token = service.sign_in_staff("to-chuc", "mat khau dai").await.unwrap();
    service.recognise(Some(&token.cookie), None).await.unwrap().organiser::<()>().unwrap()
}

pub fn refusal<T: std::fmt::Debug, R: std::fmt::Debug>(outcome: Result<T, Failure<R>>) -> R {
    match outcome {
        Err(Failure::Refused(why)) => why,
        other => panic!("expected a refusal, got {other:?}"),
    }
}
