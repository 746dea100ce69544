//! Organisers change what is measured.

use domain::progress::{Direction, Indicator, IndicatorInForce, IndicatorsPage, Measure, Unit};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    api::indicators::{
        IndicatorForm, SaveIndicator, TypedIndicator, WithdrawIndicator, read_indicators,
        read_typed_indicator,
    },
    components::{CsrfField, Problem, loaded, use_viewer},
    pages::{indicator_changes, progress::bound},
    text::{Text, campaign, format, indicators as words, organise, progress, t},
};

/// All indicators, each with a link to its form.
pub fn list() -> AnyView {
    let page = Resource::new(|| (), |()| read_indicators());
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <h1>{t(words::TITLE)}</h1>
            <p class="lead">{t(words::LEAD)}</p>
            {loaded(page, table)}
            <p><a href="/organise">{t(organise::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

/// The form of a new indicator.
pub fn create() -> AnyView {
    let action = ServerAction::<SaveIndicator>::new();
    let typed = Resource::new(|| (), |()| read_typed_indicator());
    let show = |typed: TypedIndicator| {
        let (new, why) = typed.form.filter(|(form, _)| form.code.is_empty()).unwrap_or_default();
        form(&new, 0, why)
    };
    view! {
        <Title text=t(words::ADD) />
        <div class="narrow stack">
            <h1>{t(words::ADD)}</h1>
            <Problem action />
            {loaded(typed, show)}
            <p><a href="/organise/indicators">{t(words::ALL)}</a></p>
        </div>
    }
    .into_any()
}

/// The form of the indicator that the address names.
pub fn change() -> AnyView {
    let params = use_params_map();
    let code = move || params.read().get("code").unwrap_or_default();
    let read = async |code: String| {
        let page = read_indicators().await?;
        let found = page.indicators.into_iter().find(|one| one.indicator.code == code);
        Ok((found, read_typed_indicator().await?))
    };
    let indicator = Resource::new(code, read);
    let save = ServerAction::<SaveIndicator>::new();
    let withdraw = ServerAction::<WithdrawIndicator>::new();
    let show = |(found, typed): (Option<IndicatorInForce>, TypedIndicator)| match found {
        Some(one) => {
            let code = &one.indicator.code;
            let changed = typed.form.filter(|(form, _)| form.code == *code);
            let (with, why_changed) = changed.unwrap_or_else(|| (filled(&one.indicator), String::new()));
            let why = typed.withdrawal.filter(|(withdrawn, _)| withdrawn == code).map(|(_, why)| why);
            view! {
                {form(&with, one.version, why_changed)}
                {withdrawing(&one, why)}
            }
            .into_any()
        }
        None => view! { <crate::pages::NotFound /> }.into_any(),
    };
    view! {
        <Title text=t(words::CHANGE) />
        <div class="narrow stack">
            <h1>{t(words::CHANGE)}</h1>
            <Problem action=save />
            <Problem action=withdraw />
            {loaded(indicator, show)}
            <p><a href="/organise/indicators">{t(words::ALL)}</a></p>
        </div>
    }
    .into_any()
}

fn table(page: IndicatorsPage) -> AnyView {
    let language = use_viewer().language;
    let row = |one: &IndicatorInForce| {
        let indicator = &one.indicator;
        let address = format!("/organise/indicators/{}", indicator.code);
        view! {
            <tr>
                <th scope="row"><a href=address>{indicator.name.in_language(language).to_owned()}</a></th>
                <td>{bound(indicator).unwrap_or_else(|| "–".to_owned())}</td>
                <td class="small">{indicator_changes::formula(indicator)}</td>
            </tr>
        }
    };
    view! {
        <p class="button-row">
            <a href="/organise/indicators/new" class="button button--primary">{t(words::ADD)}</a>
        </p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(words::TITLE)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(campaign::INDICATOR)}</th>
                        <th scope="col">{t(campaign::TARGET)}</th>
                        <th scope="col">{t(words::FORMULA)}</th>
                    </tr>
                </thead>
                <tbody>{page.indicators.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        {indicator_changes::changes(&page.changes)}
    }
    .into_any()
}

/// The form of an indicator as it stands.
fn filled(indicator: &Indicator) -> IndicatorForm {
    let figure = |value: Option<i64>| value.map(|value| typed(indicator.unit, value)).unwrap_or_default();
    let earlier = indicator.baseline.as_ref();
    let label = earlier.map(|earlier| earlier.label.clone()).unwrap_or_default();
    IndicatorForm {
        code: indicator.code.clone(),
        name_vi: indicator.name.vi.clone(),
        name_en: indicator.name.en.clone(),
        unit: indicator.unit,
        numerator: indicator.numerator.clone(),
        denominator: indicator.denominator.clone(),
        direction: indicator.direction,
        target: figure(indicator.target),
        min_sample: indicator.min_sample.to_string(),
        baseline: figure(earlier.map(|earlier| earlier.value)),
        baseline_label_vi: label.vi,
        baseline_label_en: label.en,
        source_vi: indicator.source.vi.clone(),
        source_en: indicator.source.en.clone(),
    }
}

/// The form with what stands in it; `seen` is the version that is changed, 0 for a new one.
fn form(with: &IndicatorForm, seen: u32, why: String) -> AnyView {
    view! {
        <form method="post" action="/api/organise/indicators/save" class="form">
            <CsrfField />
            <input type="hidden" name="form[code]" value=with.code.clone() />
            <input type="hidden" name="seen" value=seen.to_string() />
            {line("name_vi", words::NAME_VI, &with.name_vi, true)}
            {line("name_en", words::NAME_EN, &with.name_en, true)}
            {choice("unit", words::UNIT, Unit::ALL, |unit| (unit.name(), words::unit(unit)), with.unit)}
            {measures("numerator", words::NUMERATOR, words::NUMERATOR_HINT, &with.numerator)}
            {measures("denominator", words::DENOMINATOR, words::DENOMINATOR_HINT, &with.denominator)}
            {choice("direction", words::DIRECTION, Direction::ALL, |way| (way.name(), words::direction(way)), with.direction)}
            {line("target", words::TARGET, &with.target, false)}
            <p class="hint">{t(words::FIGURE_HINT)}</p>
            {line("min_sample", words::MIN_SAMPLE, &with.min_sample, true)}
            {line("baseline", words::BASELINE, &with.baseline, false)}
            {line("baseline_label_vi", words::BASELINE_VI, &with.baseline_label_vi, false)}
            {line("baseline_label_en", words::BASELINE_EN, &with.baseline_label_en, false)}
            {line("source_vi", words::SOURCE_VI, &with.source_vi, true)}
            {line("source_en", words::SOURCE_EN, &with.source_en, true)}
            {reason("reason", why)}
            <div class="button-row">
                <button class="button button--primary">{t(words::SAVE)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// A figure as it would be typed.
fn typed(unit: Unit, value: i64) -> String {
    match unit {
        Unit::Share => format::percent(value).trim_end_matches([' ', '%', '\u{a0}']).to_owned(),
        Unit::Count => value.to_string(),
    }
}

fn line(field: &'static str, label: Text, value: &str, is_needed: bool) -> AnyView {
    let value = value.to_owned();
    view! {
        <div class="field">
            <label for=field>{t(label)}</label>
            <input id=field name=format!("form[{field}]") maxlength="300" required=is_needed value=value />
        </div>
    }
    .into_any()
}

fn choice<T: Copy + PartialEq>(
    field: &'static str,
    label: Text,
    all: &'static [T],
    named: fn(T) -> (&'static str, Text),
    chosen: T,
) -> AnyView {
    let option = |one: &T| {
        let (name, text) = named(*one);
        view! { <option value=name selected=chosen == *one>{t(text)}</option> }
    };
    view! {
        <div class="field">
            <label for=field>{t(label)}</label>
            <select id=field name=format!("form[{field}]")>{all.iter().map(option).collect_view()}</select>
        </div>
    }
    .into_any()
}

fn measures(field: &'static str, legend: Text, hint: Text, chosen: &[Measure]) -> AnyView {
    let hint_id = format!("{field}-hint");
    let described = hint_id.clone();
    let option = |measure: &Measure| {
        let checked = chosen.contains(measure);
        view! {
            <label class="check-line">
                <input type="checkbox" name=format!("form[{field}][]") value=measure.name() checked=checked />
                <span>{t(progress::measure(*measure))}</span>
            </label>
        }
    };
    view! {
        <fieldset class="fieldset" aria-describedby=described>
            <legend>{t(legend)}</legend>
            <p class="hint" id=hint_id>{t(hint)}</p>
            <div class="measures">{Measure::ALL.iter().map(option).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn reason(id: &'static str, why: String) -> AnyView {
    let hint_id = format!("{id}-hint");
    let described = hint_id.clone();
    view! {
        <div class="field">
            <label for=id>{t(words::REASON)}</label>
            <p class="hint" id=hint_id>{t(words::REASON_HINT)}</p>
            <input id=id name="reason" maxlength="300" required value=why aria-describedby=described />
        </div>
    }
    .into_any()
}

/// Withdraws it; open where that was refused just now, with the reason that was typed.
fn withdrawing(one: &IndicatorInForce, why: Option<String>) -> AnyView {
    if one.is_standard {
        return view! { <p class="notice notice--info">{t(words::IS_STANDARD)}</p> }.into_any();
    }
    let is_open = why.is_some();
    view! {
        <details class="card" open=is_open>
            <summary>{t(words::WITHDRAW)}</summary>
            <form method="post" action="/api/organise/indicators/withdraw" class="form">
                <CsrfField />
                <input type="hidden" name="code" value=one.indicator.code.clone() />
                <input type="hidden" name="seen" value=one.version.to_string() />
                <p>{t(words::WITHDRAW_NOTE)}</p>
                {reason("withdraw-reason", why.unwrap_or_default())}
                <div class="button-row">
                    <button class="button">{t(words::WITHDRAW)}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
