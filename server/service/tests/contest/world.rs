//! A province with two agencies, one commune, twenty questions and an open round of five.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use std::collections::BTreeSet;

use domain::{
    contest::{
        CONSENT_VERSION, Difficulty, EntryForm, EntryGroup, EntryRefused, OptionOrder, Picks, QuestionKind,
        Validity,
    },
    time::Day,
    viewer::Role,
};
use service::{Contestant, Failure, Organiser, Service, staff::NewAccount};
use store::{
    Db, StoreError, Tx, WriteError,
    agency::{self, OfficerRow},
    audit::AuditRow,
    campaign::{self, CampaignRow},
    contest::{self, AttemptRow, NewQuestion, SettingsRow, TallyRow},
};
use testkit::{TestClock, service_on};

/// Questions on a paper.
pub const QUESTIONS: usize = 5;
/// Time limit of the round, milliseconds.
pub const LIMIT_MS: i64 = 60_000;
/// Grace after the deadline, milliseconds.
pub const GRACE_MS: i64 = 30_000;
/// Where the clock stands at first: 2026-11-21 09:00 in Vietnam.
pub const START_MS: i64 = 1_795_226_400_000;

pub struct World {
    pub service: Service,
    pub clock: TestClock,
    pub organiser: Organiser,
    pub round_id: i64,
    db: Db,
}

impl World {
    pub async fn open(db: Db) -> Self {
        let (service, clock) = service_on(db.clone());
        let built: Result<(), WriteError> =
            db.write((), |tx, ()| Box::pin(async move { Ok(build(tx).await?) })).await;
        built.unwrap();
        let organiser = new_organiser(&service, "btc").await;
        let mut world = Self { service, clock, organiser, round_id: 0, db };
        world.round_id = world.draft_round(QUESTIONS).await;
        world.service.open_round(organiser, world.round_id).await.unwrap();
        world
    }

    /// One more organiser.
    pub async fn second_organiser(&self) -> Organiser {
        new_organiser(&self.service, "btc2").await
    }

    pub async fn draft_round(&self, questions: usize) -> i64 {
        let created: Result<i64, WriteError> = self
            .db
            .write(i64::try_from(questions).unwrap(), |tx, question_count| {
                Box::pin(async move {
                    let campaign_id = campaign::current(tx).await?.map_or(0, |campaign| campaign.id);
                    let round = SettingsRow {
                        title_vi: "Vòng thử",
                        title_en: "Test round",
                        question_count: *question_count,
                        time_limit_s: LIMIT_MS / 1000,
                        min_age_years: 15,
                        grace_s: GRACE_MS / 1000,
                        prediction: None,
                        freeze_at: None,
                        opens_at: None,
                        closes_at: None,
                        blueprint: None,
                        pass_mark: None,
                        shows_result: "at_once",
                        prizes: None,
                        attempts_allowed: 1,
                        counted_attempt: "best",
                    };
                    Ok(contest::insert_round(tx, campaign_id, &round).await?)
                })
            })
            .await;
        created.unwrap()
    }

    pub async fn enter(&self, form: &EntryForm) -> Result<Contestant, Failure<EntryRefused>> {
        let entered = self.service.enter(form).await?;
        Ok(self.contestant(&entered.token.cookie).await)
    }

    pub async fn contestant(&self, cookie: &str) -> Contestant {
        self.service.recognise(None, Some(cookie)).await.unwrap().contestant::<()>().unwrap()
    }

    /// Starts the attempt and answers the first `count` questions right.
    pub async fn answer_right(&self, who: Contestant, count: usize) {
        let attempt_id = self.service.start(who).await.unwrap();
        let keys = self.shown_keys(attempt_id).await;
        for (place, key) in (0..).zip(keys.into_iter().take(count)) {
            self.service.save(who, place, key, Some(1)).await.unwrap();
        }
    }

    /// Where the right options of a paper are shown.
    pub async fn shown_keys(&self, attempt_id: i64) -> Vec<Picks> {
        let mut tx = self.db.read().await.unwrap();
        let items = contest::items(&mut tx, attempt_id).await.unwrap();
        let key = |item: &contest::ItemRow| {
            let order: OptionOrder = item.option_order.parse().unwrap();
            order.shown_answer(item.kind.parse().unwrap(), item.answer_key.parse().unwrap()).unwrap()
        };
        items.iter().map(key).collect()
    }

    /// The kept scoreboard of the round, which must equal the one counted anew.
    pub async fn board(&self) -> Vec<TallyRow> {
        let mut tx = self.db.read().await.unwrap();
        let kept = contest::tallies(&mut tx, self.round_id).await.unwrap();
        assert_eq!(kept, contest::recount_tallies(&mut tx, self.round_id).await.unwrap());
        kept
    }

