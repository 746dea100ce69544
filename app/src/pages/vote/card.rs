//! A nominee on the ballot paper: choice, dossier, standards.

use std::collections::BTreeSet;

use domain::{
    election::{CategoryRules, Dossier, StandardCheck, StandardStatus},
    progress::Unit,
};
use leptos::{html::Input, prelude::*};

use crate::{
    components::use_viewer,
    text::{
        election, fill,
        format::{integer, percent},
        t,
    },
};

/// The nominees chosen in one category.
pub(super) type Chosen = RwSignal<BTreeSet<i64>>;

/// One nominee. A category of one choice has buttons that exclude each other, others have boxes.
pub(super) fn card(category_id: i64, rules: CategoryRules, dossier: &Dossier, chosen: Chosen) -> AnyView {
    let id = format!("nominee-{}", dossier.nominee_id);
    let (name_id, facts_id) = (format!("{id}-name"), format!("{id}-facts"));
    let language = use_viewer().language;
    let facts = [&dossier.title, &dossier.agency].map(|text| text.in_language(language)).join(" · ");
    let achievements = dossier.achievements.in_language(language).to_owned();
    let own = dossier.is_viewer.then(|| view! { <span class="choice__title">{t(election::OWN)}</span> });
    view! {
        <div class="nominee">
            <label class="choice" class:choice--disabled=dossier.is_viewer>
                {input(category_id, rules, dossier, chosen, &name_id, &facts_id)}
                <span class="choice__body">
                    <span class="nominee__name" id=name_id.clone()>{dossier.name.clone()}</span>
                    <span id=facts_id.clone()>
                        {own}
                        <span class="nominee__facts">{facts}</span>
                        <span class="nominee__facts"><b>{t(election::ACHIEVEMENTS)}": "</b>{achievements}</span>
                    </span>
                </span>
            </label>
            {standards(&dossier.standards)}
        </div>
    }
    .into_any()
}

fn input(
    category_id: i64,
    rules: CategoryRules,
    dossier: &Dossier,
    chosen: Chosen,
    name_id: &str,
    facts_id: &str,
) -> AnyView {
    let nominee_id = dossier.nominee_id;
    let single = rules.min == 1 && rules.max == 1;
    let (kind, name, value) = if single {
        ("radio", format!("one[{category_id}]"), nominee_id)
    } else {
        ("checkbox", format!("many[{nominee_id}]"), category_id)
    };
    let element = NodeRef::<Input>::new();
    let note = move || {
        let Some(input) = element.get_untracked() else { return };
        chosen.update(|chosen| {
            if single && input.checked() {
                chosen.clear();
            }
            if input.checked() {
                chosen.insert(nominee_id);
            } else {
                chosen.remove(&nominee_id);
            }
        });
    };
    // Boxes may have been marked before this code ran, by a quick reader or by the browser going back.
    Effect::new(move |_| {
        element.track();
        note();
    });
    view! {
        <input
            node_ref=element
            type=kind
            name=name
            value=value.to_string()
            checked=chosen.with_untracked(|chosen| chosen.contains(&nominee_id))
            disabled=dossier.is_viewer
            aria-labelledby=name_id.to_owned()
            aria-describedby=facts_id.to_owned()
            on:change=move |_| note()
        />
    }
    .into_any()
}

fn standards(checks: &[StandardCheck]) -> AnyView {
    let count = |status| checks.iter().filter(|check| check.status == status).count();
    let (met, missed) = (count(StandardStatus::Met), count(StandardStatus::Missed));
    let summary = match met + missed {
        0 => t(election::STANDARDS).to_owned(),
        measured => {
            fill(election::STANDARDS_MET, &[("met", &met.to_string()), ("measured", &measured.to_string())])
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
            let cases = fill(election::OF_CASES, &[("good", &good), ("all", &all)]);
            format!("{} ({cases})", percent(value))
        }
        _ => fill(election::COUNTED, &[("n", &integer(value))]),
    })
}
