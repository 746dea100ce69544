//! The result of an attempt; with keys and place once the round is closed.

use domain::{
    contest::{
        AttemptLine, AttemptResult, AttemptState, OwnPrediction, Picks, QuestionKind, ReviewedQuestion,
    },
    time::{Day, show_clock, show_minute},
    viewer::Language,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::duration;
use crate::{
    api::contest::my_result,
    components::{loaded, use_viewer},
    text::{attempts as several, awards, contest, contest_result, fill, format, prediction, t},
};

/// Score, time and, after the round, every question with its key.
pub fn result() -> AnyView {
    let result = Resource::new(|| (), |()| my_result());
    view! {
        <Title text=t(contest::RESULT_TITLE) />
        <h1>{t(contest::RESULT_TITLE)}</h1>
        {loaded(result, show)}
        <p><a href="/contest">{t(contest::BACK)}</a></p>
    }
    .into_any()
}

/// The name under which the contestant finds the own line in the result file.
fn pseudonym(pseudonym: String) -> AnyView {
    view! {
        <dt>{t(contest_result::PSEUDONYM)}</dt>
        <dd><code>{pseudonym}</code> " " <a href="/contest/results">{t(contest_result::TITLE)}</a></dd>
    }
    .into_any()
}

/// What was predicted, and what came true once that is counted.
fn predicted(own: OwnPrediction) -> AnyView {
    let number = |number: u32| format::integer(i64::from(number));
    let given = own.given.map_or_else(|| "–".to_owned(), number);
    let name = t(prediction::name(own.asked));
    view! {
        <dt>{t(prediction::MINE)}</dt>
        <dd>{format!("{name}: {given}")}</dd>
        {own.actual.map(|actual| view! { <dt>{t(prediction::ACTUAL)}</dt><dd>{number(actual)}</dd> })}
    }
    .into_any()
}

/// All attempts of the round, where it allows several.
fn attempts(attempts: &[AttemptLine]) -> Option<AnyView> {
    let line = |attempt: &AttemptLine| {
        let (number, at) = (attempt.number.to_string(), show_minute(attempt.ended_at_ms));
        let correct = attempt.correct.map(|correct| correct.to_string());
        let words = if correct.is_some() { several::LINE_SCORED } else { several::LINE };
        let correct = correct.unwrap_or_default();
        let text = fill(words, &[("number", &number), ("at", &at), ("correct", &correct)]);
        let counts = attempt.counts.then(|| {
            view! { " " <span class="badge badge--good">{t(several::COUNTS)}</span> }
        });
        view! { <li>{text} {counts}</li> }
    };
    (!attempts.is_empty()).then(|| {
        view! {
            <h3>{t(several::TITLE)}</h3>
            <ul>{attempts.iter().map(line).collect_view()}</ul>
        }
        .into_any()
    })
}

/// Whether the paper passed.
fn outcome((correct, needed): (u32, u32)) -> AnyView {
    let words = if correct >= needed { awards::PASSED } else { awards::FAILED };
    view! {
        <dt>{t(awards::OUTCOME)}</dt>
        <dd>{fill(words, &[("count", &needed.to_string())])}</dd>
    }
    .into_any()
}

fn show(result: AttemptResult) -> AnyView {
    let language = use_viewer().language;
    let how = match result.state {
        AttemptState::TimedOut => contest::ENDED_TIME,
        AttemptState::RoundClosed => contest::ENDED_ROUND,
        AttemptState::Submitted | AttemptState::Open => contest::ENDED_SUBMITTED,
    };
    let total = result.total.to_string();
    let score = result.correct.map(|correct| {
        let score = fill(contest::SCORE, &[("correct", &correct.to_string()), ("total", &total)]);
        view! { <p class="score">{score}</p> }
    });
    let later = if score.is_some() { contest::KEYS_LATER } else { awards::SCORE_LATER };
    let outcome = result.correct.zip(result.needed).map(outcome);
    let place = result.standing.map(|standing| {
        let (place, of) = (standing.place.into(), standing.of.into());
        fill(contest::PLACE_OF, &[("place", &format::integer(place)), ("of", &format::integer(of))])
    });
    let ended = format!("{}, {}", show_clock(result.ended_at_ms), Day::of_instant(result.ended_at_ms).show());
    view! {
        <section class="stack">
            <h2>{result.round.in_language(language).to_owned()}</h2>
            {score}
            <p>{t(how)}</p>
            <dl class="deflist">
                {outcome}
                <dt>{t(contest::TIME_TAKEN)}</dt>
                <dd>{duration(result.elapsed_ms / 1000)}</dd>
                <dt>{t(contest::ANSWERED_LABEL)}</dt>
                <dd>{format!("{}/{}", result.answered, result.total)}</dd>
                <dt>{t(contest::HANDED_IN)}</dt>
                <dd>{ended}</dd>
                {result.prediction.map(predicted)}
                {place.map(|place| view! { <dt>{t(contest::PLACE)}</dt><dd>{place}</dd> })}
                {result.prize.map(|prize| view! { <dt>{t(awards::OWN)}</dt><dd>{prize.in_language(language).to_owned()}</dd> })}
                {result.pseudonym.map(pseudonym)}
            </dl>
            {attempts(&result.attempts)}
        </section>
        {match result.review {
            Some(review) => reviewed(review, language),
            None => view! { <p class="notice notice--info">{t(later)}</p> }.into_any(),
        }}
    }
    .into_any()
}

fn reviewed(review: Vec<ReviewedQuestion>, language: Language) -> AnyView {
    let count = review.len().to_string();
    let questions = review.into_iter().zip(1_u32..).map(|(question, number)| {
        let title = fill(contest::QUESTION, &[("number", &number.to_string()), ("count", &count)]);
        reviewed_question(title, &question, language)
    });
    view! {
        <section class="stack">
            <h2>{t(contest::REVIEW_TITLE)}</h2>
            {questions.collect_view()}
        </section>
    }
    .into_any()
}

fn reviewed_question(title: String, question: &ReviewedQuestion, language: Language) -> AnyView {
    let (class, word) = match question.chosen {
        None => ("badge badge--none", contest::LEFT_OUT),
        Some(chosen) if chosen == question.key => ("badge badge--good", contest::RIGHT),
        Some(_) => ("badge badge--bad", contest::WRONG),
    };
    let answer = |picks: Picks| answer(question, picks, language);
    let own = question.chosen.filter(|chosen| *chosen != question.key).map(answer);
    view! {
        <article class="card">
            <h3 class="card__title">{title} " " <span class=class>{t(word)}</span></h3>
            <p>{question.text.in_language(language).to_owned()}</p>
            <dl class="deflist">
                {own.map(|own| view! { <dt>{t(contest::YOUR_ANSWER)}</dt><dd>{own}</dd> })}
                <dt>{t(contest::RIGHT_ANSWER)}</dt>
                <dd>{answer(question.key)}</dd>
                <dt>{t(contest::WHY)}</dt>
                <dd lang="vi">{question.explanation_vi.clone()}</dd>
                <dt>{t(contest::SOURCE)}</dt>
                <dd>{question.source.in_language(language).to_owned()}</dd>
            </dl>
        </article>
    }
    .into_any()
}

/// An answer in words: one option, several, or a numbered list where the order matters.
fn answer(question: &ReviewedQuestion, picks: Picks, language: Language) -> AnyView {
    let texts = picks.places().filter_map(|place| question.options.get(usize::from(place)));
    let mut texts = texts.map(|text| text.in_language(language).to_owned());
    let lines = |texts: Vec<String>| texts.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    match question.kind {
        QuestionKind::Single => texts.next().into_any(),
        QuestionKind::Multiple => view! { <ul>{lines(texts.collect())}</ul> }.into_any(),
        QuestionKind::Ordering => view! { <ol>{lines(texts.collect())}</ol> }.into_any(),
    }
}
