//! Keeping the agencies' staff lists from files: who is new, changed, back, gone, and who may not be changed.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where its ground is missing")]

use domain::{
    Code, Coded,
    agency::OfficerGroup,
    contest::{EntryForm, EntryGroup},
    election::{MAX_ROLL_ROWS, RollColumn, RollRefused, RowFault},
    staff_list::{StaffImported, StaffPreview},
};
use service::{Failure, Organiser, Service};
use store::Db;
use testkit::{on_both, service_on};

const HEADING: &str = "Mã cán bộ;Họ và tên;Mã cơ quan;Nhóm\n";
/// An agency of the demonstration.
const AGENCY: &str = "so-xay-dung";

struct World {
    service: Service,
    db: Db,
    organiser: Organiser,
}

impl World {
    async fn new(db: Db) -> Self {
        let (service, _) = service_on(db.clone());
        let handout = service.load_demo().await.unwrap();
        let account = handout.accounts.iter().find(|account| account.username == "tochuc").unwrap();
        let token = service.sign_in_staff("tochuc", &account.password).await.unwrap();
        let signed_in = service.recognise(Some(&token.cookie), None).await.unwrap();
        let organiser = signed_in.organiser::<()>().unwrap();
        Self { service, db, organiser }
    }

    /// The list of [`AGENCY`] as it is stored: staff code, name.
    async fn list(&self) -> Vec<(String, String)> {
        let mut tx = self.db.read().await.unwrap();
        let agencies = store::agency::list(&mut tx).await.unwrap();
        let id = agencies.iter().find(|agency| agency.code == AGENCY).unwrap().id;
        let mut officers = store::agency::officers(&mut tx).await.unwrap();
        officers.retain(|officer| officer.agency_id == id && officer.left_at.is_none());
        officers.into_iter().map(|officer| (officer.staff_code, officer.full_name)).collect()
    }

    async fn send(&self, rows: &str) -> StaffPreview {
        let bytes = format!("{HEADING}{rows}").into_bytes();
        self.service.preview_staff(self.organiser, "danh sách.csv", bytes).await.unwrap()
    }

    async fn import(
        &self,
        upload: &str,
        leave_out: &[u32],
        note_gone: bool,
    ) -> Result<StaffImported, RollRefused> {
        let imported =
            self.service.import_staff(self.organiser, upload.to_owned(), leave_out.to_vec(), note_gone);
        match imported.await {
            Ok(done) => Ok(done),
            Err(Failure::Refused(why)) => Err(why),
            Err(other) => panic!("{other:?}"),
        }
    }

    async fn on_list(&self) -> u32 {
        let lists = self.service.staff_overview(self.organiser).await.unwrap();
        let agency = lists.agencies.iter().find(|agency| agency.agency.vi == "Sở Xây dựng").unwrap();
        agency.rows
    }

    /// How many the contest expects of the agency.
    async fn roster(&self) -> u32 {
        let table = self.service.agency_table().await.unwrap().unwrap();
        table.agencies.iter().find(|line| line.agency.vi == "Sở Xây dựng").map_or(0, |line| line.roster)
    }

    async fn enter(&self, staff_code: &str) -> Result<(), Code> {
        let form = EntryForm {
            agency: AGENCY.to_owned(),
            staff_code: staff_code.to_owned(),
            ..EntryForm::blank(EntryGroup::Mandatory)
        };
        let form = form.agreeing(domain::contest::CONSENT_VERSION.to_owned());
        match self.service.enter(&form).await {
            Ok(_) => Ok(()),
            Err(Failure::Refused(why)) => Err(why.code()),
            Err(other) => panic!("{other:?}"),
        }
    }
}

/// The rows of a file that names these people.
fn file(people: &[(String, String)]) -> String {
    people.iter().map(|(code, name)| format!("{code};{name};{AGENCY};\n")).collect()
}

#[tokio::test]
async fn a_list_is_previewed_taken_over_once_and_counted_in_the_contest() {
    on_both(async |db| {
        let world = World::new(db).await;
        let people = world.list().await;
        let before = u32::try_from(people.len()).unwrap();
        assert!(before >= 2, "{people:?}");
        // The last one is not in the file, and somebody new is.
        let rows = file(&people[..people.len() - 1]) + &format!("XD-MỚI;Thử Thị Mới;{AGENCY};Cơ quan\n");
        let preview = world.send(&rows).await;
        assert_eq!((preview.rows, preview.new, preview.gone, preview.faulty), (before, 1, 1, 0));
        assert_eq!(preview.gone_people[0].staff_code, people[people.len() - 1].0);
        assert_eq!(world.list().await, people, "a preview changes nothing");
        assert_eq!(world.enter("XD-MỚI").await, Err(Code::StaffUnknown));
        let done = world.import(&preview.upload, &[], false).await.unwrap();
        assert_eq!(done, StaffImported { new: 1, changed: 0, gone: 0, left_out: 0 });
        // Sent again after a lost answer nothing happens twice, whatever else is asked.
        assert_eq!(world.import(&preview.upload, &[], true).await.unwrap(), done);
        assert_eq!((world.on_list().await, world.roster().await), (before + 1, before + 1));
        assert_eq!(world.enter("XD-MỚI").await, Ok(()));
        // Whoever is noted as gone is expected no more, and may not enter.
        let preview = world.send(&rows).await;
        assert_eq!((preview.same, preview.gone), (before, 1));
        let done = world.import(&preview.upload, &[], true).await.unwrap();
        assert_eq!((done.new, done.gone), (0, 1));
        assert_eq!((world.on_list().await, world.roster().await), (before, before));
        let gone = &people[people.len() - 1].0;
        assert_eq!(world.enter(gone).await, Err(Code::StaffUnknown));
        // And is back with the next list.
        let preview = world.send(&file(&people)).await;
        assert_eq!((preview.returning, preview.gone), (1, 1));
        assert_eq!(world.import(&preview.upload, &[], false).await.unwrap().changed, 1);
        assert_eq!(world.list().await.len(), people.len() + 1);
    })
    .await;
}

