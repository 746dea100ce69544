//! Elections from draft to published result, and everything a ballot is refused for.

#[path = "election/count.rs"]
mod count;
#[path = "election/world.rs"]
mod world;

use std::collections::{BTreeSet, HashSet};

use domain::election::{
    BallotPaper, BallotTrace, CastRefused, ElectionState, ResultRefused, StandardStatus, StepRefused,
};
use service::Failure;
use store::{WriteError, campaign, election};
use testkit::{on_both, service_on};
use voting::Selection;
use world::{OFFICERS, World, refusal};

#[tokio::test]
async fn an_election_lives_from_draft_to_published_result() {
    on_both(async |db| {
        let world = World::draft(db).await;
        let (service, id) = (&world.service, world.election_id);
        assert!(matches!(service.election(id).await, Err(Failure::NotFound)));
        assert!(service.elections_for(world.official(4).await).await.unwrap().is_empty());
        assert_eq!(refusal(world.cast(4, &[0], &[0]).await), CastRefused::NotOpen);

        service.open_election(world.organiser, id).await.unwrap();
        let mine = service.elections_for(world.official(4).await).await.unwrap();
        assert_eq!((mine.len(), mine[0].voted, mine[0].facts.state), (1, false, ElectionState::Open));
        let mut codes = Vec::new();
        for (officer, first, second) in
            [(4, &[1, 2][..], &[3][..]), (5, &[1], &[3]), (6, &[1, 0], &[1]), (7, &[2], &[3])]
        {
            let receipt = world.cast(officer, first, second).await.unwrap();
            assert!(!receipt.replaced);
            assert_eq!(world.trace(&receipt.check_code.to_lowercase()).await, BallotTrace::Stored);
            codes.push(receipt.check_code);
        }
        assert!(service.elections_for(world.official(4).await).await.unwrap()[0].voted);
        assert_eq!(refusal(service.result(id).await), ResultRefused::NotPublished);

        service.close_election(world.organiser, id).await.unwrap();
        assert_eq!(refusal(world.cast(4, &[0], &[0]).await), CastRefused::NotOpen);
        assert_eq!(world.trace(&codes[0]).await, BallotTrace::Counted);
        assert_eq!(world.trace("0000-0000").await, BallotTrace::Absent);
        assert_eq!(world.trace("not a code").await, BallotTrace::Absent);
        // Counted, yet shown to nobody: organisers ask the same question and get the same answer.
        assert_eq!(refusal(service.result(id).await), ResultRefused::NotPublished);

        service.publish_result(world.organiser, id).await.unwrap();
        let result = service.result(id).await.unwrap();
        codes.sort_unstable();
        assert_eq!(result.check_codes, codes);
        let rows: Vec<_> = result.categories[0]
            .rows
            .iter()
            .map(|row| (row.place, row.nominee_id, row.votes, row.share_of_roll_bp, row.elected))
            .collect();
        let nominee = |place: usize| world.first.nominees[place];
        assert_eq!(
            rows,
            [
                (1, nominee(1), 3, Some(3_000), true),
                (2, nominee(2), 2, Some(2_000), true),
                (3, nominee(0), 1, Some(1_000), false),
                (4, nominee(3), 0, Some(0), false),
            ]
        );
        assert_eq!((result.turnout.voted, result.turnout.on_roll), (4, 10));
        assert_eq!(result.facts.state, ElectionState::Published);
    })
    .await;
}

