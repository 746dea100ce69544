//! What papers are made of, as organisers set it: topics of the bank, and numbers beside them.

use std::collections::BTreeSet;

use domain::{
    contest::{Blueprint, Difficulty, RoundSettings, ShortRound, Shortage, Stock, TopicQuota},
    viewer::Role,
};
use leptos::prelude::*;

use crate::{
    api::organise_contest::contest_short_rounds,
    components::{loaded, use_viewer},
    text::{blueprint as words, fill, questions, t},
};

/// What the bank cannot fill, with numbers; nothing when it can.
pub(super) fn wrong(set: Option<&RoundSettings>, stock: &Stock) -> Option<AnyView> {
    let set = set?;
    let (sum, count) = (set.blueprint.sum(), set.question_count);
    let too_many = (sum > count)
        .then(|| fill(words::TOO_MANY, &[("sum", &sum.to_string()), ("count", &count.to_string())]));
    let lines: Vec<String> =
        too_many.into_iter().chain(set.blueprint.shortages(stock, count).iter().map(shortage)).collect();
    let line = |line: String| view! { <li>{line}</li> };
    (!lines.is_empty()).then(|| {
        view! {
            <div class="notice notice--warn">
                <p class="notice__title">{t(words::TITLE)}</p>
                <ul>{lines.into_iter().map(line).collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}

/// The rounds whose papers the bank cannot fill, if there are any; loaded with the page.
pub(super) fn short_rounds() -> AnyView {
    // Whoever may not see them is told so once, by what the page itself shows.
    if !use_viewer().who.is_some_and(|who| who.has_role(Role::Organiser)) {
        return ().into_any();
    }
    let rounds = Resource::new(|| (), |()| contest_short_rounds());
    let line = |short: &Shortage| view! { <li>{shortage(short)}</li> };
    let notice = move |of: &ShortRound| {
        let says = if of.is_open { words::OPEN_IS_SHORT } else { words::DRAFT_IS_SHORT };
        let round = of.round.in_language(use_viewer().language);
        view! {
            <div class="notice notice--warn" role="status">
                <p class="notice__title">{fill(says, &[("round", round)])}</p>
                <ul>{of.shortages.iter().map(line).collect_view()}</ul>
                <p><a href="/questions">{t(questions::TITLE)}</a></p>
            </div>
        }
    };
    let list = move |short: Vec<ShortRound>| short.iter().map(notice).collect_view().into_any();
    loaded(rounds, list).into_any()
}

fn shortage(short: &Shortage) -> String {
    let (needed, there) = (short.needed.to_string(), short.there.to_string());
    let level = short.difficulty.map(|difficulty| t(questions::difficulty(difficulty)).to_lowercase());
    let words = match (&short.topic, &level) {
        (Some(_), Some(_)) => words::SHORT_OF_LEVEL,
        (Some(_), None) => words::SHORT_OF_TOPIC,
        (None, _) => words::SHORT_IN_ALL,
    };
    let topic = short.topic.clone().unwrap_or_default();
    let level = level.unwrap_or_default();
    fill(words, &[("topic", &topic), ("level", &level), ("needed", &needed), ("there", &there)])
}

/// Every topic of the bank, and those that are set although the bank has nothing of them any more.
pub(super) fn fields(set: Option<&Blueprint>, stock: &Stock) -> AnyView {
    let set = set.cloned().unwrap_or_default();
    let named = set.topics.iter().map(|quota| quota.topic.as_str());
    let topics: BTreeSet<&str> = stock.topics().chain(named).collect();
    let rows = topics.iter().enumerate().map(|(place, topic)| {
        let quota = set.topics.iter().find(|quota| quota.topic == *topic);
        row(place, topic, quota, stock)
    });
    let rows = rows.collect_view();
    view! {
        <details class="field" open=!set.topics.is_empty()>
            <summary>{t(words::TITLE)}</summary>
            <p class="hint">{t(words::LEAD)}</p>
            {topics.is_empty().then(|| view! { <p>{t(words::EMPTY_BANK)}</p> })}
            {rows}
        </details>
    }
    .into_any()
}

fn row(place: usize, topic: &str, quota: Option<&TopicQuota>, stock: &Stock) -> AnyView {
    let number = |name: &'static str, label: &str, there: u32, value: u32| {
        let id = format!("topic-{place}-{name}");
        let label = fill(words::COUNT, &[("name", label), ("there", &there.to_string())]);
        view! {
            <div>
                <label for=id.clone() class="small">{label}</label>
                <input
                    id=id
                    name=format!("form[topics][{place}][{name}]")
                    type="number"
                    min="0"
                    max="200"
                    value=value.to_string()
                />
            </div>
        }
    };
    let of = |difficulty: Difficulty| {
        let value = quota.map_or(0, |quota| quota.of(difficulty));
        number(difficulty.name(), t(questions::difficulty(difficulty)), stock.of(topic, difficulty), value)
    };
    view! {
        <fieldset class="quota">
            <legend>
                <label class="check-line">
                    <input
                        type="checkbox"
                        name=format!("form[topics][{place}][used]")
                        value="true"
                        checked=quota.is_some()
                    />
                    " "
                    {topic.to_owned()}
                </label>
            </legend>
            <input type="hidden" name=format!("form[topics][{place}][topic]") value=topic.to_owned() />
            {Difficulty::ALL.iter().map(|difficulty| of(*difficulty)).collect_view()}
            {number("any", t(words::ANY), stock.of_topic(topic), quota.map_or(0, |quota| quota.any))}
        </fieldset>
    }
    .into_any()
}
