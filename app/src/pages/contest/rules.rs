//! The rules in plain words, made from the round's settings.

use domain::{
    contest::{RoundInfo, ShowsResult},
    time::show_minute,
};
use leptos::prelude::*;

use super::{blueprint, changes, duration, outage, prizes};
use crate::text::{
    attempts, awards, contest, contest_result, contest_time, fill, organise_round, prediction, t,
};

/// Rules and who may take part.
pub(super) fn rules(round: &RoundInfo) -> AnyView {
    let set = &round.settings;
    let count = set.question_count.to_string();
    let time = duration(set.time_limit_s);
    let age = set.min_age_years.to_string();
    let grace = (set.grace_s > 0).then(|| {
        let time = duration(set.grace_s);
        view! { <li>{fill(contest_time::RULE_GRACE, &[("time", &time)])}</li> }
    });
    let freeze = set.freeze_at_ms.map(|at_ms| {
        view! { <li>{fill(organise_round::RULE_FREEZE, &[("at", &show_minute(at_ms))])}</li> }
    });
    let closes = set.closes_at_ms.map(|at_ms| {
        view! { <li>{fill(organise_round::RULE_CLOSES, &[("at", &show_minute(at_ms))])}</li> }
    });
    let rank = if set.prediction.is_some() { prediction::RULE_RANK } else { contest::RULE_RANK };
    let predicted = set.prediction.map(|asked| {
        view! { <li>{fill(prediction::RULE, &[("question", t(prediction::question(asked)))])}</li> }
    });
    let pass = set.pass_mark.map(|mark| {
        view! { <li>{fill(awards::RULE_PASS, &[("count", &mark.to_string())])}</li> }
    });
    let keys = match set.shows_result {
        ShowsResult::AtOnce => contest::RULE_KEYS,
        ShowsResult::AfterClosing => awards::RULE_LATER,
    };
    let once = match set.attempts_allowed {
        1 => t(contest::RULE_ONCE).to_owned(),
        more => fill(attempts::rule(set.counted_attempt), &[("count", &more.to_string())]),
    };
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
                    <li>
                        {fill(contest::RULE_PAPER, &[("count", &count)])}
                        {blueprint::rule(&set.blueprint, set.question_count)}
                    </li>
                    <li>{t(contest::RULE_KINDS)}</li>
                    <li>{fill(contest_time::RULE_TIME, &[("time", &time)])}</li>
                    <li>{t(contest_time::RULE_SAVE)}</li>
                    {grace}
                    {closes}
                    <li>{t(contest_time::RULE_OUTAGE)}</li>
                    <li>{once}</li>
                    {predicted}
                    {pass}
                    <li>{t(rank)}</li>
                    {draw}
                    {freeze}
                    <li>{t(keys)}</li>
                </ul>
                {prizes::table(&set.prizes)}
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
