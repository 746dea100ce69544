//! Figures stated by hand and in files: accepted, corrected, refused, and once.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where its ground is missing")]

#[path = "stated/deciding.rs"]
mod deciding;

use domain::progress::{
    FactSource, FigureFault, FiguresPage, FiguresRefused, FiguresTaken, Measure, StatedOutcome, StatedState,
};
use service::{Failure, Service, demo::DemoAccount, progress::stated::FigureByHand, session::SignedIn};
use store::{
    Db,
    progress::{day_totals, recount, recount_days, running_totals},
};
use testkit::{on_both, service_on};

const OWN: &str = "so-tai-chinh";
const OTHER: &str = "so-noi-vu";
const HEADING: &str = "Ngày;Cơ quan;Nội dung;Số lượng\n";

/// The demonstration's site with an organiser and the coordinator of [`OWN`].
struct Site {
    db: Db,
    service: Service,
    accounts: Vec<DemoAccount>,
    organiser: SignedIn,
    coordinator: SignedIn,
}

async fn site(db: Db) -> Site {
    let (service, _) = service_on(db.clone());
    let accounts = service.load_demo().await.unwrap().accounts;
    let nobody = SignedIn::default();
    let site = Site { db, service, accounts, organiser: nobody.clone(), coordinator: nobody };
    let (organiser, coordinator) = (site.sign_in("tochuc").await, site.sign_in("daumoi").await);
    Site { organiser, coordinator, ..site }
}

impl Site {
    async fn sign_in(&self, username: &str) -> SignedIn {
        let account = self.accounts.iter().find(|account| account.username == username).unwrap();
        let token = self.service.sign_in_staff(username, &account.password).await.unwrap();
        self.service.recognise(Some(&token.cookie), None).await.unwrap()
    }

    async fn state(&self, who: &SignedIn, figure: [&str; 4]) -> Result<StatedOutcome, FiguresRefused> {
        let [day, agency, measure, amount] = figure.map(str::to_owned);
        let figure = FigureByHand { agency, measure, day, amount, note: String::new() };
        refusal(self.service.state_figure(who.figure_keeper::<()>().unwrap(), figure).await)
    }

    /// Sends a file and takes it over.
    async fn send(&self, who: &SignedIn, lines: &str) -> Result<FiguresTaken, FiguresRefused> {
        let by = who.figure_keeper::<()>().unwrap();
        let bytes = format!("{HEADING}{lines}").into_bytes();
        let preview = refusal(self.service.preview_figures(by, "tháng 11.csv", bytes).await)?;
        let taken = refusal(self.service.take_figures(by, preview.upload.clone()).await)?;
        assert_eq!(taken, preview.effect);
        // An impatient finger.
        assert_eq!(refusal(self.service.take_figures(by, preview.upload).await), Ok(taken));
        Ok(taken)
    }

    async fn page(&self, who: &SignedIn) -> FiguresPage {
        self.service.figures_page(who.figure_keeper::<()>().unwrap()).await.unwrap()
    }

    async fn waiting(&self) -> Vec<i64> {
        self.page(&self.organiser).await.waiting.iter().map(|figure| figure.id).collect()
    }

    async fn decide(&self, ids: Vec<i64>, accept: bool) -> Result<usize, FiguresRefused> {
        refusal(self.service.decide_figures(self.organiser.organiser::<()>().unwrap(), ids, accept).await)
    }

