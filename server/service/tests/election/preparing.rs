//! Drafts: what is declared, codes, the key ceremony, and that all of it is fixed by opening.

use domain::{
    Code, Coded,
    election::{
        CeremonyRefused, CeremonyStep, CodesRefused, EditRefused, Readiness, ReissueReason, StandardStatus,
        TrusteesInput,
    },
};
use service::Failure;
use testkit::on_both;
use voting::ceremony::{Ceremony, Post};

use crate::world::{World, credential, declared, refusal};

fn field(refused: EditRefused) -> (String, Code) {
    let fault = refused.fields().remove(0);
    (fault.field, fault.code)
}

#[tokio::test]
async fn a_draft_is_declared_anew_and_keeps_what_stays() {
    on_both(async |db| {
        let world = World::draft(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.election_id);
        let mut new = declared();
        new.categories[0].id = Some(world.first.category_id);
        new.categories.remove(1);
        new.title.en = "Another".to_owned();
        service.edit_election(by, id, new.clone()).await.unwrap();
        let draft = service.election_draft(by, id).await.unwrap();
        assert_eq!(draft.election.facts.title.en, "Another");
        let standing: Vec<i64> = draft.nominees.iter().map(|nominee| nominee.officer_id).collect();
        assert_eq!(standing, world.officers[..4]);
        // A category of nobody's, an officer of another group, an account that is no trustee.
        new.categories[0].id = Some(world.first.category_id + 100);
        let refused = refusal(service.edit_election(by, id, new).await);
        assert_eq!(field(refused), ("category_0_title".to_owned(), Code::NotFound));
        let wrong = service.set_nominees(by, id, world.first.category_id, world.inputs(8..10)).await;
        assert_eq!(field(refusal(wrong)), ("nominee_1_officer".to_owned(), Code::NotFound));
        let wrong = service.set_trustees(by, id, TrusteesInput { account_ids: vec![0], threshold: 1 }).await;
        assert_eq!(field(refusal(wrong)), ("trustees".to_owned(), Code::NotPermitted));
        // None of the refused changed anything.
        let after = service.election_draft(by, id).await.unwrap();
        assert_eq!(after, draft);
    })
    .await;
}

