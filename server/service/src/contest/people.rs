//! Whom organisers look up, and whom the contest excludes.

use std::collections::BTreeSet;

use domain::{
    Bilingual,
    contest::{
        CorrectionRefused, Entrant, EntrantAttempt, ExcludedOfficer, ExclusionReason, UsedQuestion,
        mask_phone,
    },
    text::fold,
};
use store::{
    StoreError, Tx,
    contest::{EntrantRow, ExclusionRow, UsedRow},
};

use super::{named, small};
use crate::{
    core::{Failure, Organiser, Service},
    question_bank,
};

type Outcome<T> = Result<T, Failure<CorrectionRefused>>;

/// Most entrants that a search shows.
const MOST_SHOWN: i64 = 50;
/// Letters that a search needs: with fewer it would show everybody.
const FEWEST_LETTERS: usize = 2;

struct Exclude {
    staff_code: String,
    /// None: let take part again.
    reason: Option<ExclusionReason>,
    account_id: i64,
    now_ms: i64,
}

/// An organiser looks at questions for the first time.
struct Look {
    campaign_id: i64,
    unseen: Vec<i64>,
    account_id: i64,
    now_ms: i64,
}

impl Service {
    /// Entrants whose name holds what was typed, diacritics or not; nobody for less than two letters.
    pub async fn entrants(&self, _by: Organiser, typed: &str) -> Result<Vec<Entrant>, Failure> {
        let folded = fold(typed);
        if folded.chars().filter(|letter| letter.is_alphanumeric()).count() < FEWEST_LETTERS {
            return Ok(Vec::new());
        }
        let mut tx = self.db.read().await?;
        let Some(campaign) = store::campaign::current(&mut tx).await? else { return Ok(Vec::new()) };
        let rows =
            store::contest::find_entrants(&mut tx, campaign.id, &folded, typed.trim(), MOST_SHOWN).await?;
        Ok(rows.into_iter().map(entrant).collect::<Result<_, _>>()?)
    }

    /// The officers who may not take part.
    pub async fn exclusions(&self, _by: Organiser) -> Result<Vec<ExcludedOfficer>, Failure> {
        let mut tx = self.db.read().await?;
        let Some(campaign) = store::campaign::current(&mut tx).await? else { return Ok(Vec::new()) };
        let officer = |row: ExclusionRow| {
            let reason = named(&row.reason)?;
            Ok(ExcludedOfficer { staff_code: row.staff_code, full_name: row.full_name, reason })
        };
        let rows = store::contest::exclusions(&mut tx, campaign.id).await?;
        Ok(rows.into_iter().map(officer).collect::<Result<_, StoreError>>()?)
    }

    /// The questions that stand on papers, by code. Whoever sees them before they are published does not take
    /// part: that is noted before they are answered.
    pub async fn used_questions(&self, by: Organiser) -> Result<Vec<UsedQuestion>, Failure> {
        let mut tx = self.db.read().await?;
        let Some(campaign) = store::campaign::current(&mut tx).await? else { return Ok(Vec::new()) };
        let rows = store::contest::questions_on_papers(&mut tx, campaign.id).await?;
        let mut unseen = store::contest::unseen_questions(&mut tx, campaign.id, by.account_id).await?;
        drop(tx);
        let shown: BTreeSet<i64> = rows.iter().map(|row| row.id).collect();
        unseen.retain(|id| shown.contains(id));
        if !unseen.is_empty() {
            let look =
                Look { campaign_id: campaign.id, unseen, account_id: by.account_id, now_ms: self.now_ms() };
            self.db.write(look, |tx, look| Box::pin(note(tx, look))).await?;
        }
        Ok(rows.into_iter().map(used).collect::<Result<_, _>>()?)
    }

    /// Excludes an officer from the campaign's contest; whoever has entered before stays entered.
    pub async fn exclude(&self, by: Organiser, staff_code: &str, reason: ExclusionReason) -> Outcome<()> {
        self.set_exclusion(by, staff_code, Some(reason)).await
    }

    /// Lets an officer take part who was excluded. Errors: not found, not excluded.
    pub async fn lift_exclusion(&self, by: Organiser, staff_code: &str) -> Outcome<()> {
        self.set_exclusion(by, staff_code, None).await
    }

    async fn set_exclusion(
        &self,
        by: Organiser,
        staff_code: &str,
        reason: Option<ExclusionReason>,
    ) -> Outcome<()> {
        let staff_code = staff_code.trim().to_uppercase();
        let input = Exclude { staff_code, reason, account_id: by.account_id, now_ms: self.now_ms() };
        self.db.write(input, |tx, input| Box::pin(exclude(tx, input))).await
    }
}

fn entrant(row: EntrantRow) -> Result<Entrant, StoreError> {
    let attempt = match (row.attempt_id, &row.state) {
        (Some(id), Some(state)) => Some(EntrantAttempt {
            id,
            state: named(state)?,
            correct: row.correct_count.map(small).transpose()?,
            late: small(row.late)?,
            is_disqualified: row.disqualified_at.is_some(),
        }),
        _ => None,
    };
    Ok(Entrant {
        full_name: row.full_name,
        group: named(&row.entry_group)?,
        home: Bilingual::new(row.home_vi, row.home_en),
        phone: row.phone.as_deref().map(mask_phone),
        attempt,
    })
}

fn used(row: UsedRow) -> Result<UsedQuestion, StoreError> {
    Ok(UsedQuestion {
        id: row.id,
        code: row.code,
        text: Bilingual::new(row.text_vi, row.text_en),
        papers: small(row.papers)?,
        is_void: row.voided_at.is_some(),
    })
}

async fn note(tx: &mut Tx, look: &Look) -> Result<(), Failure> {
    let Look { campaign_id, account_id, now_ms, .. } = *look;
    let opened = question_bank::note_openings(tx, campaign_id, account_id, &look.unseen, now_ms).await?;
    if opened > 0 {
        let (by, subject) = (Some(account_id), format!("campaign {campaign_id}"));
        let detail = format!("{opened} questions on papers");
        store::audit::append(tx, now_ms, "staff", by, "bank.open", &subject, &detail).await?;
    }
    Ok(())
}

async fn exclude(tx: &mut Tx, input: &Exclude) -> Outcome<()> {
    let officer = store::agency::officer_by_staff_code(tx, &input.staff_code).await?;
    let officer = officer.ok_or(Failure::NotFound)?;
    let campaign = store::campaign::current(tx).await?.ok_or(Failure::NotFound)?;
    let (action, detail) = match input.reason {
        Some(reason) => {
            store::contest::exclude(tx, campaign.id, officer.id, reason.name()).await?;
            ("contest.exclude", reason.name())
        }
        None => {
            if !store::contest::lift_exclusion(tx, campaign.id, officer.id).await? {
                return Err(Failure::Refused(CorrectionRefused::WrongState));
            }
            ("contest.lift_exclusion", "")
        }
    };
    let subject = format!("officer {}", officer.id);
    let by = Some(input.account_id);
    store::audit::append(tx, input.now_ms, "staff", by, action, &subject, detail).await?;
    Ok(())
}
