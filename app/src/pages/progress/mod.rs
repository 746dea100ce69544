//! Live progress: the whole campaign, and one agency.

mod agencies;
pub mod agency;
pub mod alerts;
pub mod facts;
mod figures;
mod live;
pub mod national;
pub mod notes;
mod participation;
pub mod wall;
pub mod weeks;

use domain::{
    campaign::CampaignHead,
    progress::{DisputeTotals, FactSource, IndicatorFigure, LiveBoard, Status},
};
use leptos::prelude::*;
use leptos_meta::Title;

use self::{
    figures::When,
    live::{LiveBoardSignal, live_line},
};
use crate::{
    api::progress::{ProgressStart, read_progress},
    components::{PrintButton, loaded},
    islands::{LiveIsland, LivePiece, Parcel},
    text::{
        campaign, disputes as disputes_text, fill, format, national as national_text, progress, t,
        wall as wall_text, workbook,
    },
};

pub(crate) use figures::{bound, target, value};

/// The campaign's indicators, agencies and participation, moving while one looks.
pub fn progress() -> AnyView {
    let start = Resource::new(|| (), |()| read_progress());
    view! {
        <Title text=t(progress::TITLE) />
        <div class="stack">
            <h1>{t(progress::TITLE)}</h1>
            {loaded(start, page)}
        </div>
    }
    .into_any()
}

fn page(start: ProgressStart) -> AnyView {
    let Some(head) = start.head else {
        return view! { <p class="notice">{t(progress::NO_CAMPAIGN)}</p> }.into_any();
    };
    view! {
        <div class="stack">
            {heading(&head)}
            <p class="button-row no-print">
                <a class="button" href="/progress.xlsx" rel="external" download="">{t(workbook::DOWNLOAD)}</a>
                <a class="button" href="/progress/wall" rel="external">{t(wall_text::OPEN)}</a>
                <a class="button" href="/progress/national">{t(national_text::TITLE)}</a>
                <PrintButton />
            </p>
            <LiveIsland parcel=Parcel::of(&LivePiece::Campaign(start.board)) />
        </div>
    }
    .into_any()
}

/// Everything on the page that moves with the live board.
pub(crate) fn board(board: LiveBoard) -> AnyView {
    let live = LiveBoardSignal::follow(board);
    view! {
        <div class="stack">
            {live.show(|board| demonstration_notice(&board.indicators))}
            {live_line(live)}
            {live.show(|board| notes::section(board, None).into_any())}
            {live.show(indicators)}
            {live.show(agencies::section)}
            {live.show(participation::section)}
        </div>
    }
    .into_any()
}

fn heading(head: &CampaignHead) -> AnyView {
    let language = crate::components::use_viewer().language;
    let period = fill(campaign::PERIOD, &[("from", &head.starts.show()), ("to", &head.ends.show())]);
    view! {
        <p class="lead">{head.title.in_language(language).to_owned()}</p>
        <p class="muted">{period}</p>
    }
    .into_any()
}

/// Says that figures are made up, if any are.
pub(crate) fn demonstration_notice(figures: &[IndicatorFigure]) -> AnyView {
    let mut sources = figures.iter().flat_map(|line| &line.sources);
    let made_up = sources.any(|of| of.source == FactSource::Demonstration && of.cases != 0);
    made_up.then(|| view! { <p class="notice notice--info">{t(progress::DEMONSTRATION)}</p> }).into_any()
}

/// How many dissatisfied ratings were looked into, and with what outcome.
pub(crate) fn disputes(totals: DisputeTotals) -> Option<AnyView> {
    (!totals.is_empty()).then(|| {
        let [open, stands, void] = [totals.open, totals.stands, totals.void].map(format::integer);
        let text = fill(disputes_text::TOTALS, &[("open", &open), ("stands", &stands), ("void", &void)]);
        view! { <p>{text}</p> }.into_any()
    })
}

fn indicators(board: &LiveBoard) -> AnyView {
    let (aimed, followed): (Vec<_>, Vec<_>) =
        board.indicators.iter().partition(|line| line.indicator.target.is_some());
    let met = aimed.iter().filter(|line| line.figure.status == Status::Met).count();
    let counts = [("met", met.to_string()), ("all", aimed.len().to_string())];
    let counts = fill(progress::TARGETS_MET, &counts.each_ref().map(|(name, count)| (*name, count.as_str())));
    let card = |line| {
        figures::card(line, When::of(board), figures::furthest_behind(board, line).into_iter().collect())
    };
    view! {
        <section>
            <h2>{t(progress::INDICATORS)}</h2>
            <p class="lead">{counts}</p>
            {figures::furthest(&board.indicators)}
            <div class="grid">{aimed.into_iter().map(card).collect_view()}</div>
        </section>
        <section>
            <h2>{t(progress::FOLLOWED)}</h2>
            <div class="grid">{followed.into_iter().map(card).collect_view()}</div>
            {disputes(board.disputes)}
        </section>
    }
    .into_any()
}
