//! What both databases promise about elections, and what their tables have no column for.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

#[path = "election/people.rs"]
mod people;
#[path = "election/world.rs"]
mod world;

use sqlx::{Connection, PgConnection, SqliteConnection};
use store::election::{self, CategoryRow, Declared};
use testkit::{on_both, on_both_at};

use crate::world::{World, append, ballot, category, declared, event, keys, world, write};

#[tokio::test]
async fn an_election_is_read_back_as_it_was_declared() {
    on_both(async |db| {
        let world = world(&db).await;
        let mut tx = db.read().await.unwrap();
        let row = election::find(&mut tx, world.id).await.unwrap().unwrap();
        assert_eq!((row.state.as_str(), row.rehearsal, row.approval_bp), ("draft", false, 5_000));
        assert_eq!((row.trustees, row.threshold, row.opened_at, &row.head_hash), (0, 0, None, &None));
        assert_eq!(election::list(&mut tx).await.unwrap(), [row]);
        assert_eq!(election::find(&mut tx, world.id + 1).await.unwrap(), None);
        let categories = election::categories(&mut tx, world.id).await.unwrap();
        assert_eq!(categories, [category(world.category_id, world.id)]);
        let nominees = election::nominees(&mut tx, world.id).await.unwrap();
        assert_eq!(nominees.iter().map(|row| row.id).collect::<Vec<_>>(), world.nominees);
        assert_eq!(nominees[0].officer_id, world.officers[0]);
        let own = election::own_nominees(&mut tx, world.id, world.officers[1]).await.unwrap();
        assert_eq!(own, [world.nominees[1]]);
        assert_eq!(
            (nominees[0].agency_vi.as_str(), nominees[0].evidence_vi.as_str()),
            ("so-b", "Minh chứng")
        );
    })
    .await;
}

