//! The results of closed rounds as files that anyone can recheck, and what was corrected.

use domain::{
    contest::{
        ActualChange, Comparison, Correction, CorrectionKind, PlaceChange, Prediction, ResultVersion,
        RoundResults,
    },
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{prizes, ranking};
use crate::{
    api::contest::contest_results,
    components::{loaded, use_viewer},
    text::{contest, contest_result as words, fill, format, prediction, t},
};

/// Every closed round with the versions of its result.
pub fn results() -> AnyView {
    let results = Resource::new(|| (), |()| contest_results());
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <h1>{t(words::TITLE)}</h1>
            <p class="lead">{t(words::LEAD)}</p>
            {loaded(results, list)}
            <section class="stack">
                <h2>{t(words::RECHECK)}</h2>
                <p>{t(words::RECHECK_HOW)}</p>
                <pre><code>"verify-contest result-1-0.txt"</code></pre>
                <p>{t(words::RECHECK_DRAW)}</p>
            </section>
            <p><a href="/contest">{t(contest::BACK)}</a></p>
        </div>
    }
    .into_any()
}

fn list(rounds: Vec<RoundResults>) -> AnyView {
    if rounds.is_empty() {
        return view! { <p class="notice notice--info">{t(words::NONE_YET)}</p> }.into_any();
    }
    rounds.iter().map(round).collect_view().into_any()
}

fn round(round: &RoundResults) -> AnyView {
    let corrected = (!round.corrections.is_empty()).then(|| {
        view! {
            <h3>{t(words::CORRECTIONS)}</h3>
            <ul class="stack" role="list">{round.corrections.iter().map(correction).collect_view()}</ul>
        }
    });
    let file = |version: &ResultVersion| file(round, version);
    let versions = round.versions.iter().map(file).collect_view();
    view! {
        <section class="card stack">
            <h2 class="card__title">{round.title.in_language(use_viewer().language).to_owned()}</h2>
            {(!round.front.is_empty()).then(|| ranking::ranking(round))}
            {prizes::table(&round.prizes)}
            <ul>{versions}</ul>
            {corrected}
        </section>
    }
    .into_any()
}

fn file(round: &RoundResults, version: &ResultVersion) -> AnyView {
    let name = format!("result-{}-{}.txt", round.round_id, version.version);
    let came_true = round.prediction.zip(version.actual).map(|(asked, actual)| came_true(asked, actual));
    let address = format!("/contest/results/{name}");
    view! {
        <li>
            <a href=address download=name.clone()>{name.clone()}</a> " · " {show_minute(version.made_at_ms)}
            {came_true}
            <br />
            <span class="small muted">"SHA-256 " <code class="hash">{version.digest.clone()}</code></span>
        </li>
    }
    .into_any()
}

fn came_true(asked: Prediction, actual: u32) -> AnyView {
    let number = format::integer(i64::from(actual));
    let text = fill(prediction::CAME_TRUE, &[("name", t(prediction::name(asked))), ("number", &number)]);
    view! { " · " {text} }.into_any()
}

fn actual_change(change: ActualChange) -> AnyView {
    let [before, after] = [change.before, change.after].map(|number| format::integer(i64::from(number)));
    let name = t(prediction::name(change.asked));
    let text = fill(prediction::CHANGED, &[("name", name), ("before", &before), ("after", &after)]);
    view! { <p>{text}</p> }.into_any()
}

fn correction(correction: &Correction) -> AnyView {
    let id = correction.subject_id.to_string();
    let what = match correction.kind {
        CorrectionKind::Disqualify => t(words::DISQUALIFIED).to_owned(),
        CorrectionKind::SamePerson => t(words::SAME_PERSON).to_owned(),
        CorrectionKind::VoidQuestion => fill(words::VOIDED, &[("number", &id)]),
    };
    view! {
        <li>
            <p><b>{show_minute(correction.made_at_ms)} ": " {what}</b> " " {correction.reason.clone()}</p>
            {correction.comparison.as_ref().map(comparison)}
        </li>
    }
    .into_any()
}

fn comparison(comparison: &Comparison) -> AnyView {
    let numbers = [
        ("before", comparison.before),
        ("after", comparison.after),
        ("better", comparison.better),
        ("worse", comparison.worse),
    ]
    .map(|(name, number)| (name, format::integer(i64::from(number))));
    let sum = fill(words::COMPARED, &numbers.each_ref().map(|(name, number)| (*name, number.as_str())));
    view! {
        <p>{sum}</p>
        {comparison.actual.map(actual_change)}
        {(!comparison.front.is_empty()).then(|| front(&comparison.front))}
    }
    .into_any()
}

fn front(changes: &[PlaceChange]) -> AnyView {
    let place = |place: Option<u32>| place.map_or_else(|| "–".to_owned(), |place| place.to_string());
    let row = |change: &PlaceChange| {
        view! {
            <tr>
                <th scope="row"><code>{change.pseudonym.clone()}</code></th>
                <td class="num">{place(change.before)}</td>
                <td class="num">{place(change.after)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(words::FRONT)>
            <table class="table">
                <caption>{t(words::FRONT)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(words::PSEUDONYM)}</th>
                        <th scope="col" class="num">{t(words::BEFORE)}</th>
                        <th scope="col" class="num">{t(words::AFTER)}</th>
                    </tr>
                </thead>
                <tbody>{changes.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
