//! The board before there is anything, with the figures of the documents, and turnout that singles out nobody.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

#[path = "progress/alerts.rs"]
mod alerts;
#[path = "progress/notes.rs"]
mod notes;

use domain::{
    progress::{Interval, Measure, Outlook, SMALLEST_GROUP, Status},
    time::Day,
};
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
                    stated_id: None,
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
                (Measure::FilesReceived, 66_056),
                // The review gives the share only; this is the smallest number of files that makes it.
                (Measure::FilesOnline, 49_014),
                (Measure::FilesResolved, 66_056),
                (Measure::FilesOnTime, 66_056),
                (Measure::VerySatisfied, 395),
                (Measure::Satisfied, 136),
                (Measure::Dissatisfied, 0),
                (Measure::VolunteerVisits, 2_571),
                (Measure::BankAccounts, 76),
            ],
        )
        .await;
        let board = service.board().await.unwrap();
        let figure =
            |code: &str| board.indicators.iter().find(|line| line.indicator.code == code).unwrap().figure;
        assert_eq!((figure("on_time").value, figure("on_time").status), (Some(10_000), Status::Met));
        assert_eq!(figure("on_time").denominator, Some(66_056));
        assert_eq!((figure("files_online").value, figure("files_online").change), (Some(7_420), Some(0)));
        // 531 = 136 + 395 + 0.
        let rated = figure("very_satisfied");
        assert_eq!((rated.numerator, rated.denominator), (395, Some(531)));
        assert_eq!(rated.interval, Some(Interval { low: 7_050, high: 7_792 }));
        let dissatisfied = figure("dissatisfied");
        assert_eq!((dissatisfied.value, dissatisfied.denominator), (Some(0), Some(531)));
        assert_eq!(dissatisfied.status, Status::Met);
        assert_eq!(rated.denominator.unwrap() - rated.numerator - dissatisfied.numerator, 136);
        // The same facts as the baseline's: no change against it.
        assert_eq!((rated.change, figure("volunteer_visits").change), (Some(0), Some(0)));
        assert_eq!(figure("volunteer_visits").value, Some(2_571));
        assert_eq!((figure("bank_accounts").value, figure("bank_accounts").change), (Some(76), Some(0)));
    })
    .await;
}

/// Figures exactly at the special drive's targets, and one case short of them.
#[tokio::test]
async fn the_targets_of_the_special_drive_are_judged_to_the_case() {
    use Measure::{
        Dissatisfied, FilesOnTime, FilesOnline, FilesReceived, FilesResolved, OnlineProcedures,
        OnlineProceduresWithFiles, ProceduresPublished, ProceduresPublishedRight, Satisfied, UpdatesDue,
        UpdatesIn5Days, VerySatisfied,
    };
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        service.load_demo().await.unwrap();
        let targets = [
            ("on_time", FilesOnTime, 991, FilesResolved, 1_000),
            ("very_satisfied", VerySatisfied, 98, Satisfied, 2),
            ("online_procedures", OnlineProceduresWithFiles, 90, OnlineProcedures, 100),
            ("files_online", FilesOnline, 73, FilesReceived, 100),
            ("published_right", ProceduresPublishedRight, 1_391, ProceduresPublished, 1_391),
            ("updated_in_5_days", UpdatesIn5Days, 40, UpdatesDue, 40),
        ];
        let status_of = async |short: i64| {
            let mut totals = vec![(Dissatisfied, short)];
            for (_, good, at_target, all, cases) in targets {
                // One “very satisfied” less is one “satisfied” more; 99 % on time is not above 99 %.
                let off = short;
                totals.push((good, at_target - off));
                totals.push((all, if all == Satisfied { cases + off } else { cases }));
            }
            set_totals(&db, totals).await;
            let board = service.board().await.unwrap();
            let of = |code: &str| {
                board.indicators.iter().find(|i| i.indicator.code == code).unwrap().figure.status
            };
            let mut status: Vec<Status> = targets.iter().map(|(code, ..)| of(code)).collect();
            status.push(of("dissatisfied"));
            status
        };
        assert_eq!(status_of(0).await, [Status::Met; 7]);
        assert_eq!(status_of(1).await, [Status::Missed; 7]);
    })
    .await;
}

