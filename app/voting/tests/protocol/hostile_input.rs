//! Arbitrary and nearly right input: an error, never a panic, never a second reading.

use crate::world::{World, category, chain, chosen, seed};
use proptest::{collection::vec, prelude::*};
use voting::{
    BadBytes, Bytes32, CheckCode, CredentialKey, OpenedBallot, SealedBallot, SignedBallot, from_base64,
    hash_from_hex, read_line, to_base64, to_hex, verify,
};

fn signed() -> (World, SignedBallot) {
    let mut world =
        World::new(vec![category(1, 3, (1, 2), true), category(2, 2, (1, 1), false)], 2, &[(0, 101)]);
    let ballot = world.ballot(0, &[chosen(1, &[102]), chosen(2, &[201])]);
    (world, ballot)
}

proptest! {
    #[test]
    fn any_text_is_a_ballot_in_one_spelling_or_an_error(text in "[A-Za-z0-9_-]{0,400}|\\PC{0,60}") {
        if let Ok(ballot) = SignedBallot::from_text(&text) {
            prop_assert_eq!(ballot.to_text(), text);
        }
    }

    #[test]
    fn any_bytes_are_a_ballot_in_one_spelling_or_an_error(noise in vec(any::<u8>(), 0..300), key: [u8; 32]) {
        let mut bytes = vec![1];
        bytes.extend([0; 32]);
        bytes.extend(noise);
        if let Ok(ballot) = SealedBallot::from_bytes(CredentialKey(key), &bytes) {
            prop_assert_eq!(ballot.to_bytes(), bytes);
        }
    }

    #[test]
    fn any_text_is_no_event(line in "\\PC{0,200}", digits in "[0-9a-f]{64}", json in "\\{\"kind\":\"\\PC{0,80}") {
        prop_assert!(read_line(None, &line).is_err());
        let event = format!("{digits} {json}");
        prop_assert!(read_line(None, &event).is_err());
        prop_assert!(!verify([line.as_str()], None).passed());
    }

    #[test]
    fn any_text_is_bytes_in_one_spelling_or_an_error(text in "[A-Za-z0-9_=-]{0,90}|\\PC{0,20}") {
        if let Ok(bytes) = from_base64(&text) {
            prop_assert_eq!(to_base64(&bytes), text.clone());
        }
        if let Ok(bytes) = text.parse::<Bytes32>() {
            prop_assert_eq!(bytes.to_string(), text.clone());
        }
        if let Ok(hash) = hash_from_hex(&text) {
            prop_assert_eq!(to_hex(&hash), text.clone());
        }
        if let Ok(opened) = OpenedBallot::from_text(&text) {
            prop_assert_eq!(opened.to_text(), text.clone());
        }
        if let Ok(code) = CheckCode::parse(&text) {
            prop_assert_eq!(CheckCode::parse(code.as_str()), Ok(code));
        }
    }

    #[test]
    fn a_hash_reads_back(hash: [u8; 32]) {
        prop_assert_eq!(hash_from_hex(&to_hex(&hash)), Ok(hash));
        prop_assert_eq!(Bytes32(hash).to_string().parse(), Ok(Bytes32(hash)));
    }
}

#[test]
fn any_changed_byte_of_a_ballot_is_refused() {
    let (_, ballot) = signed();
    let bytes = from_base64(&ballot.to_text()).unwrap();
    assert!(ballot.is_signed());
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        if let Ok(changed) = SignedBallot::from_text(&to_base64(&changed)) {
            assert!(!changed.is_signed(), "byte {place}");
        }
    }
    for length in 0..bytes.len() {
        assert!(SignedBallot::from_text(&to_base64(&bytes[..length])).is_err());
    }
    assert!(SignedBallot::from_text(&to_base64(&[&bytes[..], &[0]].concat())).is_err());
    assert!(SignedBallot::from_text(&format!("{}=", ballot.to_text())).is_err());
    assert!(SignedBallot::from_text(&format!("{} ", ballot.to_text())).is_err());
}