    /// Cases of an agency's measure that people stated; asserts that every running total equals its recount.
    async fn stated(&self, agency: &str, measure: Measure) -> i64 {
        let mut tx = self.db.read().await.unwrap();
        let campaign = store::campaign::current(&mut tx).await.unwrap().unwrap();
        let agencies = store::agency::list(&mut tx).await.unwrap();
        let agency = agencies.iter().find(|known| known.code == agency).unwrap().id;
        let running = running_totals(&mut tx, campaign.id).await.unwrap();
        assert_eq!(running, recount(&mut tx, campaign.id).await.unwrap());
        let days = day_totals(&mut tx, campaign.id, i64::MIN, i64::MAX).await.unwrap();
        assert_eq!(days, recount_days(&mut tx, campaign.id).await.unwrap());
        let of = running.iter().filter(|row| row.agency_id == agency && row.measure == measure.name());
        of.filter(|row| ["hand_entry", "figures_file"].contains(&row.source.as_str()))
            .map(|row| row.amount)
            .sum()
    }
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, Failure<FiguresRefused>>) -> Result<T, FiguresRefused> {
    match outcome {
        Ok(value) => Ok(value),
        Err(Failure::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_coordinators_figure_counts_once_an_organiser_accepts_it() {
    on_both(async |db| {
        let site = site(db).await;
        let news = Measure::NewsItems;
        let figure = ["3/11/2026", OWN, "news_items", "12"];
        assert_eq!(site.state(&site.coordinator, figure).await, Ok(StatedOutcome::Waits));
        assert_eq!(site.stated(OWN, news).await, 0);
        let waiting = site.waiting().await;
        assert_eq!(site.decide(waiting.clone(), true).await, Ok(1));
        assert_eq!(site.stated(OWN, news).await, 12);
        // Decided is decided.
        assert_eq!(site.decide(waiting.clone(), false).await, Err(FiguresRefused::NothingWaits));
        assert_eq!(site.decide(Vec::new(), true).await, Err(FiguresRefused::NothingWaits));
        // Saying the same again changes nothing; a correction waits, and the figure counts until it is accepted.
        let again = site.state(&site.coordinator, figure).await;
        assert_eq!((again, site.waiting().await), (Ok(StatedOutcome::CountsAlready), Vec::new()));
        site.state(&site.coordinator, ["3/11/2026", OWN, "news_items", "15"]).await.unwrap();
        site.state(&site.coordinator, ["3/11/2026", OWN, "news_items", "10"]).await.unwrap();
        let corrected = site.waiting().await;
        assert_eq!((corrected.len(), site.stated(OWN, news).await), (1, 12));
        site.decide(corrected, true).await.unwrap();
        assert_eq!(site.stated(OWN, news).await, 10);
        // Nothing was overwritten: every figure stands there with what became of it.
        let by = site.coordinator.figure_keeper::<()>().unwrap();
        let page = site.service.figures_page(by).await.unwrap();
        let states: Vec<_> = page.newest.iter().map(|figure| (figure.amount, figure.state)).collect();
        let expected =
            [(10, StatedState::Counted), (15, StatedState::Superseded), (12, StatedState::Superseded)];
        assert_eq!(states, expected);
        assert_eq!(page.newest[0].decided_by.as_deref(), Some("Ban Tổ chức"));
        // The facts behind the figure say who stated them.
        let manager = site.organiser.manager::<()>().unwrap();
        let facts = site.service.facts_page(manager, OWN, "news_items", None).await.unwrap();
        let stated = facts.lines.iter().filter(|line| line.reporter.is_some());
        let stated: Vec<_> = stated.map(|line| (line.amount, line.source)).collect();
        assert_eq!(stated, [10, -12, 12].map(|amount| (amount, FactSource::HandEntry)));
        assert_eq!(facts.lines[0].reporter.as_deref(), Some("Đầu mối Sở Tài chính"));
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_judged_together_and_gives_way_to_an_organiser() {
    on_both(async |db| {
        let site = site(db).await;
        // The part comes while its whole still waits.
        for measure in ["files_resolved", "files_on_time"] {
            let figure = ["3/11/2026", OWN, measure, "900000"];
            assert_eq!(site.state(&site.coordinator, figure).await, Ok(StatedOutcome::Waits), "{measure}");
        }
        assert_eq!(site.decide(site.waiting().await, true).await, Ok(2));
        assert_eq!(site.stated(OWN, Measure::FilesOnTime).await, 900_000);
        // A part whose whole counts already waits beside figures that are no parts of anything.
        for measure in ["files_online", "initiatives"] {
            let figure = ["4/11/2026", OWN, measure, "1"];
            assert_eq!(site.state(&site.coordinator, figure).await, Ok(StatedOutcome::Waits), "{measure}");
        }
        assert_eq!(site.decide(site.waiting().await, true).await, Ok(2));
        // What an organiser says is not undone by accepting what was said before.
        site.state(&site.coordinator, ["3/11/2026", OWN, "news_items", "12"]).await.unwrap();
        let figure = ["3/11/2026", OWN, "news_items", "15"];
        assert_eq!(site.state(&site.organiser, figure).await, Ok(StatedOutcome::Counts));
        assert_eq!(site.waiting().await, [0_i64; 0]);
        assert_eq!(site.stated(OWN, Measure::NewsItems).await, 15);
    })
    .await;
}

#[tokio::test]
async fn a_rejected_figure_never_counts() {
    on_both(async |db| {
        let site = site(db).await;
        site.state(&site.coordinator, ["3/11/2026", OWN, "initiatives", "3"]).await.unwrap();
        assert_eq!(site.decide(site.waiting().await, false).await, Ok(1));
        assert_eq!(site.stated(OWN, Measure::Initiatives).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_states_possible_figures_of_the_own_agency() {
    on_both(async |db| {
        let site = site(db).await;
        let fault = async |figure| match site.state(&site.coordinator, figure).await {
            Err(FiguresRefused::Faults(faults)) => faults,
            other => panic!("{other:?}"),
        };
        let of = "news_items";
        assert_eq!(fault(["3/11/2026", OTHER, of, "1"]).await, [FigureFault::OtherAgency]);
        assert_eq!(fault(["3/11/2026", "so-la", of, "1"]).await, [FigureFault::UnknownAgency]);
        // The clock stands at 21 November.
        assert_eq!(fault(["22/11/2026", OWN, of, "1"]).await, [FigureFault::InTheFuture]);
        assert_eq!(fault(["14/8/2026", OWN, of, "1"]).await, [FigureFault::OutsidePeriod]);
        assert_eq!(fault(["3/11/2026", OWN, of, "-1"]).await, [FigureFault::Negative]);
        assert_eq!(fault(["3/11/2026", OWN, of, "1000001"]).await, [FigureFault::TooMany]);
        assert_eq!(fault(["3/11/2026", OWN, "very_satisfied", "9"]).await, [FigureFault::NotForAgencies]);
        let beyond = fault(["3/11/2026", OWN, "files_on_time", "1000000"]).await;
        assert!(matches!(beyond[..], [FigureFault::MoreThanWhole { part: Measure::FilesOnTime, .. }]));
        assert_eq!(site.waiting().await, [0_i64; 0]);
        // Neither a manager nor a visitor states anything.
        assert!(matches!(SignedIn::default().figure_keeper::<()>(), Err(Failure::NotSignedIn)));
        // And only organisers decide.
        assert!(site.coordinator.organiser::<()>().is_err());
    })
    .await;
}

#[tokio::test]
async fn a_file_counts_once_and_a_corrected_one_supersedes_it() {
    on_both(async |db| {
        let site = site(db).await;
        let file = format!(
            "3/11/2026;{OTHER};Tin/bài;4\n4/11/2026;Sở Nội vụ;news_items;6\n3/11/2026;{OWN};Sáng kiến;2\n"
        );
        let done = site.send(&site.organiser, &file).await;
        assert_eq!(done, Ok(FiguresTaken { new: 3, ..FiguresTaken::default() }));
        assert_eq!(site.stated(OTHER, Measure::NewsItems).await, 10);
        let again = site.send(&site.organiser, &file).await;
        assert_eq!(again, Ok(FiguresTaken { unchanged: 3, ..FiguresTaken::default() }));
        assert_eq!(site.stated(OTHER, Measure::NewsItems).await, 10);
        let corrected = file.replace(";6\n", ";1\n");
        let done = site.send(&site.organiser, &corrected).await;
        assert_eq!(done, Ok(FiguresTaken { corrected: 1, unchanged: 2, ..FiguresTaken::default() }));
        assert_eq!(site.stated(OTHER, Measure::NewsItems).await, 5);
    })
    .await;
}

#[tokio::test]
async fn a_coordinators_file_waits() {
    on_both(async |db| {
        let site = site(db).await;
        let file = format!("3/11/2026;{OWN};Tin/bài;4\n4/11/2026;{OWN};Tin/bài;6\n");
        let done = site.send(&site.coordinator, &file).await;
        assert_eq!(done, Ok(FiguresTaken { new: 2, waits: true, ..FiguresTaken::default() }));
        assert_eq!(site.stated(OWN, Measure::NewsItems).await, 0);
        let again = site.send(&site.coordinator, &file).await;
        assert_eq!(again, Ok(FiguresTaken { unchanged: 2, waits: true, ..FiguresTaken::default() }));
        assert_eq!(site.decide(site.waiting().await, true).await, Ok(2));
        assert_eq!(site.stated(OWN, Measure::NewsItems).await, 10);
    })
    .await;
}

#[tokio::test]
async fn a_file_with_a_faulty_row_is_not_taken_over() {
    on_both(async |db| {
        let site = site(db).await;
        let lines = format!(
            "3/11/2026;{OTHER};Tin/bài;4\n3/11/2026;{OTHER};Tin/bài;5\n1/1/2030;{OTHER};Tin/bài;5\n3/11/2026;{OTHER};Cập nhật trong 5 ngày;900000\n"
        );
        let by = site.organiser.figure_keeper::<()>().unwrap();
        let bytes = format!("{HEADING}{lines}").into_bytes();
        let preview = site.service.preview_figures(by, "a.csv", bytes).await.unwrap();
        let numbers: Vec<u32> = preview.faults.iter().map(|row| row.row_number).collect();
        assert_eq!((numbers, preview.faulty), (vec![3, 4, 5], 3));
        assert_eq!(preview.faults[0].faults, [FigureFault::Twice { other_row: 2 }]);
        assert_eq!(preview.faults[1].faults, [FigureFault::InTheFuture]);
        assert!(matches!(preview.faults[2].faults[..], [FigureFault::MoreThanWhole { .. }]));
        let refused = refusal(site.service.take_figures(by, preview.upload).await);
        assert_eq!(refused, Err(FiguresRefused::FaultyRows));
        // Nobody takes over what they did not see.
        let other = refusal(site.service.take_figures(by, "00".to_owned()).await);
        assert_eq!(other, Err(FiguresRefused::Replaced));
        assert_eq!(site.stated(OTHER, Measure::NewsItems).await, 0);
        site.service.forget_figures(by).await.unwrap();
        assert_eq!(site.service.figures_page(by).await.unwrap().preview, None);
    })
    .await;
}

#[tokio::test]
async fn the_largest_file_is_taken_over() {
    on_both(async |db| {
        let site = site(db).await;
        let mut lines = String::new();
        let agencies = {
            let mut tx = site.db.read().await.unwrap();
            store::agency::list(&mut tx).await.unwrap()
        };
        let measures = ["news_items", "initiatives", "bank_accounts", "volunteer_visits", "files_digitised"];
        let mut rows = 0_u32;
        for day in 0..98 {
            let day = domain::time::Day(domain::time::Day::parse("2026-08-15").unwrap().0 + day).show();
            for agency in &agencies {
                for measure in measures {
                    if rows < 10_000 {
                        lines.push_str(&format!("{day};{};{measure};1\n", agency.code));
                        rows += 1;
                    }
                }
            }
        }
        let done = site.send(&site.organiser, &lines).await.unwrap();
        assert_eq!((done.new, rows > 5_000), (rows, true));
        let again = site.send(&site.organiser, &lines).await.unwrap();
        assert_eq!(again.unchanged, rows);
    })
    .await;
}