    /// The questions of the bank that are not void, by id.
    pub async fn bank(&self) -> Vec<i64> {
        let mut tx = self.db.read().await.unwrap();
        let campaign_id = campaign::current(&mut tx).await.unwrap().unwrap().id;
        contest::bank(&mut tx, campaign_id, Day::of_instant(START_MS))
            .await
            .unwrap()
            .iter()
            .map(|question| question.id)
            .collect()
    }

    /// Makes half of the bank hard questions and such of medium difficulty about `law`.
    pub async fn sort_bank(&self) {
        let done: Result<(), WriteError> = self
            .db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let campaign_id = campaign::current(tx).await?.map_or(0, |campaign| campaign.id);
                    for number in 20..30_u8 {
                        let difficulty = if number < 25 { "hard" } else { "medium" };
                        question(tx, campaign_id, number, ("law", difficulty)).await?;
                    }
                    // What is void is not drawn: ten of the twenty easy ones stay.
                    for easy in
                        contest::bank(tx, campaign_id, Day::of_instant(START_MS)).await?.iter().take(10)
                    {
                        contest::void_question(tx, easy.id, 1).await?;
                    }
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    }

    /// Adds a question of topic `dated` whose source holds from the first to the last of these days.
    pub async fn add_dated(&self, code: &str, from: Option<Day>, until: Option<Day>) {
        let input = (code.to_owned(), Validity { from, until });
        let done: Result<(), WriteError> = self
            .db
            .write(input, |tx, (code, validity)| {
                Box::pin(async move {
                    let campaign_id = campaign::current(tx).await?.map_or(0, |campaign| campaign.id);
                    let options = ["a", "b"].map(str::to_owned);
                    let question =
                        NewQuestion { validity: *validity, ..plain(code, &options, ("dated", "easy")) };
                    Ok(contest::insert_question(tx, campaign_id, &question).await?)
                })
            })
            .await;
        done.unwrap();
    }

    /// Replaces the bank by five questions: one with one right option, two with several, two to be put in order.
    pub async fn mix_bank(&self) {
        let done: Result<(), WriteError> = self
            .db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let campaign_id = campaign::current(tx).await?.map_or(0, |campaign| campaign.id);
                    for old in contest::bank(tx, campaign_id, Day::of_instant(START_MS)).await? {
                        contest::void_question(tx, old.id, 1).await?;
                    }
                    let options = ["a", "b", "c", "d"].map(str::to_owned);
                    let (set, order) = (QuestionKind::Multiple, QuestionKind::Ordering);
                    for (code, kind, key) in [
                        ("one", QuestionKind::Single, "2"),
                        ("set", set, "02"),
                        ("more", set, "123"),
                        ("order", order, "0123"),
                        ("steps", order, "0123"),
                    ] {
                        let key = key.parse().unwrap();
                        let question = NewQuestion { kind, key, ..plain(code, &options, ("mix", "easy")) };
                        contest::insert_question(tx, campaign_id, &question).await?;
                    }
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    }

    /// Ids of the questions of a kind that can be drawn.
    pub async fn bank_of(&self, topic: &str, difficulty: Difficulty) -> Vec<i64> {
        let mut tx = self.db.read().await.unwrap();
        let campaign_id = campaign::current(&mut tx).await.unwrap().unwrap().id;
        let bank = contest::bank(&mut tx, campaign_id, Day::of_instant(START_MS)).await.unwrap();
        let of_kind = bank.iter().filter(|one| one.topic == topic && one.difficulty == difficulty);
        of_kind.map(|question| question.id).collect()
    }

    /// Ids of the questions on a paper, by place.
    pub async fn questions(&self, attempt_id: i64) -> Vec<i64> {
        let mut tx = self.db.read().await.unwrap();
        let texts = contest::question_texts(&mut tx, attempt_id).await.unwrap();
        texts.iter().map(|text| text.id).collect()
    }

    /// Topic and difficulty of the questions on a paper, by place.
    pub async fn kinds(&self, attempt_id: i64) -> Vec<(String, Difficulty)> {
        let mut tx = self.db.read().await.unwrap();
        let campaign_id = campaign::current(&mut tx).await.unwrap().unwrap().id;
        let bank = contest::bank_questions(&mut tx, campaign_id, None).await.unwrap();
        let texts = contest::question_texts(&mut tx, attempt_id).await.unwrap();
        let of = |id: i64| bank.iter().find(|question| question.id == id).unwrap();
        texts
            .iter()
            .map(|text| (of(text.id).topic.clone(), of(text.id).difficulty.parse().unwrap()))
            .collect()
    }

    /// Pairs who may be one person, and what they share: later, earlier.
    pub async fn suspicions(&self) -> Vec<(i64, i64, String)> {
        let mut tx = self.db.read().await.unwrap();
        let campaign_id = campaign::current(&mut tx).await.unwrap().unwrap().id;
        let rows = contest::suspicions(&mut tx, campaign_id, 100).await.unwrap();
        rows.into_iter().map(|row| (row.contestant_id, row.other_id, row.shared)).collect()
    }

