//! From a reported event to the screens of everybody who watches.

use std::sync::Arc;

use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
    sync::watch,
};

use crate::{
    crowd::Crowd,
    program::Program,
    report::Figure,
    reporter::Reporter,
    stopwatch::{now, percentile},
};

/// Who watches at the same time.
const WATCHERS: usize = 5_000;
/// Events that are reported one after the other, each once everybody has seen the one before.
const EVENTS: u32 = 10;

/// Runs the benchmark.
pub async fn run() -> anyhow::Result<Vec<Figure>> {
    let program = Program::start().await?;
    let reporter = Reporter::register(&program, "fan-out")?;
    let alone_kib = program.memory_kib()?;
    let mut crowd = Crowd::gather(program.address.trim_start_matches("http://"), WATCHERS).await?;
    let mut times_ms = Vec::new();
    for _ in 0..EVENTS {
        // Before it is sent, so that the figures include what comes before the commit.
        let sent = now();
        reporter.report(1).await?;
        times_ms.extend(crowd.times(sent).await?);
    }
    let watched_kib = program.memory_kib()?;
    let bytes = crowd.board_bytes;
    drop(crowd);
    program.end().await?;
    let bare_ms = bare(bytes).await?;
    let limited = |name: &str, percent| {
        let bare = percentile(&bare_ms, percent);
        Figure::new(name, "ms", percentile(&times_ms, percent))
            .limited_by(bare, format!("{bytes} bytes sent over as many connections by a bare loop"))
    };
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let [memory, watchers] =
        [watched_kib.saturating_sub(alone_kib) as f64 / WATCHERS as f64, WATCHERS as f64];
    Ok(vec![
        limited("commit to screen p50", 50),
        limited("commit to screen p99", 99),
        Figure::new("memory per watcher", "KiB", memory),
        Figure::new("who watches", "connections", watchers),
    ])
}

/// How long the same takes without a server: so many bytes to as many connections, as often. In milliseconds.
async fn bare(bytes: usize) -> anyhow::Result<Vec<f64>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let host = listener.local_addr()?.to_string();
    let (change, changes) = watch::channel(0_u32);
    let board: Arc<[u8]> = [vec![b'x'; bytes.saturating_sub(4)], b"\n\n\r\n".to_vec()].concat().into();
    let serving = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, board.clone(), changes.clone()));
        }
    });
    let mut crowd = Crowd::gather(&host, WATCHERS).await?;
    let mut times_ms = Vec::new();
    for number in 1..=EVENTS {
        let sent = now();
        change.send_replace(number);
        times_ms.extend(crowd.times(sent).await?);
    }
    serving.abort();
    Ok(times_ms)
}

/// Answers one connection with the board, at once and after every change.
async fn serve(
    mut stream: TcpStream,
    board: Arc<[u8]>,
    mut changes: watch::Receiver<u32>,
) -> std::io::Result<()> {
    // The request: it may stay unread.
    stream.readable().await?;
    loop {
        stream.write_all(&board).await?;
        if changes.changed().await.is_err() {
            return Ok(());
        }
    }
}
