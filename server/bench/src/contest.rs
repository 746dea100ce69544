//! Full journeys through the contest: register, start, fifteen saves, submit, result.

use std::time::Duration;

use anyhow::{Context, ensure};
use tokio::task::JoinSet;

use crate::{
    bare,
    http::{Line, form, hidden_field},
    load::{self, Client, Plan, Steps, now},
    program::Program,
    report::Figure,
};

/// Citizens who are on their way at the same time.
const CLIENTS: usize = 64;
/// As many as entered the contest week that the product is measured by; `BENCH_JOURNEYS` names another number.
const JOURNEYS: u64 = 26_000;
/// No journey begins later than this after the first one.
const LONGEST: Duration = Duration::from_secs(300);
/// How long the limit and the half load are measured.
const SPAN: Duration = Duration::from_secs(15);
/// Journeys whose cost is compared, at the beginning and at the end.
const COMPARED: usize = 1_000;
/// Starts in the same second from one address.
const STARTS: u64 = 500;
/// Questions on a paper of the demonstration.
const QUESTIONS: u32 = 15;
/// A commune of the demonstration.
const COMMUNE: &str = "phuong-minh-hoa";
/// Given names: people with one name, birth date and commune would all be suspected of being one.
const NAMES: [&str; 8] = ["An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khoa", "Lan"];
/// What the limit is, in words.
const LIMIT: &str = "the same durable writes through a bare axum server with group commit, which checks \
                     nothing and makes no page, under the same clients";

/// Runs the benchmark.
pub async fn run() -> anyhow::Result<Vec<Figure>> {
    let journeys = match std::env::var("BENCH_JOURNEYS") {
        Ok(number) => number.parse().context("BENCH_JOURNEYS is no number")?,
        Err(_) => JOURNEYS,
    };
    let limit = {
        let database = crate::program::Database::create("limit").await?;
        let outcome = bare::measure(&database.url, CLIENTS, SPAN).await?;
        database.remove().await?;
        outcome.per_second()
    };
    let program = Program::start().await?;
    let bytes_before = program.database.bytes().await?;
    let plan = Plan { journeys, longest: LONGEST, per_second: None };
    let full = load::run(citizens(&program).await?, 0, plan).await?;
    let bytes = program.database.bytes().await? - bytes_before;
    let first = journeys;
    let per_second = full.per_second() / 2.0;
    let half = Plan { journeys: u64::MAX / 2, longest: SPAN, per_second: Some(per_second) };
    let half = load::run(citizens(&program).await?, first, half).await?;
    let starts_ms = starts_at_once(&program, first + 10_000_000).await?;
    #[expect(clippy::cast_precision_loss, reason = "sizes and counts are far below 2^52")]
    let mut figures = vec![
        Figure::new("journeys per second", "1/s", full.per_second()).limited_by(limit, LIMIT),
        Figure::new("journeys made", "journeys", full.count()),
        Figure::new("citizens at a time", "clients", CLIENTS as f64),
        Figure::new("save p50", "ms", full.steps.percentile("save", 50)),
        Figure::new("save p99", "ms", full.steps.percentile("save", 99)),
        Figure::new("save p99 at half load", "ms", half.steps.percentile("save", 99)),
        Figure::new("server memory", "MiB", program.most_memory_kib()? as f64 / 1024.0),
        Figure::new("bytes per attempt", "bytes", bytes as f64 / full.count()),
        Figure::new("500 starts at once", "ms", starts_ms),
    ];
    if let Some(ratio) = full.last_to_first(COMPARED) {
        figures.push(Figure::new("last to first thousand", "ratio", ratio));
    }
    for step in ["register", "start", "submit", "result"] {
        figures.push(Figure::new(format!("{step} p50"), "ms", full.steps.percentile(step, 50)));
        figures.push(Figure::new(format!("{step} p99"), "ms", full.steps.percentile(step, 99)));
    }
    program.end().await?;
    Ok(figures)
}

/// Clients that have opened the entry page.
async fn citizens(program: &Program) -> anyhow::Result<Vec<Citizen>> {
    let mut citizens = Vec::new();
    for _ in 0..CLIENTS {
        citizens.push(Citizen::open(&program.address).await?);
    }
    Ok(citizens)
}

