//! Elections from draft to published result, and everything a ballot is refused for.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use std::collections::{BTreeSet, HashSet};

use domain::{
    election::{
        BallotPaper, BallotTrace, CastRefused, ElectionState, Receipt, ResultRefused, StandardStatus,
        StepRefused,
    },
    personal_code::PersonalCode,
    viewer::Role,
};
use service::{Failure, Official, Organiser, Service, staff::NewAccount};
use sha2::{Digest, Sha256};
use store::{
    Db, StoreError, Tx, WriteError,
    agency::{self, OfficerRow},
    campaign::{self, CampaignRow, IndicatorRow, StandardRow},
    election::{self, BallotRow, CategoryRow},
    progress::NewFact,
};
use testkit::{on_both, service_on};
use voting::Selection;

/// Officers 0–5 sit at Sở A, 6–8 at Sở B, 9–10 at the post office; the last is not on the roll.
const AGENCIES: [(&str, &str, usize); 3] =
    [("Sở A", "agency_officer", 6), ("Sở B", "agency_officer", 3), ("Bưu điện", "partner_staff", 2)];
const OFFICERS: usize = 11;

struct World {
    service: Service,
    db: Db,
    organiser: Organiser,
    /// Personal codes by officer, as printed.
    codes: Vec<String>,
    /// Session cookies by officer.
    cookies: Vec<String>,
    election_id: i64,
    /// Officers 0–3, elected by two seats.
    first: List,
    /// Officers 6–8 and 9, elected by one seat.
    second: List,
}

#[derive(Debug, Clone, Default)]
struct List {
    category_id: i64,
    nominees: Vec<i64>,
}

