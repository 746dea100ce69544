//! Live progress: what is counted, how an indicator is judged, and what the pages show of it.

mod alert;
mod board;
mod case_event;
mod delta;
mod dispute;
mod drill_down;
mod figures_page;
mod filter;
mod indicator;
mod indicator_change;
mod interval;
mod judge;
mod national;
mod national_filter;
mod note;
mod outlook;
mod ranking;
mod rating;
mod stated;
mod ticket;
mod trend;
mod turnout;
mod weekly;

pub use alert::{AgencyAlerts, Alert, AlertKind, AlertsPage, IndicatorAlert, RefusedRatings, alert};
pub use board::{
    AgencyFigures, AgencyPage, ContestTotals, CounterOfficer, CounterRatings, IndicatorFigure, LiveBoard,
    RatingRemark, SourceCases,
};
pub use case_event::{
    BatchReceipt, CaseEvent, CaseStep, Channel, EventError, EventFault, MAX_BATCH, MAX_ID, RawEvent,
};
pub use delta::{BoardDelta, Edition};
pub use dispute::{
    Dispute, DisputeList, DisputeRefused, DisputeState, DisputeStatement, DisputeTotals, DisputesPage,
    MAX_DISPUTE_TEXT, decided, dispute_text,
};
pub use drill_down::{FactLine, FactsPage};
pub use figures_page::{
    FaultyFigure, FiguresPage, FiguresPreview, FiguresTaken, GoodFigure, StatedFigure, WaitingAgency,
};
pub use filter::{AgencyOrder, BoardFilter, IndicatorGroup};
pub use indicator::{Baseline, Direction, FactSource, Indicator, Measure, Totals, Unit};
pub use indicator_change::{
    IndicatorChange, IndicatorInForce, IndicatorRefused, IndicatorsPage, judge_indicator_change, typed_figure,
};
pub use interval::{Interval, wilson};
pub use judge::{Judgement, Status, judge, judge_in};
pub use national::{Component, ComponentScore, NationalLine, NationalPage, NationalScore, national_score};
pub use note::{FigureNote, MAX_FIGURE_NOTE, NoteRecord, NoteRefused, NotesPage, check_note};
pub use outlook::{Outlook, Period};
pub use ranking::places;
pub use rating::{CounterForRating, MAX_WORDS, RatingLevel, RatingReason};
pub use stated::{
    FigureColumn, FigureFault, FiguresRefused, MAX_FIGURE, MAX_FIGURE_FAULTS, MAX_FIGURE_FILE_BYTES,
    MAX_FIGURE_ROWS, MAX_FIGURE_SAMPLE, MAX_NOTE, StatedAs, StatedOutcome, StatedState, check_figure,
    may_accept, parts_beyond_wholes,
};
pub use ticket::{
    BadTicket, GivenTickets, MAX_TICKETS_A_DAY, MAX_TICKETS_AT_ONCE, MAX_WITHOUT_TICKET, PAUSE_MS,
    RatingRules, TICKET_DAYS, TicketCode, TicketsPage,
};
pub use trend::{climbs, furthest_from_target, week_change};
pub use turnout::{AgencyTurnout, ElectionTurnout, SMALLEST_GROUP, merge_small};
pub use weekly::{TrendPage, WeekPoint, weekly};
