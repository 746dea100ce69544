//! What stands in the tables of the progress pages, for programs that reckon with it.

mod beside;

use app::text::{Text, board_filter, notes, paper, progress, trend, workbook};
use domain::{
    progress::{
        AgencyFigures, AgencyTurnout, BoardFilter, ContestTotals, ElectionTurnout, FigureNote, Indicator,
        IndicatorFigure, Judgement, LiveBoard, NationalPage, Status, Unit, WeekPoint,
    },
    viewer::Language,
};

/// What stands on pages beside the board.
#[derive(Default)]
pub struct Beside {
    /// The agencies by the national index; none while there is no campaign.
    pub national: Option<NationalPage>,
    /// Every indicator of the campaign week by week.
    pub weeks: Vec<(Indicator, Vec<WeekPoint>)>,
}

/// A cell; empty where there is nothing to say.
pub enum Cell {
    /// Words.
    Text(String),
    /// Met or missed, in words.
    Status(&'static str, Status),
    /// Basis points of the whole.
    Share(i64),
    /// Number of cases.
    Count(i64),
    /// What a figure rose by, in its unit; negative where it fell.
    Change(i64, Unit),
    /// Hundredths of a point.
    Points(i64),
    /// Nothing.
    Empty,
}

/// A column.
pub struct Column {
    /// What stands in it.
    pub name: String,
    /// On paper it is no column, but a line below the figure in the column before it, in these words; `{n}`.
    pub below: Option<&'static str>,
}

/// A table with its columns named.
pub struct Table {
    /// Name of the sheet.
    pub name: String,
    /// How to read it.
    pub lead: Option<&'static str>,
    /// What a page says where there is no line; none where it says nothing.
    pub nothing: Option<&'static str>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Lines, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// The tables of the progress page, in its order, and after them the sources of its figures.
pub fn on_page(board: &LiveBoard, filter: &BoardFilter, language: Language) -> Vec<Table> {
    let words = Words(language);
    let (cards, table) = (filter.indicators_of(board), filter.agencies_of(board, language));
    let mut tables = vec![words.notes(board), words.indicators(&cards), words.agencies(&table)];
    if !board.disputes.is_empty() {
        tables.push(words.disputes(board, &table));
    }
    if filter.until.is_none() {
        tables.extend([words.turnout(board), words.contest(board)]);
    }
    tables.push(words.sources(&cards));
    tables
}

/// The tables of all pages of progress, as far as the filter shows them.
pub fn of(board: &LiveBoard, beside: &Beside, filter: &BoardFilter, language: Language) -> Vec<Table> {
    let words = Words(language);
    let (cards, table) = (filter.indicators_of(board), filter.agencies_of(board, language));
    if filter.until.is_some() {
        // Nothing else is known of an earlier day.
        return vec![
            words.indicators(&cards),
            words.agencies(&table),
            words.national(beside.national.as_ref(), filter, &table),
            words.sources(&cards),
        ];
    }
    vec![
        words.indicators(&cards),
        words.agencies(&table),
        words.national(beside.national.as_ref(), filter, &table),
        words.weeks(&beside.weeks, &cards),
        words.sources(&cards),
        words.disputes(board, &table),
        words.counters(board),
        words.turnout(board),
        words.contest(board),
        words.notes(board),
    ]
}

/// The language of the tables.
#[derive(Clone, Copy)]
struct Words(Language);

impl Words {
    fn say(self, text: Text) -> Cell {
        Cell::Text(text.in_language(self.0).to_owned())
    }

    fn status(self, status: Status) -> Cell {
        Cell::Status(progress::status(status).in_language(self.0), status)
    }

    fn column(self, name: Text) -> Column {
        Column { name: name.in_language(self.0).to_owned(), below: None }
    }

    /// A column that stands below the one before it on paper, in the words `line`.
    fn below(self, name: Text, line: Text) -> Column {
        Column { below: Some(line.in_language(self.0)), ..self.column(name) }
    }

