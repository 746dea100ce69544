//! Peer voting at the site's door: what is refused, and that nothing is told before closing.

use app::api::{
    choices,
    election::{ElectionPage, VotingPaper},
};
use domain::election::{BallotPaper, BallotTrace, PaperCategory, Receipt};
use voting::Selection;

use crate::support::{Actor, Site, on_both_sites, on_site};

const ELECTION: (&str, &str) = ("election_id", "1");

/// A valid choice: in each category the first nominee who is not the voter.
pub fn first_choices(paper: &BallotPaper) -> Vec<Selection> {
    let selection = |category: &PaperCategory| {
        let other = category.nominees.iter().find(|nominee| !nominee.is_viewer).expect("a nominee");
        Selection { category_id: category.id, nominee_ids: vec![other.nominee_id] }
    };
    paper.categories.iter().map(selection).collect()
}

async fn paper_of(actor: &mut Actor) -> BallotPaper {
    let page: VotingPaper = actor.read("/api/election/paper", &[ELECTION]).await.result();
    page.paper
}

async fn cast(actor: &mut Actor, selections: &[Selection]) -> crate::support::Answer {
    let choices = choices::write(selections);
    actor.post("/api/election/cast", &[ELECTION, ("choices", &choices)]).await
}

async fn check_code(actor: &mut Actor) -> String {
    let receipt: Option<Receipt> = actor.read("/api/election/receipt", &[ELECTION]).await.result();
    receipt.expect("a receipt").check_code
}

/// Casts a valid ballot; answers its choices and its check code.
pub async fn vote_first(voter: &mut Actor) -> (String, String) {
    let choices = first_choices(&paper_of(voter).await);
    cast(voter, &choices).await.assert_done();
    (choices::write(&choices), check_code(voter).await)
}

async fn trace(site: &Site, code: &str) -> Option<BallotTrace> {
    site.visitor().read("/api/election/find", &[ELECTION, ("code", code)]).await.result()
}

/// A nominee of the demonstration, signed in, with the paper and the own category.
async fn nominee(site: &Site) -> (Actor, BallotPaper, usize) {
    for official in &site.handout.officials {
        let mut actor = site.official(&official.staff_code).await;
        let paper = paper_of(&mut actor).await;
        let own = paper.categories.iter().position(|list| list.nominees.iter().any(|one| one.is_viewer));
        if let Some(own) = own {
            return (actor, paper, own);
        }
    }
    panic!("the demonstration has nominees who vote");
}

#[tokio::test]
async fn each_rule_of_the_ballot_refuses_with_its_code_and_category() {
    on_both_sites(async |site| {
        let (mut voter, paper, own) = nominee(&site).await;
        let good = first_choices(&paper);
        let ids = |place: usize| -> Vec<i64> {
            let nominees = paper.categories[place].nominees.iter();
            nominees.filter(|one| !one.is_viewer).map(|one| one.nominee_id).collect()
        };
        let other = (own + 1) % paper.categories.len();
        let myself = paper.categories[own].nominees.iter().find(|one| one.is_viewer).expect("the voter");
        let one_too_many = paper.categories[own].rules.max as usize + 1;
        let wrong: [(usize, Vec<i64>, u16, &str); 5] = [
            (own, vec![], 422, "too_few_choices"),
            (own, ids(own)[..one_too_many].to_vec(), 422, "too_many_choices"),
            (own, vec![ids(own)[0], ids(own)[0]], 422, "duplicate_choice"),
            (own, vec![ids(other)[0]], 422, "unknown_nominee"),
            (own, vec![myself.nominee_id], 422, "own_vote"),
        ];
        for (place, nominee_ids, status, code) in wrong {
            let mut selections = good.clone();
            let category_id = selections[place].category_id;
            selections[place].nominee_ids = nominee_ids;
            let answer = cast(&mut voter, &selections).await;
            answer.assert_refused(status, code);
            assert_eq!(answer.fields(), [format!("category_{category_id}")]);
        }
        let answer = voter.post("/api/election/cast", &[ELECTION, ("choices", "1.x")]).await;
        answer.assert_refused(400, "malformed");
        // Nothing of this counts as a ballot; the right one does.
        assert!(!paper_of(&mut voter).await.voted);
        cast(&mut voter, &good).await.assert_done();
        assert_eq!(trace(&site, &check_code(&mut voter).await).await, Some(BallotTrace::Stored));
        // A refused one afterwards leaves it as it is.
        cast(&mut voter, &good[1..]).await.assert_refused(422, "too_few_choices");
        assert_eq!(trace(&site, &check_code(&mut voter).await).await, Some(BallotTrace::Stored));
    })
    .await;
}

#[tokio::test]
async fn the_last_ballot_counts_and_the_one_before_is_gone() {
    on_both_sites(async |site| {
        let mut voter = site.official("CB001").await;
        let choice = first_choices(&paper_of(&mut voter).await);
        cast(&mut voter, &choice).await.assert_done();
        let first = check_code(&mut voter).await;
        cast(&mut voter, &choice).await.assert_done();
        let second = check_code(&mut voter).await;
        assert_eq!(trace(&site, &first).await, Some(BallotTrace::Absent));
        assert_eq!(trace(&site, &second).await, Some(BallotTrace::Stored));
        let page: ElectionPage = site.visitor().read("/api/election/page", &[ELECTION]).await.result();
        assert_eq!(page.turnout.voted, 1);
    })
    .await;
}

