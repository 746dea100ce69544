//! Live progress: the whole campaign, and one agency.

mod agencies;
pub mod agency;
pub mod alerts;
pub mod facts;
mod figures;
mod filter;
mod live;
pub mod national;
pub mod notes;
mod participation;
pub mod wall;
pub mod weeks;

use domain::{
    campaign::CampaignHead,
    progress::{BoardFilter, DisputeTotals, FactSource, IndicatorFigure, LiveBoard},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::{
    figures::When,
    live::{LiveBoardSignal, live_line},
};
use crate::{
    api::progress::{ProgressStart, read_progress},
    components::{PrintButton, loaded},
    islands::{LiveIsland, LivePiece, Parcel},
    text::{
        board_filter, campaign, disputes as disputes_text, fill, format, national as national_text, paper,
        progress, t, wall as wall_text, workbook,
    },
};

pub(crate) use figures::{bound, target, value};

/// The campaign's indicators, agencies and participation, moving while one looks.
pub fn progress() -> AnyView {
    let query = use_query_map();
    let start = Resource::new(move || query.read().get("until"), read_progress);
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
    let (mut filter, mut unknown) = filter::asked_of(&start.board);
    // A day that the campaign does not have, or not yet.
    if let Some(day) = filter.until.filter(|_| start.until.is_none()) {
        unknown.push(("until", day.show()));
        filter.until = None;
    }
    let moving = filter.until.is_none();
    view! {
        <div class="stack">
            {heading(&head)}
            {filter::unknown(&unknown)}
            {filter::shown(&filter, &start.board, "/progress")}
            <p class="button-row no-print">
                <a class="button" href=filter.after("/progress.xlsx") rel="external" download="">{t(workbook::DOWNLOAD)}</a>
                <a class="button" href=filter.after("/progress.pdf") rel="external" download="">{t(paper::DOWNLOAD)}</a>
                <a class="button" href="/progress/wall" rel="external">{t(wall_text::OPEN)}</a>
                <a class="button" href=filter.for_national().after("/progress/national")>{t(national_text::TITLE)}</a>
                <PrintButton />
            </p>
            {filter::form(&filter, &start.board, &head)}
            {match moving {
                true => view! { <LiveIsland parcel=Parcel::of(&LivePiece::Campaign(start.board, filter)) /> }.into_any(),
                false => still(&start.board, &filter),
            }}
        </div>
    }
    .into_any()
}

/// Everything on the page that moves with the live board.
pub(crate) fn board(board: LiveBoard, filter: BoardFilter) -> AnyView {
    let language = crate::components::use_viewer().language;
    provide_context(filter.clone());
    let (cards, table) = (filter.clone(), filter);
    let live = LiveBoardSignal::follow(board);
    view! {
        <div class="stack">
            {live.show(|board| demonstration_notice(&board.indicators))}
            {live_line(live)}
            {live.show(|board| notes::section(board, None).into_any())}
            {live.show(move |board| indicators(board, &cards.indicators_of(board)))}
            {live.show(move |board| agencies::section(&table.agencies_of(board, language)))}
            {live.show(participation::section)}
        </div>
    }
    .into_any()
}

/// The figures of an earlier day, which no longer move.
fn still(board: &LiveBoard, filter: &BoardFilter) -> AnyView {
    let language = crate::components::use_viewer().language;
    provide_context(filter.clone());
    view! {
        <div class="stack">
            {demonstration_notice(&board.indicators)}
            {indicators(board, &filter.indicators_of(board))}
            {agencies::section(&filter.agencies_of(board, language))}
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

/// The cards: how many of all meet their targets, and those of them that are to be seen.
fn indicators(board: &LiveBoard, part: &LiveBoard) -> AnyView {
    let (aimed, followed): (Vec<_>, Vec<_>) =
        part.indicators.iter().partition(|line| line.indicator.target.is_some());
    let (met, all) = board.targets_met();
    let counts = fill(progress::TARGETS_MET, &[("met", &met.to_string()), ("all", &all.to_string())]);
    let card = |line| {
        figures::card(line, When::of(board), figures::furthest_behind(board, line).into_iter().collect())
    };
    let nothing = part.indicators.is_empty().then(|| view! { <p>{t(board_filter::NO_INDICATOR)}</p> });
    view! {
        <section>
            <h2>{t(progress::INDICATORS)}</h2>
            <p class="lead">{counts}</p>
            {figures::furthest(&board.indicators)}
            {nothing}
            <div class="grid">{aimed.into_iter().map(card).collect_view()}</div>
        </section>
        {(!followed.is_empty() || !board.disputes.is_empty()).then(|| view! {
            <section>
                <h2>{t(progress::FOLLOWED)}</h2>
                <div class="grid">{followed.into_iter().map(card).collect_view()}</div>
                {disputes(board.disputes)}
            </section>
        })}
    }
    .into_any()
}