    fn table<const N: usize>(self, name: Text, columns: [Text; N], rows: Vec<Vec<Cell>>) -> Table {
        let columns = columns.map(|column| self.column(column)).into();
        Table { name: name.in_language(self.0).to_owned(), lead: None, nothing: None, columns, rows }
    }

    fn name(self, indicator: &Indicator) -> Cell {
        Cell::Text(indicator.name.in_language(self.0).to_owned())
    }

    fn indicators(self, board: &LiveBoard) -> Table {
        let columns = vec![
            self.column(workbook::INDICATOR),
            self.column(workbook::VALUE),
            self.column(workbook::TARGET),
            self.below(workbook::DIRECTION, paper::PLAIN),
            self.column(workbook::STATUS),
            self.column(workbook::COUNTED),
            self.below(workbook::OF_ALL, paper::OF_ALL),
            self.column(workbook::MISSING),
            self.column(workbook::LOW),
            self.below(workbook::HIGH, paper::UP_TO),
            self.column(workbook::CHANGE),
            self.column(workbook::WEEK),
            self.column(workbook::BASIS),
        ];
        let row = |line: &IndicatorFigure| {
            let (indicator, figure) = (&line.indicator, &line.figure);
            let [low, high] =
                figure.interval.map_or([None; 2], |interval| [Some(interval.low), Some(interval.high)]);
            vec![
                self.name(indicator),
                value(indicator, figure.value),
                value(indicator, indicator.target),
                indicator.target.map_or(Cell::Empty, |_| self.say(workbook::direction(indicator.direction))),
                self.status(figure.status),
                Cell::Count(figure.numerator),
                count(figure.denominator),
                count(figure.cases_missing),
                low.map_or(Cell::Empty, Cell::Share),
                high.map_or(Cell::Empty, Cell::Share),
                change(indicator, figure.change),
                change(indicator, figure.week),
                Cell::Text(indicator.source.in_language(self.0).to_owned()),
            ]
        };
        let rows = board.indicators.iter().map(row).collect();
        Table {
            name: workbook::INDICATORS.in_language(self.0).to_owned(),
            lead: Some(progress::INTERVAL_MEANS.in_language(self.0)),
            nothing: Some(board_filter::NO_INDICATOR.in_language(self.0)),
            columns,
            rows,
        }
    }

    /// The agencies against the indicators that have a target: result, cases missing and place of each.
    fn agencies(self, board: &LiveBoard) -> Table {
        let aimed: Vec<(usize, &Indicator)> = board
            .indicators
            .iter()
            .map(|line| &line.indicator)
            .enumerate()
            .filter(|(_, indicator)| indicator.target.is_some())
            .collect();
        // Who counts nothing of all this is not on the page either.
        let concerned = |agency: &&AgencyFigures| {
            aimed.iter().any(|(place, _)| matches!(agency.figures.get(*place), Some(Some(_))))
        };
        let row = |agency: &AgencyFigures| {
            let mut cells = vec![Cell::Text(agency.name.in_language(self.0).to_owned())];
            for (place, indicator) in &aimed {
                let figure: Option<Judgement> = agency.figures.get(*place).copied().flatten();
                cells.push(value(indicator, figure.and_then(|figure| figure.value)));
                cells.push(figure.map_or(Cell::Empty, |figure| self.status(figure.status)));
                cells.push(count(figure.and_then(|figure| figure.cases_missing)));
                cells.push(count(agency.places.get(*place).copied().flatten()));
            }
            cells
        };
        let mut columns = vec![self.column(progress::AGENCY)];
        for (_, indicator) in &aimed {
            let name = indicator.name.in_language(self.0);
            let below = |titled: Text, line: Text| Column {
                name: titled.filled(self.0, &[("name", name)]),
                below: Some(line.in_language(self.0)),
            };
            columns.extend([
                Column { name: name.to_owned(), below: None },
                below(workbook::STATUS_OF, paper::PLAIN),
                below(workbook::MISSING_OF, paper::MISSING),
                below(workbook::PLACE_OF, trend::PLACE),
            ]);
        }
        Table {
            name: workbook::AGENCIES.in_language(self.0).to_owned(),
            lead: Some(paper::AGENCIES_LEAD.in_language(self.0)),
            nothing: Some(board_filter::NO_AGENCY.in_language(self.0)),
            columns,
            rows: board.agencies.iter().filter(concerned).map(row).collect(),
        }
    }

