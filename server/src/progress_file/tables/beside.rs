//! The tables of the pages beside the board, and those that pages show in words.

use app::text::{disputes, national, progress, weeks, workbook};
use domain::progress::{
    AgencyFigures, BoardFilter, Component, ComponentScore, CounterRatings, DisputeTotals, Indicator,
    LiveBoard, NationalLine, NationalPage, NationalScore, WeekPoint,
};

use super::{Cell, Column, Table, Words, count, value};

impl Words {
    /// The national index: of the Centre, and of the agencies that `shown` has, in its order or by points.
    pub(super) fn national(
        self,
        page: Option<&NationalPage>,
        filter: &BoardFilter,
        shown: &LiveBoard,
    ) -> Table {
        let page = page.map(|page| filter.national_of(page, self.0));
        let row = |name: Cell, score: &NationalScore| {
            let mut cells = vec![name, Cell::Points(score.points_centi), Cell::Count(score.possible)];
            for ComponentScore { points_centi, good, all, .. } in &score.components {
                cells.push(points_centi.map_or(Cell::Empty, Cell::Points));
                cells.extend([Cell::Count(*good), Cell::Count(*all)]);
            }
            cells
        };
        let place = |line: &NationalLine| shown.agencies.iter().position(|agency| agency.code == line.code);
        let components: Vec<Component> = page
            .as_ref()
            .map_or_else(Vec::new, |page| page.centre.components.iter().map(|one| one.component).collect());
        let lines = page.into_iter().flat_map(|page| {
            let mut agencies: Vec<NationalLine> = page.agencies;
            agencies.retain(|line| place(line).is_some());
            if !filter.order.is_by_points() {
                agencies.sort_by_key(place);
            }
            let agencies = agencies
                .into_iter()
                .map(|line| row(Cell::Text(line.name.in_language(self.0).to_owned()), &line.score));
            std::iter::once(row(self.say(national::CENTRE), &page.centre)).chain(agencies).collect::<Vec<_>>()
        });
        let columns = [progress::AGENCY, national::TOTAL, workbook::POSSIBLE];
        let mut table = self.table(workbook::NATIONAL, columns, lines.collect());
        for component in &components {
            let name = national::component(*component).in_language(self.0);
            let titled = |text: app::text::Text| text.filled(self.0, &[("name", name)]);
            let names = [
                format!("{name} ({})", component.points()),
                titled(workbook::GOOD_OF),
                titled(workbook::ALL_OF),
            ];
            table.columns.extend(names.map(|name| Column { name, below: None }));
        }
        table
    }

    /// The indicators that `shown` has, week by week, the newest week first as on their pages.
    pub(super) fn weeks(self, all: &[(Indicator, Vec<WeekPoint>)], shown: &LiveBoard) -> Table {
        let columns =
            [workbook::INDICATOR, weeks::ENDS, weeks::SO_FAR, workbook::GOOD_IN_WEEK, workbook::ALL_IN_WEEK];
        let of = |(indicator, points): &(Indicator, Vec<WeekPoint>)| -> Vec<Vec<Cell>> {
            let row = |week: &WeekPoint| {
                vec![
                    self.name(indicator),
                    Cell::Text(week.ends.show()),
                    value(indicator, week.so_far),
                    Cell::Count(week.numerator),
                    count(week.denominator),
                ]
            };
            points.iter().rev().map(row).collect()
        };
        let is_shown = |(indicator, _): &&(Indicator, Vec<WeekPoint>)| {
            shown.indicators.iter().any(|line| line.indicator.code == indicator.code)
        };
        self.table(workbook::WEEKS, columns, all.iter().filter(is_shown).flat_map(of).collect())
    }

    /// Dissatisfied ratings that were looked into: of all, and of the agencies that `shown` has.
    pub(super) fn disputes(self, board: &LiveBoard, shown: &LiveBoard) -> Table {
        let columns = [progress::AGENCY, disputes::OPEN, workbook::STANDS, workbook::VOID];
        let row = |name: Cell, totals: DisputeTotals| {
            let counts = [totals.open, totals.stands, totals.void].map(Cell::Count);
            std::iter::once(name).chain(counts).collect::<Vec<Cell>>()
        };
        let of = |agency: &AgencyFigures| {
            let name = agency.name.in_language(self.0).to_owned();
            (!agency.disputes.is_empty()).then(|| row(Cell::Text(name), agency.disputes))
        };
        let mut lines: Vec<Vec<Cell>> = shown.agencies.iter().filter_map(of).collect();
        lines.push(row(self.say(workbook::ALL_AGENCIES), board.disputes));
        self.table(workbook::DISPUTES, columns, lines)
    }

    /// Ratings received at each counter.
    pub(super) fn counters(self, board: &LiveBoard) -> Table {
        let row = |of: &CounterRatings| vec![Cell::Text(of.counter.clone()), Cell::Count(of.ratings)];
        let columns = [progress::COUNTER, workbook::RATINGS];
        self.table(workbook::COUNTERS, columns, board.counters.iter().map(row).collect())
    }
}
