//! Key files: a passphrase opens them, and everything else is refused for a reason.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use voting::{
    KeyShare,
    ceremony::run_all,
    key_file::{KeyFileFault, Label, label, open, protect},
};

const ELECTION: &str = "00112233445566778899aabbccddeeff";
const PASSPHRASE: &str = "mưa rơi trên mái lá";

fn share() -> KeyShare {
    run_all(ELECTION, 3, 2, [1; 32]).unwrap().1.swap_remove(1)
}

fn file() -> String {
    protect(&share(), PASSPHRASE, [5; 32]).unwrap()
}

/// The file with one field exchanged.
fn with(field: &str, value: Value) -> String {
    let mut file: Value = serde_json::from_str(&file()).unwrap();
    *file.pointer_mut(field).unwrap() = value;
    file.to_string()
}

/// The same with a checksum that fits, as somebody would do who wants to be believed.
fn forged(field: &str, value: Value) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use sha2::{Digest, Sha256};
    let mut file: Value = serde_json::from_str(&with(field, value)).unwrap();
    let bytes = |field: &str| URL_SAFE_NO_PAD.decode(file[field].as_str().unwrap()).unwrap();
    let cost = &file["argon2id"];
    let readable = json!([
        file["version"],
        file["election"],
        file["trustee"],
        cost["memory_kib"],
        cost["passes"],
        cost["lanes"]
    ]);
    let digest = Sha256::new()
        .chain_update(readable.to_string())
        .chain_update(bytes("salt"))
        .chain_update(bytes("nonce"))
        .chain_update(bytes("sealed"))
        .finalize();
    file["checksum"] = json!(URL_SAFE_NO_PAD.encode(&digest[..9]));
    file.to_string()
}

#[test]
fn the_passphrase_opens_the_file() {
    let (share, opened) = (share(), open(&file(), PASSPHRASE).unwrap());
    assert_eq!(opened.election, share.election);
    assert_eq!((opened.trustee, opened.threshold, opened.n), (2, 2, 3));
    assert_eq!(opened.secret.expose_scalar(), share.secret.expose_scalar());
}

/// A file kept in a safe must still open after this program has changed.
#[test]
fn a_file_made_earlier_still_opens() {
    let opened = open(EARLIER, PASSPHRASE).unwrap();
    let secret = voting::to_hex(&opened.secret.expose_scalar().to_bytes());
    assert_eq!(secret, "6ee2194e05acfc23d8d3dde773c1379d7cebba5d73b094eaaeb3edb0c6c7a201");
}

const EARLIER: &str = concat!(
    r#"{"version":"thidua-key-file-1","election":"00112233445566778899aabbccddeeff","trustee":2,"#,
    r#""argon2id":{"memory_kib":19456,"passes":2,"lanes":1},"salt":"bFnZpfYkoUdLHwGb1G3LSw","#,
    r#""nonce":"47X_-EyWk5QUtC0I","#,
    r#""sealed":"tJFkmvwm6zPExOUAdcDMMdRZbVjzn7hNeBSH02Ig3YbyfAy8zGnaFEkbBaqTtUERw7QYV1LKbEI","#,
    r#""checksum":"cC8ZdAPsfHxr"}"#
);

#[test]
fn the_passphrase_opens_the_file_from_every_keyboard() {
    let apart = " mu\u{31b}a ro\u{31b}i  tre\u{302}n ma\u{301}i la\u{301}";
    assert_ne!(apart, PASSPHRASE);
    assert!(open(&file(), apart).is_ok());
}

#[test]
fn another_passphrase_does_not() {
    for wrong in ["", "mưa rơi trên mái la", "Mưa rơi trên mái lá", "mưa rơi trên mái lá."] {
        assert_eq!(open(&file(), wrong).unwrap_err(), KeyFileFault::WrongPassphrase, "{wrong}");
    }
}

#[test]
fn the_label_is_readable_without_the_passphrase() {
    assert_eq!(label(&file()), Ok(Label { election: ELECTION.to_owned(), trustee: 2 }));
}

#[test]
fn the_file_says_what_its_layout_promises() {
    let file: Value = serde_json::from_str(&file()).unwrap();
    assert_eq!(file["version"], "thidua-key-file-1");
    assert_eq!(file["argon2id"], json!({"memory_kib": 19456, "passes": 2, "lanes": 1}));
    let mut fields: Vec<_> = file.as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    let all = ["argon2id", "checksum", "election", "nonce", "salt", "sealed", "trustee", "version"];
    assert_eq!(fields, all);
}

#[test]
fn a_short_passphrase_protects_nothing() {
    // Twelve characters for a person: marks and surplus spaces do not count.
    for short in
        ["", "elevenchars", "          a          ", "te\u{302}\u{301}te\u{302}\u{301}te\u{302}\u{301}tea"]
    {
        assert_eq!(
            protect(&share(), short, [5; 32]).unwrap_err(),
            KeyFileFault::PassphraseTooShort,
            "{short}"
        );
    }
    assert!(protect(&share(), "twelve chars", [5; 32]).is_ok());
}