    fn sources(self, board: &LiveBoard) -> Table {
        let columns = [workbook::INDICATOR, workbook::SOURCE, workbook::CASES];
        let rows = board.indicators.iter().flat_map(|line| {
            line.sources.iter().map(move |of| {
                vec![self.name(&line.indicator), self.say(progress::source(of.source)), Cell::Count(of.cases)]
            })
        });
        self.table(workbook::SOURCES, columns, rows.collect())
    }

    fn turnout(self, board: &LiveBoard) -> Table {
        let columns =
            [workbook::ELECTION, progress::AGENCY, progress::VOTED, progress::ON_ROLL, workbook::STATE];
        let rows = |election: &ElectionTurnout| {
            let line = |agency: Cell, voted, on_roll| {
                vec![
                    Cell::Text(election.title.in_language(self.0).to_owned()),
                    agency,
                    Cell::Count(voted),
                    Cell::Count(on_roll),
                    self.state(election.is_open),
                ]
            };
            let of = |agency: &AgencyTurnout| {
                let name = agency.agency.as_ref().map_or_else(
                    || self.say(progress::SMALL_AGENCIES),
                    |name| Cell::Text(name.in_language(self.0).to_owned()),
                );
                line(name, agency.voted, agency.on_roll)
            };
            let mut lines: Vec<Vec<Cell>> = election.agencies.iter().map(of).collect();
            lines.push(line(self.say(workbook::ALL_AGENCIES), election.voted, election.on_roll));
            lines
        };
        self.table(workbook::TURNOUT, columns, board.turnout.iter().flat_map(rows).collect())
    }

    fn contest(self, board: &LiveBoard) -> Table {
        let columns = [workbook::ROUND, workbook::STATE, progress::CONTESTANTS, progress::ATTEMPTS];
        let row = |contest: &ContestTotals| {
            vec![
                Cell::Text(contest.title.in_language(self.0).to_owned()),
                self.state(contest.is_open),
                Cell::Count(contest.contestants),
                Cell::Count(contest.attempts_ended),
            ]
        };
        self.table(workbook::CONTEST, columns, board.contest.iter().map(row).collect())
    }

    fn notes(self, board: &LiveBoard) -> Table {
        let columns = [workbook::FROM_DAY, workbook::TO_DAY, progress::AGENCY, workbook::NOTE];
        let row = |note: &FigureNote| {
            let agency = note.agency.as_ref().map_or_else(
                || self.say(notes::ALL),
                |(_, name)| Cell::Text(name.in_language(self.0).to_owned()),
            );
            vec![
                Cell::Text(note.from.show()),
                Cell::Text(note.to.show()),
                agency,
                Cell::Text(note.text.clone()),
            ]
        };
        self.table(workbook::NOTES, columns, board.notes.iter().map(row).collect())
    }

    fn state(self, is_open: bool) -> Cell {
        self.say(if is_open { progress::OPEN } else { progress::CLOSED })
    }
}

/// A value in the indicator's unit.
fn value(indicator: &Indicator, value: Option<i64>) -> Cell {
    match (value, indicator.unit) {
        (None, _) => Cell::Empty,
        (Some(value), Unit::Share) => Cell::Share(value),
        (Some(value), Unit::Count) => Cell::Count(value),
    }
}

fn change(indicator: &Indicator, change: Option<i64>) -> Cell {
    change.map_or(Cell::Empty, |change| Cell::Change(change, indicator.unit))
}

fn count(value: Option<i64>) -> Cell {
    value.map_or(Cell::Empty, Cell::Count)
}
