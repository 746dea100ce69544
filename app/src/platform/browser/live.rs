//! Listening to the live board, with reconnection.

use std::{cell::RefCell, rc::Rc};

use domain::progress::LiveBoard;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{EventSource, MessageEvent};

/// Wait before connecting again after the server refused, in milliseconds.
const AGAIN_MS: u32 = 3_000;

/// What a watcher of the board is told.
pub enum BoardNews {
    /// A newer board.
    Board(Box<LiveBoard>),
    /// The connection is lost; what is shown may be out of date.
    Lost,
}

/// Listens until dropped.
pub struct BoardWatch {
    connection: Rc<RefCell<Connection>>,
    _network: [EventListener; 2],
}

impl Drop for BoardWatch {
    fn drop(&mut self) {
        self.connection.borrow_mut().close();
    }
}

#[derive(Default)]
struct Connection {
    source: Option<EventSource>,
    listeners: Vec<EventListener>,
    again: Option<Timeout>,
}

impl Connection {
    fn close(&mut self) {
        self.listeners.clear();
        self.again = None;
        if let Some(source) = self.source.take() {
            source.close();
        }
    }
}

type Tell = Rc<dyn Fn(BoardNews)>;

/// Tells `tell` the present board and every newer one, and when the connection is lost.
pub fn watch_board(tell: impl Fn(BoardNews) + 'static) -> Option<BoardWatch> {
    let window = web_sys::window()?;
    let tell: Tell = Rc::new(tell);
    let connection = Rc::new(RefCell::new(Connection::default()));
    connect(&connection, &tell);
    // A browser may take minutes to notice that a silent connection is gone; it knows about the network at once.
    let offline = EventListener::new(&window, "offline", {
        let (connection, tell) = (connection.clone(), tell.clone());
        move |_| {
            connection.borrow_mut().close();
            tell(BoardNews::Lost);
        }
    });
    let online = EventListener::new(&window, "online", {
        let connection = connection.clone();
        move |_| connect(&connection, &tell)
    });
    Some(BoardWatch { connection, _network: [offline, online] })
}

fn connect(connection: &Rc<RefCell<Connection>>, tell: &Tell) {
    let mut open = connection.borrow_mut();
    open.close();
    let Ok(source) = EventSource::new("/live") else { return };
    let board = EventListener::new(&source, "board", {
        let tell = tell.clone();
        move |event| {
            let text = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
            if let Some(board) = text.and_then(|text| crate::json::read(&text)) {
                tell(BoardNews::Board(Box::new(board)));
            }
        }
    });
    let error = EventListener::new(&source, "error", {
        let (connection, tell) = (Rc::downgrade(connection), tell.clone());
        move |_| {
            tell(BoardNews::Lost);
            if let Some(connection) = connection.upgrade() {
                reconnect_if_closed(&connection, &tell);
            }
        }
    });
    open.listeners = vec![board, error];
    open.source = Some(source);
}

/// The browser connects again by itself after a lost connection, but not after a refusal.
fn reconnect_if_closed(connection: &Rc<RefCell<Connection>>, tell: &Tell) {
    let closed = |open: &Connection| {
        open.source.as_ref().is_some_and(|source| source.ready_state() == EventSource::CLOSED)
    };
    if closed(&connection.borrow()) {
        let (later, tell) = (Rc::downgrade(connection), tell.clone());
        let again = Timeout::new(AGAIN_MS, move || {
            if let Some(connection) = later.upgrade() {
                connect(&connection, &tell);
            }
        });
        connection.borrow_mut().again = Some(again);
    }
}
