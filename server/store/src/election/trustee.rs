//! Trustees' seats and what they post while they make the key.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional},
};

/// A trustee's seat.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SeatRow {
    /// Seat, from 1.
    pub seat: i64,
    /// The staff account.
    pub account_id: i64,
    /// The account's name on pages.
    pub display_name: String,
}

/// A staff account that can be made a trustee.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CandidateRow {
    /// The staff account.
    pub account_id: i64,
    /// The account's name on pages.
    pub display_name: String,
}

/// What a trustee posted.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PostRow {
    /// Seat, from 1.
    pub seat: i64,
    /// Step by name, for example `commit`.
    pub step: String,
    /// The post as text.
    pub body: String,
}

/// The staff accounts that hold this role, by user name.
pub async fn candidates(tx: &mut Tx, role: &str) -> Result<Vec<CandidateRow>, StoreError> {
    fetch_all!(
        tx,
        CandidateRow,
        "SELECT s.id AS account_id, s.display_name
         FROM staff_account s JOIN staff_role r ON r.account_id = s.id
         WHERE r.role = $1 ORDER BY s.username",
        role,
    )
}

/// Gives a seat to an account. Errors: a constraint when either is taken.
pub async fn insert_seat(
    tx: &mut Tx,
    election_id: i64,
    seat: i64,
    account_id: i64,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO trustee_seat (election_id, seat, account_id) VALUES ($1, $2, $3)",
        election_id,
        seat,
        account_id,
    )?;
    Ok(())
}

/// Takes all seats away.
pub async fn clear_seats(tx: &mut Tx, election_id: i64) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM trustee_seat WHERE election_id = $1", election_id)?;
    Ok(())
}

/// The seats of an election, in order.
pub async fn seats(tx: &mut Tx, election_id: i64) -> Result<Vec<SeatRow>, StoreError> {
    fetch_all!(
        tx,
        SeatRow,
        "SELECT t.seat, t.account_id, s.display_name
         FROM trustee_seat t JOIN staff_account s ON s.id = t.account_id
         WHERE t.election_id = $1 ORDER BY t.seat",
        election_id,
    )
}

/// The seat of an account in an election.
pub async fn seat_of(tx: &mut Tx, election_id: i64, account_id: i64) -> Result<Option<i64>, StoreError> {
    let row = fetch_optional!(
        tx,
        (i64,),
        "SELECT seat FROM trustee_seat WHERE election_id = $1 AND account_id = $2",
        election_id,
        account_id,
    )?;
    Ok(row.map(|(seat,)| seat))
}

/// Stores a post. Errors: a constraint when this seat has posted in this step.
pub async fn insert_post(tx: &mut Tx, election_id: i64, post: &PostRow) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO ceremony_post (election_id, seat, step, body) VALUES ($1, $2, $3, $4)",
        election_id,
        post.seat,
        &post.step,
        &post.body,
    )?;
    Ok(())
}

/// All posts of an election's ceremony, by seat and step.
pub async fn posts(tx: &mut Tx, election_id: i64) -> Result<Vec<PostRow>, StoreError> {
    fetch_all!(
        tx,
        PostRow,
        "SELECT seat, step, body FROM ceremony_post WHERE election_id = $1 ORDER BY seat, step",
        election_id,
    )
}

/// Throws all posts away, for a ceremony that begins anew.
pub async fn clear_posts(tx: &mut Tx, election_id: i64) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM ceremony_post WHERE election_id = $1", election_id)?;
    Ok(())
}
