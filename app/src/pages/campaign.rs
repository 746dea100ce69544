//! The campaign: plan, strands, targets, standards, code of conduct, rewards.

use domain::{
    campaign::{CampaignPage, CampaignText, GroupStandards, Standard},
    progress::Indicator,
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::progress::read_campaign,
    components::{loaded, use_viewer},
    pages::{indicator_changes, progress::bound},
    text::{Text, campaign, fill, t},
};

/// The campaign's page.
pub fn campaign() -> AnyView {
    let plan = Resource::new(|| (), |()| read_campaign());
    view! {
        <Title text=t(campaign::TITLE) />
        {loaded(plan, page)}
    }
    .into_any()
}

fn page(page: CampaignPage) -> AnyView {
    let language = use_viewer().language;
    let head = page.head;
    let plan = fill(campaign::PLAN, &[("number", &head.plan_number), ("day", &head.plan_day.show())]);
    let period = fill(campaign::PERIOD, &[("from", &head.starts.show()), ("to", &head.ends.show())]);
    view! {
        <div class="stack">
            <h1>{head.title.in_language(language).to_owned()}</h1>
            <p class="lead">{t(campaign::THEME)}": "{head.theme.in_language(language).to_owned()}</p>
            <p class="muted">{plan}" · "{period}</p>
            {cards(campaign::STRANDS, page.strands)}
            {targets(page.indicators)}
            {indicator_changes::changes(&page.changes)}
            <section>
                <h2>{t(campaign::STANDARDS)}</h2>
                <p>{t(campaign::STANDARDS_LEAD)}</p>
                <div class="grid">{page.standards.into_iter().map(standards).collect_view()}</div>
            </section>
            <section>
                <h2>{t(campaign::CONDUCT)}</h2>
                <div class="split">
                    {conduct(campaign::DO, page.conduct_do)}
                    {conduct(campaign::DONT, page.conduct_dont)}
                </div>
            </section>
            {cards(campaign::REWARDS, page.rewards)}
        </div>
    }
    .into_any()
}

fn cards(title: Text, texts: Vec<CampaignText>) -> AnyView {
    let language = use_viewer().language;
    let card = |text: CampaignText| {
        view! {
            <article class="card">
                <h3 class="card__title">{text.title.in_language(language).to_owned()}</h3>
                <p>{text.detail.in_language(language).to_owned()}</p>
            </article>
        }
    };
    view! {
        <section>
            <h2>{t(title)}</h2>
            <div class="grid">{texts.into_iter().map(card).collect_view()}</div>
        </section>
    }
    .into_any()
}

fn targets(indicators: Vec<Indicator>) -> AnyView {
    let language = use_viewer().language;
    let row = |indicator: Indicator| {
        let target = bound(&indicator).unwrap_or_else(|| "–".to_owned());
        let baseline =
            indicator.baseline.as_ref().map(|earlier| earlier.label.in_language(language).to_owned());
        view! {
            <tr>
                <th scope="row">{indicator.name.in_language(language).to_owned()}</th>
                <td>{target}</td>
                <td>{baseline.unwrap_or_else(|| "–".to_owned())}</td>
                <td class="small">{indicator.source.in_language(language).to_owned()}</td>
            </tr>
        }
    };
    view! {
        <section>
            <h2>{t(campaign::TARGETS)}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t(campaign::TARGETS)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t(campaign::INDICATOR)}</th>
                            <th scope="col">{t(campaign::TARGET)}</th>
                            <th scope="col">{t(campaign::BASELINE)}</th>
                            <th scope="col">{t(campaign::SOURCE)}</th>
                        </tr>
                    </thead>
                    <tbody>{indicators.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn standards(group: GroupStandards) -> AnyView {
    let language = use_viewer().language;
    let item = |standard: Standard| {
        let measured = standard.rule.map(|_| view! { " "<span class="badge">{t(campaign::MEASURED)}</span> });
        view! { <li>{standard.title.in_language(language).to_owned()}{measured}</li> }
    };
    view! {
        <article class="card">
            <h3 class="card__title">{t(campaign::group(group.group))}</h3>
            <ul>{group.standards.into_iter().map(item).collect_view()}</ul>
        </article>
    }
    .into_any()
}

fn conduct(title: Text, points: Vec<CampaignText>) -> AnyView {
    let language = use_viewer().language;
    let item = |point: CampaignText| view! { <li>{point.title.in_language(language).to_owned()}</li> };
    view! {
        <article class="card">
            <h3 class="card__title">{t(title)}</h3>
            <ol>{points.into_iter().map(item).collect_view()}</ol>
        </article>
    }
    .into_any()
}
