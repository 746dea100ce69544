//! Entering the contest: first as whom, then the form of that group.

use domain::{
    Bilingual, Code,
    contest::{CONSENT_VERSION, EntryChoices, RoundState},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::{
        AppError,
        contest::{EnterCitizen, EnterOfficer, EntryView, entry_page},
    },
    components::{CsrfField, ErrorNotice, FieldProblem, loaded, refusal, use_viewer},
    islands::{EntryIsland, EntryPiece, Parcel},
    text::{Text, contest, contest_entry, errors, fill, t},
};

/// As whom, then agency and staff code, or name, birth, commune and telephone.
pub fn enter() -> AnyView {
    let page = Resource::new(|| (), |()| entry_page());
    let officer = ServerAction::<EnterOfficer>::new().value().get_untracked().and_then(Result::err);
    let citizen = ServerAction::<EnterCitizen>::new().value().get_untracked().and_then(Result::err);
    let group = use_query_map().read_untracked().get("group");
    let entered_here = use_viewer().is_contestant;
    let show = move |page: EntryView| {
        let open = page.round.as_ref().filter(|round| round.state == RoundState::Open);
        let Some(age) = open.map(|round| round.settings.min_age_years) else {
            return view! { <p class="notice notice--warn">{t(errors::of(Code::RoundNotOpen))}</p> }
                .into_any();
        };
        let choices = page.choices;
        match group.as_deref() {
            Some("officer") => {
                view! { <EntryIsland parcel=Parcel::of(&EntryPiece::Officer(choices, officer.clone())) /> }.into_any()
            },
            Some("citizen") => {
                view! { <EntryIsland parcel=Parcel::of(&EntryPiece::Citizen(choices, age, citizen.clone())) /> }.into_any()
            },
            _ => groups(),
        }
    };
    view! {
        <Title text=t(contest_entry::ENTER_TITLE) />
        <div class="narrow stack">
            <h1>{t(contest_entry::ENTER_TITLE)}</h1>
            {entered_here.then(|| view! { <p class="notice notice--info">{t(contest_entry::ENTERED_HERE)}</p> })}
            {loaded(page, show)}
            <p><a href="/contest">{t(contest::BACK)}</a></p>
        </div>
    }
    .into_any()
}

fn groups() -> AnyView {
    let card = |address: &'static str, title: Text, hint: Text| {
        view! {
            <li class="card">
                <h3 class="card__title"><a href=address>{t(title)}</a></h3>
                <p>{t(hint)}</p>
            </li>
        }
    };
    view! {
        <h2>{t(contest_entry::WHICH_GROUP)}</h2>
        <ul class="grid" role="list">
            {card("/contest/enter?group=citizen", contest_entry::AS_CITIZEN, contest_entry::AS_CITIZEN_HINT)}
            {card("/contest/enter?group=officer", contest_entry::AS_OFFICER, contest_entry::AS_OFFICER_HINT)}
        </ul>
    }
    .into_any()
}

/// The mandatory group's form; what was typed stays when it is refused.
pub(crate) fn officer(choices: EntryChoices, problem: Option<AppError>) -> AnyView {
    let action = ServerAction::<EnterOfficer>::new();
    let refused = refusal(action, problem);
    let wrong = move |name| wrong_field(refused, name);
    let language = use_viewer().language;
    let name = |(code, name): &(String, Bilingual)| (code.clone(), name.in_language(language).to_owned());
    let agencies = choices.agencies.iter().map(name).collect();
    view! {
        <h2>{t(contest_entry::AS_OFFICER)}</h2>
        {move || refused.get().map(|error| view! { <ErrorNotice error /> })}
        <ActionForm action attr:class="form">
            <CsrfField />
            {select("agency", contest::AGENCY, None, wrong("agency"), agencies)}
            {input("staff_code", contest_entry::STAFF_CODE, t(contest_entry::STAFF_CODE_HINT).to_owned(), ("text", "off", "text"), wrong("staff_code"))}
            {consent(contest_entry::CONSENT_OFFICER, wrong("consent"))}
            <button class="button button--primary button--big">{t(contest_entry::ENTER_SEND)}</button>
        </ActionForm>
        <p><a href="/contest/enter">{t(contest_entry::OTHER_GROUP)}</a></p>
    }
    .into_any()
}

