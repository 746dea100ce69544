//! Choosing what to see of the figures: a plain form whose choices stand in the address.

use domain::{
    agency::AgencyKind,
    campaign::CampaignHead,
    progress::{AgencyOrder, BoardFilter, Component, IndicatorGroup, LiveBoard, NationalPage},
    time::Day,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    components::use_viewer,
    text::{Text, board_filter as words, fill, national, roster, t},
};

/// Address of the national index.
const NATIONAL: &str = "/progress/national";

/// What the page shows a part of; everything where nothing was chosen.
pub(super) fn use_filter() -> BoardFilter {
    use_context::<BoardFilter>().unwrap_or_default()
}

/// What the address of the page asks for, with the parts of it that nobody knows.
pub(super) fn asked(is_indicator: impl Fn(&str) -> bool) -> (BoardFilter, Vec<(&'static str, String)>) {
    let query = use_query_map();
    BoardFilter::read(|name| query.with_untracked(|query| query.get(name)), is_indicator)
}

/// The same on a page that knows no indicators: what is no indicator is told where it is used.
pub(super) fn handed_on() -> BoardFilter {
    let is_code = |code: &str| code.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    asked(is_code).0
}

/// The same on a page with the board.
pub(super) fn asked_of(board: &LiveBoard) -> (BoardFilter, Vec<(&'static str, String)>) {
    asked(|code| board.indicators.iter().any(|line| line.indicator.code == code))
}

/// What the address of the national index asks for, with the parts of it that mean nothing there.
pub(super) fn asked_national() -> (BoardFilter, Vec<(&'static str, String)>) {
    let query = use_query_map();
    BoardFilter::read_national(|name| query.with_untracked(|query| query.get(name)))
}

/// Says which parts of the address were left out.
pub(super) fn unknown(parts: &[(&'static str, String)]) -> Option<AnyView> {
    let part = |(name, value): &(&str, String)| {
        // Enough to find it in the address.
        let value: String = value.chars().take(40).collect();
        format!("{name}={value}")
    };
    let parts: Vec<String> = parts.iter().map(part).collect();
    (!parts.is_empty()).then(|| {
        let text = fill(words::UNKNOWN, &[("part", &parts.join("; "))]);
        view! { <p class="notice" role="status">{text}</p> }.into_any()
    })
}

/// What is shown, in words and on paper too, with the way back to everything at `address`; nothing where that is
/// everything.
pub(super) fn shown(filter: &BoardFilter, board: &LiveBoard, address: &str) -> Option<AnyView> {
    words::chosen(filter, board, use_viewer().language).map(|text| said(text, address))
}

/// The same of the national index.
pub(super) fn shown_national(filter: &BoardFilter) -> Option<AnyView> {
    let by_place = |code: &str| by_points(code.parse().ok());
    words::chosen_by(filter, use_viewer().language, by_place).map(|text| said(text, NATIONAL))
}

fn said(text: String, address: &str) -> AnyView {
    view! {
        <p class="notice notice--info">
            {text}" "<a class="no-print" href=address.to_owned() rel="external">{t(words::CLEAR)}</a>
        </p>
    }
    .into_any()
}

/// What can be chosen on a page.
struct Choices {
    address: &'static str,
    groups: Vec<IndicatorGroup>,
    kinds: Vec<AgencyKind>,
    /// Whether what misses its target can be had alone.
    missed: bool,
    /// Beside the declared order.
    orders: Vec<(AgencyOrder, String)>,
    /// First and last day.
    days: [Day; 2],
}

/// The choices. Open where one was made, so that it can be changed.
pub(super) fn form(filter: &BoardFilter, board: &LiveBoard, head: &CampaignHead) -> AnyView {
    let language = use_viewer().language;
    let aimed = board.indicators.iter().filter(|line| line.indicator.target.is_some());
    let places = aimed.map(|line| {
        let name = line.indicator.name.in_language(language);
        (AgencyOrder::Place(line.indicator.code.clone()), fill(words::BY_PLACE, &[("name", name)]))
    });
    let orders = [(AgencyOrder::Name, t(words::BY_NAME)), (AgencyOrder::Missed, t(words::BY_MISSED))];
    let orders = orders.map(|(order, text)| (order, text.to_owned()));
    let choices = Choices {
        address: "/progress",
        groups: IndicatorGroup::ALL.to_vec(),
        kinds: kinds_of(board.agencies.iter().map(|agency| agency.kind)),
        missed: true,
        orders: orders.into_iter().chain(places).collect(),
        days: [head.starts, head.ends],
    };
    plain_form(filter, choices)
}

/// The choices of the national index.
pub(super) fn form_national(filter: &BoardFilter, page: &NationalPage) -> AnyView {
    let has_component = |group: &&IndicatorGroup| Component::ALL.iter().any(|one| one.group() == **group);
    let components = Component::ALL.iter().map(|component| Some(*component));
    let points = std::iter::once(None)
        .chain(components)
        .map(|component| (AgencyOrder::by_points(component), by_points(component)));
    let choices = Choices {
        address: NATIONAL,
        groups: IndicatorGroup::ALL.iter().filter(has_component).copied().collect(),
        kinds: kinds_of(page.agencies.iter().map(|line| line.kind)),
        missed: false,
        orders: std::iter::once((AgencyOrder::Name, t(words::BY_NAME).to_owned())).chain(points).collect(),
        days: [page.starts, page.ends],
    };
    plain_form(filter, choices)
}

/// Most points first, of a component or of all, in words.
fn by_points(component: Option<Component>) -> String {
    let name = component.map_or(national::TOTAL, national::component);
    fill(words::BY_POINTS, &[("name", t(name))])
}

/// Kinds that have an agency.
fn kinds_of(agencies: impl Iterator<Item = AgencyKind>) -> Vec<AgencyKind> {
    let found: Vec<AgencyKind> = agencies.collect();
    AgencyKind::ALL.iter().filter(|kind| found.contains(kind)).copied().collect()
}

fn plain_form(filter: &BoardFilter, choices: Choices) -> AnyView {
    let Choices { address, groups, kinds, missed, orders, days: [first, last] } = choices;
    let groups =
        choice("group", words::GROUP, &groups, filter.group, |group| (group.name(), words::group(group)));
    let kinds = choice("bloc", roster::BLOC, &kinds, filter.bloc, |kind| (kind.name(), roster::kind(kind)));
    let missed = missed.then(|| {
        view! {
            <label class="check-line">
                <input type="checkbox" name="missed" value="yes" checked=filter.missed />
                <span>{t(words::MISSED)}</span>
            </label>
        }
    });
    let order = |(order, text): (AgencyOrder, String)| {
        let chosen = order == filter.order;
        view! { <option value=order.name().to_owned() selected=chosen>{text}</option> }
    };
    view! {
        <details class="card no-print" open=*filter != BoardFilter::default()>
            <summary>{t(words::TITLE)}</summary>
            <form class="form" method="get" action=address>
                <p class="hint">{t(words::HINT)}</p>
                {groups}
                {kinds}
                {missed}
                <div class="field">
                    <label for="filter-until">{t(words::UNTIL)}</label>
                    <p class="hint" id="filter-until-hint">{t(words::UNTIL_HINT)}</p>
                    <input
                        id="filter-until"
                        type="date"
                        name="until"
                        min=first.iso()
                        max=last.iso()
                        value=filter.until.map(Day::iso)
                        aria-describedby="filter-until-hint"
                    />
                </div>
                <div class="field">
                    <label for="filter-sort">{t(words::SORT)}</label>
                    <select id="filter-sort" name="sort">
                        <option value="">{t(words::BY_LIST)}</option>
                        {orders.into_iter().map(order).collect_view()}
                    </select>
                </div>
                <div class="button-row"><button class="button">{t(words::SHOW)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn choice<T: Copy + PartialEq>(
    name: &'static str,
    label: Text,
    all: &[T],
    chosen: Option<T>,
    named: fn(T) -> (&'static str, Text),
) -> AnyView {
    let id = format!("filter-{name}");
    let option = |one: &T| {
        let (value, text) = named(*one);
        view! { <option value=value selected=chosen == Some(*one)>{t(text)}</option> }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{t(label)}</label>
            <select id=id name=name>
                <option value="">{t(words::ALL)}</option>
                {all.iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}
