//! The results of closed rounds as files that anyone can recheck, and what was corrected.

use domain::{
    contest::{Comparison, Correction, CorrectionKind, PlaceChange, ResultVersion, RoundResults},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::contest::contest_results,
    components::{loaded, use_viewer},
    text::{contest, contest_result as words, fill, format, t},
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
    let versions = round.versions.iter().map(|version| file(round.round_id, version)).collect_view();
    view! {
        <section class="card stack">
            <h2 class="card__title">{round.title.in_language(use_viewer().language).to_owned()}</h2>
            <ul>{versions}</ul>
            {corrected}
        </section>
    }
    .into_any()
}

fn file(round_id: i64, version: &ResultVersion) -> AnyView {
    let name = format!("result-{round_id}-{}.txt", version.version);
    let address = format!("/contest/results/{name}");
    view! {
        <li>
            <a href=address download=name.clone()>{name.clone()}</a> " · " {show_minute(version.made_at_ms)}
            <br />
            <span class="small muted">"SHA-256 " <code class="hash">{version.digest.clone()}</code></span>
        </li>
    }
    .into_any()
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
