//! Questions as pages ask them: bytes in, bytes out.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::Code;
use voting::{
    Booth, CategoryTerms, Choice, CredentialKey, Event, KeyShare, Names, NomineeTerms, OpenedBallot,
    PROTOCOL, PackedTerms, RollLine, SignedBallot, Tally, Terms, VotingCode, append, ceremony, key_file,
    key_file::KeyFileFault, product, setup_head,
};
use worker::{
    Program, Task,
    booth::{Binding, OpenPaper, Seal, Shown, ShownNominee, Sign},
    check::{CheckFault, SealAgain},
    codes::KeysOf,
    keys::{Decrypt, DecryptFault, Sums, TryKeyFile},
    perform_booth, perform_keys,
};

const ELECTION: &str = "00112233445566778899aabbccddeeff";
const PASSPHRASE: &str = "mười hai con giáp";

/// Asks the way a page does.
fn ask<T: Task>(question: &T) -> T::Answer {
    let perform = match T::PROGRAM {
        Program::Booth => perform_booth,
        Program::Keys => perform_keys,
    };
    let answer = perform(T::NAME, &worker::write(question).unwrap()).unwrap();
    worker::read(&answer).unwrap()
}

fn names(text: &str) -> Names {
    Names { vi: text.to_owned(), en: text.to_owned() }
}

fn code(number: u8) -> VotingCode {
    VotingCode::from_random([number; 19])
}

/// Terms of one category of three nominees, and the trustees' shares.
fn election() -> (Terms, Vec<KeyShare>) {
    let (trustees, shares) = ceremony::run_all(ELECTION, 3, 2, [7; 32]).unwrap();
    let nominee = |id| NomineeTerms { id, name: format!("Người thứ {id}"), agency: names("Sở Mẫu") };
    let category = CategoryTerms {
        id: 1,
        title: names("Hạng mục mẫu"),
        min: 1,
        max: 2,
        seats: 1,
        blank: true,
        nominees: (101..=103).map(nominee).collect(),
    };
    let terms = Terms {
        protocol: PROTOCOL.to_owned(),
        election: ELECTION.to_owned(),
        title: names("Cuộc bình chọn mẫu"),
        categories: vec![category],
        approval_bp: 0,
        trustees,
    };
    (terms, shares)
}

/// The paper of a voter whose own name is the third.
fn paper(terms: &Terms) -> Binding {
    let (_, head) = append(None, &Event::Setup(terms.clone()));
    let key = code(5).credential(ELECTION).key();
    Binding { terms: terms.pack(), setup_hash: head.to_string(), line: RollLine { key, own: vec![103] } }
}

/// What the paper shows if it is honest.
fn shown(terms: &Terms) -> Vec<Shown> {
    let nominee = |nominee: &NomineeTerms| ShownNominee {
        id: nominee.id,
        name: nominee.name.clone(),
        agency: [nominee.agency.vi.clone(), nominee.agency.en.clone()],
    };
    let category = |category: &CategoryTerms| Shown {
        id: category.id,
        title: [category.title.vi.clone(), category.title.en.clone()],
        choices: [category.min, category.max],
        blank: category.blank,
        nominees: category.nominees.iter().map(nominee).collect(),
    };
    terms.categories.iter().map(category).collect()
}

fn chosen(nominee_ids: &[i64]) -> Vec<Choice> {
    vec![Choice { category_id: 1, nominee_ids: nominee_ids.to_vec(), blank: false }]
}

#[test]
fn a_ballot_goes_from_code_to_signature_and_seals_again_to_the_same_code() {
    let (terms, _) = election();
    let binding = paper(&terms);
    let printed = code(5).printed();
    let keys = ask(&KeysOf { election: ELECTION.to_owned(), codes: vec![printed.clone()] });
    assert_eq!(keys, Some(vec![binding.line.key]));
    let open = OpenPaper {
        binding: binding.clone(),
        shown: shown(&terms),
        election: ELECTION.to_owned(),
        code: printed.clone(),
    };
    assert!(ask(&open));

    let sealed = ask(&Seal { binding: binding.clone(), choices: chosen(&[102]), seed: [9; 32] }).unwrap();
    let sign = Sign { election: ELECTION.to_owned(), code: printed, ballot: sealed.ballot };
    let signed = ask(&sign).unwrap();
    assert_eq!(signed.check_code, sealed.check_code);
    let ballot = SignedBallot::from_text(&signed.text).unwrap();
    assert!(ballot.is_signed());
    assert_eq!(ballot.fingerprint().to_string(), signed.fingerprint);
    let booth = Booth::new(&terms, voting::hash_from_hex(&binding.setup_hash).unwrap()).unwrap();
    assert!(booth.check_proofs(&binding.line, &ballot.sealed().unwrap()).is_ok());

    let again = ask(&SealAgain { terms: terms.pack(), opened: sealed.opened }).unwrap();
    assert_eq!(again.check_code, sealed.check_code);
    assert_eq!(again.choices, vec![(names("Hạng mục mẫu"), vec![names("Người thứ 102 · Sở Mẫu")])]);
}

