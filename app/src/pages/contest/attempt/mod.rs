//! The paper: one question at a time, saved at once, with the server's clock in sight.
//!
//! Without WebAssembly each question is a form that saves and leads to the next one.

mod bar;
mod desk;
mod finish;
mod options;
mod ordering;
mod prediction;
mod question;
mod queue;

use domain::contest::PaperView;
use leptos::{html, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::{desk::Desk, prediction::Forecast};
use crate::{
    api::{
        AppError,
        contest::{Predict, SaveAndNext, SubmitAttempt, paper},
    },
    components::{Problem, loaded, use_viewer},
    islands::Parcel,
    platform::device,
    text::{contest, errors, fill, t},
};

/// What the page shows: a question by its place, or the review before handing in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Screen {
    Question(usize),
    Finish,
}

/// The running attempt.
pub fn attempt() -> AnyView {
    let paper = Resource::new(|| (), |()| paper());
    let action = ServerAction::<SaveAndNext>::new();
    let (submit, predict) = (ServerAction::<SubmitAttempt>::new(), ServerAction::<Predict>::new());
    let refused = move || {
        let before = [submit.value().get_untracked(), predict.value().get_untracked()];
        before.into_iter().flatten().find_map(Result::err)
    };
    let asked = use_query_map().read_untracked().get("q").unwrap_or_default();
    view! {
        <Title text=t(contest::ATTEMPT_TITLE) />
        <Problem action />
        <Problem action=submit />
        <Problem action=predict />
        {loaded(paper, move |paper| view! { <Sheet parcel=Parcel::of(&(paper, asked.clone(), refused())) /> })}
    }
    .into_any()
}

/// What every address on the paper begins with.
const PAPER: &str = "/contest/attempt?q=";

/// Address of the question at `place`.
fn address(place: usize) -> String {
    format!("{PAPER}{}", place + 1)
}

/// Address of the review.
const FINISH: &str = "/contest/attempt?q=end";

/// The paper as one piece that goes on without the network: its links turn the page in the browser.
#[island(lazy)]
fn Sheet(parcel: Parcel<(PaperView, String, Option<AppError>)>) -> impl IntoView {
    parcel.show(|(paper, asked, refused)| sheet(paper, asked, refused.as_ref()))
}

fn sheet(paper: PaperView, asked: String, refused: Option<&AppError>) -> AnyView {
    let count = paper.questions.len();
    let asked = RwSignal::new(asked);
    Effect::new(move |_| {
        let back = window_event_listener(leptos::ev::popstate, move |_| asked.set(device::asked()));
        on_cleanup(move || back.remove());
    });
    let screen = Memo::new(move |_| {
        let asked = asked.get();
        match asked.parse::<usize>() {
            Ok(number) => Screen::Question(number.clamp(1, count.max(1)) - 1),
            Err(_) if asked == "end" => Screen::Finish,
            Err(_) => Screen::Question(0),
        }
    });
    let viewer = use_viewer();
    let round = paper.round.in_language(viewer.language).to_owned();
    let desk = Desk::new(&paper);
    let wrong = refused.and_then(|error| error.of_field("prediction"));
    let attempt_id = paper.attempt_id;
    let forecast = paper.prediction.map(|prediction| Forecast::new(attempt_id, prediction, wrong));
    let bar = bar::bar(desk, paper.deadline_at_ms);
    let map = map(desk, count, screen);
    let paper = StoredValue::new(paper);
    let show = move |screen| {
        provide_context(viewer.clone());
        match screen {
            Screen::Question(place) => paper.with_value(|paper| question::question(desk, paper, place)),
            Screen::Finish => finish::finish(desk, count, forecast),
        }
    };
    let (top, stage) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    Effect::new(move |before: Option<Screen>| {
        let now = screen.get();
        if before.is_some_and(|before| before != now)
            && let (Some(top), Some(stage)) = (top.get_untracked(), stage.get_untracked())
        {
            // Whoever reads with ears or keyboard begins at the new question; on a phone it comes to the top.
            drop(stage.focus());
            top.scroll_into_view();
        }
        now
    });
    view! {
        <div
            class="narrow stack"
            node_ref=top
            on:click=move |click| {
                if let Some(question) = device::follow(&click, PAPER) {
                    asked.set(question);
                }
            }
        >
            <h1 class="visually-hidden">{t(contest::ATTEMPT_TITLE)} ": " {round}</h1>
            {bar}
            {ended(desk)}
            // Keyed, so that a ticked option of one question is never left over in the next.
            <div class="stack" tabindex="-1" node_ref=stage>
                <For each=move || [screen.get()] key=|screen| *screen children=show />
            </div>
            {map}
        </div>
    }
    .into_any()
}

/// Why the server takes no more answers, once it does not.
fn ended(desk: Desk) -> AnyView {
    let viewer = use_viewer();
    let notice = move || {
        let code = desk.stopped.get()?;
        provide_context(viewer.clone());
        Some(view! {
            <div class="notice notice--bad" role="alert">
                <p>{t(errors::of(code))}</p>
                <p><a href="/contest/result">{t(contest::SEE_RESULT)}</a></p>
            </div>
        })
    };
    notice.into_any()
}

fn map(desk: Desk, count: usize, screen: Memo<Screen>) -> AnyView {
    let link = move |place: usize| {
        let number = (place + 1).to_string();
        let answered_label = fill(contest::MAP_ANSWERED, &[("number", &number)]);
        let open_label = fill(contest::MAP_OPEN, &[("number", &number)]);
        let is_answered =
            Memo::new(move |_| desk.queue.with(|queue| queue.answers()[place].chosen.is_some()));
        let is_current = move || screen.get() == Screen::Question(place);
        let class = move || match (is_answered.get(), is_current()) {
            (true, true) => "is-answered is-current",
            (true, false) => "is-answered",
            (false, true) => "is-current",
            (false, false) => "",
        };
        let label = move || if is_answered.get() { answered_label.clone() } else { open_label.clone() };
        view! {
            <li>
                <a
                    href=address(place)
                    class=class
                    aria-label=label
                    aria-current=move || is_current().then_some("step")
                >
                    {number}
                </a>
            </li>
        }
    };
    let viewer = use_viewer();
    let review = move || {
        provide_context(viewer.clone());
        (screen.get() != Screen::Finish).then(|| {
            view! {
                <p class="button-row">
                    <a href=FINISH class="button">{t(contest::REVIEW)}</a>
                </p>
            }
        })
    };
    view! {
        <nav aria-label=t(contest::MAP)>
            <ul class="question-nav" role="list">{(0..count).map(link).collect_view()}</ul>
        </nav>
        {review}
    }
    .into_any()
}
