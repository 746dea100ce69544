//! A nominee on the ballot paper: choice, dossier, standards.

use domain::{
    election::{CategoryRules, Dossier, StandardCheck, StandardStatus},
    progress::Unit,
};
use leptos::prelude::*;
use voting::Choice;

use super::desk::Desk;
use crate::{
    components::use_viewer,
    text::{
        booth, election, fill,
        format::{integer, percent},
        t,
    },
};

/// One line to choose in a category.
#[derive(Clone, Copy)]
pub(super) struct Line {
    desk: Desk,
    category_id: i64,
    /// Whether a choice of the category excludes the others.
    is_single: bool,
}

impl Line {
    /// Lines of this category. One choice of one has buttons that exclude each other, others have boxes.
    pub(super) const fn new(desk: Desk, category_id: i64, rules: CategoryRules) -> Self {
        Self { desk, category_id, is_single: rules.min == 1 && rules.max == 1 }
    }

    fn is(self, holds: impl Fn(&Choice) -> bool) -> bool {
        self.desk.choices.with(|choices| {
            choices.iter().find(|choice| choice.category_id == self.category_id).is_some_and(&holds)
        })
    }

    fn take(self, nominee_id: i64, is_chosen: bool) {
        self.desk.choose(self.category_id, |choice| {
            choice.blank = false;
            choice.nominee_ids.retain(|chosen| *chosen != nominee_id && !self.is_single);
            if is_chosen {
                choice.nominee_ids.push(nominee_id);
            }
        });
    }

    fn take_blank(self, is_chosen: bool) {
        self.desk.choose(self.category_id, |choice| {
            choice.blank = is_chosen;
            choice.nominee_ids.clear();
        });
    }

    fn input(
        self,
        described: [String; 2],
        disabled: bool,
        is_chosen: Signal<bool>,
        take: impl Fn(bool) + 'static,
    ) -> AnyView {
        let kind = if self.is_single { "radio" } else { "checkbox" };
        let [name_id, facts_id] = described;
        view! {
            <input
                type=kind
                name=format!("category-{}", self.category_id)
                disabled=disabled
                aria-labelledby=name_id
                aria-describedby=facts_id
                prop:checked=is_chosen
                on:change=move |event| take(event_target_checked(&event))
            />
        }
        .into_any()
    }
}

/// One nominee; `is_own`: the nominee is the voter, who cannot choose that line.
pub(super) fn card(line: Line, dossier: &Dossier, is_own: bool) -> AnyView {
    let nominee_id = dossier.nominee_id;
    let [name_id, facts_id] = ["name", "facts"].map(|part| format!("nominee-{nominee_id}-{part}"));
    let language = use_viewer().language;
    let facts = [&dossier.title, &dossier.agency].map(|text| text.in_language(language)).join(" · ");
    let own = is_own.then(|| view! { <span class="choice__title">{t(booth::OWN)}</span> });
    let told = [(booth::ACHIEVEMENTS, &dossier.achievements), (booth::EVIDENCE, &dossier.evidence)];
    let told = told.map(|(label, text)| {
        let text = text.in_language(language).to_owned();
        (!text.is_empty()).then(|| view! { <span class="nominee__facts"><b>{t(label)}": "</b>{text}</span> })
    });
    let is_chosen = Signal::derive(move || line.is(|choice| choice.nominee_ids.contains(&nominee_id)));
    let ids = [name_id.clone(), facts_id.clone()];
    view! {
        <div class="nominee">
            <label class="choice" class:choice--disabled=is_own>
                {line.input(ids, is_own, is_chosen, move |is_chosen| line.take(nominee_id, is_chosen))}
                <span class="choice__body">
                    <span class="nominee__name" id=name_id>{dossier.name.clone()}</span>
                    <span id=facts_id>
                        {own}
                        <span class="nominee__facts">{facts}</span>
                        {told.into_iter().collect_view()}
                    </span>
                </span>
            </label>
            {standards(&dossier.standards)}
        </div>
    }
    .into_any()
}

/// The blank vote: nobody, on purpose.
pub(super) fn blank(line: Line) -> AnyView {
    let [name_id, facts_id] = ["name", "facts"].map(|part| format!("blank-{}-{part}", line.category_id));
    let is_chosen = Signal::derive(move || line.is(|choice| choice.blank));
    let ids = [name_id.clone(), facts_id.clone()];
    view! {
        <div class="nominee">
            <label class="choice">
                {line.input(ids, false, is_chosen, move |is_chosen| line.take_blank(is_chosen))}
                <span class="choice__body">
                    <span class="choice__title" id=name_id>{t(booth::BLANK)}</span>
                    <span class="choice__detail" id=facts_id>{t(booth::BLANK_NOTE)}</span>
                </span>
            </label>
        </div>
    }
    .into_any()
}

fn standards(checks: &[StandardCheck]) -> AnyView {
    if checks.is_empty() {
        return ().into_any();
    }
    let count = |status| checks.iter().filter(|check| check.status == status).count();
    let (met, missed) = (count(StandardStatus::Met), count(StandardStatus::Missed));
    let summary = match met + missed {
        0 => t(booth::STANDARDS).to_owned(),
        measured => {
            fill(booth::STANDARDS_MET, &[("met", &met.to_string()), ("measured", &measured.to_string())])
        }
    };
    view! {
        <details>
            <summary>{summary}</summary>
            <ul class="standards" role="list">{checks.iter().map(standard).collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn standard(check: &StandardCheck) -> AnyView {
    let class = match check.status {
        StandardStatus::Met => "standard--met",
        StandardStatus::Missed => "standard--missed",
        StandardStatus::NotEnoughData | StandardStatus::NotMeasured => "standard--unknown",
    };
    let title = check.title.in_language(use_viewer().language).to_owned();
    let figure = figure(check).map(|figure| format!(": {figure}"));
    view! { <li class=class>{title} " — " <b>{t(election::standard(check.status))}</b> {figure}</li> }
        .into_any()
}

/// The counted figure in words; none where nothing is counted or no share can be told.
fn figure(check: &StandardCheck) -> Option<String> {
    let (unit, judgement) = check.figure?;
    let value = judgement.value?;
    Some(match (unit, judgement.denominator) {
        (Unit::Share, Some(all)) => {
            let (good, all) = (integer(judgement.numerator), integer(all));
            let cases = fill(booth::OF_CASES, &[("good", &good), ("all", &all)]);
            format!("{} ({cases})", percent(value))
        }
        _ => fill(booth::COUNTED, &[("n", &integer(value))]),
    })
}
