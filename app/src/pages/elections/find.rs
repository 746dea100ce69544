//! Finding one's ballot by its check code. The code never stands in an address that a server is told.

use domain::{
    Code,
    election::{BallotTrace, TraceFound},
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use leptos_meta::Title;
use voting::CheckCode;

use super::election_id;
use crate::{
    api::election::{AskBallot, FindAnswer, asked_ballot, find_ballot},
    components::{CsrfField, Problem, loaded, use_viewer},
    islands::{Parcel, VoterIsland, VoterPiece},
    platform::secret,
    text::{errors, fill, format::integer, receipt as text, t},
};

/// Asks for a check code and says what became of its ballot.
pub fn find() -> AnyView {
    let id = election_id();
    let asked = Resource::new(id, async |id| asked_ballot(id).await.map(|asked| (id, asked)));
    let action = ServerAction::<AskBallot>::new();
    let back = format!("/elections/{}", id());
    view! {
        <Title text=t(text::FIND_TITLE) />
        <div class="narrow stack">
            <h1>{t(text::FIND_TITLE)}</h1>
            <p class="lead">{t(text::FIND_LEAD)}</p>
            <Problem action />
            {loaded(asked, |(election_id, asked)| view! { <VoterIsland parcel=Parcel::of(&VoterPiece::Finder(election_id, asked)) /> })}
            <p class="no-print"><a href=back>{t(text::BACK)}</a></p>
        </div>
    }
    .into_any()
}

/// What the page says below the form.
#[derive(Clone, PartialEq, Eq)]
enum Answer {
    /// Nothing was asked.
    Nothing,
    /// What was typed is no check code.
    BadCode,
    /// The answer is on its way.
    Finding,
    /// What became of the ballot with this code.
    Found(String, BallotTrace),
    /// The server could not answer.
    Failed(Code),
}

impl Answer {
    fn new(asked: Option<FindAnswer>) -> Self {
        match asked {
            None => Self::Nothing,
            Some(FindAnswer { code, trace: Some(trace) }) => Self::Found(code, trace),
            Some(FindAnswer { trace: None, .. }) => Self::BadCode,
        }
    }
}

/// The form and its answer. A plain form as long as the program does not run.
pub(crate) fn finder(election_id: i64, asked: Option<FindAnswer>) -> AnyView {
    let answer = RwSignal::new(Answer::new(asked));
    // Read when it is needed: somebody may have typed before this code ran.
    let field = NodeRef::<html::Input>::new();
    let ask = move || {
        let typed = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        let Ok(code) = CheckCode::parse(&typed) else {
            return answer.set(Answer::BadCode);
        };
        answer.set(Answer::Finding);
        spawn_local(async move {
            let code = code.to_string();
            answer.set(match find_ballot(election_id, code.clone()).await {
                Ok(trace) => Answer::Found(code, trace),
                Err(error) => Answer::Failed(error.code),
            });
        });
    };
    let take_scanned = move || {
        // Only what is a check code: the address may also end in a place on the page.
        if let Ok(code) = CheckCode::parse(&secret::fragment()) {
            secret::clear_fragment();
            if let Some(field) = field.get_untracked() {
                field.set_value(code.as_str());
            }
            ask();
        }
    };
    Effect::new(move |_| {
        let listener = window_event_listener(ev::hashchange, move |_| take_scanned());
        on_cleanup(move || listener.remove());
        take_scanned();
    });
    let viewer = use_viewer();
    let shown = move || {
        provide_context(viewer.clone());
        answer.with(show)
    };
    let is_bad = move || answer.with(|answer| *answer == Answer::BadCode);
    view! {
        <div class="stack">
            <form
                class="form"
                method="post"
                action="/api/election/ask"
                on:submit=move |event| {
                    event.prevent_default();
                    ask();
                }
            >
                <CsrfField />
                <input type="hidden" name="election_id" value=election_id.to_string() />
                <div class="field field--code" class:field--bad=is_bad>
                    <label for="check-code">{t(text::FIND_CODE)}</label>
                    <p class="hint" id="check-code-hint">{t(text::FIND_HINT)}</p>
                    <input
                        id="check-code"
                        name="code"
                        type="text"
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        required
                        aria-describedby="check-code-hint"
                        aria-invalid=move || is_bad().then_some("true")
                        node_ref=field
                    />
                </div>
                <button class="button button--primary button--big">{t(text::FIND)}</button>
            </form>
            <div role="status" id="find-answer">{shown}</div>
        </div>
    }
    .into_any()
}

fn show(answer: &Answer) -> AnyView {
    match answer {
        Answer::Nothing => ().into_any(),
        Answer::Finding => view! { <p class="muted">{t(text::FINDING)}</p> }.into_any(),
        Answer::BadCode => notice("notice notice--warn", t(text::BAD_CODE)),
        Answer::Failed(code) => notice("notice notice--bad", t(errors::of(*code))),
        Answer::Found(code, trace) => found(code, trace),
    }
}

fn notice(class: &'static str, words: &'static str) -> AnyView {
    view! { <div class=class><p>{words}</p></div> }.into_any()
}

fn found(code: &str, trace: &BallotTrace) -> AnyView {
    let class = match trace.found {
        TraceFound::Stored | TraceFound::Counted => "notice notice--good",
        TraceFound::Absent | TraceFound::Replaced => "notice notice--warn",
    };
    let position = trace.position.map(|position| {
        let number = integer(i64::try_from(position).unwrap_or(i64::MAX));
        view! { <p>{fill(text::POSITION, &[("n", &number)])}</p> }
    });
    view! {
        <div class=class data-found=trace.found.name()>
            <p class="notice__title"><span class="code-line">{code.to_owned()}</span></p>
            <p><b>{t(text::found(trace.found))}</b></p>
            {position}
            <p>{t(text::found_advice(trace.found))}</p>
        </div>
    }
    .into_any()
}