#[tokio::test]
async fn a_draft_can_be_declared_anew() {
    on_both(async |db| {
        let world = world(&db).await;
        let other = World { id: world.id + 7, ..world.clone() };
        write(&db, world.clone(), |tx, world| {
            Box::pin(async move {
                let declared = Declared { rehearsal: true, approval_bp: 9_000, ..declared("Khác") };
                election::update(tx, world.id, &declared).await?;
                election::set_trustee_numbers(tx, world.id, 3, 2).await?;
                let category =
                    CategoryRow { seats: 2, blank: false, ..category(world.category_id, world.id) };
                assert!(election::update_category(tx, &category).await?);
                election::delete_nominees(tx, world.category_id).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
        // A category of another election is not touched.
        let touched = write(&db, other, |tx, other| {
            Box::pin(async move {
                Ok(election::update_category(tx, &category(other.category_id, other.id)).await?)
            })
        });
        assert!(!touched.await.unwrap());
        let mut tx = db.read().await.unwrap();
        let row = election::find(&mut tx, world.id).await.unwrap().unwrap();
        assert_eq!((row.title_vi.as_str(), row.rehearsal, row.approval_bp), ("Khác", true, 9_000));
        assert_eq!((row.trustees, row.threshold), (3, 2));
        let categories = election::categories(&mut tx, world.id).await.unwrap();
        assert_eq!((categories[0].seats, categories[0].blank), (2, false));
        assert!(election::nominees(&mut tx, world.id).await.unwrap().is_empty());
        drop(tx);
        write(&db, world.category_id, |tx, id| {
            Box::pin(async move { Ok(election::delete_category(tx, *id).await?) })
        })
        .await
        .unwrap();
        let mut tx = db.read().await.unwrap();
        assert!(election::categories(&mut tx, world.id).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn no_election_is_open_without_a_record_and_each_step_sets_its_own_time() {
    on_both(async |db| {
        let id = world(&db).await.id;
        let open = async || {
            write(&db, id, |tx, id| {
                Box::pin(async move { Ok(election::set_open(tx, *id, 10, &[1; 32]).await?) })
            })
            .await
        };
        assert!(open().await.is_err_and(|error| error.is_constraint()));
        append(&db, id, "setup", 0).await.unwrap();
        open().await.unwrap();
        write(&db, id, |tx, id| {
            Box::pin(async move {
                election::set_closed(tx, *id, 20, 5).await?;
                election::set_counted(tx, *id, 30).await?;
                election::set_published(tx, *id, 40).await?;
                Ok(election::set_archived(tx, *id, 50).await?)
            })
        })
        .await
        .unwrap();
        let mut tx = db.read().await.unwrap();
        let row = election::find(&mut tx, id).await.unwrap().unwrap();
        assert_eq!((row.state.as_str(), row.closing_position), ("archived", Some(5)));
        let times = [row.opened_at, row.closed_at, row.counted_at, row.published_at, row.archived_at];
        assert_eq!(times, [Some(10), Some(20), Some(30), Some(40), Some(50)]);
    })
    .await;
}

#[tokio::test]
async fn the_record_only_grows_and_its_last_event_is_the_head() {
    on_both(async |db| {
        let id = world(&db).await.id;
        for (position, kind) in (0..).zip(["setup", "roll", "ballot", "closing", "decryption", "decryption"])
        {
            append(&db, id, kind, position).await.unwrap();
        }
        assert!(append(&db, id, "ballot", 2).await.is_err_and(|error| error.is_constraint()));
        let mut tx = db.read().await.unwrap();
        let row = election::find(&mut tx, id).await.unwrap().unwrap();
        assert_eq!((row.head_position, row.head_hash), (Some(5), Some(vec![5; 32])));
        let middle = election::lines(&mut tx, id, 1, 2).await.unwrap();
        assert_eq!(middle, [event(1), event(2)]);
        assert_eq!(election::lines(&mut tx, id, 6, 9).await.unwrap(), []);
        assert_eq!(election::line(&mut tx, id, 3).await.unwrap().as_deref(), Some("line 3"));
        assert_eq!(election::line(&mut tx, id, 6).await.unwrap(), None);
        let decryptions = election::events_of_kind(&mut tx, id, "decryption").await.unwrap();
        assert_eq!(decryptions, [event(4), event(5)]);
        assert_eq!(election::events_of_kind(&mut tx, id + 1, "setup").await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn the_last_ballot_of_each_key_on_the_roll_counts() {
    on_both(async |db| {
        let world = world(&db).await;
        let id = world.id;
        keys(&db, &world).await;
        // Key 1 votes twice, key 2 once; key 9 is not on the roll.
        for (fingerprint, credential, position) in [(11, 1, 2), (12, 2, 3), (13, 1, 4), (14, 9, 5)] {
            ballot(&db, id, fingerprint, credential, position).await.unwrap();
        }
        assert!(ballot(&db, id, 11, 3, 6).await.is_err_and(|error| error.is_constraint()));
        let mut tx = db.read().await.unwrap();
        assert_eq!(election::counted_positions(&mut tx, id).await.unwrap(), [3, 4]);
        assert_eq!(election::ballots(&mut tx, id).await.unwrap(), 4);
        let last = election::last_ballot(&mut tx, id, &[1; 32]).await.unwrap().unwrap();
        assert_eq!((last.position, last.fingerprint), (4, vec![13; 32]));
        assert_eq!(election::last_ballot(&mut tx, id, &[3; 32]).await.unwrap(), None);
        assert!(election::has_earlier_ballot(&mut tx, id, &[1; 32], 4).await.unwrap());
        assert!(!election::has_earlier_ballot(&mut tx, id, &[1; 32], 2).await.unwrap());
        let found = election::ballot(&mut tx, id, &[11; 32]).await.unwrap().unwrap();
        assert_eq!((found.position, found.credential), (2, vec![1; 32]));
        assert_eq!(election::ballot(&mut tx, id, &[99; 32]).await.unwrap(), None);
        // A prefix of five bytes, as a check code has it.
        let first = [vec![12; 5], vec![0; 27]].concat();
        let last = [vec![12; 5], vec![255; 27]].concat();
        let near = election::ballots_between(&mut tx, id, &first, &last).await.unwrap();
        assert_eq!(near.iter().map(|row| row.position).collect::<Vec<_>>(), [3]);
    })
    .await;
}

#[tokio::test]
async fn the_tables_have_no_column_for_a_time_or_for_a_person_with_a_ballot() {
    on_both_at(async |_, url| {
        assert_eq!(
            columns(&url, "roll_entry").await,
            ["credential", "election_id", "officer_id", "reissues", "voted"]
        );
        assert_eq!(columns(&url, "record_event").await, ["election_id", "kind", "line", "position"]);
        assert_eq!(
            columns(&url, "ballot_index").await,
            ["credential", "election_id", "fingerprint", "position"]
        );
        assert_eq!(columns(&url, "revoked_credential").await, ["credential", "election_id"]);
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
