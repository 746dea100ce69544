//! Checking an opened ballot: sealed again on this machine, it must get the check code that was shown before.

use ::worker::{
    Program,
    check::{CheckFault, SealAgain, SealedAgain},
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use leptos_meta::Title;
use voting::{CheckCode, Names, OpenedBallot};

use super::election_id;
use crate::{
    api::election::{read_facts, read_terms},
    components::{focus_on, loaded, use_viewer},
    islands::{Parcel, VoterIsland, VoterPiece},
    platform::{
        secret,
        worker::{self, ask},
    },
    text::{Text, booth, errors, fill, receipt as text, t},
};

/// Id of the answer's heading.
const ANSWER: &str = "check-answer";

/// The page; the check itself runs in the browser.
pub fn check() -> AnyView {
    let facts = Resource::new(election_id(), read_facts);
    view! {
        <Title text=t(text::CHECK_TITLE) />
        <div class="narrow stack">
            <h1>{t(text::CHECK_TITLE)}</h1>
            <p class="lead">{t(text::CHECK_LEAD)}</p>
            {loaded(facts, |facts| {
                let title = facts.title.in_language(use_viewer().language).to_owned();
                view! {
                    <p>{title}</p>
                    <VoterIsland parcel=Parcel::of(&VoterPiece::Opened(facts.id)) />
                    <p class="no-print"><a href=format!("/elections/{}", facts.id)>{t(text::BACK)}</a></p>
                }
            })}
        </div>
    }
    .into_any()
}

/// What sealing again has shown.
#[derive(Clone)]
enum Answer {
    Nothing,
    Checking,
    Problem(Text),
    /// The code that these choices have, the code that was noted, and the choices in words.
    Sealed(SealedAgain, Option<String>),
}

pub(crate) fn opened(election_id: i64) -> AnyView {
    let (pasted, noted) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (answer, awake) = (RwSignal::new(Answer::Nothing), RwSignal::new(false));
    let check = move || {
        answer.set(Answer::Checking);
        spawn_local(async move {
            let (pasted, noted) = (pasted.get_untracked(), noted.get_untracked());
            answer.set(seal_again(election_id, &pasted, &noted).await.unwrap_or_else(Answer::Problem));
        });
    };
    Effect::new(move |_| {
        worker::wake(Program::Booth);
        awake.set(true);
        let fragment = secret::fragment();
        if OpenedBallot::from_text(&fragment).is_ok() {
            secret::clear_fragment();
            pasted.set(fragment);
            check();
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        check();
    };
    let viewer = use_viewer();
    let shown = move || {
        provide_context(viewer.clone());
        show(answer.get())
    };
    let waking = t(text::CHECK_WAKING);
    view! {
        <div class="stack">
            <p class="notice notice--warn" hidden=move || awake.get()>{waking}</p>
            <form class="form" on:submit=submit hidden=move || !awake.get()>
                {text_area(pasted)}
                {noted_field(noted)}
                <button class="button button--primary button--big">{t(text::CHECK)}</button>
            </form>
            <div aria-live="polite" class="stack">{shown}</div>
        </div>
    }
    .into_any()
}

/// The fields have no names: nothing can send them by mistake.
fn text_area(pasted: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for="opened-ballot">{t(text::CHECK_TEXT)}</label>
            <p class="hint" id="opened-ballot-hint">{t(text::CHECK_TEXT_HINT)}</p>
            <textarea
                id="opened-ballot"
                class="code-text"
                autocomplete="off"
                spellcheck="false"
                required
                aria-describedby="opened-ballot-hint"
                prop:value=move || pasted.get()
                on:input=move |event| pasted.set(event_target_value(&event))
            ></textarea>
        </div>
    }
    .into_any()
}

fn noted_field(noted: RwSignal<String>) -> AnyView {
    view! {
        <div class="field field--code">
            <label for="noted-code">{t(text::CHECK_NOTED)}</label>
            <p class="hint" id="noted-code-hint">{t(text::CHECK_NOTED_HINT)}</p>
            <input
                id="noted-code"
                type="text"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-describedby="noted-code-hint"
                prop:value=move || noted.get()
                on:input=move |event| noted.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// Seals the choices of the opened ballot with its own randomness. Errors: what to tell the reader.
async fn seal_again(election_id: i64, pasted: &str, noted: &str) -> Result<Answer, Text> {
    let pasted: String = pasted.split_whitespace().collect();
    let noted = match noted.trim() {
        "" => None,
        noted => Some(CheckCode::parse(noted).map_err(|_| text::BAD_CODE)?.to_string()),
    };
    // Told apart before anything is fetched.
    OpenedBallot::from_text(&pasted).map_err(|_| text::CHECK_UNREADABLE)?;
    let terms = read_terms(election_id).await.map_err(|error| errors::of(error.code))?;
    let terms = terms.ok_or(text::CHECK_NO_TERMS)?;
    let sealed = ask(&SealAgain { terms, opened: pasted }).await.map_err(errors::of)?;
    let sealed = sealed.map_err(|fault| match fault {
        CheckFault::Unreadable => text::CHECK_UNREADABLE,
        CheckFault::NoTerms => text::CHECK_NO_TERMS,
        CheckFault::OtherElection => text::CHECK_OTHER,
        CheckFault::Impossible => text::CHECK_IMPOSSIBLE,
    })?;
    Ok(Answer::Sealed(sealed, noted))
}

fn show(answer: Answer) -> AnyView {
    match answer {
        Answer::Nothing => ().into_any(),
        Answer::Checking => view! { <p class="muted" role="status">{t(text::CHECKING)}</p> }.into_any(),
        Answer::Problem(problem) => {
            view! { <div class="notice notice--bad" role="alert"><p>{t(problem)}</p></div> }.into_any()
        }
        Answer::Sealed(SealedAgain { check_code, choices }, noted) => {
            focus_on(ANSWER);
            sealed(&check_code, noted, choices)
        }
    }
}

fn sealed(code: &str, noted: Option<String>, choices: Vec<(Names, Vec<Names>)>) -> AnyView {
    let (class, verdict) = match noted {
        None => ("notice notice--info", t(text::CHECK_COMPARE).to_owned()),
        Some(noted) if noted == code => ("notice notice--good", t(text::CHECK_SAME).to_owned()),
        Some(noted) => ("notice notice--bad", fill(text::CHECK_DIFFERS, &[("noted", &noted)])),
    };
    let is_vietnamese = use_viewer().language == domain::viewer::Language::Vietnamese;
    let in_language = |names: Names| if is_vietnamese { names.vi } else { names.en };
    let category = |(title, names): (Names, Vec<Names>)| {
        let title = in_language(title);
        let mut names: Vec<String> = names.into_iter().map(in_language).collect();
        if names.is_empty() {
            names.push(t(booth::CHOSEN_BLANK).to_owned());
        }
        view! {
            <li class="card">
                <h3 class="card__title">{title}</h3>
                <p>{names.join("; ")}</p>
            </li>
        }
    };
    let (before, after) = t(text::CHECK_HOLDS).split_once("{code}").unwrap_or_default();
    view! {
        <h2 id=ANSWER tabindex="-1">{before} <span class="code-line">{code.to_owned()}</span> {after}</h2>
        <ul class="stack" role="list">{choices.into_iter().map(category).collect_view()}</ul>
        <div class=class><p>{verdict}</p></div>
    }
    .into_any()
}
