//! The key ceremony: trustees' posts, checked as they come and passed on to the other trustees.

use std::collections::BTreeMap;

use domain::election::{
    CeremonyRefused, CeremonyStep, CeremonyView, ElectionState, StepRefused, Trusteeship,
};
use store::{
    StoreError, Tx,
    election::{ElectionRow, PostRow, SeatRow},
};
use voting::{
    Commit, Reveal, TrusteeSet,
    ceremony::{Ceremony, Confirm, Deal, Post},
};

use super::{Step, audit, corrupt, found, record::events, small, state, title};
use crate::core::{Failure, Organiser, Service, Trustee};

type Refused = Failure<CeremonyRefused>;

const INVALID: Refused = Failure::Refused(CeremonyRefused::Invalid);

impl Service {
    /// The elections in which this account has a trustee's seat, newest first.
    pub async fn my_trusteeships(&self, by: Trustee) -> Result<Vec<Trusteeship>, Failure> {
        let mut tx = self.db.read().await?;
        let mut list = Vec::new();
        for row in store::election::list(&mut tx).await? {
            let Some(seat) = store::election::seat_of(&mut tx, row.id, by.account_id).await? else {
                continue;
            };
            let seat = small(seat)?;
            let posts = Posts::read(&mut tx, &row).await?;
            let state = state(&row)?;
            let step = posts.step();
            let to_do = match state {
                ElectionState::Draft => step != CeremonyStep::Done && posts.of(step, seat).is_none(),
                ElectionState::Closed => {
                    let done = events(&mut tx, row.id, "decryption").await?;
                    let is_mine = |event: &voting::Event| matches!(event, voting::Event::Decryption(done) if done.trustee == seat);
                    !done.iter().any(is_mine)
                }
                _ => false,
            };
            list.push(Trusteeship { election_id: row.id, title: title(&row), state, seat, step, to_do });
        }
        Ok(list)
    }

    /// The ceremony as this trustee sees it. Errors: not found; not permitted without a seat.
    pub async fn ceremony(&self, by: Trustee, election_id: i64) -> Result<CeremonyView, Failure> {
        let mut tx = self.db.read().await?;
        let (row, seat) = seated(&mut tx, election_id, by).await?;
        let posts = Posts::read(&mut tx, &row).await?;
        let seats: Vec<SeatRow> = store::election::seats(&mut tx, election_id).await?;
        let step = posts.step();
        let of_step = |step| (1..=posts.seats).map(|seat| posts.of(step, seat).map(str::to_owned)).collect();
        let confirmed = (1..=posts.seats).map(|seat| posts.of(CeremonyStep::Confirm, seat).is_some());
        Ok(CeremonyView {
            election_id,
            name: row.name.clone(),
            title: title(&row),
            seat,
            seats: posts.seats,
            threshold: small(row.threshold)?,
            names: seats.into_iter().map(|seat| seat.display_name).collect(),
            step,
            waits: posts.of(step, seat).is_some(),
            commits: of_step(CeremonyStep::Commit),
            reveals: of_step(CeremonyStep::Reveal),
            deals: of_step(CeremonyStep::Deal),
            confirmed: confirmed.collect(),
        })
    }

    /// Takes a trustee's post for a step. Sending the same post again is harmless.
    ///
    /// Errors: not due; another post is in; the post does not hold; not permitted without a seat.
    pub async fn post_ceremony(
        &self,
        by: Trustee,
        election_id: i64,
        step: CeremonyStep,
        body: String,
    ) -> Result<(), Refused> {
        let who = Step { election_id, account_id: by.account_id, now_ms: self.now_ms() };
        self.db
            .write((by, who, step, body), |tx, (by, who, step, body)| {
                Box::pin(post(tx, *by, who, *step, body))
            })
            .await
    }

    /// Throws all posts away, so that the trustees begin anew. Errors: not a draft; not found.
    pub async fn restart_ceremony(
        &self,
        by: Organiser,
        election_id: i64,
    ) -> Result<(), Failure<StepRefused>> {
        let step = self.step(by, election_id);
        self.db
            .write(step, |tx, step| {
                Box::pin(async move {
                    state(&found(tx, step.election_id).await?)?.edit().map_err(Failure::Refused)?;
                    store::election::clear_posts(tx, step.election_id).await?;
                    audit(tx, step, "election.ceremony.restart", "").await
                })
            })
            .await
    }
}

/// The election and this trustee's seat in it.
pub(super) async fn seated<R>(
    tx: &mut Tx,
    election_id: i64,
    by: Trustee,
) -> Result<(ElectionRow, u32), Failure<R>> {
    let row = found(tx, election_id).await?;
    match store::election::seat_of(tx, election_id, by.account_id).await? {
        Some(seat) => Ok((row, small(seat)?)),
        None => Err(Failure::NotPermitted),
    }
}

