//! Ballots: content, sealed form, count.
//!
//! The only place that knows what is inside a [`SealedBallot`]. Everybody else carries bytes, so that
//! encryption can replace [`seal`], [`open`] and [`tally`] without touching a page, a rule or a table.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// First byte of every sealed ballot; a new format takes the next number.
const FORMAT: u8 = 1;

/// The nominees chosen in one category, as the voter sent them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// The category.
    pub category_id: i64,
    /// The chosen nominees, in any order.
    pub nominee_ids: Vec<i64>,
}

/// The choices of one ballot: categories and nominees ascending, none twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotContent(BTreeMap<i64, Vec<i64>>);

/// A category or nominee appears twice, or there are more than a ballot can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a ballot names every category and nominee at most once")]
pub struct NotABallot;

/// Stored bytes that no ballot seals to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the stored ballot cannot be read")]
pub struct BadBallot;

/// A ballot as it is stored: bytes that only this module reads.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedBallot(Vec<u8>);

impl std::fmt::Debug for SealedBallot {
    // A choice must not reach a log by way of a debug print.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SealedBallot(…)")
    }
}

impl SealedBallot {
    /// Takes bytes read from storage; they are looked at when opened.
    #[must_use]
    pub const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl BallotContent {
    /// Sorts selections into the one canonical order; categories without a choice are left out.
    pub fn new(selections: &[Selection]) -> Result<Self, NotABallot> {
        let mut content = BTreeMap::new();
        for selection in selections {
            let mut nominees = selection.nominee_ids.clone();
            nominees.sort_unstable();
            if nominees.is_empty() {
                continue;
            }
            let twice = nominees.windows(2).any(|pair| pair[0] == pair[1]);
            if twice || u16::try_from(nominees.len()).is_err() {
                return Err(NotABallot);
            }
            if content.insert(selection.category_id, nominees).is_some() {
                return Err(NotABallot);
            }
        }
        if u16::try_from(content.len()).is_err() { Err(NotABallot) } else { Ok(Self(content)) }
    }

    /// The choices, categories and nominees ascending.
    #[must_use]
    pub fn selections(&self) -> Vec<Selection> {
        let selection = |(category_id, nominees): (&i64, &Vec<i64>)| Selection {
            category_id: *category_id,
            nominee_ids: nominees.clone(),
        };
        self.0.iter().map(selection).collect()
    }
}

/// Seals a ballot; equal contents give equal bytes.
#[must_use]
pub fn seal(content: &BallotContent) -> SealedBallot {
    let mut bytes = vec![FORMAT];
    push_length(&mut bytes, content.0.len());
    for (category_id, nominees) in &content.0 {
        bytes.extend(category_id.to_be_bytes());
        push_length(&mut bytes, nominees.len());
        for nominee_id in nominees {
            bytes.extend(nominee_id.to_be_bytes());
        }
    }
    SealedBallot(bytes)
}

fn push_length(bytes: &mut Vec<u8>, length: usize) {
    // `BallotContent::new` lets no longer list through.
    bytes.extend(u16::try_from(length).unwrap_or(u16::MAX).to_be_bytes());
}

/// Opens a sealed ballot. Errors: anything that [`seal`] does not produce.
pub fn open(sealed: &SealedBallot) -> Result<BallotContent, BadBallot> {
    let mut rest = sealed.0.as_slice();
    if take::<1>(&mut rest)? != [FORMAT] {
        return Err(BadBallot);
    }
    let categories = u16::from_be_bytes(take(&mut rest)?);
    let mut selections = Vec::new();
    for _ in 0..categories {
        let category_id = i64::from_be_bytes(take(&mut rest)?);
        let chosen = u16::from_be_bytes(take(&mut rest)?);
        let nominee_ids = (0..chosen)
            .map(|_| take(&mut rest).map(i64::from_be_bytes))
            .collect::<Result<Vec<i64>, BadBallot>>()?;
        selections.push(Selection { category_id, nominee_ids });
    }
    let content = BallotContent::new(&selections).map_err(|NotABallot| BadBallot)?;
    // One content, one encoding: whatever is unsorted, empty or too long was not sealed here.
    if seal(&content) == *sealed { Ok(content) } else { Err(BadBallot) }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], BadBallot> {
    let (first, others) = rest.split_first_chunk::<N>().ok_or(BadBallot)?;
    *rest = others;
    Ok(*first)
}

/// How often each nominee was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Ballots counted.
    pub ballots: u64,
    /// Votes by category and nominee; who has none is absent.
    pub votes: BTreeMap<(i64, i64), u64>,
}

/// Counts sealed ballots. Errors: one unreadable ballot stops the count, it is never passed over.
pub fn tally<'a>(ballots: impl IntoIterator<Item = &'a SealedBallot>) -> Result<Tally, BadBallot> {
    let mut count = Tally::default();
    for sealed in ballots {
        count.ballots += 1;
        for (category_id, nominees) in open(sealed)?.0 {
            for nominee_id in nominees {
                *count.votes.entry((category_id, nominee_id)).or_default() += 1;
            }
        }
    }
    Ok(count)
}
