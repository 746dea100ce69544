//! Drawing up a roll from a file, and the rehearsal of a whole election.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::{
    Bilingual, Code,
    agency::OfficerGroup,
    election::{
        CategoryInput, CategoryRules, CheckOutcome, ElectionState, NewElection, NomineeInput,
        RehearsalRefused, RollColumn, RollImported, RollRefused, RowFault, TrusteesInput,
    },
    viewer::Role,
};
use service::{Failure, Organiser, Service, staff::NewAccount};
use store::{Db, StoreError, Tx, WriteError, agency, agency::OfficerRow};
use testkit::{on_both, service_on};

/// Staff codes and names.
type People = &'static [(&'static str, &'static str)];

/// Two agencies with the officers they begin with: staff code, name.
const AGENCIES: [(&str, &str, People); 2] = [
    ("so-mot", "Sở Một", &[("M1", "Lò Thử Một"), ("M2", "Lò Thử Hai"), ("M3", "Lò Thử Ba")]),
    ("so-hai", "Sở Hai", &[("H1", "Lò Thử Bốn"), ("H2", "Lò Thử Năm"), ("H3", "Lò Thử Sáu")]),
];
const HEADING: &str = "Mã cán bộ;Họ và tên;Mã cơ quan;Nhóm\n";

struct World {
    service: Service,
    db: Db,
    organiser: Organiser,
    election_id: i64,
    agency_ids: Vec<i64>,
}

impl World {
    async fn new(db: Db, rehearsal: bool) -> Self {
        let (service, _) = service_on(db.clone());
        let made: Result<Vec<i64>, WriteError> =
            db.write((), |tx, ()| Box::pin(async move { Ok(build(tx).await?) })).await;
        let organiser = account(&service, "to-chuc", Role::Organiser).await;
        let new = election(rehearsal);
        let election_id = service.create_election(organiser, new).await.unwrap();
        Self { service, db, organiser, election_id, agency_ids: made.unwrap() }
    }

    async fn send(&self, rows: &str) -> domain::election::RollPreview {
        let bytes = format!("{HEADING}{rows}").into_bytes();
        self.service.preview_roll(self.organiser, self.election_id, "danh sách.csv", bytes).await.unwrap()
    }

    async fn import(&self, upload: &str, leave_out: &[u32]) -> Result<RollImported, Failure<RollRefused>> {
        let leave_out = leave_out.to_vec();
        self.service.import_roll(self.organiser, self.election_id, upload.to_owned(), leave_out).await
    }

    /// How many of each agency are on the roll.
    async fn on_roll(&self) -> Vec<u32> {
        let roll = self.service.roll_overview(self.organiser, self.election_id, None).await.unwrap();
        roll.agencies.iter().map(|agency| agency.on_roll).collect()
    }

    /// What was audited about the roll, oldest first.
    async fn audited(&self, action: &str) -> Vec<String> {
        let mut tx = self.db.read().await.unwrap();
        let mut lines = store::audit::page(&mut tx, i64::MAX, 100).await.unwrap();
        lines.reverse();
        lines.into_iter().filter(|line| line.action == action).map(|line| line.detail).collect()
    }
}

async fn build(tx: &mut Tx) -> Result<Vec<i64>, StoreError> {
    let campaign = store::campaign::CampaignRow {
        id: 0,
        code: "thu".to_owned(),
        plan_number: String::new(),
        plan_day: 0,
        title_vi: String::new(),
        title_en: String::new(),
        theme_vi: String::new(),
        theme_en: String::new(),
        starts_day: 0,
        ends_day: 1,
    };
    store::campaign::insert(tx, &campaign).await?;
    let mut ids = Vec::new();
    for (position, (code, name, officers)) in (1..).zip(AGENCIES) {
        let agency_id = agency::insert(tx, code, "department", position, name, name).await?;
        for (staff_code, full_name) in officers {
            let row = OfficerRow {
                id: 0,
                agency_id,
                officer_group: "agency_officer".to_owned(),
                staff_code: (*staff_code).to_owned(),
                full_name: (*full_name).to_owned(),
                title_vi: String::new(),
                title_en: String::new(),
                achievements_vi: String::new(),
                achievements_en: String::new(),
                left_at: None,
            };
            agency::insert_officer(tx, &row, &domain::text::fold(full_name)).await?;
        }
        ids.push(agency_id);
    }
    Ok(ids)
}

fn election(rehearsal: bool) -> NewElection {
    let category = |title: &str, rules| CategoryInput {
        id: None,
        title: Bilingual::new(title, title),
        group: OfficerGroup::AgencyOfficer,
        rules,
    };
    NewElection {
        title: Bilingual::new("Bình chọn", "Election"),
        rehearsal,
        approval_bp: 0,
        categories: vec![
            category("Một", CategoryRules { min: 1, max: 2, seats: 1, blank: true }),
            category("Hai", CategoryRules { min: 1, max: 1, seats: 1, blank: false }),
        ],
    }
}

