//! What both databases promise about elections, and what their tables give away: nothing.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use sqlx::{Connection, PgConnection, SqliteConnection};
use store::{
    Db, StoreError, WriteError,
    agency::{self, OfficerRow},
    campaign::{self, CampaignRow},
    election::{self, BallotRow, CategoryRow, NewCount},
};
use testkit::{on_both, on_both_at};

#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An election with one category, two nominees, and five officers of two agencies on the roll.
#[derive(Debug, Clone)]
struct World {
    election_id: i64,
    officers: Vec<i64>,
    nominees: Vec<i64>,
}

async fn world(db: &Db) -> World {
    let made: Result<World, Failed> = db
        .write((), |tx, ()| {
            Box::pin(async move {
                let campaign = CampaignRow {
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
                let campaign_id = campaign::insert(tx, &campaign).await?;
                let election_id = election::insert(tx, campaign_id, "Bình chọn", "Election").await?;
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
                        };
                        let id = agency::insert_officer(tx, &officer, "can bo").await?;
                        election::insert_roll_entry(tx, election_id, id).await?;
                        officers.push(id);
                    }
                }
                let category = CategoryRow {
                    id: 0,
                    election_id,
                    position: 1,
                    officer_group: "agency_officer".to_owned(),
                    title_vi: "Hạng mục".to_owned(),
                    title_en: "Category".to_owned(),
                    min_choices: 1,
                    max_choices: 2,
                    seats: 1,
                };
                let category_id = election::insert_category(tx, &category).await?;
                let mut nominees = Vec::new();
                for officer_id in &officers[..2] {
                    nominees.push(election::insert_nominee(tx, category_id, *officer_id).await?);
                }
                Ok(World { election_id, officers, nominees })
            })
        })
        .await;
    made.unwrap()
}

fn ballot(slot: u8, content: u8, check_code: &str) -> BallotRow {
    BallotRow { slot: vec![slot; 32], content: vec![content], check_code: check_code.to_owned() }
}

async fn insert(db: &Db, election_id: i64, ballot: BallotRow) -> Result<(), Failed> {
    db.write((election_id, ballot), |tx, (election_id, ballot)| {
        Box::pin(async move { Ok(election::insert_ballot(tx, *election_id, ballot).await?) })
    })
    .await
}

