//! Ratings at the site's door.

use app::api::{progress::ProgressStart, rating::RatingForm};
use domain::progress::{MAX_WITHOUT_TICKET, MAX_WORDS};

use crate::support::{Actor, Site, on_both_sites, on_site};

async fn ticket(actor: &mut Actor) -> String {
    let form: RatingForm = actor.read("/api/rating/form", &[("counter", "Q01")]).await.result();
    form.ticket
}

/// How many ratings the counter's officer has, as the store knows it.
async fn ratings(site: &Site) -> String {
    let board = site.service.board().await.expect("the board");
    serde_json::to_string(&board.indicators).expect("JSON")
}

#[tokio::test]
async fn a_wrong_rating_is_refused_and_stores_nothing() {
    on_site(async |site| {
        let mut citizen = site.visitor();
        let ticket = ticket(&mut citizen).await;
        let mut commits = site.watch_commits().await;
        let long = "ă".repeat(MAX_WORDS + 1);
        let right = [("ticket", ticket.as_str()), ("counter", "Q01"), ("level", "satisfied"), ("words", "")];
        let wrong = [
            ("ticket", "x", 400, "malformed"),
            ("counter", "Q99", 404, "not_found"),
            ("level", "furious", 400, "malformed"),
            ("words", long.as_str(), 422, "too_long"),
        ];
        for (name, value, status, code) in wrong {
            let changed = right.map(|(known, old)| (known, if known == name { value } else { old }));
            citizen.post("/api/rating/give", &changed).await.assert_refused(status, code);
        }
        citizen.read("/api/rating/form", &[("counter", "Q99")]).await.assert_refused(404, "not_found");
        commits.assert_none("wrong ratings").await;
        citizen.post("/api/rating/give", &right).await.assert_done();
        commits.assert_some().await;
    })
    .await;
}

#[tokio::test]
async fn a_rating_that_is_sent_twice_counts_once() {
    on_both_sites(async |site| {
        let mut citizen = site.visitor();
        let ticket = ticket(&mut citizen).await;
        let before = ratings(&site).await;
        let rating = [("ticket", ticket.as_str()), ("counter", "q01"), ("level", "dissatisfied")];
        citizen.post("/api/rating/give", &rating).await.assert_done();
        let once = ratings(&site).await;
        assert_ne!(before, once);
        citizen.post("/api/rating/give", &rating).await.assert_done();
        assert_eq!(once, ratings(&site).await);
        // Everybody reads the figures, nobody reads who gave them.
        let board = site.visitor().read("/api/progress/board", &[]).await;
        assert!(!board.result::<ProgressStart>().board.indicators.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_counter_that_refuses_ratings_stands_among_the_alerts() {
    on_site(async |site| {
        let rate = async || {
            // Each is a phone of its own: what holds them is what a counter can serve.
            let mut citizen = site.visitor();
            let ticket = ticket(&mut citizen).await;
            let rating = [("ticket", ticket.as_str()), ("counter", "Q05"), ("level", "satisfied")];
            citizen.post("/api/rating/give", &rating).await
        };
        let mut organiser = site.staff("tochuc").await;
        for _ in 0..MAX_WITHOUT_TICKET[0].1 {
            rate().await.assert_done();
        }
        let page = organiser.get("/progress/alerts").await;
        assert!(!page.body.contains("Đánh giá bị từ chối"), "{page:?}");
        for _ in 0..3 {
            rate().await.assert_refused(409, "rated_too_often");
        }
        site.service.note_refused_ratings().await.expect("it is noted");
        let page = organiser.get("/progress/alerts").await;
        assert!(
            page.body.contains("Quầy Q05") && page.body.contains("3 lượt đánh giá không có phiếu"),
            "{page:?}"
        );
        assert!(page.body.contains("href=\"/rating-tickets\""), "{page:?}");
    })
    .await;
}