#[test]
fn a_seed_used_twice_repeats_no_salt() {
    let shares = run_all(ELECTION, 3, 2, [1; 32]).unwrap().1;
    let [one, other] = [0, 1].map(|at| protect(&shares[at], PASSPHRASE, [5; 32]).unwrap());
    let salt = |file: &str| serde_json::from_str::<Value>(file).unwrap()["salt"].clone();
    assert_ne!(salt(&one), salt(&other));
    assert_eq!(file(), other);
    assert_ne!(file(), protect(&share(), PASSPHRASE, [6; 32]).unwrap());
}

#[test]
fn what_is_no_key_file_is_said_to_be_none() {
    let long = " ".repeat(10 << 20);
    for text in ["", "x", "{}", "[]", "null", "{\"version\":\"other\"}", "{\"version\":1}", &long] {
        assert_eq!(label(text), Err(KeyFileFault::NotAKeyFile));
        assert_eq!(open(text, PASSPHRASE).unwrap_err(), KeyFileFault::NotAKeyFile);
    }
    assert_eq!(label(&with("/version", json!("thidua-key-file-2"))), Err(KeyFileFault::UnknownVersion));
}

#[test]
fn a_damaged_file_is_told_from_a_wrong_passphrase() {
    let other = json!("AAAAAAAAAAAAAAAAAAAAAA");
    let damaged = [
        with("/election", json!("ffffffffffffffffffffffffffffffff")),
        with("/trustee", json!(1)),
        with("/trustee", json!("2")),
        with("/salt", other.clone()),
        with("/nonce", json!("AAAAAAAAAAAAAAAA")),
        with("/nonce", other.clone()),
        with("/sealed", other),
        with("/sealed", json!("")),
        with("/sealed", json!("%")),
        with("/checksum", json!("")),
        with("/argon2id/passes", json!(1)),
        with("/argon2id/memory_kib", json!(-1)),
        file().replace("\"trustee\"", "\"more\":1,\"trustee\""),
    ];
    for file in damaged {
        assert_eq!(open(&file, PASSPHRASE).unwrap_err(), KeyFileFault::Damaged, "{file}");
    }
}

#[test]
fn the_readable_part_is_sealed_with_the_share() {
    let whole: Value = serde_json::from_str(&file()).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&forged("/trustee", json!(2))).unwrap(), whole);
    for (field, value) in [
        ("/election", json!("ffffffffffffffffffffffffffffffff")),
        ("/trustee", json!(1)),
        ("/argon2id/passes", json!(1)),
        ("/nonce", json!("AAAAAAAAAAAAAAAA")),
        ("/sealed", json!("")),
    ] {
        assert_eq!(
            open(&forged(field, value), PASSPHRASE).unwrap_err(),
            KeyFileFault::WrongPassphrase,
            "{field}"
        );
    }
}

#[test]
fn a_file_cannot_ask_for_all_the_memory() {
    for (field, value) in [
        ("/argon2id/memory_kib", 4 << 20),
        ("/argon2id/memory_kib", u32::MAX),
        ("/argon2id/passes", 9),
        ("/argon2id/passes", u32::MAX),
        ("/argon2id/lanes", 5),
        ("/argon2id/lanes", u32::MAX),
    ] {
        assert_eq!(
            open(&forged(field, json!(value)), PASSPHRASE).unwrap_err(),
            KeyFileFault::TooCostly,
            "{field}"
        );
    }
    // Less than argon2id can work with.
    for (field, value) in [("/argon2id/memory_kib", 1), ("/argon2id/passes", 0), ("/argon2id/lanes", 0)] {
        assert_eq!(
            open(&forged(field, json!(value)), PASSPHRASE).unwrap_err(),
            KeyFileFault::NotAKeyFile,
            "{field}"
        );
    }
}

#[test]
fn no_debug_print_shows_the_share() {
    let share = share();
    let secret = format!("{:?}", share.secret.expose_scalar());
    assert!(!format!("{share:?}").contains(&secret));
    assert!(format!("{share:?}").len() < 100);
}

proptest! {
    #[test]
    fn no_text_crashes_the_reader(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        prop_assert!(label(&text).is_err());
        prop_assert!(label(&String::from_utf8_lossy(&bytes)).is_err());
    }

    #[test]
    fn no_changed_letter_passes_unseen(place in any::<Index>(), letter in proptest::char::range(' ', '~')) {
        let original = ORIGINAL.with(Clone::clone);
        let place = place.index(original.len());
        let text: String =
            original.chars().enumerate().map(|(at, own)| if at == place { letter } else { own }).collect();
        prop_assume!(text != original);
        prop_assert!(label(&text).is_err());
    }
}

thread_local! {
    static ORIGINAL: String = file();
}
