//! Many who watch the live feed at the same time, each on a connection of their own.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    task::JoinSet,
};

use crate::stopwatch::now;

/// What a shorter event is: a sign of life without a board.
const SIGN_OF_LIFE: usize = 200;
/// How long a board may take until the measurement is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// Connections that are opened at the same time.
const TOGETHER: usize = 100;

/// A board that somebody has received.
struct Seen {
    at: Instant,
    /// Its length on the wire.
    bytes: usize,
}

/// Connections that read every board as it comes.
pub struct Crowd {
    /// Length of the newest board on the wire.
    pub board_bytes: usize,
    size: usize,
    seen: UnboundedReceiver<Seen>,
    watchers: JoinSet<anyhow::Result<()>>,
}

impl Crowd {
    /// Connects `size` watchers to `host` and waits until each has its first board.
    pub async fn gather(host: &str, size: usize) -> anyhow::Result<Self> {
        let (tell, seen) = unbounded_channel();
        let mut crowd = Self { board_bytes: 0, size: 0, seen, watchers: JoinSet::new() };
        while crowd.size < size {
            let more = TOGETHER.min(size - crowd.size);
            for _ in 0..more {
                let mut stream = TcpStream::connect(host).await?;
                stream.write_all(format!("GET /live HTTP/1.1\r\nhost: {host}\r\n\r\n").as_bytes()).await?;
                crowd.watchers.spawn(watch(stream, tell.clone()));
            }
            crowd.boards(more).await?;
            crowd.size += more;
        }
        Ok(crowd)
    }

    /// Waits until everybody has one more board; answers how long after `since` each had it, in milliseconds.
    pub async fn times(&mut self, since: Instant) -> anyhow::Result<Vec<f64>> {
        let seen = self.boards(self.size).await?;
        Ok(seen.into_iter().map(|at| at.duration_since(since).as_secs_f64() * 1000.0).collect())
    }

    /// When so many boards arrived.
    async fn boards(&mut self, count: usize) -> anyhow::Result<Vec<Instant>> {
        let mut arrived = Vec::with_capacity(count);
        while arrived.len() < count {
            let next = tokio::time::timeout(PATIENCE, self.seen.recv()).await;
            let seen = next.context("a board did not arrive")?.context("every watcher has gone")?;
            self.board_bytes = seen.bytes;
            arrived.push(seen.at);
        }
        Ok(arrived)
    }
}

/// Reads one connection to its end and tells of every whole board.
async fn watch(mut stream: TcpStream, tell: UnboundedSender<Seen>) -> anyhow::Result<()> {
    let mut buffer = vec![0; 16 * 1024];
    let mut since_last = 0;
    loop {
        let read = stream.read(&mut buffer).await?;
        ensure!(read > 0, "the server closed the connection");
        since_last += read;
        // An event ends with an empty line, and is sent as one chunk.
        if buffer[..read].ends_with(b"\n\n\r\n") {
            if since_last > SIGN_OF_LIFE && tell.send(Seen { at: now(), bytes: since_last }).is_err() {
                return Ok(());
            }
            since_last = 0;
        }
    }
}
