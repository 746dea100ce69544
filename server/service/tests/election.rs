//! Elections from draft to archive on both databases, and everything that is refused on the way.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

#[path = "election/ballots.rs"]
mod ballots;
#[path = "election/count.rs"]
mod count;
#[path = "election/ground.rs"]
mod ground;
#[path = "election/preparing.rs"]
mod preparing;
#[path = "election/world.rs"]
mod world;

use domain::{
    Bilingual,
    election::{CodesRefused, ElectionState, ReissueReason, ResultRefused, StepRefused, TraceFound},
};
use service::Failure;
use testkit::on_both;
use voting::{Check, Outcome, Stage};

use crate::world::{World, credential, refusal};

#[tokio::test]
async fn the_whole_life_of_an_election() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.election_id);
        // Voter 4 votes twice, voter 5 hands in a blank ballot, voter 0 stands and votes for others.
        let early = world.cast(4, &[0, 1], 0).await.unwrap();
        world.cast(5, &[], 0).await.unwrap();
        world.cast(0, &[1], 1).await.unwrap();
        let last = world.cast_with(&world.credential(4).await, &[3], 2, 2).await.unwrap();
        assert!(!early.replaced && last.replaced && early.check_code != last.check_code);
        world.cast(6, &[1, 3], 1).await.unwrap();
        assert_eq!((world.voted().await, world.trace(&early.check_code).await), (4, TraceFound::Replaced));
        assert_eq!(world.trace(&last.fingerprint).await, TraceFound::Stored);
        world.count().await;
        assert_eq!(world.trace(&last.check_code).await, TraceFound::Counted);
        // Nobody sees anything of the result before it is published, not in the record either.
        assert_eq!(refusal(service.result(id).await), ResultRefused::NotPublished);
        let shown = service.record_lines(id, 0, 500).await.unwrap();
        let before = voting::verify(shown.iter().map(String::as_str), None);
        assert_eq!((before.stage, before.passed()), (Stage::Tallied, true));
        assert_eq!(before.head.unwrap().to_string(), service.head(id).await.unwrap().hash);
        world.publish().await;
        let result = service.result(id).await.unwrap();
        let rows = |category: usize| -> Vec<(i64, u64, bool, bool)> {
            let rows = result.categories[category].rows.iter();
            rows.map(|row| (row.nominee_id, row.votes, row.threshold_met, row.elected)).collect()
        };
        let (first, second) = (&world.first.nominees, &world.second.nominees);
        // Two of ten are asked for: the two of the first list have them, nobody of the second but one.
        assert_eq!(rows(0)[..2], [(first[1], 2, true, true), (first[3], 2, true, true)]);
        assert!(rows(0)[2..].iter().all(|row| row.1 == 0 && !row.2 && !row.3));
        assert_eq!(rows(1)[0], (second[1], 2, true, true));
        assert_eq!((result.categories[0].blank, result.categories[1].blank), (1, 0));
        assert_eq!((result.ballots, result.counted, result.replaced, result.reissued), (5, 4, 1, 0));
        assert_eq!((result.votes_needed, result.turnout.voted, result.turnout.on_roll), (2, 4, 10));
        let decrypted: Vec<bool> = result.trustees.iter().map(|line| line.decrypted).collect();
        assert_eq!(decrypted, [true, false, true]);
        // Anybody gets the same from the published record alone.
        let lines = service.record_lines(id, 0, 500).await.unwrap();
        let head = voting::hash_from_hex(&service.head(id).await.unwrap().hash).unwrap();
        let report = voting::verify(lines.iter().map(String::as_str), Some(head));
        assert!(report.is_complete(), "{:?}", report.outcomes);
        assert_eq!(report.outcome(Check::Head), &Outcome::Passed);
        assert_eq!((report.ballots, report.counted, report.roll), (5, 4, 10));
        service.add_correction(by, id, Bilingual::new("Đính chính", "Correction")).await.unwrap();
        service.archive_election(by, id).await.unwrap();
        let result = service.result(id).await.unwrap();
        assert_eq!(result.facts.state, ElectionState::Archived);
        assert_eq!(result.corrections, [Bilingual::new("Đính chính", "Correction")]);
        let lines = service.record_lines(id, 0, 500).await.unwrap();
        assert!(voting::verify(lines.iter().map(String::as_str), None).is_complete());
    })
    .await;
}