#[tokio::test]
async fn the_board_says_what_is_left_to_do_and_who_stands_where() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        service.load_demo().await.unwrap();
        // 99 days of the campaign are gone, 71 are left.
        let files = [(Measure::FilesResolved, 990), (Measure::FilesOnTime, 985)];
        set_totals(&db, files.to_vec()).await;
        let board = service.board().await.unwrap();
        assert_eq!(board.ends.unwrap().show(), "31/01/2027");
        let place = board.indicators.iter().position(|line| line.indicator.code == "on_time").unwrap();
        let figure = board.indicators[place].figure;
        // 710 more are to come; fewer than 1 % of 1,700 may be late and 5 are.
        assert_eq!(figure.outlook, Some(Outlook::Spare { bad: 11, expected: 710 }));
        let places: Vec<_> = board.agencies.iter().filter_map(|agency| agency.places[place]).collect();
        assert_eq!(places, [1]);
        let agency = &board.agencies[0];
        assert_eq!(agency.figures[place].unwrap().outlook, figure.outlook);
        let page = service.agency_page(&agency.code, None).await.unwrap();
        let on_page = page.indicators.iter().find(|line| line.indicator.code == "on_time").unwrap();
        assert_eq!(Some(on_page.figure), agency.figures[place]);
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

/// Files of an agency, resolved on one day, of which so many were in time.
async fn resolved(db: &Db, agency: usize, day: &str, in_time: i64, all: i64) {
    let day = Day::parse(day).unwrap().0;
    let done: Result<(), WriteError> = db
        .write((agency, day, in_time, all), |tx, &(agency, day, in_time, all)| {
            Box::pin(async move {
                let campaign_id = store::campaign::current(tx).await?.map(|row| row.id).unwrap_or_default();
                let agency_id = store::agency::list(tx).await?[agency].id;
                for (measure, amount) in [(Measure::FilesOnTime, in_time), (Measure::FilesResolved, all)] {
                    let fact = NewFact {
                        campaign_id,
                        measure: measure.name(),
                        agency_id,
                        officer_id: None,
                        day,
                        amount,
                        source: "demonstration",
                        recorded_at_ms: 1,
                        stated_id: None,
                    };
                    store::progress::add_fact(tx, &fact).await?;
                }
                Ok(())
            })
        })
        .await;
    done.unwrap();
}

#[tokio::test]
async fn figures_and_places_are_compared_with_those_of_a_week_ago() {
    on_both(async |db| {
        let (service, clock) = service_on(db.clone());
        service.load_demo().await.unwrap();
        set_totals(&db, Vec::new()).await;
        // A month later nothing of the demonstration happened lately: the last seven days begin on 15 December.
        clock.advance(30 * 24 * 3_600 * 1_000);
        resolved(&db, 0, "2026-12-14", 900, 1_000).await;
        resolved(&db, 1, "2026-12-14", 950, 1_000).await;
        resolved(&db, 0, "2026-12-15", 1_000, 1_000).await;
        let of = async || {
            let board = service.board().await.unwrap();
            let column = board.indicators.iter().position(|line| line.indicator.code == "on_time").unwrap();
            let agencies: Vec<_> = board.agencies[..2]
                .iter()
                .map(|agency| {
                    let week = agency.figures[column].and_then(|figure| figure.week);
                    (week, agency.places[column], agency.climbs[column])
                })
                .collect();
            (board.indicators[column].figure.week, agencies)
        };
        // All together from 92.5 % to 95 %; the first agency from 90 % to 95 %.
        let (all, agencies) = of().await;
        assert_eq!(all, Some(250));
        assert_eq!(agencies, [(Some(500), Some(1), Some(1)), (Some(0), Some(2), Some(-1))]);
        let page = service.agency_page(&service.board().await.unwrap().agencies[0].code, None).await.unwrap();
        let on_time = page.indicators.iter().find(|line| line.indicator.code == "on_time").unwrap();
        assert_eq!(on_time.figure.week, Some(500));
        // A late report about the week before changes that week, not this one.
        resolved(&db, 0, "2026-12-10", 1_000, 1_000).await;
        let (_, agencies) = of().await;
        assert_eq!(agencies[0], (Some(166), Some(1), Some(0)));
        assert_eq!(agencies[1], (Some(0), Some(2), Some(0)));
    })
    .await;
}
