//! What every use case shares: the service, its clock and randomness, permissions, failures.

mod clock;
mod failure;
mod permission;

use std::{ops::Deref, sync::Arc};

use store::{Batch, Db, Turn};

use crate::{contest::Crowd, election::Engine, rating::RefusedAtCap, session::Lookups};

pub use clock::{Clock, Entropy, SystemClock, SystemEntropy};
pub use failure::Failure;
pub use permission::{
    BankReader, CodeKeeper, Contestant, FigureKeeper, Manager, Organiser, QuestionAuthor, QuestionReviewer,
    RosterReader, Trustee,
};

/// The use cases; as cheap to clone as a counter, for every request does so several times.
#[derive(Clone)]
pub struct Service(Arc<Parts>);

/// What the use cases stand on.
pub struct Parts {
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) engine: Arc<Engine>,
    pub(crate) contest: Crowd,
    /// Who state and accept figures take turns.
    pub(crate) figures_turn: Turn,
    /// Contestants' sessions, looked up together.
    pub(crate) sessions: Lookups,
    /// Ratings that were refused since it was last noted.
    pub(crate) refused_at_cap: RefusedAtCap,
}

impl Deref for Service {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Service {
    /// Puts the use cases on a database, with the machine's clock and randomness or a test's own.
    pub fn new(db: Db, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        let contest = Crowd::on(&db);
        let engine = Arc::new(Engine::new());
        let sessions = Batch::reading(db.clone(), |tx, asked| Box::pin(crate::session::find_all(tx, asked)));
        let figures_turn = Turn::default();
        let refused_at_cap = RefusedAtCap::default();
        Self(Arc::new(Parts { db, clock, entropy, engine, contest, figures_turn, sessions, refused_at_cap }))
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