    /// What is stored of a contestant's newest attempt.
    pub async fn attempt(&self, attempt_id: i64) -> AttemptRow {
        let mut tx = self.db.read().await.unwrap();
        contest::attempt(&mut tx, attempt_id).await.unwrap().unwrap()
    }

    /// The lines of the trail about this action.
    pub async fn audit(&self, action: &str) -> Vec<AuditRow> {
        let mut tx = self.db.read().await.unwrap();
        let lines = store::audit::page(&mut tx, i64::MAX, 1_000).await.unwrap();
        lines.into_iter().filter(|line| line.action == action).collect()
    }
}

async fn new_organiser(service: &Service, username: &str) -> Organiser {
    let account = NewAccount {
        username: username.to_owned(),
        display_name: "Ban Tổ chức".to_owned(),
        password: "mat khau dai".to_owned(),
        roles: vec![Role::Organiser],
    };
    service.add_staff(account).await.unwrap();
    let token = service.sign_in_staff(username, "mat khau dai").await.unwrap();
    service.recognise(Some(&token.cookie), None).await.unwrap().organiser::<()>().unwrap()
}

pub fn citizen(name: &str) -> EntryForm {
    EntryForm {
        group: EntryGroup::Encouraged,
        agency: String::new(),
        staff_code: String::new(),
        full_name: name.to_owned(),
        birth_date: "1990-05-17".to_owned(),
        commune: "xa-thu".to_owned(),
        phone: "0912345678".to_owned(),
        shows_name: false,
        consent: true,
        consent_version: CONSENT_VERSION.to_owned(),
    }
}

pub fn staff(agency: &str, staff_code: &str) -> EntryForm {
    EntryForm {
        group: EntryGroup::Mandatory,
        agency: agency.to_owned(),
        staff_code: staff_code.to_owned(),
        ..citizen("")
    }
}

/// Other codes with the same public part.
pub fn guesses(code: &str, count: usize) -> Vec<String> {
    let (handle, secret) = code.split_once('-').unwrap();
    let all = (0..).map(|number| format!("{handle}-{number:06}"));
    all.filter(|guess| !guess.ends_with(secret)).take(count).collect()
}

/// Every object key in a JSON value.
pub fn collect_names(value: &serde_json::Value, names: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(members) => {
            for (name, member) in members {
                names.insert(name.clone());
                collect_names(member, names);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect_names(item, names)),
        _ => {}
    }
}

async fn build(tx: &mut Tx) -> Result<(), StoreError> {
    let row = CampaignRow {
        id: 0,
        code: "thu".to_owned(),
        plan_number: "1".to_owned(),
        plan_day: 20_000,
        title_vi: "Thử".to_owned(),
        title_en: "Test".to_owned(),
        theme_vi: String::new(),
        theme_en: String::new(),
        starts_day: 20_000,
        ends_day: 20_100,
    };
    let campaign_id = campaign::insert(tx, &row).await?;
    agency::insert_commune(tx, "xa-thu", "Xã Thử").await?;
    for (position, code, name, officers) in
        [(1, "so-a", "Sở A", 2), (2, "so-b", "Sở B", 1), (3, "so-c", "Sở C", 0)]
    {
        let agency_id = agency::insert(tx, code, "department", position, name, name).await?;
        for number in 0..officers {
            let officer = OfficerRow {
                id: 0,
                agency_id,
                officer_group: "agency_officer".to_owned(),
                staff_code: if code == "so-a" { format!("CB{number}") } else { format!("CC{number}") },
                full_name: format!("Cán bộ {number}"),
                title_vi: String::new(),
                title_en: String::new(),
                achievements_vi: String::new(),
                achievements_en: String::new(),
                left_at: None,
            };
            agency::insert_officer(tx, &officer, "can bo").await?;
        }
    }
    for number in 0..20_u8 {
        question(tx, campaign_id, number, ("plan", "easy")).await?;
    }
    Ok(())
}

async fn question(
    tx: &mut Tx,
    campaign_id: i64,
    number: u8,
    (topic, difficulty): (&str, &str),
) -> Result<(), StoreError> {
    let key = usize::from(number % 4);
    let options: Vec<String> =
        (0..4).map(|place| if place == key { "đúng".to_owned() } else { format!("sai {place}") }).collect();
    let code = format!("Q{number}");
    let question =
        NewQuestion { key: Picks::from(number % 4), ..plain(&code, &options, (topic, difficulty)) };
    contest::insert_question(tx, campaign_id, &question).await
}

/// A question whose first option is right.
fn plain<'a>(
    code: &'a str,
    options: &'a [String],
    (topic, difficulty): (&'a str, &'a str),
) -> NewQuestion<'a> {
    NewQuestion {
        code,
        topic,
        difficulty,
        kind: QuestionKind::Single,
        text_vi: code,
        text_en: code,
        options_vi: options,
        options_en: options,
        key: Picks::from(0),
        source_vi: "nguồn",
        source_en: "source",
        validity: Validity::default(),
        explanation_vi: "giải thích",
    }
}
