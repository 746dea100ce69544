//! The pieces of pages that move by themselves, grouped by the file that the browser loads them in.
//!
//! One island for each group and not one for each piece: code that several islands share is cut into a file
//! for every combination of islands that use it, and a dozen islands would make hundreds of files.
//!
//! A piece travels as a [`Parcel`], text that is read inside the island: what an island takes is read by
//! code that every page loads, and the reading of all types together would double it.

use std::marker::PhantomData;

use domain::{
    contest::EntryChoices,
    election::RecordHead,
    progress::{AgencyPage, BoardFilter, ElectionTurnout, LiveBoard},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    api::{AppError, codes::KeeperPage, election::FindAnswer, trustee::TrusteePage},
    json,
    pages::{codes, contest, elections, progress, trustee, vote},
};

/// A piece as JSON. `P`: what is inside, so that an island is given its own pieces only.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Parcel<P> {
    json: String,
    #[serde(skip)]
    inside: PhantomData<fn() -> P>,
}

impl<P: Serialize + DeserializeOwned> Parcel<P> {
    /// Packs a piece.
    pub fn of(piece: &P) -> Self {
        // A piece is made of numbers, texts, lists and enums: JSON can hold all of it.
        Self { json: serde_json::to_string(piece).unwrap_or_default(), inside: PhantomData }
    }

    /// Shows what is inside; nothing if that is from another version of the program than this one.
    pub fn show(&self, show: impl FnOnce(P) -> AnyView) -> AnyView {
        json::read(&self.json).map_or_else(|| ().into_any(), show)
    }
}

/// What follows the live board.
#[derive(Clone, Serialize, Deserialize)]
pub enum LivePiece {
    /// The progress of the whole campaign, as far as the filter shows it.
    Campaign(LiveBoard, BoardFilter),
    /// The progress of one agency, as far as the filter shows it.
    Agency(AgencyPage, LiveBoard, BoardFilter),
    /// The screen on a wall.
    Wall(LiveBoard),
    /// The turnout of one election.
    Turnout(ElectionTurnout),
}

/// What a voter uses; seals ballots.
#[derive(Clone, Serialize, Deserialize)]
pub enum VoterPiece {
    /// From the code to the receipt: number of the election and the name in its hashes.
    Booth(i64, String),
    /// Finds a ballot: number of the election and what a plain form asked.
    Finder(i64, Option<FindAnswer>),
    /// Checks an opened ballot of the election with this number.
    Opened(i64),
}

/// What those use who keep keys and codes, and whoever checks a record.
#[derive(Clone, Serialize, Deserialize)]
pub enum KeysPiece {
    /// The desk of a trustee.
    Trustee(TrusteePage),
    /// The desk of the code keeper.
    Codes(KeeperPage),
    /// Checks the record of the election with this number.
    Verifier(i64, RecordHead),
}

/// The forms with which people enter the contest, and why one was refused the last time.
#[derive(Clone, Serialize, Deserialize)]
pub enum EntryPiece {
    /// For the staff of agencies.
    Officer(EntryChoices, Option<AppError>),
    /// For citizens from this age on, years.
    Citizen(EntryChoices, u32, Option<AppError>),
}

/// Shows a piece that follows the live board.
#[island(lazy)]
pub fn LiveIsland(parcel: Parcel<LivePiece>) -> impl IntoView {
    parcel.show(|piece| match piece {
        LivePiece::Campaign(board, filter) => progress::board(board, filter),
        LivePiece::Agency(page, board, filter) => progress::agency::board(page, board, filter),
        LivePiece::Wall(board) => progress::wall::screen(board),
        LivePiece::Turnout(turnout) => elections::turnout::turnout(turnout),
    })
}

/// Shows a voter's piece.
#[island(lazy)]
pub fn VoterIsland(parcel: Parcel<VoterPiece>) -> impl IntoView {
    parcel.show(|piece| match piece {
        VoterPiece::Booth(election_id, name) => vote::booth::booth(election_id, name),
        VoterPiece::Finder(election_id, asked) => elections::find::finder(election_id, asked),
        VoterPiece::Opened(election_id) => elections::check::opened(election_id),
    })
}

/// Shows a desk for keys or codes, or the check of a record.
#[island(lazy)]
pub fn KeysIsland(parcel: Parcel<KeysPiece>) -> impl IntoView {
    parcel.show(|piece| match piece {
        KeysPiece::Trustee(page) => trustee::member(page),
        KeysPiece::Codes(page) => codes::keeper(page),
        KeysPiece::Verifier(election_id, head) => elections::verify::verifier(election_id, &head),
    })
}

/// Shows an entry form.
#[island(lazy)]
pub fn EntryIsland(parcel: Parcel<EntryPiece>) -> impl IntoView {
    parcel.show(|piece| match piece {
        EntryPiece::Officer(choices, problem) => contest::enter::officer(choices, problem),
        EntryPiece::Citizen(choices, age, problem) => contest::enter::citizen(choices, age, problem),
    })
}