/// The encouraged group's form; what was typed stays when it is refused.
pub(crate) fn citizen(choices: EntryChoices, age: u32, problem: Option<AppError>) -> AnyView {
    let action = ServerAction::<EnterCitizen>::new();
    let refused = refusal(action, problem);
    let wrong = move |name| wrong_field(refused, name);
    let birth_hint = fill(contest_entry::BIRTH_DATE_HINT, &[("age", &age.to_string())]);
    let hint = |text: Text| t(text).to_owned();
    let communes = choices.communes.clone();
    view! {
        <h2>{t(contest_entry::AS_CITIZEN)}</h2>
        {move || refused.get().map(|error| view! { <ErrorNotice error /> })}
        <ActionForm action attr:class="form">
            <CsrfField />
            {input("full_name", contest_entry::FULL_NAME, hint(contest_entry::FULL_NAME_HINT), ("text", "name", "text"), wrong("full_name"))}
            {input("birth_date", contest_entry::BIRTH_DATE, birth_hint, ("text", "bday", "numeric"), wrong("birth_date"))}
            {select("commune", contest_entry::COMMUNE, Some(contest_entry::COMMUNE_HINT), wrong("commune"), communes)}
            {input("phone", contest_entry::PHONE, hint(contest_entry::PHONE_HINT), ("tel", "tel", "tel"), wrong("phone"))}
            {consent(contest_entry::CONSENT_CITIZEN, wrong("consent"))}
            <button class="button button--primary button--big">{t(contest_entry::ENTER_SEND)}</button>
        </ActionForm>
        <p><a href="/contest/enter">{t(contest_entry::OTHER_GROUP)}</a></p>
    }
    .into_any()
}

type Wrong = Signal<Option<Code>>;

fn wrong_field(refused: Signal<Option<AppError>>, name: &'static str) -> Wrong {
    Signal::derive(move || refused.get()?.of_field(name))
}

/// A labelled input; `traits` are its type, autocomplete and inputmode.
fn input(
    name: &'static str,
    label: Text,
    hint: String,
    traits: (&'static str, &'static str, &'static str),
    wrong: Wrong,
) -> AnyView {
    let control = view! {
        <input
            id=name
            name=name
            type=traits.0
            autocomplete=traits.1
            inputmode=traits.2
            maxlength="100"
            required
            aria-describedby=described(name)
            aria-invalid=invalid(wrong)
        />
    };
    field(name, label, Some(hint), control.into_any(), wrong)
}

fn select(
    name: &'static str,
    label: Text,
    hint: Option<Text>,
    wrong: Wrong,
    options: Vec<(String, String)>,
) -> AnyView {
    let control = view! {
        <select id=name name=name required aria-describedby=described(name) aria-invalid=invalid(wrong)>
            <option value="">{t(contest_entry::CHOOSE)}</option>
            {options
                .into_iter()
                .map(|(code, name)| view! { <option value=code>{name}</option> })
                .collect_view()}
        </select>
    };
    field(name, label, hint.map(|hint| t(hint).to_owned()), control.into_any(), wrong)
}

fn field(name: &'static str, label: Text, hint: Option<String>, control: AnyView, wrong: Wrong) -> AnyView {
    view! {
        <div class="field" class:field--bad=move || wrong.get().is_some()>
            <label for=name>{t(label)}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {control}
            <FieldProblem id=format!("{name}-problem") code=wrong />
        </div>
    }
    .into_any()
}

/// Who wants to be named in public tables; without the tick one is called by pseudonym.
fn public_name() -> AnyView {
    view! {
        <div class="field">
            <label class="check-line">
                <input type="checkbox" name="shows_name" value="true" aria-describedby="shows-name-hint" />
                <span>{t(contest_entry::SHOWS_NAME)}</span>
            </label>
            <p class="hint" id="shows-name-hint">{t(contest_entry::SHOWS_NAME_HINT)}</p>
        </div>
    }
    .into_any()
}

fn consent(data: Text, wrong: Wrong) -> AnyView {
    view! {
        {public_name()}
        <div class="panel">
            <h3>{fill(contest_entry::CONSENT_TITLE, &[("version", CONSENT_VERSION)])}</h3>
            <ul id="consent-hint">
                <li>{t(data)}</li>
                <li>{t(contest_entry::CONSENT_PURPOSE)}</li>
                <li>{t(contest_entry::CONSENT_READERS)}</li>
                <li>{t(contest_entry::CONSENT_RIGHTS)}</li>
            </ul>
            <div class="field" class:field--bad=move || wrong.get().is_some()>
                <label class="check-line">
                    <input
                        type="checkbox"
                        name="consent_version"
                        value=CONSENT_VERSION
                        required
                        aria-describedby=described("consent")
                        aria-invalid=invalid(wrong)
                    />
                    <span>{t(contest_entry::CONSENT)}</span>
                </label>
                <FieldProblem id="consent-problem".to_owned() code=wrong />
            </div>
        </div>
    }
    .into_any()
}

fn described(name: &str) -> String {
    format!("{name}-hint {name}-problem")
}

fn invalid(wrong: Wrong) -> impl Fn() -> Option<&'static str> + Send + Sync + 'static {
    move || wrong.get().map(|_| "true")
}
