//! What every use case shares: the service, its clock and randomness, permissions, failures.

mod clock;
mod failure;
mod permission;

use std::sync::Arc;

use store::{Db, Turn};

use crate::{contest::Crowd, election::Engine};

pub use clock::{Clock, Entropy, SystemClock, SystemEntropy};
pub use failure::Failure;
pub use permission::{
    BankReader, CodeKeeper, Contestant, FigureKeeper, Manager, Organiser, QuestionAuthor, QuestionReviewer,
    RosterReader, Trustee,
};

/// The use cases; cheap to clone.
#[derive(Clone)]
pub struct Service {
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) engine: Arc<Engine>,
    pub(crate) contest: Crowd,
    /// Who state and accept figures take turns.
    pub(crate) figures_turn: Turn,
}

impl Service {
    /// Puts the use cases on a database, with the machine's clock and randomness or a test's own.
    pub fn new(db: Db, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        let contest = Crowd::on(&db);
        let engine = Arc::new(Engine::new());
        Self { db, clock, entropy, engine, contest, figures_turn: Turn::default() }
    }

    /// The server's time, UTC milliseconds.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.clock.now_ms()
    }

    /// The database underneath, for health checks and shutdown.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.db
    }

    pub(crate) fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy.fill(&mut bytes);
        bytes
    }
}