#[tokio::test]
async fn an_election_is_read_back_as_it_was_stored() {
    on_both(async |db| {
        let world = world(&db).await;
        let id = world.election_id;
        let mut tx = db.read().await.unwrap();
        let row = election::find(&mut tx, id).await.unwrap().unwrap();
        assert_eq!((row.state.as_str(), row.on_roll, row.voted, row.opened_at), ("draft", 5, 0, None));
        assert_eq!(election::list(&mut tx).await.unwrap(), [row]);
        assert_eq!(election::find(&mut tx, id + 1).await.unwrap(), None);
        let categories = election::categories(&mut tx, id).await.unwrap();
        assert_eq!((categories[0].min_choices, categories[0].max_choices, categories[0].seats), (1, 2, 1));
        let nominees = election::nominees(&mut tx, id).await.unwrap();
        let ids: Vec<i64> = nominees.iter().map(|nominee| nominee.id).collect();
        assert_eq!(ids, world.nominees);
        assert_eq!(nominees[0].officer_id, world.officers[0]);
        assert_eq!(nominees[0].agency_vi, "so-b");
        assert!(election::counts(&mut tx, id).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn each_step_sets_its_own_time() {
    on_both(async |db| {
        let id = world(&db).await.election_id;
        let stepped: Result<(), Failed> = db
            .write(id, |tx, id| {
                Box::pin(async move {
                    election::set_open(tx, *id, 10).await?;
                    election::set_closed(tx, *id, 20).await?;
                    election::set_published(tx, *id, 30).await?;
                    Ok(())
                })
            })
            .await;
        stepped.unwrap();
        let mut tx = db.read().await.unwrap();
        let row = election::find(&mut tx, id).await.unwrap().unwrap();
        assert_eq!(row.state, "published");
        assert_eq!((row.opened_at, row.closed_at, row.published_at), (Some(10), Some(20), Some(30)));
    })
    .await;
}

#[tokio::test]
async fn the_roll_knows_who_voted_and_turnout_follows() {
    on_both(async |db| {
        let world = world(&db).await;
        let (id, voter) = (world.election_id, world.officers[3]);
        let marked: Result<(), Failed> = db
            .write((id, voter), |tx, (id, voter)| {
                Box::pin(async move { Ok(election::mark_voted(tx, *id, *voter).await?) })
            })
            .await;
        marked.unwrap();
        let mut tx = db.read().await.unwrap();
        assert_eq!(election::voted(&mut tx, id, voter).await.unwrap(), Some(true));
        assert_eq!(election::voted(&mut tx, id, world.officers[0]).await.unwrap(), Some(false));
        assert_eq!(election::voted(&mut tx, id, 0).await.unwrap(), None);
        let turnout = election::turnout(&mut tx, id).await.unwrap();
        let lines: Vec<_> =
            turnout.iter().map(|row| (row.name_vi.as_str(), row.on_roll, row.voted)).collect();
        assert_eq!(lines, [("so-a", 2, 1), ("so-b", 3, 0)]);
        assert_eq!(election::find(&mut tx, id).await.unwrap().unwrap().voted, 1);
    })
    .await;
}

#[tokio::test]
async fn a_slot_holds_one_ballot_and_replacing_leaves_nothing_of_the_first() {
    on_both(async |db| {
        let id = world(&db).await.election_id;
        insert(&db, id, ballot(1, 10, "AAAA-0001")).await.unwrap();
        let Err(Failed::Store(error)) = insert(&db, id, ballot(1, 11, "AAAA-0002")).await else {
            panic!("one slot took two ballots")
        };
        assert!(error.is_constraint());
        let replaced: Result<(bool, bool), Failed> = db
            .write(id, |tx, id| {
                Box::pin(async move {
                    let known = election::replace_ballot(tx, *id, &ballot(1, 12, "AAAA-0003")).await?;
                    let unknown = election::replace_ballot(tx, *id, &ballot(2, 13, "AAAA-0004")).await?;
                    Ok((known, unknown))
                })
            })
            .await;
        assert_eq!(replaced.unwrap(), (true, false));
        let mut tx = db.read().await.unwrap();
        let stored = election::ballots(&mut tx, id).await.unwrap();
        assert_eq!(stored.len(), 1);
        assert_eq!((stored[0].content.as_slice(), stored[0].check_code.as_str()), (&[12][..], "AAAA-0003"));
        assert!(election::has_check_code(&mut tx, id, "AAAA-0003").await.unwrap());
        assert!(!election::has_check_code(&mut tx, id, "AAAA-0001").await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn check_codes_come_in_byte_order_on_every_database() {
    on_both(async |db| {
        let id = world(&db).await.election_id;
        let codes = ["B000-0000", "0ZZZ-0000", "A000-0000", "A000-000A"];
        for (slot, code) in (0..).zip(codes) {
            insert(&db, id, ballot(slot, 0, code)).await.unwrap();
        }
        let mut tx = db.read().await.unwrap();
        let listed = election::check_codes(&mut tx, id).await.unwrap();
        assert_eq!(listed, ["0ZZZ-0000", "A000-0000", "A000-000A", "B000-0000"]);
    })
    .await;
}

#[tokio::test]
async fn a_nominee_is_counted_once() {
    on_both(async |db| {
        let world = world(&db).await;
        let count = |nominee_id, place| NewCount {
            nominee_id,
            votes: 3,
            place,
            elected: place == 1,
            standards_met: 2,
            draw: "00ff".to_owned(),
        };
        let counts = vec![count(world.nominees[0], 2), count(world.nominees[1], 1)];
        let store = async |counts: Vec<NewCount>| -> Result<(), Failed> {
            db.write((world.election_id, counts), |tx, (id, counts)| {
                Box::pin(async move {
                    for count in counts {
                        election::insert_count(tx, *id, count).await?;
                    }
                    Ok(())
                })
            })
            .await
        };
        store(counts.clone()).await.unwrap();
        assert!(matches!(store(counts).await, Err(Failed::Store(StoreError::Constraint(_)))));
        let mut tx = db.read().await.unwrap();
        let rows = election::counts(&mut tx, world.election_id).await.unwrap();
        let lines: Vec<_> = rows.iter().map(|row| (row.place, row.nominee_id, row.elected)).collect();
        assert_eq!(lines, [(1, world.nominees[1], true), (2, world.nominees[0], false)]);
    })
    .await;
}

#[tokio::test]
async fn the_tables_have_no_column_for_a_person_with_a_ballot_or_for_a_time() {
    on_both_at(async |_, url| {
        assert_eq!(columns(&url, "ballot").await, ["check_code", "content", "election_id", "slot"]);
        assert_eq!(columns(&url, "roll_entry").await, ["election_id", "officer_id", "voted"]);
    })
    .await;
}

#[tokio::test]
async fn after_closing_neither_order_nor_transaction_joins_a_ballot_to_a_voter() {
    on_both_at(async |db, url| {
        let world = world(&db).await;
        let id = world.election_id;
        // Cast one by one, slots falling, each with its roll entry as a real cast does it.
        for (officer, slot) in world.officers.iter().copied().zip((1..=5).rev()) {
            let cast: Result<(), Failed> = db
                .write((id, officer, slot), |tx, (id, officer, slot)| {
                    Box::pin(async move {
                        election::mark_voted(tx, *id, *officer).await?;
                        let code = format!("AAAA-000{slot}");
                        Ok(election::insert_ballot(tx, *id, &ballot(*slot, *slot, &code)).await?)
                    })
                })
                .await;
            cast.unwrap();
        }
        let relaid: Result<(), Failed> = db
            .write(id, |tx, id| {
                Box::pin(async move {
                    let ballots = election::ballots(tx, *id).await?;
                    Ok(election::relay_ballots(tx, *id, &ballots).await?)
                })
            })
            .await;
        relaid.unwrap();
        assert_eq!(slots_as_they_lie(&url).await, [1, 2, 3, 4, 5]);
        if url.starts_with("postgres") {
            // Every row of both tables carries the number of the one transaction that closed.
            assert_eq!(postgres_writers(&url).await, 1);
        } else {
            // There is no row number that grows with each cast.
            let mut connection = SqliteConnection::connect(&url).await.unwrap();
            for sql in ["SELECT rowid FROM ballot", "SELECT rowid FROM roll_entry"] {
                assert!(sqlx::query(sql).fetch_all(&mut connection).await.is_err(), "{sql}");
            }
        }
        let mut tx = db.read().await.unwrap();
        let contents: Vec<u8> =
            election::ballots(&mut tx, id).await.unwrap().iter().map(|ballot| ballot.content[0]).collect();
        assert_eq!(contents, [1, 2, 3, 4, 5]);
        assert_eq!(election::find(&mut tx, id).await.unwrap().unwrap().voted, 5);
    })
    .await;
}

async fn columns(url: &str, table: &'static str) -> Vec<String> {
    if url.starts_with("postgres") {
        let mut connection = PgConnection::connect(url).await.unwrap();
        let sql = "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = $1 ORDER BY 1";
        sqlx::query_scalar(sql).bind(table).fetch_all(&mut connection).await.unwrap()
    } else {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        let sql = "SELECT name FROM pragma_table_info($1) ORDER BY name";
        sqlx::query_scalar(sql).bind(table).fetch_all(&mut connection).await.unwrap()
    }
}

/// First byte of each slot, in the order in which a dump of the table meets them.
async fn slots_as_they_lie(url: &str) -> Vec<u8> {
    let sql = "SELECT slot FROM ballot";
    let slots: Vec<Vec<u8>> = if url.starts_with("postgres") {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    } else {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    };
    slots.into_iter().map(|slot| slot[0]).collect()
}

async fn postgres_writers(url: &str) -> i64 {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let sql = "SELECT COUNT(DISTINCT writer) FROM (
                   SELECT CAST(xmin AS TEXT) AS writer FROM ballot
                   UNION ALL SELECT CAST(xmin AS TEXT) FROM roll_entry) AS rows_of_both";
    sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
}
