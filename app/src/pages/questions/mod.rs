//! The question bank for authors and reviewers: the list, sending a file, taking the bank along.

pub mod opened;
pub mod write;

use domain::{
    contest::{BankLine, BankOverview, FaultyQuestion, ImportReport, QuestionState, Validity},
    viewer::Role,
};
use leptos::{prelude::*, server_fn::error::ServerFnUrlError};
use leptos_meta::Title;

use crate::{
    api::{AppError, questions::read_bank},
    components::{CsrfField, ErrorNotice, loaded, use_viewer},
    text::{Text, fill, format, questions as words, t},
};

/// Every question without its text, and what can be done with files.
pub fn bank() -> AnyView {
    let bank = Resource::new(|| (), |()| read_bank());
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <h1>{t(words::TITLE)}</h1>
            <div class="notice notice--warn"><p>{t(words::WARNING)}</p></div>
            {refused()}
            {loaded(bank, show)}
        </div>
    }
    .into_any()
}

/// Why the form that led back to this page was refused, if one was. A form with a file is no action of its own.
fn refused() -> Option<AnyView> {
    let error = use_context::<ServerActionError>()?;
    let error = ServerFnUrlError::<AppError>::decode_err(error.err());
    Some(view! { <ErrorNotice error /> }.into_any())
}

/// Whether the reader's account has this role.
fn has_role(role: Role) -> bool {
    use_viewer().who.is_some_and(|who| who.has_role(role))
}

fn show(bank: BankOverview) -> AnyView {
    view! {
        {bank.report.as_ref().map(report)}
        {has_role(Role::QuestionAuthor).then(send)}
        <section class="stack">
            <h2>{t(words::TAKE_ALONG)}</h2>
            <p>{t(words::TAKE_ALONG_NOTE)}</p>
            <p class="button-row">
                <a href="/questions/export/bank.gift" class="button" download="bank.gift">"GIFT"</a>
                <a href="/questions/export/bank.xlsx" class="button" download="bank.xlsx">"XLSX"</a>
            </p>
        </section>
        {table(&bank.lines)}
    }
    .into_any()
}

/// The form that sends a file.
fn send() -> AnyView {
    view! {
        <section class="stack">
            <h2>{t(words::SEND)}</h2>
            <p>{t(words::SEND_NOTE)}</p>
            <p><a href="/questions/new">{t(words::WRITE)}</a></p>
            <form method="post" action="/api/questions/upload" enctype="multipart/form-data" class="form">
                <CsrfField />
                <div class="field">
                    <label for="question-file">{t(words::FILE)}</label>
                    <p class="hint" id="question-file-hint">{t(words::FILE_HINT)}</p>
                    <input
                        id="question-file"
                        name="file"
                        type="file"
                        accept=".gift,.txt,.xml,.xlsx"
                        required
                        aria-describedby="question-file-hint"
                    />
                </div>
                <div class="button-row"><button class="button button--primary">{t(words::SEND)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// What the reader's last file had in it.
fn report(report: &ImportReport) -> AnyView {
    let by_hand = report.file_name.is_empty();
    let file = ("file", if by_hand { t(words::BY_HAND) } else { report.file_name.as_str() });
    if report.faulty == 0 {
        let added = format::integer(i64::from(report.added));
        let done = fill(words::ADDED, &[file, ("count", &added)]);
        return view! { <div class="notice notice--good"><p>{done}</p></div> }.into_any();
    }
    let count = format::integer(i64::from(report.faulty));
    view! {
        <section class="stack">
            <div class="notice notice--bad">
                <p>{fill(words::FAULTY, &[file, ("count", &count)])}</p>
            </div>
            <ul>{report.faults.iter().map(faulty).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn faulty(question: &FaultyQuestion) -> AnyView {
    let line = (question.line > 0).then(|| fill(words::LINE, &[("line", &question.line.to_string())]));
    let faults: Vec<&str> = question.faults.iter().map(|fault| t(words::fault(*fault))).collect();
    view! {
        <li>
            <b>{line}</b> " " {question.text.clone()} <br />
            <span class="field__error">{faults.join(" ")}</span>
        </li>
    }
    .into_any()
}

fn table(lines: &[BankLine]) -> AnyView {
    let row = |line: &BankLine| {
        let address = format!("/questions/{}", line.id);
        view! {
            <tr>
                <th scope="row"><a href=address>{line.code.clone()}</a></th>
                <td>{if line.is_replaced { t(words::REPLACED) } else { t(state(line.state)) }}</td>
                <td>{line.topic.clone()}</td>
                <td>{t(words::difficulty(line.difficulty))}</td>
                <td>{line.author.clone()}</td>
                <td>{days(line.validity)} {words::source(line.source).map(warning)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(words::QUESTIONS)>
            <table class="table">
                <caption>{t(words::QUESTIONS)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(words::CODE)}</th>
                        <th scope="col">{t(words::STATE)}</th>
                        <th scope="col">{t(words::TOPIC)}</th>
                        <th scope="col">{t(words::DIFFICULTY)}</th>
                        <th scope="col">{t(words::AUTHOR)}</th>
                        <th scope="col">{t(words::VALIDITY)}</th>
                    </tr>
                </thead>
                <tbody>{lines.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn warning(words: Text) -> AnyView {
    view! { <b class="field__error">{t(words)}</b> }.into_any()
}

/// The days on which a source holds; empty where nothing is said of them.
fn days(validity: Validity) -> String {
    let ends = [(words::VALID_FROM, validity.from), (words::VALID_UNTIL, validity.until)];
    let said = ends.into_iter().filter_map(|(words, day)| Some(fill(words, &[("day", &day?.show())])));
    said.collect::<Vec<_>>().join(" ")
}

const fn state(state: QuestionState) -> Text {
    match state {
        QuestionState::Draft => words::DRAFT,
        QuestionState::Approved => words::APPROVED,
        QuestionState::Rejected => words::REJECTED,
    }
}
