//! How the questions of a closed round did.

use domain::{
    Bilingual,
    contest::{QuestionKind, QuestionReport, RoundReport},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    api::organise_contest::contest_statistics,
    components::{loaded, use_viewer},
    text::{contest, fill, format, organise_contest as words, t},
};

/// Below this correlation, in thousandths, a question hardly tells who knows more.
const WEAK: i32 = 150;

/// Every question of the round that the address names.
pub fn statistics() -> AnyView {
    let params = use_params_map();
    let round = move || params.read().get("id").and_then(|id| id.parse().ok()).unwrap_or_default();
    let report = Resource::new(round, contest_statistics);
    view! {
        <Title text=t(words::STATISTICS) />
        <div class="stack">
            <h1>{t(words::STATISTICS)}</h1>
            <p class="lead">{t(words::STATISTICS_LEAD)}</p>
            {loaded(report, show)}
            <p><a href="/organise/contest">{t(contest::ROUNDS)}</a></p>
        </div>
    }
    .into_any()
}

fn in_language(text: &Bilingual) -> String {
    text.in_language(use_viewer().language).to_owned()
}

fn show(report: RoundReport) -> AnyView {
    if report.questions.is_empty() {
        return view! { <p>{t(words::NO_QUESTIONS)}</p> }.into_any();
    }
    view! {
        <h2>{in_language(&report.title)}</h2>
        <ul class="stack" role="list">{report.questions.iter().map(question).collect_view()}</ul>
    }
    .into_any()
}

fn question(question: &QuestionReport) -> AnyView {
    let statistics = &question.statistics;
    let number = |number: u32| format::integer(i64::from(number));
    let (papers, right) = (number(statistics.papers), number(statistics.right));
    let percent = percent(statistics.right, statistics.papers);
    let share = fill(words::FACILITY, &[("papers", &papers), ("right", &right), ("percent", &percent)]);
    let discrimination = match statistics.discrimination {
        Some(told) => fill(words::DISCRIMINATION, &[("value", &thousandths(told))]),
        None => t(words::NO_DISCRIMINATION).to_owned(),
    };
    let is_weak = statistics.discrimination.is_some_and(|told| told < WEAK);
    view! {
        <li class="card">
            <h3 class="card__title">{question.code.clone()}</h3>
            <p>{in_language(&question.text)}</p>
            {question.is_void.then(|| view! { <p><b>{t(words::IS_VOID)}</b></p> })}
            <p>{share} <br /> {discrimination}</p>
            {is_weak.then(|| view! { <p class="notice notice--warn">{t(words::WEAK)}</p> })}
            {options(question)}
        </li>
    }
    .into_any()
}

/// How often each option was chosen.
fn options(question: &QuestionReport) -> AnyView {
    let statistics = &question.statistics;
    // Of options that are put in order all are right, each at its place.
    let is_ordering = statistics.kind == QuestionKind::Ordering;
    let column = if is_ordering { words::IN_PLACE } else { words::CHOSEN };
    let row = |(place, option): (u8, &Bilingual)| {
        let count = statistics.chosen.get(usize::from(place)).copied().unwrap_or_default();
        let is_key = !is_ordering && statistics.key.contains(place);
        view! {
            <tr>
                <th scope="row">{in_language(option)} {is_key.then_some(" ✓")}</th>
                <td class="num">{format::integer(i64::from(count))}</td>
                <td class="num">{percent(count, statistics.papers)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=question.code.clone()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(words::OPTION)}</th>
                        <th scope="col" class="num">{t(column)}</th>
                        <th scope="col" class="num">"%"</th>
                    </tr>
                </thead>
                <tbody>
                    {(0..).zip(&question.options).map(row).collect_view()}
                    <tr>
                        <th scope="row">{t(words::UNANSWERED)}</th>
                        <td class="num">{format::integer(i64::from(statistics.unanswered))}</td>
                        <td class="num">{percent(statistics.unanswered, statistics.papers)}</td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A share in whole percent; a dash of nothing.
fn percent(part: u32, whole: u32) -> String {
    let rounded = (u64::from(part) * 200 + u64::from(whole)).checked_div(u64::from(whole) * 2);
    rounded.map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"))
}

/// A number in thousandths with two decimals: `0,42`.
fn thousandths(value: i32) -> String {
    let hundredths = (value.abs() + 5) / 10;
    let sign = if value < 0 && hundredths > 0 { "−" } else { "" };
    format!("{sign}{},{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::{percent, thousandths};

    #[test]
    fn shares_and_correlations_are_rounded() {
        assert_eq!([percent(1, 3), percent(2, 3), percent(0, 0)], ["33%", "67%", "–"]);
        assert_eq!([thousandths(424), thousandths(-1000), thousandths(-4)], ["0,42", "−1,00", "0,00"]);
    }
}