#[tokio::test]
async fn changes_are_shown_before_they_are_made_but_nobody_in_an_open_election_is_changed() {
    on_both(async |db| {
        let world = World::new(db).await;
        let in_election: Vec<i64> = {
            let mut tx = world.db.read().await.unwrap();
            store::staff_list::in_elections(&mut tx).await.unwrap()
        };
        let officers = {
            let mut tx = world.db.read().await.unwrap();
            store::agency::officers(&mut tx).await.unwrap()
        };
        let voter = officers.iter().find(|officer| in_election.contains(&officer.id)).unwrap();
        let new = format!("XD-1;Thử Thị Một;{AGENCY};co quan\nXD-2;Thử Văn Hai;{AGENCY};Đối tác\n");
        let preview = world.send(&new).await;
        world.import(&preview.upload, &[], false).await.unwrap();
        let rows =
            format!("xd-1;Thử Thị Một Một;Sở Tài chính;\n{};Tên Khác Hẳn;{AGENCY};\n", voter.staff_code);
        let preview = world.send(&rows).await;
        assert_eq!((preview.changed, preview.faulty), (1, 1));
        let change = &preview.changes[0];
        assert_eq!((change.row_number, change.staff_code.as_str()), (2, "XD-1"));
        assert_eq!(change.before.full_name, "Thử Thị Một");
        assert_eq!(
            (change.after.full_name.as_str(), change.after.agency.vi.as_str()),
            ("Thử Thị Một Một", "Sở Tài chính")
        );
        assert_eq!(change.after.group, OfficerGroup::AgencyOfficer, "what the file does not say stays");
        assert!(preview.faults[0].faults.contains(&RowFault::InElection), "{:?}", preview.faults[0]);
        // All or nothing, unless the row is left out on the organiser's word.
        assert_eq!(world.import(&preview.upload, &[], false).await, Err(RollRefused::FaultyRows));
        let done = world.import(&preview.upload, &[3], false).await.unwrap();
        assert_eq!(done, StaffImported { new: 0, changed: 1, gone: 0, left_out: 1 });
        assert!(!world.list().await.iter().any(|(code, _)| code == "XD-1"));
        let audit = {
            let mut tx = world.db.read().await.unwrap();
            store::audit::page(&mut tx, i64::MAX, 50).await.unwrap()
        };
        let line = audit.iter().find(|line| line.action == "staff.change").unwrap();
        assert_eq!(line.subject, "XD-1");
        assert!(
            line.detail.contains("Thử Thị Một, ") && line.detail.contains("Thử Thị Một Một"),
            "{}",
            line.detail
        );
    })
    .await;
}

#[tokio::test]
async fn faulty_rows_are_told_by_number_and_a_file_that_is_none_is_refused() {
    on_both(async |db| {
        let world = World::new(db).await;
        let rows = format!(
            "=1+1;Thử Thị Một;{AGENCY};co quan\nA1;;{AGENCY};co quan\nA2;Thử Hai;so-la;co quan\nA3;Thử Ba;{AGENCY};\n\
             A4;Thử Bốn;{AGENCY};đội bóng\nA5;Thử Năm;{AGENCY};co quan\na5;Thử Sáu;{AGENCY};co quan\n"
        );
        let preview = world.send(&rows).await;
        let faults: Vec<(u32, &RowFault)> =
            preview.faults.iter().map(|row| (row.row_number, &row.faults[0])).collect();
        let expected = [
            (2, &RowFault::Formula(RollColumn::StaffCode)),
            (3, &RowFault::Empty(RollColumn::FullName)),
            (4, &RowFault::UnknownAgency),
            (5, &RowFault::Empty(RollColumn::Group)),
            (6, &RowFault::UnknownGroup),
            (7, &RowFault::Twice { other_row: 8 }),
            (8, &RowFault::Twice { other_row: 7 }),
        ];
        assert_eq!(faults, expected);
        let refused = async |bytes: Vec<u8>| {
            match world.service.preview_staff(world.organiser, "x", bytes).await {
                Err(Failure::Refused(why)) => why,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(refused(Vec::new()).await, RollRefused::Empty);
        assert_eq!(refused(vec![0xFF; 9]).await, RollRefused::Encoding);
        assert_eq!(refused(b"a;b;c\n1;2;3\n".to_vec()).await, RollRefused::Columns);
        let long: String = (0..=MAX_ROLL_ROWS).map(|number| format!("L{number};Thử;{AGENCY};\n")).collect();
        assert_eq!(refused(format!("{HEADING}{long}").into_bytes()).await, RollRefused::TooManyRows);
        // The file that was fine still waits; thrown away, it cannot be taken over.
        assert!(world.service.waiting_staff(world.organiser).await.unwrap().is_some());
        world.service.forget_staff_file(world.organiser).await.unwrap();
        assert!(world.service.waiting_staff(world.organiser).await.unwrap().is_none());
        assert_eq!(world.import(&preview.upload, &[], false).await, Err(RollRefused::Replaced));
    })
    .await;
}