async fn account(service: &Service, username: &str, role: Role) -> Organiser {
    let account = NewAccount {
        username: username.to_owned(),
        display_name: username.to_owned(),
        password: "mat khau dai".to_owned(),
        roles: vec![role, Role::Organiser],
    };
    service.add_staff(account).await.unwrap();
    let token = service.sign_in_staff(username, "mat khau dai").await.unwrap();
    service.recognise(Some(&token.cookie), None).await.unwrap().organiser::<()>().unwrap()
}

#[tokio::test]
async fn a_clean_file_is_taken_over_once_however_often_it_is_sent() {
    on_both(async |db| {
        let world = World::new(db, false).await;
        world
            .service
            .add_agency_to_roll(world.organiser, world.election_id, world.agency_ids[1])
            .await
            .unwrap();
        let rows = "m1;LÒ THỬ MỘT;so-mot;\nX9;Lò Thử Mới;so-mot;Cơ quan\nH1;Lò Thử Bốn;Sở Hai;\n";
        let preview = world.send(rows).await;
        assert_eq!(
            (preview.rows, preview.joins, preview.new, preview.on_roll, preview.faulty),
            (3, 1, 1, 1, 0)
        );
        let by_agency: Vec<_> = preview.agencies.iter().map(|a| (a.agency.vi.as_str(), a.rows)).collect();
        assert_eq!(by_agency, [("Sở Một", 2), ("Sở Hai", 1)]);
        assert_eq!(world.on_roll().await, [0, 3], "a preview changes nothing");

        let expected = RollImported { added: 2, new: 1, on_roll: 1, left_out: 0 };
        assert_eq!(world.import(&preview.upload, &[]).await.unwrap(), expected);
        assert_eq!(world.on_roll().await, [2, 3]);
        assert_eq!(world.import(&preview.upload, &[]).await.unwrap(), expected, "sent twice");
        assert_eq!(world.on_roll().await, [2, 3]);
        let waiting = world.service.waiting_roll(world.organiser, world.election_id).await.unwrap();
        assert_eq!(waiting, None);
        assert_eq!(
            world.audited("roll.import").await,
            ["2 added, 1 of them new, 1 on the roll before, 0 rows left out"]
        );

        // The person who was made known is found by the next file, in the group that was said.
        let again = world.send("x9;lò thử mới;so-mot;Trung tâm\n").await;
        assert_eq!(again.faults[0].faults, [RowFault::OtherGroup]);
        let named =
            world.service.roll_overview(world.organiser, world.election_id, Some(world.agency_ids[0])).await;
        let codes: Vec<_> = named.unwrap().voters.into_iter().map(|voter| voter.staff_code).collect();
        assert_eq!(codes, ["X9", "M1"], "by name");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_taken_over_while_a_faulty_row_is_left() {
    on_both(async |db| {
        let world = World::new(db, false).await;
        let rows = "M1;Lò Thử Một;so-mot;\nM2;;so-mot;\nM3;Lò Thử Ba;so-ba;\nM1;Lò Thử Một;so-mot;\n";
        let preview = world.send(rows).await;
        assert_eq!((preview.rows, preview.faulty), (4, 4));
        let faults: Vec<_> = preview.faults.iter().map(|row| (row.row_number, row.faults.clone())).collect();
        let expected = [
            (2, vec![RowFault::Twice { other_row: 5 }]),
            (3, vec![RowFault::Empty(RollColumn::FullName)]),
            (4, vec![RowFault::UnknownAgency]),
            (5, vec![RowFault::Twice { other_row: 2 }]),
        ];
        assert_eq!(faults, expected);
        for too_few in [&[][..], &[3, 4][..], &[3, 4, 99][..], &[4, 5][..]] {
            let refused = world.import(&preview.upload, too_few).await;
            assert!(matches!(refused, Err(Failure::Refused(RollRefused::FaultyRows))), "{too_few:?}");
            assert_eq!(world.on_roll().await, [0, 0]);
        }
        let done = world.import(&preview.upload, &[3, 4, 5]).await.unwrap();
        assert_eq!(done, RollImported { added: 1, new: 0, on_roll: 0, left_out: 3 });
        assert_eq!(world.on_roll().await, [1, 0]);
    })
    .await;
}

#[tokio::test]
async fn only_the_file_that_was_seen_is_taken_over() {
    on_both(async |db| {
        let world = World::new(db, false).await;
        let seen = world.send("M1;Lò Thử Một;so-mot;\n").await;
        let newer = world.send("M2;Lò Thử Hai;so-mot;\n").await;
        let refused = world.import(&seen.upload, &[]).await;
        assert!(matches!(refused, Err(Failure::Refused(RollRefused::Replaced))));
        let waiting = world.service.waiting_roll(world.organiser, world.election_id).await.unwrap();
        assert_eq!(waiting.map(|preview| preview.upload), Some(newer.upload.clone()));
        world.service.forget_roll_file(world.organiser, world.election_id).await.unwrap();
        let gone = world.import(&newer.upload, &[]).await;
        assert!(matches!(gone, Err(Failure::Refused(RollRefused::Replaced))));
        assert_eq!(world.on_roll().await, [0, 0]);

        let unreadable =
            world.service.preview_roll(world.organiser, world.election_id, "x", vec![0xFF; 9]).await;
        assert_eq!(unreadable.unwrap_err().code(), Code::FileEncoding);
        let absent = world.service.preview_roll(world.organiser, 99, "x", HEADING.into()).await;
        assert_eq!(absent.unwrap_err().code(), Code::FileEmpty);
    })
    .await;
}

/// Puts up nominees and trustees and everybody on the roll, so that only keys and codes are missing.
async fn complete(world: &World) {
    let (service, by, id) = (&world.service, world.organiser, world.election_id);
    for agency_id in &world.agency_ids {
        service.add_agency_to_roll(by, id, *agency_id).await.unwrap();
    }
    let draft = service.election_draft(by, id).await.unwrap();
    for (place, category) in draft.election.facts.categories.iter().enumerate() {
        let people = service.nominee_candidates(by, id, category.id).await.unwrap();
        let nominees = people.iter().skip(3 * place).take(3);
        let nominees = nominees
            .map(|person| NomineeInput { officer_id: person.officer_id, evidence: Bilingual::default() });
        service.set_nominees(by, id, category.id, nominees.collect()).await.unwrap();
    }
    for number in 1..=3 {
        account(service, &format!("kiem-phieu-{number}"), Role::Trustee).await;
    }
    let account_ids = service.trustee_accounts(by).await.unwrap().iter().map(|one| one.account_id).collect();
    service.set_trustees(by, id, TrusteesInput { account_ids, threshold: 2 }).await.unwrap();
}

#[tokio::test]
async fn a_rehearsal_plays_a_whole_election_through_the_real_use_cases() {
    on_both(async |db| {
        let world = World::new(db, true).await;
        let (service, by, id) = (&world.service, world.organiser, world.election_id);
        let early = service.rehearse(by, id).await;
        assert!(matches!(early, Err(Failure::Refused(RehearsalRefused::Incomplete))));
        assert_eq!(service.rehearsal_report(by, id).await.unwrap(), None);

        complete(&world).await;
        let report = service.rehearse(by, id).await.unwrap();
        assert!(report.passed);
        assert!(report.readiness.iter().all(|item| item.ok));
        assert_eq!((report.roll, report.ballots, report.counted), (6, 7, 6), "the first voter voted twice");
        assert_eq!((report.trustees, report.absent), (3, 1));
        assert_eq!(report.checks.len(), 13);
        assert!(report.checks.iter().all(|check| check.outcome == CheckOutcome::Passed));
        assert_eq!(service.rehearsal_report(by, id).await.unwrap(), Some(report));
        assert_eq!(world.audited("election.rehearse").await, ["7 ballots, passed"]);

        // From here on it is an election like any other.
        assert_eq!(service.election(id).await.unwrap().state, ElectionState::Counted);
        assert!(service.board().await.unwrap().turnout.is_empty(), "its voters are made up");
        service.publish_result(by, id).await.unwrap();
        let result = service.result(id).await.unwrap();
        assert!(result.facts.rehearsal);
        assert_eq!((result.ballots, result.counted, result.replaced), (7, 6, 1));
        let again = service.rehearse(by, id).await;
        assert!(matches!(again, Err(Failure::Refused(RehearsalRefused::WrongState))));
        let late =
            service.preview_roll(by, id, "x.csv", format!("{HEADING}M1;Lò Thử Một;so-mot;\n").into()).await;
        assert!(matches!(late, Err(Failure::Refused(RollRefused::NotDraft))));
        let late = service.add_agency_to_roll(by, id, world.agency_ids[0]).await;
        assert!(matches!(late, Err(Failure::Refused(RollRefused::NotDraft))));
    })
    .await;
}

#[tokio::test]
async fn a_real_election_is_never_rehearsed() {
    on_both(async |db| {
        let world = World::new(db, false).await;
        complete(&world).await;
        let refused = world.service.rehearse(world.organiser, world.election_id).await;
        assert!(matches!(refused, Err(Failure::Refused(RehearsalRefused::Real))));
        let draft = world.service.election_draft(world.organiser, world.election_id).await.unwrap();
        assert_eq!((draft.election.with_key, draft.election.facts.state), (0, ElectionState::Draft));
    })
    .await;
}

#[tokio::test]
async fn a_rehearsal_stays_one_and_a_real_election_too() {
    for rehearsal in [true, false] {
        on_both(async |db| {
            let world = World::new(db, rehearsal).await;
            let (service, by, id) = (&world.service, world.organiser, world.election_id);
            let other = NewElection { title: Bilingual::new("Khác", "Other"), ..election(!rehearsal) };
            service.edit_election(by, id, other).await.unwrap();
            let facts = service.election_draft(by, id).await.unwrap().election.facts;
            assert_eq!((facts.title.vi.as_str(), facts.rehearsal), ("Khác", rehearsal));
        })
        .await;
    }
}
