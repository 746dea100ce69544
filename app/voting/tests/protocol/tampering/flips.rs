//! One changed byte anywhere.

use std::collections::BTreeSet;

use voting::{Check, Event, Head, LineFault, append, hash_from_hex, read_line, verify};

use super::{failed, finished};
use crate::world::{chain, check};

/// Every so many bytes of a long line are flipped where the record has to be verified as a whole.
const STEP: usize = 61;

fn head_of(line: &str, position: usize) -> Head {
    Head { position: position as u64, hash: hash_from_hex(&line[..64]).unwrap() }
}

/// The line with one byte changed; `None` if that is no text any more.
fn flipped(line: &str, place: usize, flip: u8) -> Option<String> {
    let mut bytes = line.as_bytes().to_vec();
    bytes[place] ^= flip;
    String::from_utf8(bytes).ok()
}

#[test]
fn any_byte_of_any_line_breaks_format_or_chain() {
    let lines = chain(&finished().events);
    for (position, line) in lines.iter().enumerate() {
        let previous = position.checked_sub(1).map(|before| head_of(&lines[before], before));
        assert!(read_line(previous.as_ref(), line).is_ok());
        for place in 0..line.len() {
            for changed in [1, 32].into_iter().filter_map(|flip| flipped(line, place, flip)) {
                let fault = read_line(previous.as_ref(), &changed).unwrap_err();
                let digit = place < 64 && matches!(changed.as_bytes()[place], b'0'..=b'9' | b'a'..=b'f');
                assert!(fault == LineFault::Chain || !digit, "event {position}, byte {place}");
            }
        }
    }
}

#[test]
fn the_whole_verification_names_format_or_chain() {
    let lines = chain(&finished().events);
    for position in 0..lines.len() {
        for place in (position % STEP..lines[position].len()).step_by(STEP * 4) {
            let mut lines = lines.clone();
            let Some(changed) = flipped(&lines[position], place, 1) else { continue };
            lines[position] = changed;
            let failed = failed(&verify(lines.iter().map(String::as_str), None));
            let named = failed.contains(&Check::Format) || failed.contains(&Check::Chain);
            assert!(named, "event {position}, byte {place}: {failed:?}");
        }
    }
}

#[test]
fn with_the_chain_mended_another_check_finds_it() {
    let events = finished().events;
    let mut tried = BTreeSet::new();
    for (position, event) in events.iter().enumerate() {
        let (line, _) = append(None, event);
        let step = if line.len() < 600 { 1 } else { STEP };
        for place in (64 + 1 + position % step..line.len()).step_by(step) {
            // Only what is still an event in the accepted spelling gets past the attacker's own check.
            let Some(changed) = flipped(&line, place, 1).and_then(|line| mended(&line)) else { continue };
            let mut events = events.clone();
            events[position] = changed;
            let failed = failed(&check(&events));
            let expected: &[Check] = match &events[position] {
                Event::Setup(_) => &[Check::Setup, Check::Proofs],
                // Of who never voted, only the draw tells: its seed covers every hash up to the closing.
                Event::Roll(_) => &[Check::Roll, Check::Proofs, Check::TieRule],
                Event::Ballot(_) => &[Check::Signatures, Check::Roll],
                Event::Closing(_) => &[Check::LastBallot],
                Event::Tally(_) => &[Check::Tally],
                Event::Decryption(_) => &[Check::Decryptions],
                Event::Result(_) => &[Check::Result, Check::TieRule],
                Event::Reissue(_) | Event::Correction(_) => panic!("not in this record"),
            };
            assert!(
                expected.iter().any(|check| failed.contains(check)),
                "event {position}, byte {place}: {failed:?}"
            );
            assert!(!failed.contains(&Check::Chain));
            tried.insert(position);
        }
    }
    assert_eq!(tried.len(), events.len(), "some event was never changed");
}

/// The event of a line whose hash does not matter.
fn mended(line: &str) -> Option<Event> {
    let json = &line[65..];
    let event: Event = serde_json::from_str(json).ok()?;
    let (line, _) = append(None, &event);
    (&line[65..] == json).then_some(event)
}