#[test]
fn ten_megabytes_of_anything_are_an_error() {
    let long = "A".repeat(10_000_000);
    assert!(SignedBallot::from_text(&long).is_err());
    assert!(read_line(None, &long).is_err());
    // A ballot that announces 65,535 categories and has none.
    let short = [&[0; 96][..], &[1], &[0; 32], &[0xff, 0xff]].concat();
    assert!(SignedBallot::from_text(&to_base64(&short)).is_err());
}

#[test]
fn events_have_one_spelling() {
    let (world, _) = signed();
    let lines = chain(&world.events);
    let (hash, json) = lines[0].split_once(' ').unwrap();
    let respelt = [
        format!("{} {json}", hash.to_uppercase()),
        format!("{hash}  {json}"),
        format!("{hash} {json} "),
        format!("{hash} {json}\r"),
        format!("{hash} {}", json.replacen(':', ": ", 1)),
        format!("{hash} {}", json.replacen("{\"kind\"", "{\"extra\":1,\"kind\"", 1)),
        format!("{hash} {}", json.replacen("setup", "\\u0073etup", 1)),
        format!("{hash} {}", json.replacen("\"min\":1", "\"min\":1.0", 1)),
        format!("{hash} {}", json.replacen("\"min\":1", "\"min\":01", 1)),
    ];
    assert!(read_line(None, &lines[0]).is_ok());
    for line in respelt {
        assert_eq!(read_line(None, &line), Err(voting::LineFault::Format), "{line}");
    }
}

#[test]
fn an_opened_ballot_matches_its_own_fingerprint_only() {
    let (world, _) = signed();
    let choices = vec![chosen(1, &[102]), chosen(2, &[201])];
    let sealed = world.booth.seal(&world.lines[0], &choices, seed(3)).unwrap();
    let opened = OpenedBallot {
        setup: world.booth.setup_hash(),
        key: world.lines[0].key,
        own: vec![101],
        seed: seed(3),
        choices,
    };
    let print = sealed.fingerprint();
    assert!(opened.matches(&world.booth, &print));
    assert_eq!(OpenedBallot::from_text(&opened.to_text()), Ok(opened.clone()));
    // One spelling: nothing may be cut off, added or spelt in another way, and the version counts.
    let bytes = from_base64(&opened.to_text()).unwrap();
    let blank = bytes.len() - 11;
    assert_eq!((bytes[0], bytes[blank]), (1, 0));
    let spoilt = |place: usize, byte| [&bytes[..place], &[byte], &bytes[place + 1..]].concat();
    for bad in [
        &bytes[1..],
        &bytes[..bytes.len() - 1],
        &[&bytes[..], &[0]].concat(),
        &spoilt(0, 2),
        &spoilt(blank, 2),
    ] {
        assert_eq!(OpenedBallot::from_text(&to_base64(bad)), Err(BadBytes));
    }
    // A device that sealed something else than it shows is found out.
    let changes: [fn(&mut OpenedBallot); 5] = [
        |opened| opened.choices[0].nominee_ids = vec![103],
        |opened| opened.seed[0] ^= 1,
        |opened| opened.own.clear(),
        |opened| opened.setup[0] ^= 1,
        |opened| opened.key.0[0] ^= 1,
    ];
    for change in changes {
        let mut other = opened.clone();
        change(&mut other);
        assert!(!other.matches(&world.booth, &print));
    }
}

#[test]
fn secrets_do_not_show_in_debug_prints() {
    let (world, ballot) = signed();
    let share = format!("{:?}", world.shares[0]);
    assert_eq!(share, "KeyShare(trustee 1 of 3, …)");
    let credential = format!("{:?}", world.credentials[0]);
    assert_eq!(credential, format!("Credential({}, …)", world.lines[0].key));
    assert_eq!(format!("{ballot:?}"), format!("SignedBallot({})", ballot.fingerprint()));
}
