//! The review before handing in: what is still open, and the last button.

use leptos::prelude::*;

use super::{address, desk::Desk, prediction::Forecast, queue::Queue};
use crate::{
    components::{CsrfField, use_viewer},
    text::{contest, fill, t},
};

/// Unanswered questions, the prediction if one is asked for, and the button that hands the paper in.
pub(super) fn finish(desk: Desk, count: usize, forecast: Option<Forecast>) -> AnyView {
    let viewer = use_viewer();
    let summary = move || {
        provide_context(viewer.clone());
        let (answered, open) = desk.queue.with(|queue| {
            let places = queue.answers().iter().enumerate();
            let open: Vec<usize> =
                places.filter(|(_, answer)| answer.chosen.is_none()).map(|(place, _)| place).collect();
            (queue.answered(), open)
        });
        let (answered, count) = (answered.to_string(), count.to_string());
        view! {
            <p>{fill(contest::ANSWERED, &[("answered", &answered), ("count", &count)])}</p>
            {unanswered(&open)}
        }
        .into_any()
    };
    let is_unsaved = move || desk.queue.with(|queue: &Queue| !queue.waiting().is_empty());
    let viewer = use_viewer();
    let unsaved = move || {
        provide_context(viewer.clone());
        is_unsaved().then(|| view! { <p class="notice notice--warn">{t(contest::UNSAVED)}</p> })
    };
    view! {
        <h2>{t(contest::REVIEW)}</h2>
        {summary}
        <p><strong>{t(contest::FINAL)}</strong></p>
        <div role="status">{unsaved}</div>
        <div class="button-row">
            <form method="post" action="/api/contest/submit" class="stack">
                <CsrfField />
                <input type="hidden" name="attempt" value=desk.attempt_id.to_string() />
                {forecast.map(Forecast::field)}
                <button class="button button--primary button--big" disabled=is_unsaved>{t(contest::SUBMIT)}</button>
            </form>
            <a href=address(0) class="button button--big">{t(contest::BACK_TO_QUESTIONS)}</a>
        </div>
    }
    .into_any()
}

fn unanswered(open: &[usize]) -> AnyView {
    if open.is_empty() {
        return view! { <p class="notice notice--good">{t(contest::ALL_ANSWERED)}</p> }.into_any();
    }
    let link = |place: &usize| {
        let place = *place;
        let label = fill(contest::MAP_OPEN, &[("number", &(place + 1).to_string())]);
        view! { <li><a href=address(place) aria-label=label>{place + 1}</a></li> }
    };
    view! {
        <p>{t(contest::UNANSWERED)}</p>
        <ul class="question-nav" role="list">{open.iter().map(link).collect_view()}</ul>
    }
    .into_any()
}
