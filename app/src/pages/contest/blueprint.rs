//! What papers are made of, among the rules and in published changes.

use domain::contest::{Blueprint, Difficulty, TopicQuota};
use leptos::prelude::*;

use crate::text::{blueprint as words, fill, questions, t};

/// The topics with their quotas; nothing where papers come from the whole bank.
pub(super) fn rule(blueprint: &Blueprint, question_count: u32) -> Option<AnyView> {
    (!blueprint.topics.is_empty()).then(|| {
        let has_quotas = blueprint.sum() > 0;
        let heading = if has_quotas { words::RULE } else { words::RULE_TOPICS };
        let rest = (has_quotas && blueprint.sum() < question_count).then(|| {
            let rest = (question_count - blueprint.sum()).to_string();
            view! { <li>{fill(words::RULE_REST, &[("count", &rest)])}</li> }
        });
        let topic = |quota: &TopicQuota| view! { <li>{line(quota)}</li> };
        view! {
            " "
            {t(heading)}
            <ul>{blueprint.topics.iter().map(topic).collect_view()} {rest}</ul>
        }
        .into_any()
    })
}

/// The same in one line.
pub(super) fn in_words(blueprint: &Blueprint) -> String {
    if blueprint.topics.is_empty() {
        return t(words::WHOLE_BANK).to_owned();
    }
    blueprint.topics.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// `Chỉ tiêu: 2 dễ, 1 khó`; the topic alone where no number stands beside it.
fn line(quota: &TopicQuota) -> String {
    let of = |difficulty: &Difficulty| {
        let (count, name) = (quota.of(*difficulty), t(questions::difficulty(*difficulty)).to_lowercase());
        (count > 0).then(|| format!("{count} {name}"))
    };
    let any = (quota.any > 0).then(|| fill(words::ANY_COUNT, &[("count", &quota.any.to_string())]));
    let counts: Vec<String> = Difficulty::ALL.iter().filter_map(of).chain(any).collect();
    if counts.is_empty() { quota.topic.clone() } else { format!("{}: {}", quota.topic, counts.join(", ")) }
}
