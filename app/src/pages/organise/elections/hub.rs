//! The steps of an election from draft to archive: what is done, what is missing, what comes next.

use domain::election::{ElectionDraft, ElectionState, Readiness, ReadinessItem};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    frame::{election_id, in_language, problem, rehearsal_badge, rehearsal_note},
    turnout,
};
use crate::{
    api::organise_election::{Step, read_draft},
    components::loaded,
    pages::vote::state_badge,
    text::{
        Text, fill, organise,
        organise_election::{self as text, people, roll, steps},
        t,
    },
};

/// One election with all its steps.
pub fn hub() -> AnyView {
    let draft = Resource::new(election_id, read_draft);
    view! { {loaded(draft, show)} }.into_any()
}

fn show(draft: ElectionDraft) -> AnyView {
    let election = &draft.election;
    let title = in_language(&election.facts.title);
    view! {
        <Title text=title.clone() />
        <div class="stack">
            <p class="no-print"><a href="/organise/elections">{t(organise::ELECTIONS)}</a></p>
            <h1>{title}</h1>
            <p>{state_badge(election.facts.state)} " " {rehearsal_badge(election)}</p>
            {rehearsal_note(election)}
            {problem()}
            <h2>{t(steps::STEPS)}</h2>
            <ol class="steps">{list(lines(&draft))}</ol>
        </div>
    }
    .into_any()
}

/// How many of the steps of [`life`] come before the result: a rehearsal takes them in one go.
const BEFORE_COUNTED: usize = 4;

/// Where a step stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Done,
    Now,
    Later,
}

/// A step in the list.
struct Line {
    name: Text,
    address: String,
    progress: Progress,
    detail: String,
}

/// All steps; the first that is not done is the present one.
fn list(lines: Vec<Line>) -> AnyView {
    let present = lines.iter().position(|line| line.progress == Progress::Now);
    let lines = lines.into_iter().enumerate();
    lines.map(|(place, line)| entry(line, Some(place) == present)).collect_view().into_any()
}

fn entry(line: Line, is_present: bool) -> AnyView {
    let Line { name, address, progress, detail } = line;
    let current = is_present.then_some("step");
    let (class, word) = match progress {
        Progress::Done => ("is-done", steps::DONE),
        Progress::Now => ("", steps::TO_DO),
        Progress::Later => ("", steps::LATER),
    };
    let name = match progress {
        Progress::Later => t(name).into_any(),
        Progress::Done | Progress::Now => view! { <a href=address>{t(name)}</a> }.into_any(),
    };
    let detail = if detail.is_empty() { String::new() } else { format!(": {detail}") };
    view! {
        <li class=class aria-current=current>
            {name} <br /> <span class="small">{t(word)} {detail}</span>
        </li>
    }
    .into_any()
}

fn lines(draft: &ElectionDraft) -> Vec<Line> {
    let at = |path: &str| format!("/organise/elections/{}/{path}", draft.election.facts.id);
    let declared = |name, path: &str, whats: &[Readiness]| {
        let of_step: Vec<_> = draft.readiness.iter().filter(|item| whats.contains(&item.what)).collect();
        let opened = draft.election.facts.state != ElectionState::Draft;
        let is_done = opened || of_step.iter().all(|item| item.ok);
        let missing: Vec<_> =
            of_step.iter().filter(|item| !opened && !item.ok).map(|item| missing(item)).collect();
        let progress = if is_done { Progress::Done } else { Progress::Now };
        Line { name, address: at(path), progress, detail: missing.join("; ") }
    };
    let mut lines = vec![
        declared(text::RULES, "rules", &[]),
        declared(text::CATEGORIES, "categories", &[Readiness::Categories]),
        declared(people::NOMINEES, "nominees", &[Readiness::Nominees]),
        declared(roll::ROLL, "roll", &[Readiness::Roll]),
    ];
    if draft.election.facts.rehearsal {
        // Keys, codes and ballots of a rehearsal are made up by the server in one go.
        let run = draft.election.facts.state >= ElectionState::Counted;
        let progress = if run { Progress::Done } else { Progress::Now };
        lines.push(declared(people::TRUSTEES, "trustees", &[Readiness::Trustees]));
        lines.push(Line { name: steps::REHEARSE, address: at("rehearsal"), progress, detail: String::new() });
    } else {
        lines.push(declared(people::TRUSTEES, "trustees", &[Readiness::Trustees, Readiness::Keys]));
        // Without voters there is nobody without a code.
        lines.push(declared(people::CODES, "codes", &[Readiness::Roll, Readiness::Codes]));
    }
    let life = life(draft);
    let played = if draft.election.facts.rehearsal { BEFORE_COUNTED } else { 0 };
    lines.extend(life.into_iter().skip(played));
    lines
}

