//! A program that reports case events, as the one-stop software of a province does.

use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::ensure;
use reqwest::{Client, header};

use crate::program::Program;

/// Where events are reported.
const EVENTS: &str = "/api/v1/case-events";
/// Agencies of the demonstration, and an officer of the last one.
const AGENCIES: [&str; 3] = ["so-noi-vu", "so-tai-chinh", "so-khoa-hoc-cong-nghe"];
const OFFICER: &str = "CB032";
/// What a file goes through, each with what the step needs besides.
const STEPS: [(&str, &str); 5] = [
    ("received", r#""channel":"online""#),
    ("digitised", r#""channel":"counter""#),
    ("forwarded", r#""channel":null"#),
    ("resolved", r#""due_on":"2026-10-16""#),
    ("returned", r#""channel":"post""#),
];

/// A source of facts with its token.
pub struct Reporter {
    client: Client,
    address: String,
    authorization: String,
    name: String,
    sent: AtomicU64,
}

impl Reporter {
    /// Registers a source with this name at the running server's database.
    pub fn register(program: &Program, name: &str) -> anyhow::Result<Self> {
        let token = program.run(&["source", "add", name])?;
        Ok(Self {
            client: Client::new(),
            address: format!("{}{EVENTS}", program.address),
            authorization: format!("Bearer {}", token.trim()),
            name: name.to_owned(),
            sent: AtomicU64::new(0),
        })
    }

    /// Registers so many sources.
    pub fn several(program: &Program, name: &str, count: usize) -> anyhow::Result<Vec<Self>> {
        (0..count).map(|number| Self::register(program, &format!("{name}-{number}"))).collect()
    }

    /// Reports a batch of so many new events. Errors: it was not stored, all of it.
    pub async fn report(&self, events: u64) -> anyhow::Result<()> {
        let first = self.sent.fetch_add(events, Ordering::Relaxed);
        let list: Vec<String> = (first..first + events).map(|number| self.event(number)).collect();
        let request = self
            .client
            .post(&self.address)
            .header(header::AUTHORIZATION, &self.authorization)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", format!("{}-{first}", self.name))
            .body(format!(r#"{{"events":[{}]}}"#, list.join(",")));
        let answer = request.send().await?;
        let (status, receipt) = (answer.status(), answer.text().await?);
        let stored = format!(r#""stored":{events},"#);
        ensure!(status.is_success() && receipt.contains(&stored), "not stored: {status} {receipt}");
        Ok(())
    }

    /// An event of the demonstration's campaign, about a file of its own.
    fn event(&self, number: u64) -> String {
        let [step, agency, day] = [5, 3, 28].map(|of| usize::try_from(number % of).unwrap_or_default());
        let (step, more) = STEPS[step];
        let officer = if agency == 2 { format!(r#","officer":"{OFFICER}""#) } else { String::new() };
        format!(
            r#"{{"event_id":"{name}-{number}","case_code":"H00-{number}","step":"{step}",{more},"procedure":"1.{procedure}","agency":"{agency}","happened_at":"2026-10-{day:02}T09:00:00+07:00"{officer}}}"#,
            name = self.name,
            procedure = number % 1_391,
            agency = AGENCIES[agency],
            day = day + 1,
        )
    }
}
