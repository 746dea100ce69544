//! A figure week by week as an SVG image, which needs no program on the reader's device and prints sharply.

use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    progress::{TrendPage, Unit},
    time::Day,
};
use plotters::{
    prelude::{ChartBuilder, Circle, DashedLineSeries, IntoDrawingArea, LineSeries, SVGBackend},
    style::{Color, RGBColor, WHITE},
};
use serde::Deserialize;
use service::Failure;

use crate::state::AppState;

/// Width and height, pixels; pages scale it.
const SIZE: (u32, u32) = (720, 320);
/// The campaign's green, and the red of targets: 4.5:1 and more on white.
const LINE: RGBColor = RGBColor(0x0b, 0x5d, 0x4e);
const TARGET: RGBColor = RGBColor(0xa6, 0x1b, 0x1b);
/// Basis points of a percent.
const PERCENT_BP: i64 = 100;

/// What is asked for.
#[derive(Debug, Deserialize)]
pub struct Asked {
    indicator: String,
    agency: Option<String>,
}

/// Answers `/progress/trend.svg?indicator=on_time&agency=so-tai-chinh`; not found for what does not exist.
pub async fn image(State(state): State<AppState>, Query(asked): Query<Asked>) -> Response {
    match state.service.trend_page(&asked.indicator, asked.agency.as_deref()).await {
        Ok(page) => match draw(&page) {
            Ok(image) => ([(header::CONTENT_TYPE, "image/svg+xml")], image).into_response(),
            Err(error) => {
                tracing::error!(%error, "a trend cannot be drawn");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        },
        Err(Failure::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a trend cannot be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Draws the figure so far at the end of each week, and its target as a broken line.
fn draw(page: &TrendPage) -> anyhow::Result<String> {
    let points: Vec<(i64, i64)> =
        page.weeks.iter().filter_map(|week| Some((week.ends.0, week.so_far?))).collect();
    let target = page.indicator.target;
    let days =
        |days: &[Day]| (days.first().map_or(0, |day| day.0 - 3), days.last().map_or(1, |day| day.0 + 3));
    let (first, last) = days(&page.weeks.iter().map(|week| week.ends).collect::<Vec<_>>());
    let (low, high) = range(points.iter().map(|(_, value)| *value).chain(target), page.indicator.unit);
    let mut image = String::new();
    {
        let root = SVGBackend::with_string(&mut image, SIZE).into_drawing_area();
        root.fill(&WHITE)?;
        let mut chart = ChartBuilder::on(&root)
            .margin(16)
            .x_label_area_size(36)
            .y_label_area_size(72)
            .build_cartesian_2d(first..last, low..high)?;
        let value = |value: &i64| shown(*value, page.indicator.unit);
        chart
            .configure_mesh()
            .disable_x_mesh()
            .x_labels(6)
            .y_labels(5)
            .x_label_formatter(&|day| Day(*day).show().chars().take(5).collect())
            .y_label_formatter(&value)
            .label_style(("sans-serif", 16))
            .draw()?;
        if let Some(target) = target {
            let ends = [(first, target), (last, target)];
            chart.draw_series(DashedLineSeries::new(ends, 10, 6, TARGET.stroke_width(2)))?;
        }
        chart.draw_series(LineSeries::new(points.iter().copied(), LINE.stroke_width(3)))?;
        chart.draw_series(points.iter().map(|point| Circle::new(*point, 4, LINE.filled())))?;
        root.present()?;
    }
    Ok(image)
}

/// The values with a little air around them; a share stays between none and all.
fn range(values: impl Iterator<Item = i64> + Clone, unit: Unit) -> (i64, i64) {
    let (low, high) = (values.clone().min().unwrap_or(0), values.max().unwrap_or(0));
    let air = high.saturating_sub(low) / 10 + if unit == Unit::Share { PERCENT_BP } else { 1 };
    let most = if unit == Unit::Share { 100 * PERCENT_BP + air / 2 } else { i64::MAX };
    (low.saturating_sub(air).max(0), high.saturating_add(air).min(most))
}

/// As on the pages in Vietnamese, without grouping.
fn shown(value: i64, unit: Unit) -> String {
    match unit {
        Unit::Count => value.to_string(),
        Unit::Share if value % PERCENT_BP == 0 => format!("{} %", value / PERCENT_BP),
        Unit::Share => format!("{},{} %", value / PERCENT_BP, value % PERCENT_BP / 10),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        Bilingual,
        progress::{Direction, Indicator, Measure, TrendPage, Unit, WeekPoint},
        time::Day,
    };

    use super::{draw, range, shown};

    fn page(so_far: &[Option<i64>]) -> TrendPage {
        let week = |(number, so_far): (usize, &Option<i64>)| WeekPoint {
            ends: Day(20_000 + 7 * i64::try_from(number).unwrap()),
            numerator: 1,
            denominator: Some(2),
            so_far: *so_far,
        };
        TrendPage {
            agency: None,
            notes: Vec::new(),
            indicator: Indicator {
                code: "on_time".to_owned(),
                name: Bilingual::default(),
                unit: Unit::Share,
                numerator: vec![Measure::FilesOnTime],
                denominator: vec![Measure::FilesResolved],
                direction: Direction::AtLeast,
                target: Some(9_900),
                min_sample: 10,
                baseline: None,
                source: Bilingual::default(),
            },
            weeks: so_far.iter().enumerate().map(week).collect(),
            as_of_ms: 0,
        }
    }

    #[test]
    fn every_week_that_is_known_has_its_mark() {
        let image = draw(&page(&[None, Some(9_800), Some(9_850)])).unwrap();
        assert!(image.starts_with("<svg") && image.ends_with("</svg>\n"));
        assert_eq!(image.matches("<circle").count(), 2);
        assert!(image.contains(" %"));
        // One week, none, and nothing known draw an empty frame instead of failing.
        for few in [&[Some(9_800)][..], &[None], &[]] {
            assert!(draw(&page(few)).unwrap().contains("<svg"));
        }
    }

    #[test]
    fn shares_stay_in_their_frame_and_equal_values_have_one() {
        assert_eq!(range([9_900, 10_000].into_iter(), Unit::Share), (9_790, 10_055));
        assert_eq!(range([0, 0].into_iter(), Unit::Count), (0, 1));
        assert_eq!(range([].into_iter(), Unit::Share), (0, 100));
        assert_eq!(range([i64::MAX, 0].into_iter(), Unit::Count).1, i64::MAX);
        assert_eq!([shown(9_850, Unit::Share), shown(9_900, Unit::Share)], ["98,5 %", "99 %"]);
    }
}
