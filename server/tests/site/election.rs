//! Peer voting at the site's door: what is refused, and that nothing is told before the count is published.

use app::api::election::ElectionPage;
use domain::election::{BallotTrace, CastReceipt, ElectionState, TraceFound};
use service::Organiser;
use voting::{CredentialKey, SignedBallot, VotingCode, from_base64, to_base64};

use crate::support::{ELECTION, Site, first_choices, on_both_sites, on_site};

async fn page(site: &Site) -> ElectionPage {
    site.visitor().read("/api/election/page", &[ELECTION]).await.result()
}

async fn trace(site: &Site, code: &str) -> TraceFound {
    let answer = site.visitor().read("/api/election/find", &[ELECTION, ("code", code)]).await;
    answer.result::<BallotTrace>().found
}

/// The organiser of the demonstration, as the use cases know one.
async fn organiser(site: &Site) -> Organiser {
    let token = site.service.sign_in_staff("tochuc", site.password("tochuc")).await.expect("an account");
    let known = site.service.recognise(Some(&token.cookie), None).await.expect("a session");
    known.organiser::<()>().expect("an organiser")
}

/// The text of a ballot with another voter's key in front: key, signature, sealed ballot.
fn under(key: CredentialKey, signed: &SignedBallot) -> String {
    let mut bytes = from_base64(&signed.to_text()).expect("a ballot's text");
    bytes[..32].copy_from_slice(&key.0);
    to_base64(&bytes)
}

#[tokio::test]
async fn a_ballot_is_taken_for_its_signature_alone_and_once() {
    on_both_sites(async |site| {
        let mut voter = site.voter("CB001").await;
        let paper = voter.paper().await;
        let signed = voter.seal(&paper, &first_choices(&paper));
        // Nothing of a session or a form's token is needed: the signature is the right to vote.
        voter.actor.cookies.clear();
        let first: CastReceipt = voter.cast(&signed).await.result();
        // Whoever got no answer sends the same again, and nothing changes.
        let again: CastReceipt = voter.cast(&signed).await.result();
        assert_eq!(first, again);
        assert_eq!(trace(&site, &first.check_code).await, TraceFound::Stored);
        assert_eq!(page(&site).await.turnout.voted, 1);
        assert!(voter.paper().await.voted);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_ballot_of_a_voter_is_refused_and_leaves_nothing() {
    on_site(async |site| {
        let (mut voter, mut other) = (site.voter("CB001").await, site.voter("CB002").await);
        let paper = voter.paper().await;
        let good = voter.seal(&paper, &first_choices(&paper));
        let stolen = under(other.paper().await.line.key, &good);
        let nobody = under(VotingCode::from_random([7; 19]).credential("x").key(), &good);
        let mut cut = good.to_text();
        cut.pop();
        let head = page(&site).await.facts.head;
        let mut commits = site.watch_commits().await;
        for text in ["", "x", &cut, &format!("{}AA", good.to_text())] {
            let answer = voter.actor.read("/api/election/cast", &[ELECTION, ("signed", text)]).await;
            answer.assert_refused(400, "malformed");
        }
        for forged in [stolen, nobody] {
            let answer = voter.actor.read("/api/election/cast", &[ELECTION, ("signed", &forged)]).await;
            assert!(answer.status.is_client_error() && answer.code().is_some(), "{answer:?}");
        }
        let elsewhere = [("election_id", "999"), ("signed", &good.to_text())];
        voter.actor.read("/api/election/cast", &elsewhere).await.assert_refused(404, "not_found");
        commits.assert_none("refused ballots").await;
        assert_eq!(page(&site).await.facts.head, head);
        voter.cast(&good).await.assert_done();
        commits.assert_some().await;
    })
    .await;
}

#[tokio::test]
async fn the_last_ballot_counts_and_the_one_before_cannot_come_back() {
    on_both_sites(async |site| {
        let mut voter = site.voter("CB001").await;
        let (first, second) = (voter.vote_first().await, voter.vote_first().await);
        voter.cast(&first).await.assert_refused(409, "ballot_replayed");
        let receipt: CastReceipt = voter.cast(&second).await.result();
        assert_eq!(trace(&site, &receipt.check_code).await, TraceFound::Stored);
        let first = voting::CheckCode::of(&first.fingerprint()).to_string();
        assert_eq!(trace(&site, &first).await, TraceFound::Replaced);
        assert_eq!(trace(&site, "0000-0000").await, TraceFound::Absent);
        assert_eq!(page(&site).await.turnout.voted, 1);
    })
    .await;
}

#[tokio::test]
async fn ballots_of_one_voter_at_the_same_time_count_as_one() {
    on_both_sites(async |site| {
        let mut voter = site.voter("CB001").await;
        let paper = voter.paper().await;
        let ballots: Vec<_> = (0..8).map(|_| voter.seal(&paper, &first_choices(&paper))).collect();
        let casts = ballots.iter().map(|signed| {
            let mut tab = voter.clone();
            async move { tab.cast(signed).await.result::<CastReceipt>() }
        });
        let mut stored = 0;
        for receipt in futures::future::join_all(casts).await {
            stored += usize::from(trace(&site, &receipt.check_code).await == TraceFound::Stored);
        }
        assert_eq!(stored, 1);
        assert_eq!(page(&site).await.turnout.voted, 1);
    })
    .await;
}

#[tokio::test]
async fn a_ballot_after_closing_is_refused() {
    on_both_sites(async |site| {
        let mut voter = site.voter("CB001").await;
        let paper = voter.paper().await;
        let signed = voter.seal(&paper, &first_choices(&paper));
        let by = organiser(&site).await;
        site.service.close_election(by, 1).await.expect("it was open");
        voter.cast(&signed).await.assert_refused(409, "election_not_open");
        let page = page(&site).await;
        assert_eq!((page.facts.state, page.turnout.voted), (ElectionState::Closed, 0));
    })
    .await;
}

#[tokio::test]
async fn no_result_is_told_before_it_is_published() {
    on_site(async |site| {
        for code in ["CB001", "CB002", "CB003"] {
            site.voter(code).await.vote_first().await;
        }
        let mut organiser_page = site.staff("tochuc").await;
        let mut told = String::new();
        for path in ["/vote", "/elections/1", "/elections/1/record", "/progress", "/"] {
            told += &site.visitor().get(path).await.body;
        }
        told += &site.visitor().read("/api/election/page", &[ELECTION]).await.body;
        told += &organiser_page.read("/api/audit/page", &[]).await.body;
        told += &organiser_page.get("/organise/elections").await.body;
        for secret in ["\"votes\"", "\"places\"", "\\\"votes\\\""] {
            assert!(!told.contains(secret), "{secret} is told before the result is published");
        }
        let open = page(&site).await;
        assert_eq!((open.turnout.voted, open.result), (3, None));
        let by = organiser(&site).await;
        site.service.close_election(by, 1).await.expect("it was open");
        assert!(site.service.publish_result(by, 1).await.is_err(), "nobody has counted");
        assert_eq!(page(&site).await.result, None);
    })
    .await;
}