/// Milliseconds until the last of many contestants, who start at the same instant, has an answer.
#[expect(clippy::cast_precision_loss, reason = "a time in microseconds is far below 2^52")]
async fn starts_at_once(program: &Program, first: u64) -> anyhow::Result<f64> {
    let mut entered = Vec::new();
    for number in 0..STARTS {
        let mut citizen = Citizen::open(&program.address).await?;
        citizen.register(first + number).await?;
        entered.push(citizen);
    }
    let since = now();
    let mut tasks = JoinSet::new();
    for mut citizen in entered {
        tasks.spawn(async move { citizen.post("/api/contest/start", &[]).await });
    }
    while let Some(started) = tasks.join_next().await {
        started??;
    }
    Ok(since.elapsed().as_micros() as f64 / 1000.0)
}

/// A phone with its own connection, on which one citizen after the other takes part.
struct Citizen {
    line: Line,
    csrf: String,
    consent: String,
    visit: (String, String),
    session: Option<(String, String)>,
}

impl Citizen {
    async fn open(address: &str) -> anyhow::Result<Self> {
        let mut line = Line::open(address).await?;
        let answer = line.send("GET", "/contest/enter?group=citizen", "accept: text/html\r\n", "").await?;
        let page = String::from_utf8(answer.body)?;
        Ok(Self {
            line,
            csrf: hidden_field(&page, "csrf").context("no form token")?,
            consent: hidden_field(&page, "consent_version").context("no consent")?,
            visit: answer.cookies.into_iter().next().context("no cookie")?,
            session: None,
        })
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<()> {
        let token = self.csrf.clone();
        let fields: Vec<_> = [("csrf", token.as_str())].iter().chain(fields).copied().collect();
        let head = format!(
            "accept: application/json\r\ncontent-type: application/x-www-form-urlencoded\r\n{}",
            self.cookies()
        );
        let answer = self.line.send("POST", path, &head, &form(&fields)).await?;
        ensure!(answer.status == 200, "{path}: {} {}", answer.status, String::from_utf8_lossy(&answer.body));
        self.session = answer.cookies.into_iter().next().or(self.session.take());
        Ok(())
    }

    fn cookies(&self) -> String {
        let pairs: Vec<String> = [Some(&self.visit), self.session.as_ref()]
            .into_iter()
            .flatten()
            .map(|(n, v)| format!("{n}={v}"))
            .collect();
        format!("cookie: {}\r\n", pairs.join("; "))
    }

    async fn register(&mut self, number: u64) -> anyhow::Result<()> {
        self.session = None;
        let (phone, consent) = (format!("09{number:08}"), self.consent.clone());
        let name = format!("Đo Đạc {}", NAMES[usize::try_from(number % 8)?]);
        let (year, month, day) = (1960 + number / 8 % 45, 1 + number / 360 % 12, 1 + number / 4320 % 28);
        let birth_date = format!("{year}-{month:02}-{day:02}");
        let person = [
            ("full_name", name.as_str()),
            ("birth_date", &birth_date),
            ("commune", COMMUNE),
            ("phone", &phone),
            ("consent_version", &consent),
        ];
        self.post("/api/contest/enter-citizen", &person).await
    }

    async fn result(&mut self) -> anyhow::Result<()> {
        let head = format!("accept: text/html\r\n{}", self.cookies());
        let answer = self.line.send("GET", "/contest/result", &head, "").await?;
        ensure!(answer.status == 200, "the result page was answered with {}", answer.status);
        Ok(())
    }
}

impl Client for Citizen {
    async fn journey(&mut self, number: u64, steps: &mut Steps) -> anyhow::Result<()> {
        let since = now();
        self.register(number).await?;
        steps.took("register", since);
        let since = now();
        self.post("/api/contest/start", &[]).await?;
        steps.took("start", since);
        for place in 0..QUESTIONS {
            let (shown, place) = ((place % 4).to_string(), place.to_string());
            let answer = [("place", place.as_str()), ("shown", &shown), ("sequence", "1")];
            let since = now();
            self.post("/api/contest/save", &answer).await?;
            steps.took("save", since);
        }
        let since = now();
        self.post("/api/contest/submit", &[]).await?;
        steps.took("submit", since);
        let since = now();
        self.result().await?;
        steps.took("result", since);
        Ok(())
    }
}
