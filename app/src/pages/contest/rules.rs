//! The rules in plain words, made from the round's settings.

use domain::{contest::RoundInfo, time::show_minute};
use leptos::prelude::*;

use super::{changes, duration, outage};
use crate::text::{contest, contest_result, contest_time, fill, organise_round, prediction, t};

/// Rules and who may take part.
pub(super) fn rules(round: &RoundInfo) -> AnyView {
    let count = round.question_count.to_string();
    let time = duration(round.time_limit_s);
    let age = round.min_age_years.to_string();
    let grace = (round.grace_s > 0).then(|| {
        let time = duration(round.grace_s);
        view! { <li>{fill(contest_time::RULE_GRACE, &[("time", &time)])}</li> }
    });
    let freeze = round.freeze_at_ms.map(|at_ms| {
        view! { <li>{fill(organise_round::RULE_FREEZE, &[("at", &show_minute(at_ms))])}</li> }
    });
    let rank = if round.prediction.is_some() { prediction::RULE_RANK } else { contest::RULE_RANK };
    let predicted = round.prediction.map(|asked| {
        view! { <li>{fill(prediction::RULE, &[("question", t(prediction::question(asked)))])}</li> }
    });
    let draw = round.commitment.clone().map(|commitment| {
        view! {
            <li>
                {t(contest_result::RULE_DRAW)} " "
                <a href="/contest/results">{t(contest_result::TITLE)}</a> <br />
                <code class="hash">{commitment}</code>
            </li>
        }
    });
    view! {
        <section class="split">
            <section>
                <h2>{t(contest::RULES)}</h2>
                <ul>
                    <li>{fill(contest::RULE_PAPER, &[("count", &count)])}</li>
                    <li>{fill(contest_time::RULE_TIME, &[("time", &time)])}</li>
                    <li>{t(contest_time::RULE_SAVE)}</li>
                    {grace}
                    <li>{t(contest_time::RULE_OUTAGE)}</li>
                    <li>{t(contest::RULE_ONCE)}</li>
                    {predicted}
                    <li>{t(rank)}</li>
                    {draw}
                    {freeze}
                    <li>{t(contest::RULE_KEYS)}</li>
                </ul>
            </section>
            <section>
                <h2>{t(contest::WHO)}</h2>
                <ul>
                    <li>{t(contest::WHO_OFFICERS)}</li>
                    <li>{fill(contest::WHO_CITIZENS, &[("age", &age)])}</li>
                    <li>{t(contest::WHO_NOT)}</li>
                </ul>
                {outage::published(&round.outages)}
                {changes::changes(&round.changes)}
            </section>
        </section>
    }
    .into_any()
}
