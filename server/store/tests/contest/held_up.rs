//! What both databases promise about drafts that do not open at their time.

use store::{
    WriteError,
    contest::{self, SettingsRow},
};
use testkit::on_both;

use crate::{public::standing_still, world};

#[tokio::test]
async fn a_reason_keeps_its_time_until_another_comes_or_the_round_changes() {
    on_both(async |db| {
        let world = world(&db).await;
        let round = world.round_id;
        let seen: Result<_, WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let timed =
                        SettingsRow { opens_at: Some(100), closes_at: Some(900), ..standing_still(None) };
                    contest::change_round(tx, round, &timed).await?;

                    let mut to_open = Vec::new();
                    for now_ms in [99, 100, 900] {
                        to_open.push(contest::rounds_to_open(tx, now_ms).await?);
                    }
                    let mut held_up = vec![contest::held_up(tx, round).await?];
                    for (why, now_ms) in [("a", 100), ("a", 200), ("b", 300)] {
                        contest::hold_up(tx, round, why, now_ms).await?;
                        held_up.push(contest::held_up(tx, round).await?);
                    }
                    to_open.push(contest::rounds_to_open(tx, 400).await?);
                    contest::change_round(tx, round, &timed).await?;
                    held_up.push(contest::held_up(tx, round).await?);
                    contest::hold_up(tx, round, "c", 500).await?;
                    contest::open_round(tx, round, 600, &[1; 32]).await?;
                    held_up.push(contest::held_up(tx, round).await?);
                    // An open round is held up by nothing.
                    contest::hold_up(tx, round, "d", 700).await?;
                    held_up.push(contest::held_up(tx, round).await?);
                    Ok((to_open, held_up))
                })
            })
            .await;
        let (to_open, held_up) = seen.unwrap();
        let known = |why: Option<&str>| vec![(round, why.map(str::to_owned))];
        assert_eq!(to_open, [vec![], known(None), vec![], known(Some("b"))]);
        let since = |why: &str, at_ms: i64| Some((why.to_owned(), at_ms));
        assert_eq!(held_up, [None, since("a", 100), since("a", 100), since("b", 300), None, None, None]);
    })
    .await;
}
