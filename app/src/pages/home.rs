//! The first page.

use domain::{campaign::CampaignHead, progress::IndicatorFigure};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::progress::{HomeStart, read_home},
    components::{loaded, use_viewer},
    pages::progress::{demonstration_notice, target, value},
    text::{Text, campaign, common, fill, progress, t},
};

/// What the campaign is and where the three flows begin.
pub fn home() -> AnyView {
    let start = Resource::new(|| (), |()| read_home());
    view! {
        <Title text="" />
        {loaded(start, page)}
    }
    .into_any()
}

fn page(start: HomeStart) -> AnyView {
    let HomeStart { head, figures } = start;
    let hero = match head {
        Some(head) => hero(&head),
        None => view! {
            <h1>{t(common::PRODUCT)}</h1>
            <p class="notice">{t(progress::NO_CAMPAIGN)}</p>
        }
        .into_any(),
    };
    let standing = (!figures.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t(campaign::NOW)}</h2>
                <div class="tiles">{figures.iter().map(tile).collect_view()}</div>
                <p><a href="/progress">{t(campaign::SEE_ALL)}</a></p>
            </section>
        }
    });
    view! {
        <div class="stack">
            {hero}
            {demonstration_notice(&figures)}
            {standing}
            <section>
                <h2>{t(campaign::TAKE_PART)}</h2>
                <div class="grid">
                    {entry("/vote", campaign::VOTE_TITLE, campaign::VOTE_LEAD)}
                    {entry("/contest", campaign::CONTEST_TITLE, campaign::CONTEST_LEAD)}
                    {entry("/campaign", campaign::CAMPAIGN_TITLE, campaign::CAMPAIGN_LEAD)}
                </div>
            </section>
        </div>
    }
    .into_any()
}

fn hero(head: &CampaignHead) -> AnyView {
    let language = use_viewer().language;
    let period = fill(campaign::PERIOD, &[("from", &head.starts.show()), ("to", &head.ends.show())]);
    view! {
        <div class="hero">
            <h1>{head.title.in_language(language).to_owned()}</h1>
            <p class="lead">{head.theme.in_language(language).to_owned()}</p>
            <p class="muted">{period}</p>
            <p class="button-row">
                <a href="/progress" class="button button--primary button--big">{t(progress::TITLE)}</a>
                <a href="/campaign" class="button button--big">{t(campaign::CAMPAIGN_TITLE)}</a>
            </p>
        </div>
    }
    .into_any()
}

/// One headline figure with its target.
fn tile(line: &IndicatorFigure) -> AnyView {
    let language = use_viewer().language;
    let (indicator, figure) = (&line.indicator, &line.figure);
    let shown = figure.value.map_or_else(|| t(progress::NO_VALUE).to_owned(), |is| value(indicator, is));
    view! {
        <div class="stat">
            <span class="stat__value">{shown}</span>
            <span class="stat__label">{indicator.name.in_language(language).to_owned()}</span>
            <span class="stat__note">{target(indicator)}" · "{t(progress::status(figure.status))}</span>
        </div>
    }
    .into_any()
}

fn entry(address: &'static str, title: Text, lead: Text) -> AnyView {
    view! {
        <article class="card">
            <h3 class="card__title"><a href=address>{t(title)}</a></h3>
            <p>{t(lead)}</p>
        </article>
    }
    .into_any()
}