#[tokio::test]
async fn ballots_of_one_voter_at_the_same_time_count_as_one() {
    on_both_sites(async |site| {
        let mut voter = site.official("CB001").await;
        let choice = first_choices(&paper_of(&mut voter).await);
        let casts = (0..8).map(|_| {
            let (mut tab, choice) = (voter.clone(), choice.clone());
            async move {
                cast(&mut tab, &choice).await.assert_done();
                check_code(&mut tab).await
            }
        });
        let codes = futures::future::join_all(casts).await;
        let mut stored = 0;
        for code in &codes {
            stored += usize::from(trace(&site, code).await == Some(BallotTrace::Stored));
        }
        assert_eq!(stored, 1, "of {codes:?}");
        let page: ElectionPage = site.visitor().read("/api/election/page", &[ELECTION]).await.result();
        assert_eq!(page.turnout.voted, 1);
    })
    .await;
}

#[tokio::test]
async fn only_officials_vote_and_only_in_an_open_election() {
    on_site(async |site| {
        let mut official = site.official("CB001").await;
        let choice = first_choices(&paper_of(&mut official).await);
        let mut organiser = site.staff("tochuc").await;
        cast(&mut site.visitor(), &choice).await.assert_refused(401, "not_signed_in");
        cast(&mut organiser, &choice).await.assert_refused(403, "not_permitted");
        let fields = [("election_id", "999"), ("choices", "1.1")];
        official.post("/api/election/cast", &fields).await.assert_refused(404, "not_found");
        // A session without the ballot key, as a copied database would give, casts nothing.
        let mut keyless = official.clone();
        let session = keyless.cookies.get_mut("thidua_session").expect("a session");
        *session = session.split('.').next().unwrap_or_default().to_owned();
        cast(&mut keyless, &choice).await.assert_refused(409, "ballot_key_missing");
        let step = [ELECTION, ("step", "close")];
        organiser.post("/api/election/step", &step).await.assert_done();
        cast(&mut official, &choice).await.assert_refused(409, "election_not_open");
        organiser.post("/api/election/step", &step).await.assert_refused(409, "wrong_state");
    })
    .await;
}

#[tokio::test]
async fn organisers_alone_take_the_steps_of_an_election() {
    on_site(async |site| {
        let mut outsiders = [site.official("CB001").await, site.staff("quanly").await];
        let mut commits = site.watch_commits().await;
        for step in ["open", "close", "publish"] {
            let fields = [ELECTION, ("step", step)];
            for actor in &mut outsiders {
                actor.post("/api/election/step", &fields).await.assert_refused(403, "not_permitted");
            }
            site.visitor().post("/api/election/step", &fields).await.assert_refused(401, "not_signed_in");
        }
        for actor in &mut outsiders {
            actor.read("/api/election/organise", &[]).await.assert_refused(403, "not_permitted");
        }
        let mut organiser = site.staff("tochuc").await;
        organiser
            .post("/api/election/step", &[ELECTION, ("step", "burn")])
            .await
            .assert_refused(400, "malformed");
        commits.assert_some().await;
    })
    .await;
}

/// Everything that anybody may read about an election, as one text.
async fn all_that_is_told(site: &Site, organiser: &mut Actor) -> String {
    let mut told = String::new();
    for path in ["/elections", "/elections/1", "/progress", "/"] {
        told += &site.visitor().get(path).await.body;
    }
    told += &site.visitor().read("/api/election/page", &[ELECTION]).await.body;
    told += &organiser.read("/api/election/organise", &[]).await.body;
    told += &organiser.read("/api/audit/page", &[]).await.body;
    told + &organiser.get("/organise/elections").await.body
}

#[tokio::test]
async fn no_result_is_told_before_closing_to_anybody() {
    on_site(async |site| {
        let mut organiser = site.staff("tochuc").await;
        for code in ["CB001", "CB002", "CB003"] {
            let mut voter = site.official(code).await;
            let choice = first_choices(&paper_of(&mut voter).await);
            cast(&mut voter, &choice).await.assert_done();
        }
        let told = all_that_is_told(&site, &mut organiser).await;
        for secret in ["\"votes\"", "\"ranking\"", "\\\"votes\\\""] {
            assert!(!told.contains(secret), "{secret} is told before closing");
        }
        let page: ElectionPage = organiser.read("/api/election/page", &[ELECTION]).await.result();
        assert_eq!((page.turnout.voted, page.result), (3, None));
        organiser
            .post("/api/election/step", &[ELECTION, ("step", "publish")])
            .await
            .assert_refused(409, "wrong_state");
        for step in ["close", "publish"] {
            organiser.post("/api/election/step", &[ELECTION, ("step", step)]).await.assert_done();
        }
        let page: ElectionPage = site.visitor().read("/api/election/page", &[ELECTION]).await.result();
        assert!(page.result.is_some(), "after publishing everybody reads it");
    })
    .await;
}
