//! The declared rules, the categories and who stands in them.

use domain::election::{CategoryFacts, CategoryRules, ElectionFacts, ElectionState};
use leptos::prelude::*;
use voting::{NomineeTerms, Terms};

use crate::{
    components::use_viewer,
    text::{Text, election, fill, format::percent, t},
};

/// Threshold, ties, trustees, voting again.
pub(super) fn rules(facts: &ElectionFacts) -> AnyView {
    let threshold = match facts.approval_bp {
        0 => t(election::THRESHOLD_ANY).to_owned(),
        share => fill(election::THRESHOLD_SHARE, &[("share", &percent(i64::from(share)))]),
    };
    let numbers = [facts.trustees.to_string(), facts.threshold.to_string()];
    let trustees = fill(election::TRUSTEES_RULE, &[("all", &numbers[0]), ("enough", &numbers[1])]);
    let lines = [
        (election::THRESHOLD, threshold),
        (election::TIES, t(election::TIES_RULE).to_owned()),
        (election::TRUSTEES, trustees),
        (election::AGAIN, t(election::AGAIN_RULE).to_owned()),
    ];
    let line = |(label, rule): (Text, String)| view! { <div><dt>{t(label)}</dt> <dd>{rule}</dd></div> };
    let fixed =
        if facts.state == ElectionState::Draft { election::RULES_DRAFT } else { election::RULES_FIXED };
    view! {
        <section>
            <h2>{t(election::RULES)}</h2>
            <p class="muted">{t(fixed)}</p>
            <dl class="deflist">{lines.into_iter().map(line).collect_view()}</dl>
        </section>
    }
    .into_any()
}

/// The categories; with their nominees once these are fixed in the terms.
pub(super) fn categories(facts: &ElectionFacts, terms: Option<&Terms>) -> AnyView {
    let entry = |category: &CategoryFacts| {
        let nominees =
            terms.and_then(|terms| terms.category(category.id)).map(|terms| nominees(&terms.nominees));
        let title = category.title.in_language(use_viewer().language).to_owned();
        view! {
            <li class="card">
                <h3 class="card__title">{title}</h3>
                <p>{size(category)}</p>
                {nominees}
            </li>
        }
    };
    view! {
        <section>
            <h2>{t(election::CATEGORIES)}</h2>
            <ul class="stack" role="list">{facts.categories.iter().map(entry).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// For example “20 người được đề cử, lấy 2 gương điển hình; mỗi phiếu chọn 1–2 người, hoặc bỏ phiếu trắng”.
pub(super) fn size(category: &CategoryFacts) -> String {
    let CategoryRules { min, max, seats, blank } = category.rules;
    let [nominees, seats] = [category.nominees, seats].map(|number| number.to_string());
    let size = fill(election::CATEGORY_FACTS, &[("nominees", &nominees), ("seats", &seats)]);
    let choices = if min == max { election::CHOICES_EXACTLY } else { election::CHOICES_RANGE };
    let choices = fill(choices, &[("min", &min.to_string()), ("max", &max.to_string())]);
    let blank = if blank { format!(", {}", t(election::CHOICES_BLANK)) } else { String::new() };
    format!("{size}; {choices}{blank}.")
}

fn nominees(nominees: &[NomineeTerms]) -> AnyView {
    use domain::viewer::Language;
    let language = use_viewer().language;
    let line = |nominee: &NomineeTerms| {
        let agency = match language {
            Language::Vietnamese => nominee.agency.vi.clone(),
            Language::English => nominee.agency.en.clone(),
        };
        view! { <li><b>{nominee.name.clone()}</b> " · " {agency}</li> }
    };
    view! {
        <details>
            <summary>{fill(election::NOMINEES, &[("n", &nominees.len().to_string())])}</summary>
            <ol>{nominees.iter().map(line).collect_view()}</ol>
        </details>
    }
    .into_any()
}