#[tokio::test]
async fn the_trail_tells_of_organisers_and_of_no_ballot() {
    on_both(async |db| {
        let world = World::open(db).await;
        world.cast(4, &[0], &[0]).await.unwrap();
        world.cast(4, &[1], &[0]).await.unwrap();
        world.close_and_publish().await;
        let trail = world.service.audit_page(world.organiser, None).await.unwrap();
        let lines: Vec<_> = trail
            .iter()
            .rev()
            .map(|row| (row.action.as_str(), row.actor_kind.as_str(), row.detail.as_str()))
            .collect();
        assert_eq!(
            lines,
            [
                ("staff.add", "system", ""),
                ("staff.sign_in", "staff", ""),
                ("election.open", "staff", "10 on the roll"),
                ("election.close", "staff", "1 ballots of 10 on the roll"),
                ("election.publish", "staff", ""),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_refused_ballot_changes_nothing() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (one, two) = (world.first.category_id, world.second.category_id);
        let mut foreign = world.choice(&[0], &[0]);
        foreign[0].nominee_ids = vec![world.second.nominees[0]];
        let mut unknown = world.choice(&[1], &[0]);
        unknown[1].nominee_ids = vec![i64::MAX];
        let mut third = world.choice(&[1], &[0]);
        third.push(Selection { category_id: -1, nominee_ids: vec![1] });
        let cases = [
            (world.choice(&[1, 2], &[]), CastRefused::TooFew(two)),
            (Vec::new(), CastRefused::TooFew(one)),
            (world.choice(&[1, 2, 3], &[0]), CastRefused::TooMany(one)),
            (world.choice(&[1], &[0, 1]), CastRefused::TooMany(two)),
            (world.choice(&[1, 1], &[0]), CastRefused::Duplicate(one)),
            (world.choice(&[0, 1], &[0]), CastRefused::OwnVote(one)),
            (foreign, CastRefused::UnknownNominee(one)),
            (unknown, CastRefused::UnknownNominee(two)),
            (third, CastRefused::UnknownNominee(-1)),
        ];
        let check = async |choice: &[Selection]| {
            world.service.check_ballot(world.official(0).await, world.election_id, choice).await
        };
        // Officer 0 is the first nominee of the first list.
        for (choice, why) in &cases {
            assert_eq!(refusal(check(choice).await), *why);
            assert_eq!(refusal(world.send(0, choice.clone()).await), *why);
        }
        assert_eq!(world.voted().await, 0);
        check(&world.choice(&[1], &[0])).await.unwrap();
        assert_eq!(world.voted().await, 0);
        let good = world.cast(0, &[1], &[0]).await.unwrap();
        for (choice, why) in cases {
            assert_eq!(refusal(world.send(0, choice).await), why);
        }
        assert_eq!(world.trace(&good.check_code).await, BallotTrace::Stored);
        assert_eq!(world.voted().await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_is_not_on_the_roll_sees_and_casts_nothing() {
    on_both(async |db| {
        let world = World::open(db).await;
        let stranger = OFFICERS - 1;
        assert!(world.service.elections_for(world.official(stranger).await).await.unwrap().is_empty());
        let paper = world.service.ballot_paper(world.official(stranger).await, world.election_id).await;
        assert_eq!(refusal(paper), CastRefused::NotOnRoll);
        assert_eq!(refusal(world.cast(stranger, &[0], &[0]).await), CastRefused::NotOnRoll);
        let official = world.official(4).await;
        let nowhere = world.service.cast(official, world.election_id + 1, Vec::new()).await;
        assert!(matches!(nowhere, Err(Failure::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn another_key_in_the_cookie_casts_no_second_ballot() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (token, key) = world.cookies[4].split_once('.').unwrap();
        let (_, other_key) = world.cookies[5].split_once('.').unwrap();
        assert_ne!(key, other_key);
        let keyless = world.official_with(token).await;
        let choice = world.choice(&[0], &[0]);
        let refused = world.service.cast(keyless, world.election_id, choice.clone()).await;
        assert_eq!(refusal(refused), CastRefused::KeyMissing);

        let receipt = world.cast(4, &[1], &[1]).await.unwrap();
        // The same official with another key, as after a re-issued code, or forged to vote twice.
        let forged = world.official_with(&format!("{token}.{other_key}")).await;
        let refused = world.service.cast(forged, world.election_id, choice).await;
        assert_eq!(refusal(refused), CastRefused::KeyChanged);
        assert_eq!(world.trace(&receipt.check_code).await, BallotTrace::Stored);
        assert_eq!(world.voted().await, 1);
    })
    .await;
}

#[tokio::test]
async fn steps_out_of_turn_are_refused() {
    on_both(async |db| {
        let world = World::draft(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.election_id);
        assert_eq!(refusal(service.close_election(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.publish_result(by, id).await), StepRefused::WrongState);
        service.open_election(by, id).await.unwrap();
        assert_eq!(refusal(service.open_election(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.publish_result(by, id).await), StepRefused::WrongState);
        service.close_election(by, id).await.unwrap();
        assert_eq!(refusal(service.open_election(by, id).await), StepRefused::WrongState);
        assert_eq!(refusal(service.close_election(by, id).await), StepRefused::WrongState);
        service.publish_result(by, id).await.unwrap();
        assert_eq!(refusal(service.publish_result(by, id).await), StepRefused::WrongState);
        assert!(matches!(service.open_election(by, id + 1).await, Err(Failure::NotFound)));
        let listed = service.organiser_elections(by).await.unwrap();
        assert_eq!(
            (listed[0].facts.state, listed[0].on_roll, listed[0].voted),
            (ElectionState::Published, 10, 0)
        );
    })
    .await;
}

#[tokio::test]
async fn an_incomplete_election_does_not_open() {
    on_both(async |db| {
        let world = World::draft(db).await;
        let bare: Result<i64, WriteError> = world
            .db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let campaign_id = campaign::current(tx).await?.unwrap().id;
                    Ok(election::insert(tx, campaign_id, "Trống", "Bare").await?)
                })
            })
            .await;
        let bare = bare.unwrap();
        assert_eq!(
            refusal(world.service.open_election(world.organiser, bare).await),
            StepRefused::Incomplete
        );
        let listed = world.service.organiser_elections(world.organiser).await.unwrap();
        assert_eq!((listed[0].facts.id, listed[0].facts.state), (bare, ElectionState::Draft));
    })
    .await;
}

#[tokio::test]
async fn turnout_puts_small_agencies_together() {
    on_both(async |db| {
        let world = World::open(db).await;
        for officer in [0, 1, 6, 9] {
            let other = if officer == 6 { 1 } else { 0 };
            world.cast(officer, &[2], &[other]).await.unwrap();
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

#[tokio::test]
async fn each_voter_has_an_order_of_their_own_that_stays() {
    on_both(async |db| {
        let world = World::open(db).await;
        let order = |paper: &BallotPaper| -> Vec<i64> {
            paper.categories.iter().flat_map(|list| list.nominees.iter().map(|n| n.nominee_id)).collect()
        };
        let mut orders = HashSet::new();
        let mut sets = HashSet::new();
        for officer in 0..10 {
            let order_of = order(&world.paper(officer).await);
            assert_eq!(order_of, order(&world.paper(officer).await));
            sets.insert(order_of.iter().copied().collect::<BTreeSet<_>>());
            orders.insert(order_of);
        }
        // 576 possible orders: ten voters with fewer than five different ones would be no shuffle.
        assert!(orders.len() >= 5, "{orders:?}");
        assert_eq!(sets.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_dossier_tells_standing_and_figures() {
    on_both(async |db| {
        let world = World::open(db).await;
        let paper = world.paper(1).await;
        assert!(!paper.voted);
        let dossier = |place: usize| {
            let wanted = world.first.nominees[place];
            paper.categories[0].nominees.iter().find(|dossier| dossier.nominee_id == wanted).unwrap()
        };
        let statuses =
            |place: usize| dossier(place).standards.iter().map(|check| check.status).collect::<Vec<_>>();
        use StandardStatus::{Met, Missed, NotEnoughData, NotMeasured};
        assert_eq!(statuses(0), [Missed, NotMeasured]);
        assert_eq!(statuses(1), [Met, NotMeasured]);
        assert_eq!(statuses(3), [NotEnoughData, NotMeasured]);
        let (_, judgement) = dossier(1).standards[0].figure.unwrap();
        assert_eq!((judgement.value, judgement.denominator), (Some(9_800), Some(100)));
        let own: Vec<i64> = paper.categories[0]
            .nominees
            .iter()
            .filter(|dossier| dossier.is_viewer)
            .map(|dossier| dossier.nominee_id)
            .collect();
        assert_eq!(own, [world.first.nominees[1]]);
        assert_eq!(dossier(0).agency.vi, "Sở A");
    })
    .await;
}

#[tokio::test]
async fn the_demonstration_has_one_open_election_for_every_officer() {
    on_both(async |db| {
        let (service, _) = service_on(db);
        let handout = service.load_demo().await.unwrap();
        let elections = service.public_elections().await.unwrap();
        assert_eq!((elections.len(), elections[0].state), (1, ElectionState::Open));
        let sizes: Vec<_> = elections[0]
            .categories
            .iter()
            .map(|list| (list.nominees, list.rules.min, list.rules.max))
            .collect();
        assert_eq!(sizes, [(5, 1, 2), (8, 1, 3), (4, 1, 1)]);
        let turnout = service.turnout(elections[0].id).await.unwrap();
        assert_eq!(turnout.on_roll, i64::try_from(handout.officials.len()).unwrap());
        assert_eq!(turnout.voted, 0);
    })
    .await;
}