/// The steps from opening on.
fn life(draft: &ElectionDraft) -> Vec<Line> {
    let election = &draft.election;
    let state = election.facts.state;
    let at = |path: &str| format!("/organise/elections/{}/{path}", election.facts.id);
    let step = |name, step: Step, from: ElectionState| {
        let detail = if step == Step::Open && state == from { readiness_line(draft) } else { String::new() };
        Line { name, address: at(step.name()), progress: progress(state, from, from), detail }
    };
    let decrypted = election.trustees.iter().filter(|trustee| trustee.decrypted).count().to_string();
    let needed = election.facts.threshold.to_string();
    let counting = fill(steps::COUNT_PROGRESS, &[("done", &decrypted), ("need", &needed)]);
    let follows = progress(state, ElectionState::Open, ElectionState::Open);
    let counts = progress(state, ElectionState::Closed, ElectionState::Closed);
    let of = |progress, detail: String| if progress == Progress::Later { String::new() } else { detail };
    vec![
        step(steps::OPEN, Step::Open, ElectionState::Draft),
        Line {
            name: steps::FOLLOW,
            address: at("not-voted"),
            progress: follows,
            detail: of(follows, turnout(election)),
        },
        step(steps::CLOSE, Step::Close, ElectionState::Open),
        Line { name: steps::COUNT, address: at("count"), progress: counts, detail: of(counts, counting) },
        step(steps::PUBLISH, Step::Publish, ElectionState::Counted),
        Line {
            name: steps::CORRECT,
            address: at("correct"),
            progress: progress(state, ElectionState::Published, ElectionState::Archived),
            detail: String::new(),
        },
        step(steps::ARCHIVE, Step::Archive, ElectionState::Published),
    ]
}

/// Where a step stands that belongs to the states `first` to `last`.
fn progress(state: ElectionState, first: ElectionState, last: ElectionState) -> Progress {
    if state < first {
        Progress::Later
    } else if state > last {
        Progress::Done
    } else {
        Progress::Now
    }
}

fn readiness_line(draft: &ElectionDraft) -> String {
    let ready = draft.readiness.iter().all(|item| item.ok);
    t(if ready { steps::ALL_READY } else { steps::NOT_READY }).to_owned()
}

/// What is missing, in words.
fn missing(item: &ReadinessItem) -> String {
    let about = item.about.as_ref().map(|about| format!(" ({})", in_language(about))).unwrap_or_default();
    format!("{}{about}, {}", t(people::readiness(item.what)), have_need(item))
}

fn have_need(item: &ReadinessItem) -> String {
    fill(people::HAVE_NEED, &[("have", &item.have.to_string()), ("need", &item.need.to_string())])
}

/// The whole readiness list as a table.
pub(super) fn readiness(items: &[ReadinessItem]) -> AnyView {
    let row = |item: &ReadinessItem| {
        let (class, word) = if item.ok {
            ("badge badge--good", people::READY)
        } else {
            ("badge badge--bad", people::MISSING)
        };
        let about = item.about.as_ref().map(|about| format!(": {}", in_language(about)));
        view! {
            <tr>
                <th scope="row">
                    {t(people::readiness(item.what))} {about} <br />
                    <span class="small muted">{have_need(item)}</span>
                </th>
                <td><span class=class>{t(word)}</span></td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(steps::REPORT_READY)>
            <table class="table">
                <tbody>{items.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