impl World {
    async fn draft(db: Db) -> Self {
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

    async fn open(db: Db) -> Self {
        let world = Self::draft(db).await;
        world.service.open_election(world.organiser, world.election_id).await.unwrap();
        world
    }

    async fn official(&self, officer: usize) -> Official {
        self.official_with(&self.cookies[officer]).await
    }

    async fn official_with(&self, cookie: &str) -> Official {
        self.service.recognise(Some(cookie), None).await.unwrap().official::<()>().unwrap()
    }

    /// What officer `officer` sends who chooses these of the first list and of the second, by place.
    fn choice(&self, first: &[usize], second: &[usize]) -> Vec<Selection> {
        let selection = |list: &List, places: &[usize]| Selection {
            category_id: list.category_id,
            nominee_ids: places.iter().map(|place| list.nominees[*place]).collect(),
        };
        vec![selection(&self.first, first), selection(&self.second, second)]
    }

    async fn cast(
        &self,
        officer: usize,
        first: &[usize],
        second: &[usize],
    ) -> Result<Receipt, Failure<CastRefused>> {
        self.send(officer, self.choice(first, second)).await
    }

    async fn send(&self, officer: usize, choice: Vec<Selection>) -> Result<Receipt, Failure<CastRefused>> {
        self.service.cast(self.official(officer).await, self.election_id, choice).await
    }

    async fn paper(&self, officer: usize) -> BallotPaper {
        self.service.ballot_paper(self.official(officer).await, self.election_id).await.unwrap()
    }

    async fn trace(&self, check_code: &str) -> BallotTrace {
        self.service.find_ballot(self.election_id, check_code).await.unwrap()
    }

    async fn voted(&self) -> i64 {
        self.service.turnout(self.election_id).await.unwrap().voted
    }

    async fn close_and_publish(&self) {
        self.service.close_election(self.organiser, self.election_id).await.unwrap();
        self.service.publish_result(self.organiser, self.election_id).await.unwrap();
    }
}

async fn build(tx: &mut Tx, codes: &[PersonalCode]) -> Result<(i64, List, List), StoreError> {
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

async fn officer(tx: &mut Tx, agency_id: i64, group: &str, code: &PersonalCode) -> Result<i64, StoreError> {
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
    };
    store::progress::add_fact(tx, &fact).await
}

async fn list(
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

async fn organiser(service: &Service) -> Organiser {
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

fn refusal<T: std::fmt::Debug, R: std::fmt::Debug>(outcome: Result<T, Failure<R>>) -> R {
    match outcome {
        Err(Failure::Refused(why)) => why,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[tokio::test]
async fn an_election_lives_from_draft_to_published_result() {
    on_both(async |db| {
        let world = World::draft(db).await;
        let (service, id) = (&world.service, world.election_id);
        assert!(matches!(service.election(id).await, Err(Failure::NotFound)));
        assert!(service.elections_for(world.official(4).await).await.unwrap().is_empty());
        assert_eq!(refusal(world.cast(4, &[0], &[0]).await), CastRefused::NotOpen);

        service.open_election(world.organiser, id).await.unwrap();
        let mine = service.elections_for(world.official(4).await).await.unwrap();
        assert_eq!((mine.len(), mine[0].voted, mine[0].facts.state), (1, false, ElectionState::Open));
        let mut codes = Vec::new();
        for (officer, first, second) in
            [(4, &[1, 2][..], &[3][..]), (5, &[1], &[3]), (6, &[1, 0], &[1]), (7, &[2], &[3])]
        {
            let receipt = world.cast(officer, first, second).await.unwrap();
            assert!(!receipt.replaced);
            assert_eq!(world.trace(&receipt.check_code.to_lowercase()).await, BallotTrace::Stored);
            codes.push(receipt.check_code);
        }
        assert!(service.elections_for(world.official(4).await).await.unwrap()[0].voted);
        assert_eq!(refusal(service.result(id).await), ResultRefused::NotPublished);

        service.close_election(world.organiser, id).await.unwrap();
        assert_eq!(refusal(world.cast(4, &[0], &[0]).await), CastRefused::NotOpen);
        assert_eq!(world.trace(&codes[0]).await, BallotTrace::Counted);
        assert_eq!(world.trace("0000-0000").await, BallotTrace::Absent);
        assert_eq!(world.trace("not a code").await, BallotTrace::Absent);
        // Counted, yet shown to nobody: organisers ask the same question and get the same answer.
        assert_eq!(refusal(service.result(id).await), ResultRefused::NotPublished);

        service.publish_result(world.organiser, id).await.unwrap();
        let result = service.result(id).await.unwrap();
        codes.sort_unstable();
        assert_eq!(result.check_codes, codes);
        let rows: Vec<_> = result.categories[0]
            .rows
            .iter()
            .map(|row| (row.place, row.nominee_id, row.votes, row.share_of_roll_bp, row.elected))
            .collect();
        let nominee = |place: usize| world.first.nominees[place];
        assert_eq!(
            rows,
            [
                (1, nominee(1), 3, Some(3_000), true),
                (2, nominee(2), 2, Some(2_000), true),
                (3, nominee(0), 1, Some(1_000), false),
                (4, nominee(3), 0, Some(0), false),
            ]
        );
        assert_eq!((result.turnout.voted, result.turnout.on_roll), (4, 10));
        assert_eq!(result.facts.state, ElectionState::Published);
    })
    .await;
}

#[tokio::test]
async fn the_trail_tells_of_organisers_and_of_no_ballot() {
    on_both(async |db| {
        let world = World::open(db).await;
        world.cast(4, &[0], &[0]).await.unwrap();
        world.cast(4, &[1], &[0]).await.unwrap();
        world.close_and_publish().await;
        let trail = world.service.audit_page(world.organiser, None).await.unwrap();
        let lines: Vec<_> = trail
            .iter()
            .rev()
            .map(|row| (row.action.as_str(), row.actor_kind.as_str(), row.detail.as_str()))
            .collect();
        assert_eq!(
            lines,
            [
                ("staff.add", "system", ""),
                ("staff.sign_in", "staff", ""),
                ("election.open", "staff", "10 on the roll"),
                ("election.close", "staff", "1 ballots of 10 on the roll"),
                ("election.publish", "staff", ""),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn the_last_ballot_counts() {
    on_both(async |db| {
        let world = World::open(db).await;
        let early = world.cast(4, &[0, 1], &[0]).await.unwrap();
        let last = world.cast(4, &[3], &[2]).await.unwrap();
        assert!(last.replaced);
        assert_ne!(early.check_code, last.check_code);
        assert_eq!(world.trace(&early.check_code).await, BallotTrace::Absent);
        assert_eq!(world.trace(&last.check_code).await, BallotTrace::Stored);
        assert_eq!(world.voted().await, 1);
        world.close_and_publish().await;
        let result = world.service.result(world.election_id).await.unwrap();
        let with_votes = |category: usize| -> Vec<(i64, i64)> {
            let rows = result.categories[category].rows.iter().filter(|row| row.votes > 0);
            rows.map(|row| (row.nominee_id, row.votes)).collect()
        };
        assert_eq!(with_votes(0), [(world.first.nominees[3], 1)]);
        assert_eq!(with_votes(1), [(world.second.nominees[2], 1)]);
        assert_eq!(result.check_codes, [last.check_code]);
        // Nobody without a vote takes the second seat.
        assert_eq!(result.categories[0].rows.iter().filter(|row| row.elected).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_refused_ballot_changes_nothing() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (one, two) = (world.first.category_id, world.second.category_id);
        let mut foreign = world.choice(&[0], &[0]);
        foreign[0].nominee_ids = vec![world.second.nominees[0]];
        let mut unknown = world.choice(&[1], &[0]);
        unknown[1].nominee_ids = vec![i64::MAX];
        let mut third = world.choice(&[1], &[0]);
        third.push(Selection { category_id: -1, nominee_ids: vec![1] });
        let cases = [
            (world.choice(&[1, 2], &[]), CastRefused::TooFew(two)),
            (Vec::new(), CastRefused::TooFew(one)),
            (world.choice(&[1, 2, 3], &[0]), CastRefused::TooMany(one)),
            (world.choice(&[1], &[0, 1]), CastRefused::TooMany(two)),
            (world.choice(&[1, 1], &[0]), CastRefused::Duplicate(one)),
            (world.choice(&[0, 1], &[0]), CastRefused::OwnVote(one)),
            (foreign, CastRefused::UnknownNominee(one)),
            (unknown, CastRefused::UnknownNominee(two)),
            (third, CastRefused::UnknownNominee(-1)),
        ];
        let check = async |choice: &[Selection]| {
            world.service.check_ballot(world.official(0).await, world.election_id, choice).await
        };
        // Officer 0 is the first nominee of the first list.
        for (choice, why) in &cases {
            assert_eq!(refusal(check(choice).await), *why);
            assert_eq!(refusal(world.send(0, choice.clone()).await), *why);
        }
        assert_eq!(world.voted().await, 0);
        check(&world.choice(&[1], &[0])).await.unwrap();
        assert_eq!(world.voted().await, 0);
        let good = world.cast(0, &[1], &[0]).await.unwrap();
        for (choice, why) in cases {
            assert_eq!(refusal(world.send(0, choice).await), why);
        }
        assert_eq!(world.trace(&good.check_code).await, BallotTrace::Stored);
        assert_eq!(world.voted().await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_is_not_on_the_roll_sees_and_casts_nothing() {
    on_both(async |db| {
        let world = World::open(db).await;
        let stranger = OFFICERS - 1;
        assert!(world.service.elections_for(world.official(stranger).await).await.unwrap().is_empty());
        let paper = world.service.ballot_paper(world.official(stranger).await, world.election_id).await;
        assert_eq!(refusal(paper), CastRefused::NotOnRoll);
        assert_eq!(refusal(world.cast(stranger, &[0], &[0]).await), CastRefused::NotOnRoll);
        let official = world.official(4).await;
        let nowhere = world.service.cast(official, world.election_id + 1, Vec::new()).await;
        assert!(matches!(nowhere, Err(Failure::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn another_key_in_the_cookie_casts_no_second_ballot() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (token, key) = world.cookies[4].split_once('.').unwrap();
        let (_, other_key) = world.cookies[5].split_once('.').unwrap();
        assert_ne!(key, other_key);
        let keyless = world.official_with(token).await;
        let choice = world.choice(&[0], &[0]);
        let refused = world.service.cast(keyless, world.election_id, choice.clone()).await;
        assert_eq!(refusal(refused), CastRefused::KeyMissing);

        let receipt = world.cast(4, &[1], &[1]).await.unwrap();
        // The same official with another key, as after a re-issued code, or forged to vote twice.
        let forged = world.official_with(&format!("{token}.{other_key}")).await;
        let refused = world.service.cast(forged, world.election_id, choice).await;
        assert_eq!(refusal(refused), CastRefused::KeyChanged);
        assert_eq!(world.trace(&receipt.check_code).await, BallotTrace::Stored);
        assert_eq!(world.voted().await, 1);
    })
    .await;
}

#[tokio::test]
async fn steps_out_of_turn_are_refused() {
    on_both(async |db| {
        let world = World::draft(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.election_id);
        assert_eq!(refusal(service.close_election(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.publish_result(by, id).await), StepRefused::WrongState);
        service.open_election(by, id).await.unwrap();
        assert_eq!(refusal(service.open_election(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.publish_result(by, id).await), StepRefused::WrongState);
        service.close_election(by, id).await.unwrap();
        assert_eq!(refusal(service.open_election(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.close_election(by, id).await), StepRefused::WrongState);
        service.publish_result(by, id).await.unwrap();
        assert_eq!(refusal(service.publish_result(by, id).await), StepRefused::WrongState);
        assert!(matches!(service.open_election(by, id + 1).await, Err(Failure::NotFound)));
        let listed = service.organiser_elections(by).await.unwrap();
        assert_eq!(
            (listed[0].facts.state, listed[0].on_roll, listed[0].voted),
            (ElectionState::Published, 10, 0)
        );
    })
    .await;
}

#[tokio::test]
async fn an_incomplete_election_does_not_open() {
    on_both(async |db| {
        let world = World::draft(db).await;
        let bare: Result<i64, WriteError> = world
            .db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let campaign_id = campaign::current(tx).await?.unwrap().id;
                    Ok(election::insert(tx, campaign_id, "Trống", "Bare").await?)
                })
            })
            .await;
        let bare = bare.unwrap();
        assert_eq!(
            refusal(world.service.open_election(world.organiser, bare).await),
            StepRefused::Incomplete
        );
        let listed = world.service.organiser_elections(world.organiser).await.unwrap();
        assert_eq!((listed[0].facts.id, listed[0].facts.state), (bare, ElectionState::Draft));
    })
    .await;
}

#[tokio::test]
async fn turnout_puts_small_agencies_together() {
    on_both(async |db| {
        let world = World::open(db).await;
        for officer in [0, 1, 6, 9] {
            let other = if officer == 6 { 1 } else { 0 };
            world.cast(officer, &[2], &[other]).await.unwrap();
        }
        let turnout = world.service.turnout(world.election_id).await.unwrap();
        let lines: Vec<_> = turnout
            .agencies
            .iter()
            .map(|line| (line.agency.as_ref().map(|name| name.vi.as_str()), line.voted, line.on_roll))
            .collect();
        // 3 of Sở B and 1 of the post office make 4: too few still, so Sở A joins them.
        assert_eq!(lines, [(None, 4, 10)]);
        assert!(turnout.is_open);
    })
    .await;
}

#[tokio::test]
async fn each_voter_has_an_order_of_their_own_that_stays() {
    on_both(async |db| {
        let world = World::open(db).await;
        let order = |paper: &BallotPaper| -> Vec<i64> {
            paper.categories.iter().flat_map(|list| list.nominees.iter().map(|n| n.nominee_id)).collect()
        };
        let mut orders = HashSet::new();
        let mut sets = HashSet::new();
        for officer in 0..10 {
            let order_of = order(&world.paper(officer).await);
            assert_eq!(order_of, order(&world.paper(officer).await));
            sets.insert(order_of.iter().copied().collect::<BTreeSet<_>>());
            orders.insert(order_of);
        }
        // 576 possible orders: ten voters with fewer than five different ones would be no shuffle.
        assert!(orders.len() >= 5, "{orders:?}");
        assert_eq!(sets.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_dossier_tells_standing_and_figures() {
    on_both(async |db| {
        let world = World::open(db).await;
        let paper = world.paper(1).await;
        assert!(!paper.voted);
        let dossier = |place: usize| {
            let wanted = world.first.nominees[place];
            paper.categories[0].nominees.iter().find(|dossier| dossier.nominee_id == wanted).unwrap()
        };
        let statuses =
            |place: usize| dossier(place).standards.iter().map(|check| check.status).collect::<Vec<_>>();
        use StandardStatus::{Met, Missed, NotEnoughData, NotMeasured};
        assert_eq!(statuses(0), [Missed, NotMeasured]);
        assert_eq!(statuses(1), [Met, NotMeasured]);
        assert_eq!(statuses(3), [NotEnoughData, NotMeasured]);
        let (_, judgement) = dossier(1).standards[0].figure.unwrap();
        assert_eq!((judgement.value, judgement.denominator), (Some(9_800), Some(100)));
        let own: Vec<i64> = paper.categories[0]
            .nominees
            .iter()
            .filter(|dossier| dossier.is_viewer)
            .map(|dossier| dossier.nominee_id)
            .collect();
        assert_eq!(own, [world.first.nominees[1]]);
        assert_eq!(dossier(0).agency.vi, "Sở A");
    })
    .await;
}

#[tokio::test]
async fn ties_go_to_standards_and_then_to_the_draw_that_anybody_can_redo() {
    on_both(async |db| {
        let world = World::open(db).await;
        // One vote each for 0, 1, 2 and 3; officers 1 and 2 meet a standard more.
        world.cast(4, &[0, 1], &[0]).await.unwrap();
        world.cast(5, &[2, 3], &[0]).await.unwrap();
        world.close_and_publish().await;
        let result = world.service.result(world.election_id).await.unwrap();
        let rows = &result.categories[0].rows;
        let mut lines = result.check_codes.join("\n");
        lines.push('\n');
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(result.seed, hex(&Sha256::digest(lines)));
        for row in rows {
            assert_eq!(row.draw, hex(&Sha256::digest(format!("{}:{}", result.seed, row.nominee_id))));
            assert!(row.by_draw);
        }
        let standards: Vec<u32> = rows.iter().map(|row| row.standards_met).collect();
        assert_eq!(standards, [1, 1, 0, 0]);
        assert!(rows[0].draw < rows[1].draw && rows[2].draw < rows[3].draw);
        assert!(rows[0].elected && rows[1].elected && !rows[2].elected);
        // In the second list the winner has all votes: the draw decides among the others only.
        let by_draw: Vec<bool> = result.categories[1].rows.iter().map(|row| row.by_draw).collect();
        assert_eq!(by_draw, [false, true, true, true]);
    })
    .await;
}

#[tokio::test]
async fn closing_while_ballots_come_in_loses_none_and_adds_none() {
    on_both(async |db| {
        let world = World::open(db).await;
        let mut officials = Vec::new();
        for officer in 4..10 {
            officials.push((officer, world.official(officer).await));
        }
        // Everybody votes and votes again, all at once; the election closes among them.
        let (mut casts, mut closing) = (Vec::new(), None);
        for round in 0..4 {
            for (officer, official) in officials.clone() {
                let second = if officer == 6 { 1 } else { 0 };
                let choice = world.choice(&[(officer + round) % 4], &[second]);
                let (service, id) = (world.service.clone(), world.election_id);
                casts.push(tokio::spawn(async move { (officer, service.cast(official, id, choice).await) }));
            }
            if round == 1 {
                let (service, organiser, id) = (world.service.clone(), world.organiser, world.election_id);
                closing = Some(tokio::spawn(async move { service.close_election(organiser, id).await }));
            }
        }
        let all = casts.len();
        let mut receipts = Vec::new();
        for cast in casts {
            match cast.await.unwrap() {
                (officer, Ok(receipt)) => receipts.push((officer, receipt.check_code)),
                (_, Err(failure)) => {
                    assert!(matches!(failure, Failure::Refused(CastRefused::NotOpen)), "{failure:?}")
                }
            }
        }
        closing.unwrap().await.unwrap().unwrap();
        if world.db.backend() == "sqlite" {
            // One writer takes them in turn, so the closing is known to lie between.
            assert!(!receipts.is_empty() && receipts.len() < all);
        }
        let id = world.election_id;
        world.service.publish_result(world.organiser, id).await.unwrap();
        let result = world.service.result(id).await.unwrap();
        // Each officer with a receipt has exactly one counted ballot, and it is one of the receipts.
        let voters: BTreeSet<usize> = receipts.iter().map(|(officer, _)| *officer).collect();
        let counted: BTreeSet<usize> = receipts
            .iter()
            .filter(|(_, code)| result.check_codes.contains(code))
            .map(|(officer, _)| *officer)
            .collect();
        assert_eq!(counted, voters);
        assert_eq!(result.check_codes.len(), voters.len());
        assert_eq!(result.turnout.voted, i64::try_from(voters.len()).unwrap());
        let votes: i64 = result.categories[1].rows.iter().map(|row| row.votes).sum();
        assert_eq!(votes, i64::try_from(voters.len()).unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_stuffed_or_spoiled_ballot_box_is_not_counted() {
    on_both(async |db| {
        let world = World::open(db).await;
        world.cast(4, &[0], &[0]).await.unwrap();
        let sealed = |choice: &[Selection]| {
            voting::seal(&voting::BallotContent::new(choice).unwrap()).as_bytes().to_vec()
        };
        let good = sealed(&world.choice(&[1], &[1]));
        let nobody = sealed(&[Selection { category_id: world.first.category_id, nominee_ids: vec![-7] }]);
        let closed = async || match world.service.close_election(world.organiser, world.election_id).await {
            Err(Failure::Store(WriteError::Store(StoreError::Corrupt(why)))) => why,
            other => format!("{other:?}"),
        };
        // Past the service, into the tables: what somebody with the database's password could do.
        put(&world, 1, vec![9, 9, 9], Some(5)).await;
        assert_eq!(closed().await, "a ballot cannot be read");
        put(&world, 1, nobody, None).await;
        assert_eq!(closed().await, "a ballot names nobody's number");
        put(&world, 1, good.clone(), None).await;
        put(&world, 2, good.clone(), None).await;
        assert_eq!(closed().await, "ballots and roll do not agree");
        let facts = world.service.election(world.election_id).await.unwrap();
        assert_eq!(facts.state, ElectionState::Open);
        put(&world, 2, good, Some(6)).await;
        assert_eq!(closed().await, "Ok(())");
    })
    .await;
}

/// Writes a ballot into slot `slot` and marks `voter` on the roll, bypassing every rule.
async fn put(world: &World, slot: u8, content: Vec<u8>, voter: Option<usize>) {
    let ballot = BallotRow { slot: vec![slot; 32], content, check_code: format!("0000-000{slot}") };
    let voter = voter.map(|officer| PersonalCode::parse(&world.codes[officer]).unwrap().handle());
    let input = (world.election_id, ballot, voter);
    let written: Result<(), WriteError> = world
        .db
        .write(input, |tx, (id, ballot, voter)| {
            Box::pin(async move {
                if !election::replace_ballot(tx, *id, ballot).await? {
                    election::insert_ballot(tx, *id, ballot).await?;
                }
                if let Some(staff_code) = voter {
                    let officer = agency::officer_by_staff_code(tx, staff_code).await?.unwrap();
                    election::mark_voted(tx, *id, officer.id).await?;
                }
                Ok(())
            })
        })
        .await;
    written.unwrap();
}
