//! The board before there is anything, with the figures of the documents, and turnout that singles out nobody.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::progress::{Measure, SMALLEST_GROUP, Status};
use service::Failure;
use store::{
    Db, WriteError,
    progress::{NewFact, running_totals},
};
use testkit::{on_both, service_on};

/// Replaces every total of a campaign by these, with facts that correct the difference.
async fn set_totals(db: &Db, wanted: Vec<(Measure, i64)>) {
    let done: Result<(), WriteError> = db
        .write(wanted, |tx, wanted| {
            Box::pin(async move {
                let campaign =
                    store::campaign::current(tx).await?.map(|campaign| campaign.id).unwrap_or_default();
                let kept = running_totals(tx, campaign).await?;
                let agency_id = store::agency::list(tx).await?[0].id;
                let fact = |measure, agency_id, officer_id, amount| NewFact {
                    campaign_id: campaign,
                    measure,
                    agency_id,
                    officer_id,
                    day: 1,
                    amount,
                    source: "demonstration",
                    recorded_at_ms: 1,
                };
                for row in &kept {
                    let officer_id = (row.officer_id != 0).then_some(row.officer_id);
                    let correction = fact(&row.measure, row.agency_id, officer_id, -row.amount);
                    store::progress::add_fact(tx, &correction).await?;
                }
                for (measure, amount) in wanted {
                    store::progress::add_fact(tx, &fact(measure.name(), agency_id, None, *amount)).await?;
                }
                Ok(())
            })
        })
        .await;
    done.unwrap();
}

#[tokio::test]
async fn before_there_is_a_campaign_the_board_is_empty() {
    on_both(async |db| {
        let (service, _) = service_on(db);
        let board = service.board().await.unwrap();
        assert!(board.indicators.is_empty() && board.agencies.is_empty() && board.turnout.is_empty());
        assert!(matches!(service.campaign().await, Err(Failure::NotFound)));
        assert!(matches!(service.agency_page("so-a", None).await, Err(Failure::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn the_figures_of_the_year_review_come_out_as_published() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        service.load_demo().await.unwrap();
        set_totals(
            &db,
            vec![
                (Measure::FilesResolved, 66_056),
                (Measure::FilesOnTime, 66_056),
                (Measure::VerySatisfied, 395),
                (Measure::Satisfied, 136),
                (Measure::VolunteerVisits, 2_571),
                (Measure::BankAccounts, 76),
            ],
        )
        .await;
        let board = service.board().await.unwrap();
        let figure =
            |code: &str| board.indicators.iter().find(|line| line.indicator.code == code).unwrap().figure;
        assert_eq!((figure("on_time").value, figure("on_time").status), (Some(10_000), Status::Met));
        assert_eq!(figure("very_satisfied").denominator, Some(531));
        // The same facts as the baseline's: no change against it.
        assert_eq!(figure("very_satisfied").change, Some(0));
        assert_eq!((figure("dissatisfied").value, figure("dissatisfied").status), (Some(0), Status::Met));
        assert_eq!(figure("volunteer_visits").change, Some(0));
        assert_eq!(figure("bank_accounts").value, Some(76));
    })
    .await;
}

#[tokio::test]
async fn an_agency_has_its_own_figures_and_no_baseline_of_the_whole() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        service.load_demo().await.unwrap();
        let board = service.board().await.unwrap();
        let line = board.agencies.iter().find(|agency| agency.code == "so-nong-nghiep-moi-truong").unwrap();
        let place = |code: &str| board.indicators.iter().position(|i| i.indicator.code == code).unwrap();
        let on_time = line.figures[place("on_time")].unwrap();
        assert_eq!((on_time.status, on_time.change), (Status::Missed, None));
        assert!(on_time.cases_missing > Some(0));
        assert_eq!(line.figures[place("bank_accounts")], None);
        let page = service.agency_page(&line.code, None).await.unwrap();
        let shown: Vec<_> = page.indicators.iter().map(|indicator| Some(indicator.figure)).collect();
        let counted: Vec<_> = line.figures.iter().copied().filter(Option::is_some).collect();
        assert_eq!(shown, counted);
        // The whole is the sum of its agencies.
        let files: i64 = board
            .agencies
            .iter()
            .filter_map(|agency| agency.figures[place("on_time")])
            .map(|figure| figure.numerator)
            .sum();
        assert_eq!(files, board.indicators[place("on_time")].figure.numerator);
    })
    .await;
}

#[tokio::test]
async fn turnout_counts_the_whole_roll_and_shows_no_small_group() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        let handout = service.load_demo().await.unwrap();
        let board = service.board().await.unwrap();
        let [election] = board.turnout.as_slice() else { panic!("one election is open") };
        assert!(election.is_open);
        assert_eq!(election.on_roll, i64::try_from(handout.officials.len()).unwrap());
        assert_eq!(election.voted, 0);
        assert!(election.agencies.iter().all(|line| line.on_roll >= SMALLEST_GROUP));
        assert_eq!(election.agencies.iter().map(|line| line.on_roll).sum::<i64>(), election.on_roll);
    })
    .await;
}