#[test]
fn a_paper_that_does_not_hold_is_not_opened() {
    let (terms, _) = election();
    let open = |change: fn(&mut OpenPaper)| {
        let mut question = OpenPaper {
            binding: paper(&terms),
            shown: shown(&terms),
            election: ELECTION.to_owned(),
            code: code(5).printed(),
        };
        change(&mut question);
        ask(&question)
    };
    assert!(open(|_| ()));
    assert!(!open(|question| question.code = code(6).printed()), "another voter's paper");
    assert!(!open(|question| "no code".clone_into(&mut question.code)));
    let renamed = |question: &mut OpenPaper| {
        let mut terms = question.binding.terms.unpack().unwrap();
        terms.title.vi.push('!');
        question.binding.terms = terms.pack();
    };
    assert!(!open(renamed), "other terms than were hashed");
    assert!(!open(|question| question.binding.setup_hash = "0".repeat(64)));
    assert!(!open(|question| question.election = "f".repeat(32)), "the page is about another election");
}

#[test]
fn a_paper_that_shows_something_else_than_the_terms_is_not_opened() {
    let (terms, _) = election();
    let open = |change: fn(&mut Vec<Shown>)| {
        let mut shown = shown(&terms);
        change(&mut shown);
        let (binding, election) = (paper(&terms), ELECTION.to_owned());
        ask(&OpenPaper { binding, shown, election, code: code(5).printed() })
    };
    assert!(open(|shown| shown[0].nominees.reverse()), "each voter sees an order of their own");
    let changes: [fn(&mut Vec<Shown>); 8] = [
        // Names swapped: a vote for one would count for the other.
        |shown| {
            let [first, second, ..] = shown[0].nominees.as_mut_slice() else { return };
            std::mem::swap(&mut first.name, &mut second.name);
        },
        // The agency is what tells namesakes apart.
        |shown| "Sở khác".clone_into(&mut shown[0].nominees[0].agency[0]),
        |shown| drop(shown[0].nominees.pop()),
        |shown| shown[0].choices[1] = 3,
        |shown| shown[0].blank = false,
        |shown| shown[0].title[0].push('!'),
        |shown| shown[0].id = 2,
        Vec::clear,
    ];
    for (number, change) in changes.into_iter().enumerate() {
        assert!(!open(change), "change {number}");
    }
}

#[test]
fn choices_against_the_rules_are_refused_by_their_code() {
    let (mut terms, _) = election();
    terms.categories[0].max = 1;
    let seal = |choices| ask(&Seal { binding: paper(&terms), choices, seed: [9; 32] }).map(|_| ());
    assert_eq!(seal(chosen(&[])), Err(Code::TooFewChoices));
    assert_eq!(seal(chosen(&[101, 102])), Err(Code::TooManyChoices));
    assert_eq!(seal(chosen(&[103])), Err(Code::OwnVote));
    assert_eq!(seal(chosen(&[999])), Err(Code::UnknownNominee));
}

