//! The server watches no board: it renders one and is done.

use domain::progress::LiveBoard;

/// What a watcher of the board is told.
pub enum BoardNews {
    /// The newest board, which may be the one that is known.
    Board(Box<LiveBoard>),
    /// The connection is lost; what is shown may be out of date.
    Lost,
}

/// Never made on the server.
pub enum BoardWatch {}

/// Listens in the browser only.
pub fn watch_board(_held: Option<LiveBoard>, _tell: impl Fn(BoardNews) + 'static) -> Option<BoardWatch> {
    None
}
