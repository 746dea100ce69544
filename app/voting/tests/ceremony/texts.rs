//! Posts and kept states as texts: one text for each, and none that crashes a reader.

use proptest::{prelude::*, sample::Index};
use voting::{
    Bytes32, Commit, Reveal,
    ceremony::{Confirm, Deal, Post, Progress},
};

use crate::played::play;

/// Keeps a state as the browser does.
fn kept(state: Progress) -> Progress {
    let kept = Progress::from_text(&state.to_text()).unwrap();
    assert_eq!(kept.to_text(), state.to_text());
    assert_eq!((kept.seat(), kept.ceremony()), (state.seat(), state.ceremony()));
    kept
}

#[test]
fn a_trustee_can_leave_the_page_after_each_step() {
    let honest = play(3, 2, 1);
    let mut state = Progress::Committed(honest.committed[1].clone());
    let (mut steps, mut share) = (0, None);
    while share.is_none() {
        steps += 1;
        state = match kept(state) {
            Progress::Committed(state) => {
                let (next, reveal) = state.reveal(&honest.commits).unwrap();
                assert_eq!(reveal, honest.reveals[1]);
                Progress::Revealed(next)
            }
            Progress::Revealed(state) => Progress::Compared(state.compare(&honest.reveals).unwrap()),
            Progress::Compared(state) => {
                let (next, deal) = state.deal().unwrap();
                assert_eq!(deal, honest.deals[1]);
                Progress::Dealt(next)
            }
            Progress::Dealt(state) => {
                share = Some(state.finish(&honest.deals).unwrap());
                Progress::Dealt(state)
            }
        };
    }
    assert_eq!(steps, 4);
    assert_eq!(share.unwrap().1, honest.confirms()[1]);
}

#[test]
fn no_state_shows_its_secret() {
    let played = play(3, 2, 1);
    let shown = format!("{:?} {:?}", Progress::Committed(played.committed[0].clone()), played.dealt[0]);
    let secret = "02".repeat(32);
    assert!(Progress::Committed(played.committed[0].clone()).to_text().contains(&secret));
    assert!(!shown.contains(&secret));
    assert!(!shown.contains("seed"));
}

#[test]
fn a_changed_state_is_an_error_and_no_crash() {
    let played = play(3, 2, 1);
    let text = Progress::Dealt(played.dealt[0].clone()).to_text();
    for (from, to) in [("\"seats\":3", "\"seats\":99"), ("\"threshold\":2", "\"threshold\":0")] {
        assert!(text.contains(from));
        assert!(Progress::from_text(&text.replace(from, to)).is_err());
    }
    for (from, to) in
        [("\"seat\":1", "\"seat\":0"), ("\"seat\":1", "\"seat\":9"), ("\"seats\":3", "\"seats\":2")]
    {
        assert!(text.contains(from));
        let Ok(Progress::Dealt(state)) = Progress::from_text(&text.replace(from, to)) else {
            panic!("a state")
        };
        assert!(state.finish(&played.deals).is_err());
    }
}

#[test]
fn a_post_has_one_text() {
    let played = play(3, 2, 1);
    let text = played.commits[0].to_text();
    assert_eq!(Commit::from_text(&text), Ok(played.commits[0].clone()));
    let reversed = format!(
        "{{\"transport\":\"{}\",\"commitment\":\"{}\"}}",
        played.commits[0].transport, played.commits[0].commitment
    );
    let more = text.replace('}', ",\"more\":1}");
    for other in
        [format!("{text} "), format!(" {text}"), text.replace(':', ": "), format!("{text}x"), reversed, more]
    {
        assert!(Commit::from_text(&other).is_err(), "{other}");
    }
    // The last letter of 32 bytes holds two bits too many.
    let last = |text: &str| text[..text.len() - 1].to_owned() + "_";
    assert!(last(&played.commits[0].transport.to_string()).parse::<Bytes32>().is_err());
    let deal = played.deals[0].to_text();
    assert_eq!(Deal::from_text(&deal), Ok(played.deals[0].clone()));
    assert!(Deal::from_text(&deal.replacen("[\"", "[\"AAAA", 1)).is_err());
    assert!(Commit::from_text(&" ".repeat(1 << 20)).is_err());
}

/// Posts of a fixed seed: another program, or a later version of this one, must come to the same.
#[test]
fn fixed_posts() {
    let played = play(3, 2, 1);
    assert_eq!(played.commits[0].to_text(), COMMIT);
    assert_eq!(played.reveals[0].to_text(), REVEAL);
    let code = played.ceremony.comparison_code(&played.commits, &played.reveals).unwrap();
    assert_eq!(code.as_str(), "FSS7-G8XD");
}