#[tokio::test]
async fn candidates_are_the_officers_of_the_group_against_its_standards() {
    on_both(async |db| {
        let world = World::draft(db).await;
        let list = world
            .service
            .nominee_candidates(world.organiser, world.election_id, world.first.category_id)
            .await
            .unwrap();
        let stands: Vec<bool> = list.iter().map(|candidate| candidate.stands).collect();
        assert_eq!(stands, [true, true, true, true, false, false, false, false, false]);
        assert_eq!(list[1].standards[0].status, StandardStatus::Met);
        assert_eq!((list[4].name.as_str(), list[4].agency.vi.as_str()), ("Cán bộ 04", "Sở A"));
        let nobody = world.service.nominee_candidates(world.organiser, world.election_id, 0).await;
        assert!(matches!(nobody, Err(Failure::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn the_readiness_list_tells_what_is_missing() {
    on_both(async |db| {
        let mut world = World::draft(db).await;
        let missing = async |world: &World| -> Vec<(Readiness, u32, u32)> {
            let list = world.service.readiness(world.organiser, world.election_id).await.unwrap();
            list.iter().filter(|item| !item.ok).map(|item| (item.what, item.have, item.need)).collect()
        };
        use Readiness::{Codes, Keys, Nominees, Terms};
        assert_eq!(missing(&world).await, [(Codes, 0, 10), (Keys, 0, 3), (Terms, 0, 1)]);
        world.make_codes().await;
        world.make_key().await;
        assert_eq!(missing(&world).await, []);
        let (service, by, id) = (&world.service, world.organiser, world.election_id);
        service.set_nominees(by, id, world.second.category_id, world.inputs(6..7)).await.unwrap();
        // The one nominee votes too and would have nobody to choose.
        assert_eq!(missing(&world).await, [(Nominees, 1, 2)]);
        service.restart_ceremony(by, id).await.unwrap();
        assert_eq!(missing(&world).await, [(Nominees, 1, 2), (Keys, 0, 3), (Terms, 0, 1)]);
    })
    .await;
}

#[tokio::test]
async fn codes_are_registered_all_or_none() {
    on_both(async |db| {
        let world = World::draft(db).await;
        let (service, keeper, id) = (&world.service, world.keeper, world.election_id);
        let name = service.roll_for_codes(keeper, id).await.unwrap().name;
        let key = |number| credential(&name, number).key();
        let (a, b, stranger) = (world.officers[0], world.officers[1], world.officers[10]);
        let with_code = async || service.keeper_elections(keeper).await.unwrap()[0].with_code;
        for (keys, wanted) in [
            (vec![(a, key(1)), (stranger, key(2))], CodesRefused::NotTheRoll),
            (vec![(a, key(1)), (a, key(2))], CodesRefused::NotTheRoll),
            (vec![(a, key(1)), (b, key(1))], CodesRefused::KeyTaken),
            (vec![(a, voting::CredentialKey([0; 32]))], CodesRefused::KeyTaken),
        ] {
            assert_eq!(refusal(service.register_credentials(keeper, id, keys).await), wanted);
            assert_eq!(with_code().await, 0);
        }
        service.register_credentials(keeper, id, vec![(a, key(1)), (b, key(2))]).await.unwrap();
        // The rest keeps theirs; two may change with each other.
        service.register_credentials(keeper, id, vec![(a, key(2)), (b, key(1))]).await.unwrap();
        assert_eq!(with_code().await, 2);
        let taken = service.register_credentials(keeper, id, vec![(world.officers[2], key(1))]).await;
        assert_eq!(refusal(taken), CodesRefused::KeyTaken);
        let early = service.reissue_credential(keeper, id, a, key(3), ReissueReason::Lost).await;
        assert_eq!(refusal(early), CodesRefused::WrongState);
    })
    .await;
}

#[tokio::test]
async fn the_key_ceremony_takes_one_sound_post_a_step_from_each_seat() {
    on_both(async |db| {
        let world = World::draft(db).await;
        let (service, id) = (&world.service, world.election_id);
        assert!(matches!(service.ceremony(world.stranger, id).await, Err(Failure::NotPermitted)));
        let forbidden = service.post_ceremony(world.stranger, id, CeremonyStep::Commit, String::new()).await;
        assert!(matches!(forbidden, Err(Failure::NotPermitted)));
        let view = service.ceremony(world.trustees[0], id).await.unwrap();
        assert_eq!((view.seat, view.seats, view.threshold, view.step), (1, 3, 2, CeremonyStep::Commit));
        let ceremony = Ceremony::new(&view.name, 3, 2).unwrap();
        let commit = |seat: u8, seed: u8| ceremony.begin(seat.into(), [seed; 32]).unwrap();
        let (first, post) = commit(1, 1);
        world.post(1, CeremonyStep::Commit, post.to_text()).await.unwrap();
        // The same again is harmless, another one is not, nor is somebody else's.
        world.post(1, CeremonyStep::Commit, post.to_text()).await.unwrap();
        let other = world.post(1, CeremonyStep::Commit, commit(1, 9).1.to_text()).await;
        assert_eq!(refusal(other), CeremonyRefused::PostedOtherwise);
        for wrong in ["{}".to_owned(), post.to_text() + " ", post.to_text()] {
            let refused = world.post(2, CeremonyStep::Commit, wrong).await;
            assert_eq!(refusal(refused), CeremonyRefused::Invalid);
        }
        let early = world.post(1, CeremonyStep::Reveal, "{}".to_owned()).await;
        assert_eq!(refusal(early), CeremonyRefused::NotDue);
        let mut commits = vec![post];
        let mut states = vec![first];
        for seat in 2..=3 {
            let (state, post) = commit(seat, seat);
            world.post(seat, CeremonyStep::Commit, post.to_text()).await.unwrap();
            commits.push(post);
            states.push(state);
        }
        let reveal = |seat: usize| states[seat - 1].reveal(&commits).unwrap().1.to_text();
        let stolen = world.post(1, CeremonyStep::Reveal, reveal(2)).await;
        assert_eq!(refusal(stolen), CeremonyRefused::Invalid);
        world.post(1, CeremonyStep::Reveal, reveal(1)).await.unwrap();
        let list = service.my_trusteeships(world.trustees[0]).await.unwrap();
        assert_eq!((list[0].step, list[0].to_do), (CeremonyStep::Reveal, false));
        assert!(service.my_trusteeships(world.trustees[1]).await.unwrap()[0].to_do);
        assert!(service.my_trusteeships(world.stranger).await.unwrap().is_empty());
        service.restart_ceremony(world.organiser, id).await.unwrap();
        let view = service.ceremony(world.trustees[0], id).await.unwrap();
        assert_eq!((view.step, view.commits), (CeremonyStep::Commit, vec![None; 3]));
    })
    .await;
}

#[tokio::test]
async fn opening_fixes_everything_that_was_declared() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.election_id);
        let before = (world.stored().await, service.election_draft(by, id).await.unwrap());
        let name = service.election(id).await.unwrap().name;
        assert_eq!(refusal(service.edit_election(by, id, declared()).await), EditRefused::NotDraft);
        let nominees = service.set_nominees(by, id, world.first.category_id, world.inputs(0..3)).await;
        assert_eq!(refusal(nominees), EditRefused::NotDraft);
        let trustees = TrusteesInput { account_ids: vec![1], threshold: 1 };
        assert_eq!(refusal(service.set_trustees(by, id, trustees).await), EditRefused::NotDraft);
        assert_eq!(refusal(service.put_all_on_roll(by, id).await), EditRefused::NotDraft);
        assert_eq!(refusal(service.take_off_roll(by, id, world.officers[0]).await), EditRefused::NotDraft);
        let keys = vec![(world.officers[0], credential(&name, 100).key())];
        let codes = service.register_credentials(world.keeper, id, keys).await;
        assert_eq!(refusal(codes), CodesRefused::WrongState);
        let after = (world.stored().await, service.election_draft(by, id).await.unwrap());
        assert_eq!(after, before);
    })
    .await;
}
