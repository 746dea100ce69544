//! How many have a code, the button that makes the missing ones, and what came of it.

use domain::election::ElectionState;
use leptos::prelude::*;

use super::desk::{Desk, News, Question};
use crate::{
    components::ErrorNotice,
    text::{Text, codes, common, fill, format::integer, t},
};

/// A number of people as it is written.
pub(super) fn count(n: usize) -> String {
    integer(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Three figures.
pub(super) fn summary(desk: Desk) -> AnyView {
    let all = move || desk.roll.read().len();
    let without = Memo::new(move |_| desk.without_code().len());
    let stat = |label: Text, value: AnyView| {
        view! {
            <div class="stat">
                <span class="stat__value">{value}</span>
                <span class="stat__label">{t(label)}</span>
            </div>
        }
    };
    view! {
        <div class="tiles">
            {stat(codes::ON_ROLL, (move || count(all())).into_any())}
            {stat(codes::WITH_CODE, (move || count(all() - without.get())).into_any())}
            {stat(codes::WITHOUT_CODE, (move || count(without.get())).into_any())}
        </div>
    }
    .into_any()
}

/// What went well or wrong last, and how far the making is; announced by screen readers.
pub(super) fn news(desk: Desk) -> AnyView {
    let progress = move || {
        let (done, all) = desk.progress.get()?;
        let line = fill(codes::MAKING, &[("done", &count(done)), ("all", &count(all))]);
        Some(view! {
            <p>{line}</p>
            <progress class="meter" max=all.to_string() value=done.to_string() aria-label=t(codes::MAKE_TITLE)></progress>
        })
    };
    let news = move || desk.news.get().map(told);
    view! {
        <div>{progress}</div>
        <div role="status" id="keeper-news">{news}</div>
    }
    .into_any()
}

fn told(news: News) -> AnyView {
    let needs_sign_in = news.needs_sign_in();
    match news {
        News::Made(n) => {
            let line = fill(codes::MADE, &[("n", &count(n))]);
            view! { <p class="notice notice--good">{line}</p> }.into_any()
        }
        News::Cleared => view! { <p class="notice notice--good">{t(codes::CLEARED)}</p> }.into_any(),
        News::NoRandom => view! { <p class="notice notice--bad">{t(codes::NO_RANDOM)}</p> }.into_any(),
        News::Refused(error) => {
            // In a tab of its own: letters that are not printed yet stay on this page.
            let sign_in = needs_sign_in.then(|| {
                view! { <p><a href="/sign-in" target="_blank" rel="noopener">{t(common::SIGN_IN)}</a></p> }
            });
            view! {
                <ErrorNotice error />
                {sign_in}
                <p>{t(codes::NOT_MADE)}</p>
            }
            .into_any()
        }
    }
}

/// The section that makes codes; what it offers depends on the state of the election.
pub(super) fn making(desk: Desk) -> AnyView {
    match desk.state() {
        ElectionState::Draft => view! {
            <section>
                <h2>{t(codes::MAKE_TITLE)}</h2>
                {move || missing(desk)}
            </section>
            {move || again(desk)}
        }
        .into_any(),
        ElectionState::Open => view! {
            <section>
                <h2>{t(codes::REISSUE_TITLE)}</h2>
                <p>{t(codes::REISSUE_NOTE)}</p>
            </section>
        }
        .into_any(),
        _ => view! { <p class="notice">{t(codes::CLOSED_NOTE)}</p> }.into_any(),
    }
}

fn missing(desk: Desk) -> AnyView {
    if desk.roll.read().is_empty() {
        return view! { <p class="notice notice--warn">{t(codes::EMPTY_ROLL)}</p> }.into_any();
    }
    let officers = desk.without_code();
    if officers.is_empty() {
        return view! { <p class="notice notice--good">{t(codes::ALL_HAVE)}</p> }.into_any();
    }
    let label = fill(codes::MAKE, &[("n", &count(officers.len()))]);
    view! {
        <p>{t(codes::MAKE_NOTE)}</p>
        <div class="button-row">
            <button
                type="button"
                id="make-codes"
                class="button button--primary button--big"
                disabled=move || desk.progress.get().is_some()
                on:click=move |_| desk.make(officers.clone())
            >
                {label}
            </button>
        </div>
    }
    .into_any()
}

/// Codes that were made but never printed, or whose letters are lost.
fn again(desk: Desk) -> Option<AnyView> {
    let has_any = desk.roll.read().iter().any(|line| line.has_code);
    has_any.then(|| {
        view! {
            <details>
                <summary>{t(codes::REMAKE_TITLE)}</summary>
                <p>{t(codes::REMAKE_NOTE)}</p>
                <div class="button-row">
                    <button
                        type="button"
                        class="button"
                        disabled=move || desk.progress.get().is_some()
                        on:click=move |_| desk.question.set(Some(Question::RemakeAll))
                    >
                        {t(codes::REMAKE_ALL)}
                    </button>
                </div>
            </details>
        }
        .into_any()
    })
}