const COMMIT: &str = concat!(
    r#"{"commitment":"ZL0nQ3wuT-ol7pu2AVJ3gaRwkA6X3qWvnSkUXnbTVdo","#,
    r#""transport":"cBfPnwpkEd5AtwWPT4TLuGN4kzRkqnmUEHqFJiK9UEU"}"#
);
const REVEAL: &str = concat!(
    r#"{"polynomial":["xBrKr1tUzngFgJTko9e5ndi6_od0fKHRklhwpM4egm0","#,
    r#""0r22pefydRxw0vR9gm_ac6msv4ne1q4-MYpujcbObW4"],"#,
    r#""proof_of_possession":{"challenge":"GuAiEeTSpzaW3aW5ERcVDxVd14YmAjVcsu5_3DkeVwE","#,
    r#""responses":["0KPyp4z0wYCJR97i3KnyaJdwzFLLnvpJuGow6Q9kcgE","#,
    r#""8F1qQTcHn3lxhFHO_whbcvuAW4ftYRHrdDTNZnLy_Q4"]},"#,
    r#""opening":"KGISPc_HPFiUJlk_w1NmVTkaInpVVc81DuSBBducg2A"}"#
);

/// `text` with one character exchanged.
fn changed(text: &str, place: Index, letter: char) -> String {
    let place = place.index(text.chars().count());
    text.chars().enumerate().map(|(at, own)| if at == place { letter } else { own }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_crashes_a_reader(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        for text in [text, String::from_utf8_lossy(&bytes).into_owned()] {
            prop_assert!(Commit::from_text(&text).is_err());
            prop_assert!(Reveal::from_text(&text).is_err());
            prop_assert!(Deal::from_text(&text).is_err());
            prop_assert!(Confirm::from_text(&text).is_err());
            prop_assert!(Progress::from_text(&text).is_err());
        }
    }

    #[test]
    fn no_random_post_is_taken(own in any::<[u8; 32]>(), elements in proptest::collection::vec(any::<[u8; 32]>(), 0..4)) {
        let honest = play(2, 2, 1);
        let list: Vec<_> = elements.into_iter().map(Bytes32).collect();
        let mut reveal = honest.reveals[1].clone();
        reveal.polynomial = list.clone();
        reveal.opening = Bytes32(own);
        prop_assert!(honest.ceremony.check_reveal(2, &honest.commits[1], &reveal).is_err());
        let mut reveal = honest.reveals[1].clone();
        reveal.proof_of_possession.responses = list;
        prop_assert!(honest.revealed[0].compare(&[honest.reveals[0].clone(), reveal]).is_err());
        let mut confirm = honest.confirms()[0].clone();
        confirm.proof.challenge = Bytes32(own);
        prop_assert!(honest.ceremony.check_confirm(&honest.set(), 1, &confirm).is_err());
    }

    #[test]
    fn a_changed_letter_never_passes(place in any::<Index>(), letter in "[A-Za-z0-9_\"\\[{}]", post in 0..4) {
        let honest = play(2, 2, 1);
        let letter = letter.chars().next().unwrap();
        let original = match post {
            0 => honest.commits[1].to_text(),
            1 => honest.reveals[1].to_text(),
            2 => honest.deals[1].to_text(),
            _ => honest.confirms()[1].to_text(),
        };
        let text = changed(&original, place, letter);
        prop_assume!(text != original);
        let passed = match post {
            // A changed commitment or transport key is only seen later: by its reveal, or in the code.
            0 => Commit::from_text(&text).is_ok_and(|commit| {
                let commits = [honest.commits[0].clone(), commit];
                let code = honest.ceremony.comparison_code(&commits, &honest.reveals);
                code == honest.compared[1].comparison_code()
            }),
            1 => Reveal::from_text(&text)
                .is_ok_and(|reveal| honest.revealed[0].compare(&[honest.reveals[0].clone(), reveal]).is_ok()),
            2 => Deal::from_text(&text)
                .is_ok_and(|deal| honest.dealt[0].finish(&[honest.deals[0].clone(), deal]).is_ok()),
            _ => Confirm::from_text(&text)
                .is_ok_and(|confirm| honest.ceremony.check_confirm(&honest.set(), 2, &confirm).is_ok()),
        };
        prop_assert!(!passed);
    }
}