#[test]
fn what_cannot_be_sealed_again_says_why() {
    let (terms, _) = election();
    let packed = terms.pack();
    let opened = |terms: &Terms, choices| {
        let (setup, key) = (setup_head(terms).hash, code(5).credential(ELECTION).key());
        OpenedBallot { setup, key, own: vec![103], seed: [1; 32], choices }.to_text()
    };
    let again = |terms: &PackedTerms, opened: &str| {
        ask(&SealAgain { terms: terms.clone(), opened: opened.to_owned() }).map(|_| ())
    };
    let good = opened(&terms, chosen(&[101]));
    assert_eq!(again(&packed, &good), Ok(()));
    assert_eq!(again(&packed, "not a ballot"), Err(CheckFault::Unreadable));
    let mut unsound = terms.clone();
    unsound.categories[0].max = 0;
    assert_eq!(again(&unsound.pack(), &good), Err(CheckFault::NoTerms));
    let mut other = terms.clone();
    other.election = "f".repeat(32);
    assert_eq!(again(&packed, &opened(&other, chosen(&[101]))), Err(CheckFault::OtherElection));
    assert_eq!(again(&packed, &opened(&terms, chosen(&[103]))), Err(CheckFault::Impossible));
}

#[test]
fn keys_follow_from_codes_in_their_order() {
    let keys = |codes: Vec<String>| ask(&KeysOf { election: ELECTION.to_owned(), codes });
    let key = |number| code(number).credential(ELECTION).key();
    assert_eq!(keys(vec![code(1).printed(), code(2).printed()]), Some(vec![key(1), key(2)]));
    assert_eq!(keys(vec![code(1).printed(), "0000".to_owned()]), None::<Vec<CredentialKey>>);
}

#[test]
fn a_key_file_opens_and_gives_the_part_of_its_trustee() {
    let (terms, shares) = election();
    let file = key_file::protect(&shares[1], PASSPHRASE, [3; 32]).unwrap();
    let attempt =
        |passphrase: &str| ask(&TryKeyFile { file: file.clone(), passphrase: passphrase.to_owned() });
    assert_eq!(attempt(PASSPHRASE), Ok(()));
    assert_eq!(attempt("một cụm khác hẳn"), Err(KeyFileFault::WrongPassphrase));

    let binding = paper(&terms);
    let sealed = ask(&Seal { binding: binding.clone(), choices: chosen(&[101]), seed: [9; 32] }).unwrap();
    let sign = Sign { election: ELECTION.to_owned(), code: code(5).printed(), ballot: sealed.ballot };
    let ballot = SignedBallot::from_text(&ask(&sign).unwrap().text).unwrap();
    let booth = Booth::new(&terms, voting::hash_from_hex(&binding.setup_hash).unwrap()).unwrap();
    let tally = product(&booth, [&ballot]).unwrap();
    let (line, _) = append(None, &Event::Tally(tally.clone()));
    let decrypt = |file: &str, terms: &Terms, sums: Sums| {
        let (file, passphrase, terms) = (file.to_owned(), PASSPHRASE.to_owned(), terms.clone());
        ask(&Decrypt { file, passphrase, terms, sums, seed: [4; 32] })
    };
    // Over a record that was checked here, and over the line that the server shows: the same part.
    let part = decrypt(&file, &terms, Sums::Checked(tally.clone())).unwrap();
    assert_eq!(decrypt(&file, &terms, Sums::Line(line)), Ok(part.clone()));
    let part = serde_json::from_str(&part).unwrap();
    assert!(voting::check_decryption(&terms, &tally, &part).is_ok());

    let nothing = |sums| decrypt(&file, &terms, sums).unwrap_err();
    assert_eq!(nothing(Sums::Line("no line".to_owned())), DecryptFault::NoSums);
    let (setup, _) = append(None, &Event::Setup(terms.clone()));
    assert_eq!(nothing(Sums::Line(setup)), DecryptFault::NoSums);
    let (mut other, _) = election();
    other.trustees = ceremony::run_all(ELECTION, 3, 2, [8; 32]).unwrap().0;
    assert_eq!(decrypt(&file, &other, Sums::Checked(tally)), Err(DecryptFault::OtherElection));
    let damaged = file.replace("\"version\"", "\"v\"");
    let fault = decrypt(&damaged, &terms, Sums::Checked(Tally { categories: Vec::new() }));
    assert!(matches!(fault, Err(DecryptFault::File(_))));
}

#[test]
fn what_is_no_question_is_not_answered() {
    for perform in [perform_booth, perform_keys] {
        assert_eq!(perform("unknown", &[]), None);
        assert_eq!(perform(Seal::NAME, b"no question"), None);
    }
    // Each program knows its own questions only.
    let question = KeysOf { election: ELECTION.to_owned(), codes: Vec::new() };
    assert_eq!(perform_keys(KeysOf::NAME, &worker::write(&question).unwrap()), None);
}
