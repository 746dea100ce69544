//! Fixed values: whoever writes another verifier must get the same ones.
//!
//! `vectors/record.txt` is the record of a finished election with two voters, two categories and three
//! trustees of whom the second is absent. Keys and hashes were also computed apart from this crate.

use crate::world::{ELECTION, chosen, code, names, seed};
use voting::{
    Booth, CheckCode, Event, OpenedBallot, Reissue, RollLine, Seed, SignedBallot, VotingCode, append,
    read_line, to_hex, verify,
};

const RECORD: &str = include_str!("vectors/record.txt");

/// The booth of the fixed record and the line of its second voter, who is nominee 102.
fn booth_and_line() -> (Booth, RollLine) {
    let (event, head) = read_line(None, RECORD.lines().next().unwrap()).unwrap();
    let Event::Setup(terms) = event else { panic!("the record starts with {event:?}") };
    let line = RollLine { key: code(1).credential(ELECTION).key(), own: vec![102] };
    (Booth::new(&terms, head.hash).unwrap(), line)
}

#[test]
fn a_code_gives_its_key() {
    let code = VotingCode::parse("7M4K-T0R2-9XQZ-3HVB-C5W4").unwrap();
    let key = code.credential(ELECTION).key().to_string();
    assert_eq!(key, "A8XcFOh3u27OZQv1vRtQ4Iyy8FMfyz7afIhojsUly8Q");
    let elsewhere = code.credential("ffeeddccbbaa99887766554433221100").key();
    assert_ne!(elsewhere.to_string(), key);
}

#[test]
fn events_have_their_hashes() {
    let [revoked, issued] = [0, 1].map(|voter| code(voter).credential(ELECTION).key());
    let (line, head) = append(None, &Event::Reissue(Reissue { revoked, issued }));
    assert_eq!(
        line,
        "7eb2fcb2f2057219f2c1e70e55e600c86abb798ed481a12f34823f2cdcebecd0 {\"kind\":\"reissue\",\
         \"revoked\":\"MrRkVS6qo0oBOCROGe91jtb9zTgiR4ZnRY-wJTFfiz4\",\
         \"issued\":\"1feD9PcVSpgw7pXD22u_-jecj5voXfg-VE05MyLqk74\"}"
    );
    let (line, _) = append(Some(&head), &Event::Correction(voting::Correction { text: names("Số 1") }));
    assert_eq!(
        line,
        "9a6e72ce513a73243726b05d0b413b69c35ba3e8d5ed0d2eaeb7fdb09e357514 \
         {\"kind\":\"correction\",\"text\":{\"vi\":\"Số 1\",\"en\":\"Số 1\"}}"
    );
}

#[test]
fn choices_and_a_seed_give_one_ballot() {
    let (booth, line) = booth_and_line();
    assert_eq!(
        to_hex(&booth.setup_hash()),
        "25ddc92914b5fadf160d8cc7d7b00390125f9d5834a93329803c25eac77acff2"
    );
    let choices = [chosen(1, &[103, 101]), chosen(2, &[202])];
    let sealed = booth.seal(&line, &choices, seed(5)).unwrap();
    assert_eq!(
        sealed.fingerprint().to_string(),
        "d2eeef3a6b91e1859e5499c288c95a399f65b932ad091c08aca833f2afc56af8"
    );
    assert_eq!(CheckCode::of(&sealed.fingerprint()).as_str(), "TBQE-YEKB");
    let opened = OpenedBallot {
        setup: booth.setup_hash(),
        key: line.key,
        own: line.own.clone(),
        seed: seed(5),
        choices: choices.to_vec(),
    };
    assert!(opened.matches(&booth, &sealed.fingerprint()));
    assert_eq!(
        opened.to_text(),
        "ASXdySkUtfrfFg2Mx9ewA5ASX51YNKkzKYA8JerHes_y1feD9PcVSpgw7pXD22u_-jecj5voXfg-VE05MyLqk74AAAAAAAAABQAAAAAA\
         AAAAAAAAAAAAAAAAAAAAAAAAAAABAAAAAAAAAGYAAgAAAAAAAAABAAACAAAAAAAAAGcAAAAAAAAAZQAAAAAAAAACAAABAAAAAAAAAMo"
    );
    assert_eq!(OpenedBallot::from_text(&opened.to_text()), Ok(opened));
    let signed = booth.sign(&sealed, &code(1).credential(ELECTION));
    let text = signed.to_text();
    assert_eq!(
        (text.len(), &text[..60]),
        (1_498, "1feD9PcVSpgw7pXD22u_-jecj5voXfg-VE05MyLqk7524Xry7Lzx0PyZVuj9")
    );
    assert_eq!(SignedBallot::from_text(&text), Ok(signed));
}

#[test]
fn the_fixed_record_has_its_result() {
    let head =
        voting::hash_from_hex("23b7352d50a3eee2f48f8e4ca79647c4b4eacbf462a6749522661e73e26cc7e4").unwrap();
    let report = verify(RECORD.lines(), Some(head));
    assert!(report.is_complete(), "{:?}", report.outcomes);
    let result = report.result.unwrap();
    assert_eq!(to_hex(&result.seed), "7b72711d276524bf543187a0f01629c92be6582eabaada3ed43cc10dcc27f7af");
    let places: Vec<_> = result.categories.iter().map(|category| category.places.clone()).collect();
    assert_eq!(places, [vec![103, 101, 102], vec![201, 202]]);
    // printf '%s:%s' SEED 202 | sha256sum
    let draw = Seed::from_bytes(result.seed).draw(202);
    assert_eq!(to_hex(&draw), "87005af4ab38f49096ee5c56bddf6163657448afea2f665bb44cc790936935de");
}