#[tokio::test]
async fn steps_out_of_turn_are_refused() {
    on_both(async |db| {
        let mut world = World::draft(db).await;
        let (service, by, id) = (world.service.clone(), world.organiser, world.election_id);
        // Drafts are for organisers.
        assert!(matches!(service.election(id).await, Err(Failure::NotFound)));
        assert!(matches!(service.record_lines(id, 0, 9).await, Err(Failure::NotFound)));
        assert!(matches!(service.head(id).await, Err(Failure::NotFound)));
        assert!(service.public_elections().await.unwrap().is_empty());
        assert_eq!(refusal(service.open_election(by, id).await), StepRefused::Incomplete);
        assert_eq!(refusal(service.close_election(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.not_voted(by, id).await), StepRefused::WrongState);
        world.make_codes().await;
        assert_eq!(refusal(service.open_election(by, id).await), StepRefused::Incomplete);
        world.make_key().await;
        service.open_election(by, id).await.unwrap();
        assert_eq!(refusal(service.open_election(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.publish_result(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.restart_ceremony(by, id).await), StepRefused::WrongState);
        world.count().await;
        assert_eq!(refusal(service.close_election(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.archive_election(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.not_voted(by, id).await), StepRefused::WrongState);
        let word = Bilingual::new("a", "b");
        assert_eq!(refusal(service.add_correction(by, id, word.clone()).await), StepRefused::WrongState);
        world.publish().await;
        assert_eq!(refusal(service.publish_result(by, id).await), StepRefused::WrongState);
        let silent = service.add_correction(by, id, Bilingual::default()).await;
        assert_eq!(refusal(silent), StepRefused::BadCorrection);
        service.archive_election(by, id).await.unwrap();
        assert_eq!(refusal(service.archive_election(by, id).await), StepRefused::WrongState);
        assert!(matches!(service.open_election(by, id + 1).await, Err(Failure::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_new_code_takes_the_place_of_the_old_one_and_its_ballot() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, id, voter) = (&world.service, world.election_id, world.officers[0]);
        let name = service.election(id).await.unwrap().name;
        let old = world.cast(0, &[1], 1).await.unwrap();
        world.cast(4, &[0], 1).await.unwrap();
        let fresh = credential(&name, 100);
        service.reissue_credential(world.keeper, id, voter, fresh.key(), ReissueReason::Lost).await.unwrap();
        assert_eq!((world.voted().await, world.trace(&old.check_code).await), (1, TraceFound::Replaced));
        // The old code casts nothing any more; a key is never used twice.
        let again = service.booth(id, credential(&name, 0).key()).await;
        assert_eq!(refusal(again), domain::election::CastRefused::Revoked);
        for taken in [credential(&name, 0), fresh.clone(), credential(&name, 4)] {
            let outcome =
                service.reissue_credential(world.keeper, id, voter, taken.key(), ReissueReason::Lost).await;
            assert_eq!(refusal(outcome), CodesRefused::KeyTaken);
        }
        let stranger = service.reissue_credential(
            world.keeper,
            id,
            world.officers[10],
            credential(&name, 101).key(),
            ReissueReason::Lost,
        );
        assert_eq!(refusal(stranger.await), CodesRefused::NotTheRoll);
        // The new one still cannot choose its own voter.
        assert_eq!(world.line(&fresh).await.own, [world.first.nominees[0]]);
        let new = world.cast_with(&fresh, &[2], 2, 3).await.unwrap();
        assert!(!new.replaced);
        let codes = service.roll_for_codes(world.keeper, id).await.unwrap();
        let line = codes.lines.iter().find(|line| line.officer_id == voter).unwrap();
        assert_eq!((line.has_code, line.reissues), (true, 1));
        world.count().await;
        world.publish().await;
        let result = service.result(id).await.unwrap();
        assert_eq!((result.ballots, result.counted, result.replaced, result.reissued), (3, 2, 1, 1));
        let votes: u64 = result.categories[0].rows.iter().map(|row| row.votes).sum();
        assert_eq!(votes, 2);
    })
    .await;
}

#[tokio::test]
async fn the_audit_trail_names_staff_and_no_voter() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.election_id);
        world.cast(4, &[0, 1], 0).await.unwrap();
        let fresh = credential("x", 100);
        // Sở B has three voters, Sở A six.
        let other = credential("x", 101);
        service
            .reissue_credential(world.keeper, id, world.officers[6], other.key(), ReissueReason::Seen)
            .await
            .unwrap();
        service
            .reissue_credential(world.keeper, id, world.officers[4], fresh.key(), ReissueReason::Lost)
            .await
            .unwrap();
        let missing = service.not_voted(by, id).await.unwrap();
        assert_eq!(missing.len(), 10);
        assert_eq!((missing[0].name.as_str(), missing[0].agency.vi.as_str()), ("Cán bộ 00", "Sở A"));
        world.count().await;
        let trail = service.audit_page(by, None).await.unwrap();
        let line = |action: &str| trail.iter().find(|line| line.action == action).unwrap();
        let reissue = line("election.codes.reissue");
        assert_eq!((reissue.actor_name.as_deref(), reissue.detail.as_str()), (Some("phat-ma"), "lost"));
        assert!(!trail.iter().any(|line| line.detail.contains("Sở")));
        assert_eq!(line("election.not_voted").detail, "10 names read");
        assert_eq!(line("election.count").actor_kind, "system");
        assert_eq!(line("election.decrypt").actor_name.as_deref(), Some("kiem-1"));
        for line in &trail {
            let text = format!("{} {} {}", line.action, line.subject, line.detail);
            assert!(
                !text.contains("cast") && !text.contains("ballot ") && !text.contains("Cán bộ"),
                "{text}"
            );
            assert!(!text.contains(&fresh.key().to_string()), "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn turnout_puts_small_agencies_together() {
    on_both(async |db| {
        let world = World::open(db).await;
        for (voter, second) in [(0, 0), (1, 0), (6, 1), (9, 0)] {
            world.cast(voter, &[2], second).await.unwrap();
        }
        let turnout = world.service.turnout(world.election_id).await.unwrap();
        let lines: Vec<_> = turnout
            .agencies
            .iter()
            .map(|line| (line.agency.as_ref().map(|name| name.vi.as_str()), line.voted, line.on_roll))
            .collect();
        // 3 of Sở B and 1 of the post office make 4: too few still, so Sở A joins them.
        assert_eq!(lines, [(None, 4, 10)]);
        assert!(turnout.is_open);
    })
    .await;
}
