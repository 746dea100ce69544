//! Listening to the live board, with reconnection.

use std::{cell::RefCell, rc::Rc};

use domain::progress::{BoardDelta, Edition, LiveBoard};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventSource, MessageEvent};

/// Wait before connecting again after the server refused, in milliseconds.
const AGAIN_MS: u32 = 3_000;

/// What a watcher of the board is told.
pub enum BoardNews {
    /// The newest board, which may be the one that is known.
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
    /// The newest board known, to which changes are applied.
    held: Option<LiveBoard>,
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
///
/// `held` is the board that came with the page: only what changed since is loaded.
pub fn watch_board(held: Option<LiveBoard>, tell: impl Fn(BoardNews) + 'static) -> Option<BoardWatch> {
    let window = web_sys::window()?;
    let tell: Tell = Rc::new(tell);
    let connection = Rc::new(RefCell::new(Connection { held, ..Connection::default() }));
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
    let address = match &open.held {
        Some(held) => format!("/live?since={}", Edition::of(held)),
        None => "/live".to_owned(),
    };
    let Ok(source) = EventSource::new(&address) else { return };
    let on = |name: &'static str, next: fn(&Event, Option<LiveBoard>) -> Option<LiveBoard>| {
        let (connection, tell) = (Rc::downgrade(connection), tell.clone());
        EventListener::new(&source, name, move |event| {
            let Some(connection) = connection.upgrade() else { return };
            let board = next(event, connection.borrow_mut().held.take());
            connection.borrow_mut().held.clone_from(&board);
            match board {
                Some(board) => tell(BoardNews::Board(Box::new(board))),
                // What came does not fit what was held: from the beginning, once this event is over.
                None => {
                    connection.borrow().source.iter().for_each(EventSource::close);
                    connect_later(&connection, &tell);
                }
            }
        })
    };
    let whole = on("board", |event, _| read(event));
    let delta = on("delta", |event, held| read::<BoardDelta>(event)?.applied_to(held?));
    let same = on("same", |_, held| held);
    let error = EventListener::new(&source, "error", {
        let (connection, tell) = (Rc::downgrade(connection), tell.clone());
        move |_| {
            tell(BoardNews::Lost);
            if let Some(connection) = connection.upgrade() {
                reconnect_if_closed(&connection, &tell);
            }
        }
    });
    open.listeners = vec![whole, delta, same, error];
    open.source = Some(source);
}

/// What an event of the feed carries.
fn read<T: DeserializeOwned>(event: &Event) -> Option<T> {
    crate::json::read(&event.dyn_ref::<MessageEvent>()?.data().as_string()?)
}

/// The browser connects again by itself after a lost connection, but not after a refusal.
fn reconnect_if_closed(connection: &Rc<RefCell<Connection>>, tell: &Tell) {
    let closed = |open: &Connection| {
        open.source.as_ref().is_some_and(|source| source.ready_state() == EventSource::CLOSED)
    };
    if closed(&connection.borrow()) {
        connect_later(connection, tell);
    }
}

fn connect_later(connection: &Rc<RefCell<Connection>>, tell: &Tell) {
    let (later, tell) = (Rc::downgrade(connection), tell.clone());
    let again = Timeout::new(AGAIN_MS, move || {
        if let Some(connection) = later.upgrade() {
            connect(&connection, &tell);
        }
    });
    connection.borrow_mut().again = Some(again);
}
