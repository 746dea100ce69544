//! What is counted, and how an indicator is made of counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Bilingual, named_enum};

named_enum! {
    /// Something that is counted, case by case.
    Measure {
        /// Files received.
        FilesReceived = "files_received",
        /// Files received that were submitted online.
        FilesOnline = "files_online",
        /// Files resolved.
        FilesResolved = "files_resolved",
        /// Files resolved on time or early.
        FilesOnTime = "files_on_time",
        /// Files digitised.
        FilesDigitised = "files_digitised",
        /// Files forwarded to who resolves them.
        FilesForwarded = "files_forwarded",
        /// Files whose result was returned.
        FilesReturned = "files_returned",
        /// Payments of fees and charges that were due.
        PaymentsDue = "payments_due",
        /// Such payments made online.
        PaymentsOnline = "payments_online",
        /// Ratings “very satisfied”.
        VerySatisfied = "very_satisfied",
        /// Ratings “satisfied”.
        Satisfied = "satisfied",
        /// Ratings “dissatisfied”.
        Dissatisfied = "dissatisfied",
        /// Procedures offered online.
        OnlineProcedures = "online_procedures",
        /// Procedures offered online that received at least one file.
        OnlineProceduresWithFiles = "online_procedures_with_files",
        /// Procedures published.
        ProceduresPublished = "procedures_published",
        /// Procedures published right, in full and in time.
        ProceduresPublishedRight = "procedures_published_right",
        /// Changes of procedures that had to be published.
        UpdatesDue = "updates_due",
        /// Changes of procedures published within 5 days.
        UpdatesIn5Days = "updates_in_5_days",
        /// Visits helped by volunteers.
        VolunteerVisits = "volunteer_visits",
        /// Bank accounts opened at the Centre.
        BankAccounts = "bank_accounts",
        /// Initiatives proposed.
        Initiatives = "initiatives",
        /// News items published.
        NewsItems = "news_items",
    }
}

impl Measure {
    /// Whether this counts things that are there, not things that happen: no more of it come every day.
    #[must_use]
    pub const fn is_stock(self) -> bool {
        matches!(
            self,
            Self::OnlineProcedures
                | Self::OnlineProceduresWithFiles
                | Self::ProceduresPublished
                | Self::ProceduresPublishedRight
        )
    }
}

named_enum! {
    /// Where a counted fact comes from.
    FactSource {
        /// Invented for the demonstration.
        Demonstration = "demonstration",
        /// A citizen's rating, sent from the page behind a counter's QR code.
        CounterRating = "counter_rating",
        /// A case event, reported by the one-stop software.
        CaseEvent = "case_event",
        /// A file of figures that somebody of the campaign sent.
        FiguresFile = "figures_file",
        /// Stated by hand.
        HandEntry = "hand_entry",
    }
}

named_enum! {
    /// What an indicator's value is.
    Unit {
        /// A share in basis points: 10000 = 100 %.
        Share = "share",
        /// A number of cases.
        Count = "count",
    }
}

named_enum! {
    /// Which side of the target is good.
    Direction {
        /// The target or more.
        AtLeast = "at_least",
        /// More than the target.
        Above = "above",
        /// The target or less.
        AtMost = "at_most",
    }
}

/// The figure of an earlier period, to compare with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    /// In the indicator's unit.
    pub value: i64,
    /// Which period, and what it rests on.
    pub label: Bilingual,
}

/// How a figure is made of counted facts, and what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Stable name, for example `on_time`.
    pub code: String,
    /// Name shown on pages.
    pub name: Bilingual,
    /// Share or count.
    pub unit: Unit,
    /// Measures added up: the good cases of a share, or the count itself.
    pub numerator: Vec<Measure>,
    /// Measures added up: all cases of a share, or those among which a count is made; may be empty for a count.
    pub denominator: Vec<Measure>,
    /// Which side of the target is good.
    pub direction: Direction,
    /// In the indicator's unit; none where it is only compared with the baseline.
    pub target: Option<i64>,
    /// Fewest cases in the denominator to judge by; without effect where there is none.
    pub min_sample: i64,
    /// Figure of an earlier period.
    pub baseline: Option<Baseline>,
    /// Where target and baseline come from.
    pub source: Bilingual,
}

impl Indicator {
    /// The measures that say how many cases the figure rests on.
    #[must_use]
    pub fn basis(&self) -> &[Measure] {
        if self.denominator.is_empty() { &self.numerator } else { &self.denominator }
    }
}

/// Counted cases by measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals(BTreeMap<Measure, i64>);

impl Totals {
    /// Adds `amount` cases; negative for a correction.
    pub fn add(&mut self, measure: Measure, amount: i64) {
        let total = self.0.entry(measure).or_default();
        *total = total.saturating_add(amount);
    }

    /// Adds all cases of another set.
    pub fn add_all(&mut self, other: &Self) {
        for (measure, amount) in &other.0 {
            self.add(*measure, *amount);
        }
    }

    /// Whether anything was ever counted of one of the indicator's measures.
    #[must_use]
    pub fn concern(&self, indicator: &Indicator) -> bool {
        indicator.numerator.iter().chain(&indicator.denominator).any(|measure| self.0.contains_key(measure))
    }

    /// The cases of several measures together.
    #[must_use]
    pub fn sum(&self, measures: &[Measure]) -> i64 {
        let counts = measures.iter().filter_map(|measure| self.0.get(measure));
        counts.fold(0, |sum, count| sum.saturating_add(*count))
    }
}

impl FromIterator<(Measure, i64)> for Totals {
    fn from_iter<T: IntoIterator<Item = (Measure, i64)>>(counts: T) -> Self {
        let mut totals = Self::default();
        for (measure, amount) in counts {
            totals.add(measure, amount);
        }
        totals
    }
}
