//! The live feed at the site's door: whole boards, and what changed since.

use axum::body::Body;
use domain::progress::{BoardDelta, Edition, LiveBoard, RatingLevel};
use futures::StreamExt;
use http::Request;
use tower::ServiceExt;

use crate::support::{Site, on_both_sites};

/// A watcher of the live feed.
struct Watcher {
    body: axum::body::BodyDataStream,
    held: Option<LiveBoard>,
}

impl Watcher {
    async fn begin(site: &Site, address: &str, last_event_id: Option<&str>) -> Self {
        let mut request = Request::get(address);
        if let Some(id) = last_event_id {
            request = request.header("last-event-id", id);
        }
        let request = request.body(Body::empty()).expect("a well-formed request");
        let response = site.router().oneshot(request).await.expect("the router never fails");
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { body: response.into_body().into_data_stream(), held: None }
    }

    /// With the page, this board was given.
    fn holding(self, board: LiveBoard) -> Self {
        Self { held: Some(board), ..self }
    }

    /// Name of the next event, after which the board is held that it makes; none after the end of the feed.
    async fn next(&mut self) -> Option<String> {
        let mut event = Vec::new();
        while !event.ends_with(b"\n\n") {
            event.extend(self.body.next().await?.expect("the feed goes on"));
        }
        let event = String::from_utf8(event).expect("text");
        let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).expect("a field");
        let (name, data) = (field("event: "), field("data: "));
        self.held = match name {
            "board" => Some(serde_json::from_str(data).expect("a board")),
            "delta" => {
                let delta: BoardDelta = serde_json::from_str(data).expect("a delta");
                let board = delta.applied_to(self.held.take().expect("a board to change"));
                Some(board.expect("the next delta"))
            }
            _ => self.held.take(),
        };
        assert_eq!(field("id: "), Edition::of(self.held.as_ref().expect("a board")).to_string());
        Some(name.to_owned())
    }

    /// The held board.
    fn board(&self) -> &LiveBoard {
        self.held.as_ref().expect("a board")
    }
}

async fn rate(site: &Site) {
    let rating = service::rating::Rating {
        ticket: site.service.new_ticket(),
        counter: "Q01".to_owned(),
        level: RatingLevel::VerySatisfied,
        reason: None,
        words: None,
        case: None,
        from: service::rating::RatedFrom::default(),
    };
    site.service.rate(rating).await.expect("a rating");
}

/// Rates and waits until the feed tells it; answers the newest edition.
async fn rate_and_see(site: &Site) -> Edition {
    let mut updates = site.live.subscribe();
    let ratings = |board: &LiveBoard| board.counters.iter().map(|of| of.ratings).sum::<i64>();
    let before = ratings(&updates.borrow_and_update().board);
    rate(site).await;
    updates.wait_for(|update| ratings(&update.board) > before).await.expect("the feed goes on").edition
}

#[tokio::test]
async fn a_watcher_gets_the_board_at_once_and_then_what_changes() {
    on_both_sites(async |site| {
        let mut watcher = Watcher::begin(&site, "/live", None).await;
        assert_eq!(watcher.next().await.as_deref(), Some("board"));
        let first = watcher.board().clone();
        rate(&site).await;
        // The demonstration's own change may come in between.
        while watcher.board().indicators == first.indicators {
            assert_eq!(watcher.next().await.as_deref(), Some("delta"));
        }
        assert!(watcher.board().version > first.version);
        // Whoever comes later gets the newest board at once, and it is the same.
        let mut late = Watcher::begin(&site, "/live", None).await;
        assert_eq!(late.next().await.as_deref(), Some("board"));
        assert_eq!(late.board(), watcher.board());
        // A stopping server ends the feed instead of waiting for its watchers.
        site.stopping.cancel();
        assert_eq!(watcher.next().await, None);
    })
    .await;
}

#[tokio::test]
async fn a_watcher_who_was_away_is_sent_what_changed_since() {
    on_both_sites(async |site| {
        rate_and_see(&site).await;
        let page = site.live.latest().board.clone();
        // Nothing is sent twice to a page that was rendered just now.
        let address = format!("/live?since={}", Edition::of(&page));
        let mut watcher = Watcher::begin(&site, &address, None).await.holding(page.clone());
        assert_eq!(watcher.next().await.as_deref(), Some("same"));
        drop(watcher);
        let mut newest = Edition::of(&page);
        for _ in 0..3 {
            newest = rate_and_see(&site).await;
        }
        let mut watcher = Watcher::begin(&site, &address, None).await.holding(page.clone());
        while Edition::of(watcher.board()) != newest {
            assert_eq!(watcher.next().await.as_deref(), Some("delta"));
        }
        assert_eq!(*watcher.board(), site.live.latest().board);
        // What a reconnecting browser says it saw last is newer than the address of its page.
        let last = newest.to_string();
        let mut watcher = Watcher::begin(&site, &address, Some(&last)).await.holding(watcher.board().clone());
        assert_eq!(watcher.next().await.as_deref(), Some("same"));
    })
    .await;
}

#[tokio::test]
async fn who_holds_what_the_feed_does_not_know_gets_the_whole_board() {
    on_both_sites(async |site| {
        let edition = site.live.latest().edition;
        let old = Edition { version: 1, ..edition }.to_string();
        let foreign = Edition { feed: edition.feed.wrapping_add(1), ..edition }.to_string();
        for since in ["", "x", "-", "1-x", &old, &foreign] {
            let mut watcher = Watcher::begin(&site, &format!("/live?since={since}"), None).await;
            assert_eq!(watcher.next().await.as_deref(), Some("board"), "{since}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_rating_is_a_small_part_of_the_board() {
    on_both_sites(async |site| {
        let before = site.live.latest();
        rate_and_see(&site).await;
        let after = site.live.latest();
        let service::live::News::Steps(steps) = after.since(Some(before.edition)) else { panic!("steps") };
        let sent: usize = steps.iter().map(|step| step.json.len()).sum();
        println!("{sent} of {} bytes in {} steps", after.json.len(), steps.len());
        assert!(sent * 3 < after.json.len(), "{sent} of {} bytes", after.json.len());
    })
    .await;
}