/// The trustees' public part of the key; none until all have confirmed.
pub(super) async fn finished_set(
    tx: &mut Tx,
    election: &ElectionRow,
) -> Result<Option<TrusteeSet>, StoreError> {
    let posts = Posts::read(tx, election).await?;
    if posts.seats == 0 || posts.step() != CeremonyStep::Done {
        return Ok(None);
    }
    let set = posts.trustee_set(&ceremony_of(election)?);
    set.map(Some).ok_or_else(|| corrupt("the trustees' posts do not make a key"))
}

async fn post(tx: &mut Tx, by: Trustee, who: &Step, step: CeremonyStep, body: &str) -> Result<(), Refused> {
    let (row, seat) = seated(tx, who.election_id, by).await?;
    let not_due = Failure::Refused(CeremonyRefused::NotDue);
    let posts = Posts::read(tx, &row).await?;
    match posts.of(step, seat) {
        Some(earlier) if earlier == body => return Ok(()),
        Some(_) => return Err(Failure::Refused(CeremonyRefused::PostedOtherwise)),
        None => {}
    }
    if state(&row)? != ElectionState::Draft || step != posts.step() || step == CeremonyStep::Done {
        return Err(not_due);
    }
    check(&ceremony_of(&row)?, &posts, seat, step, body).ok_or(INVALID)?;
    let post = PostRow { seat: i64::from(seat), step: step.name().to_owned(), body: body.to_owned() };
    store::election::insert_post(tx, row.id, &post).await?;
    audit(tx, who, "election.ceremony.post", step.name()).await
}

/// Checks a post against those that are there; what is sealed for a trustee only that one can check.
fn check(ceremony: &Ceremony, posts: &Posts, seat: u32, step: CeremonyStep, body: &str) -> Option<()> {
    match step {
        CeremonyStep::Commit => {
            let commit = Commit::from_text(body).ok()?;
            ceremony.check_commit(seat, &commit).ok()?;
            let others: Vec<Commit> = posts.all(CeremonyStep::Commit)?;
            let copied =
                |other: &Commit| other.commitment == commit.commitment || other.transport == commit.transport;
            (!others.iter().any(copied)).then_some(())
        }
        CeremonyStep::Reveal => {
            let commit = Commit::from_text(posts.of(CeremonyStep::Commit, seat)?).ok()?;
            ceremony.check_reveal(seat, &commit, &Reveal::from_text(body).ok()?).ok()
        }
        CeremonyStep::Deal => ceremony.check_deal(seat, &Deal::from_text(body).ok()?).ok(),
        CeremonyStep::Confirm => {
            let set = posts.trustee_set(ceremony)?;
            ceremony.check_confirm(&set, seat, &Confirm::from_text(body).ok()?).ok()
        }
        CeremonyStep::Done => None,
    }
}

fn ceremony_of(election: &ElectionRow) -> Result<Ceremony, StoreError> {
    Ceremony::new(&election.name, small(election.trustees)?, small(election.threshold)?)
        .map_err(|_| corrupt("the numbers of trustees do not fit"))
}

/// The posts of an election's ceremony.
struct Posts {
    seats: u32,
    bodies: BTreeMap<(CeremonyStep, u32), String>,
}

impl Posts {
    async fn read(tx: &mut Tx, election: &ElectionRow) -> Result<Self, StoreError> {
        let mut bodies = BTreeMap::new();
        for row in store::election::posts(tx, election.id).await? {
            bodies.insert((crate::campaign::named(&row.step)?, small(row.seat)?), row.body);
        }
        Ok(Self { seats: small(election.trustees)?, bodies })
    }

    fn of(&self, step: CeremonyStep, seat: u32) -> Option<&str> {
        self.bodies.get(&(step, seat)).map(String::as_str)
    }

    /// The first step that not all have done.
    fn step(&self) -> CeremonyStep {
        let is_open = |step: &CeremonyStep| (1..=self.seats).any(|seat| self.of(*step, seat).is_none());
        let mut step = CeremonyStep::Commit;
        while step != CeremonyStep::Done && !is_open(&step) {
            step = step.next();
        }
        step
    }

    /// All posts of a step there are, by seat; none if one cannot be read.
    fn all<P: Post>(&self, step: CeremonyStep) -> Option<Vec<P>> {
        (1..=self.seats).filter_map(|seat| self.of(step, seat)).map(|body| P::from_text(body).ok()).collect()
    }

    fn trustee_set(&self, ceremony: &Ceremony) -> Option<TrusteeSet> {
        let (commits, reveals) = (self.all(CeremonyStep::Commit)?, self.all(CeremonyStep::Reveal)?);
        ceremony.trustee_set(&commits, &reveals).ok()
    }
}
