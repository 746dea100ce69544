//! Organisers change what is measured.

use domain::progress::{Direction, Indicator, IndicatorInForce, IndicatorsPage, Measure, Unit};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    api::indicators::{SaveIndicator, WithdrawIndicator, read_indicators},
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
    view! {
        <Title text=t(words::ADD) />
        <div class="narrow stack">
            <h1>{t(words::ADD)}</h1>
            <Problem action />
            {form(None)}
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
        Ok(page.indicators.into_iter().find(|one| one.indicator.code == code))
    };
    let indicator = Resource::new(code, read);
    let save = ServerAction::<SaveIndicator>::new();
    let withdraw = ServerAction::<WithdrawIndicator>::new();
    let show = |found: Option<IndicatorInForce>| match found {
        Some(one) => view! { {form(Some(&one))} {withdrawing(&one)} }.into_any(),
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

fn form(one: Option<&IndicatorInForce>) -> AnyView {
    let indicator = one.map(|one| &one.indicator);
    let of = |half: fn(&Indicator) -> String| indicator.map(half);
    let figure = |value: Option<i64>| {
        let unit = indicator.map_or(Unit::Count, |indicator| indicator.unit);
        value.map(|value| typed(unit, value))
    };
    let target = figure(indicator.and_then(|indicator| indicator.target));
    let earlier = indicator.and_then(|indicator| indicator.baseline.as_ref());
    let baseline = figure(earlier.map(|earlier| earlier.value));
    let label = |half: fn(&domain::Bilingual) -> &String| earlier.map(|earlier| half(&earlier.label).clone());
    let min_sample = of(|indicator| indicator.min_sample.to_string()).unwrap_or_else(|| "0".to_owned());
    view! {
        <form method="post" action="/api/organise/indicators/save" class="form">
            <CsrfField />
            <input type="hidden" name="form[code]" value=of(|indicator| indicator.code.clone()) />
            <input type="hidden" name="seen" value=one.map_or(0, |one| one.version).to_string() />
            {line("name_vi", words::NAME_VI, of(|indicator| indicator.name.vi.clone()), true)}
            {line("name_en", words::NAME_EN, of(|indicator| indicator.name.en.clone()), true)}
            {choice("unit", words::UNIT, Unit::ALL, |unit| (unit.name(), words::unit(unit)), indicator.map(|one| one.unit))}
            {measures("numerator", words::NUMERATOR, words::NUMERATOR_HINT, indicator.map(|one| &one.numerator[..]))}
            {measures("denominator", words::DENOMINATOR, words::DENOMINATOR_HINT, indicator.map(|one| &one.denominator[..]))}
            {choice("direction", words::DIRECTION, Direction::ALL, |way| (way.name(), words::direction(way)), indicator.map(|one| one.direction))}
            {line("target", words::TARGET, target, false)}
            <p class="hint">{t(words::FIGURE_HINT)}</p>
            {line("min_sample", words::MIN_SAMPLE, Some(min_sample), true)}
            {line("baseline", words::BASELINE, baseline, false)}
            {line("baseline_label_vi", words::BASELINE_VI, label(|label| &label.vi), false)}
            {line("baseline_label_en", words::BASELINE_EN, label(|label| &label.en), false)}
            {line("source_vi", words::SOURCE_VI, of(|indicator| indicator.source.vi.clone()), true)}
            {line("source_en", words::SOURCE_EN, of(|indicator| indicator.source.en.clone()), true)}
            {reason("reason")}
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

fn line(field: &'static str, label: Text, value: Option<String>, is_needed: bool) -> AnyView {
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
    chosen: Option<T>,
) -> AnyView {
    let option = |one: &T| {
        let (name, text) = named(*one);
        view! { <option value=name selected=chosen == Some(*one)>{t(text)}</option> }
    };
    view! {
        <div class="field">
            <label for=field>{t(label)}</label>
            <select id=field name=format!("form[{field}]")>{all.iter().map(option).collect_view()}</select>
        </div>
    }
    .into_any()
}

fn measures(field: &'static str, legend: Text, hint: Text, chosen: Option<&[Measure]>) -> AnyView {
    let hint_id = format!("{field}-hint");
    let described = hint_id.clone();
    let option = |measure: &Measure| {
        let checked = chosen.is_some_and(|chosen| chosen.contains(measure));
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

fn reason(id: &'static str) -> AnyView {
    let hint_id = format!("{id}-hint");
    let described = hint_id.clone();
    view! {
        <div class="field">
            <label for=id>{t(words::REASON)}</label>
            <p class="hint" id=hint_id>{t(words::REASON_HINT)}</p>
            <input id=id name="reason" maxlength="300" required aria-describedby=described />
        </div>
    }
    .into_any()
}

fn withdrawing(one: &IndicatorInForce) -> AnyView {
    if one.is_standard {
        return view! { <p class="notice notice--info">{t(words::IS_STANDARD)}</p> }.into_any();
    }
    view! {
        <details class="card">
            <summary>{t(words::WITHDRAW)}</summary>
            <form method="post" action="/api/organise/indicators/withdraw" class="form">
                <CsrfField />
                <input type="hidden" name="code" value=one.indicator.code.clone() />
                <input type="hidden" name="seen" value=one.version.to_string() />
                <p>{t(words::WITHDRAW_NOTE)}</p>
                {reason("withdraw-reason")}
                <div class="button-row">
                    <button class="button">{t(words::WITHDRAW)}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
