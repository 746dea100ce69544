//! The public contest at the site's door: what is refused, and what stays secret.

use app::api::contest::{EntryView, HomeView};
use domain::{
    contest::{CONSENT_VERSION, EntryCode, MyContest, PaperView, Picks, SaveAck},
    time::Day,
};
use serde_json::Value;

use crate::support::{Actor, Answer, Site, on_both_sites, on_site};

/// Enters a citizen.
pub async fn enter(actor: &mut Actor, birth_date: &str, phone: &str) -> Answer {
    enter_with(actor, &[("birth_date", birth_date), ("phone", phone)]).await
}

/// Enters a citizen with some fields of the form changed.
async fn enter_with(actor: &mut Actor, changed: &[(&str, &str)]) -> Answer {
    let page: EntryView = actor.read("/api/contest/entry", &[]).await.result();
    let (commune, _) = page.choices.communes.first().expect("a commune");
    let mut fields = vec![
        ("full_name", "Nguyễn Văn Thử Nghiệm"),
        ("birth_date", "2001-02-03"),
        ("commune", commune),
        ("phone", "0900000000"),
        ("consent_version", CONSENT_VERSION),
    ];
    for (name, value) in changed {
        let field = fields.iter_mut().find(|(known, _)| known == name).expect("a field of the form");
        field.1 = value;
    }
    actor.post("/api/contest/enter-citizen", &fields).await
}

/// Saves an answer; none when the site broke off without an answer.
pub async fn save(actor: &mut Actor, place: usize, shown: u8, sequence: i64) -> Option<Answer> {
    let (place, shown, sequence) = (place.to_string(), shown.to_string(), sequence.to_string());
    let fields = [("place", place.as_str()), ("shown", &shown), ("sequence", &sequence)];
    actor.try_post("/api/contest/save", &fields).await
}

/// A citizen with a running attempt.
async fn contestant(site: &Site, phone: &str) -> Actor {
    let mut actor = site.visitor();
    enter(&mut actor, "2001-02-03", phone).await.assert_done();
    actor.post("/api/contest/start", &[]).await.assert_done();
    actor
}

async fn assert_save_refused(actor: &mut Actor, place: usize, shown: u8, status: u16, code: &str) {
    save(actor, place, shown, 7).await.expect("an answer").assert_refused(status, code);
}

/// Values (0 to 31) of a code's letters.
fn letter_values<const N: usize>(code: &str) -> [u8; N] {
    const LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let value = |letter: char| LETTERS.chars().position(|known| known == letter).expect("a letter of a code");
    let mut values = code.chars().filter(|letter| *letter != '-').map(value);
    std::array::from_fn(|_| values.next().and_then(|value| u8::try_from(value).ok()).expect("a whole code"))
}

#[tokio::test]
async fn an_entry_with_a_wrong_field_is_refused_field_by_field() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        let mut commits = site.watch_commits().await;
        let long = "a".repeat(101);
        let today = Day::of_instant(site.service.now_ms());
        let tomorrow_fifteen = Day::parse("2011-11-22").expect("a day");
        assert_eq!(today, Day::parse("2026-11-21").expect("a day"), "the test's clock");
        assert_eq!(tomorrow_fifteen.full_years_until(today), Some(14));
        let wrong = [
            ("birth_date", "2011-11-22", "too_young"),
            ("birth_date", "2027-01-01", "not_a_date"),
            ("birth_date", "30/02/2001", "not_a_date"),
            ("birth_date", "", "required"),
            ("full_name", "", "required"),
            ("full_name", &long, "too_long"),
            ("full_name", "<script>", "not_a_name"),
            ("phone", "113", "not_a_phone"),
            ("commune", "xa-khong-co", "not_found"),
            ("consent_version", "", "consent_missing"),
            ("consent_version", "1999-01", "consent_missing"),
        ];
        for (name, value, code) in wrong {
            let answer = enter_with(&mut visitor, &[(name, value)]).await;
            answer.assert_refused(if code == "not_found" { 404 } else { 422 }, code);
            assert_eq!(answer.fields(), [if name == "consent_version" { "consent" } else { name }]);
        }
        let nobody = enter_officer(&mut visitor, "trung-tam-pvhcc", "CB999").await;
        nobody.assert_refused(422, "staff_unknown");
        commits.assert_none("wrong entries").await;
        assert!(!visitor.cookies.contains_key("thidua_contest"));
        // Fifteen today is old enough.
        enter(&mut visitor, "2011-11-21", "0900000001").await.assert_done();
        commits.assert_some().await;
    })
    .await;
}

#[tokio::test]
async fn nobody_enters_twice_and_nobody_has_two_attempts() {
    on_both_sites(async |site| {
        let mut citizen = contestant(&site, "0900000002").await;
        let mut again = site.visitor();
        let answer = enter(&mut again, "03/02/2001", "+84 900 000 002").await;
        answer.assert_refused(409, "already_entered");
        // Starting again while the attempt runs leads to the same paper.
        let before: PaperView = citizen.read("/api/contest/paper", &[]).await.result();
        citizen.post("/api/contest/start", &[]).await.assert_done();
        let after: PaperView = citizen.read("/api/contest/paper", &[]).await.result();
        assert_eq!((before.attempt_id, before.questions), (after.attempt_id, after.questions));
        citizen.post("/api/contest/submit", &[]).await.assert_done();
        citizen.post("/api/contest/start", &[]).await.assert_refused(409, "attempt_used");
    })
    .await;
}

#[tokio::test]
async fn sets_and_orders_are_saved_by_program_and_by_plain_forms() {
    on_both_sites(async |site| {
        let mut citizen = contestant(&site, "0900000012").await;
        let chosen = async |citizen: &mut Actor| {
            let paper: PaperView = citizen.read("/api/contest/paper", &[]).await.result();
            paper.questions[2].chosen.map(|picks| picks.to_string())
        };
        for (sequence, shown) in [("1", "2"), ("2", "02"), ("3", "3120"), ("4", "")] {
            let fields = [("place", "2"), ("shown", shown), ("sequence", sequence)];
            let ack: SaveAck = citizen.post("/api/contest/save", &fields).await.result();
            assert_eq!(
                (ack.chosen.to_string().as_str(), ack.sequence.to_string().as_str()),
                (shown, sequence)
            );
            assert_eq!(chosen(&mut citizen).await.unwrap_or_default(), shown);
        }
        let place = [("place", "2"), ("next", "4")];
        type Fields = &'static [(&'static str, &'static str)];
        let forms: [(Fields, Option<&str>); 6] = [
            (&[("shown", "0123"), ("swap", "1")], Some("0213")),
            (&[("shown", "0213"), ("swap", "9")], Some("0213")),
            (&[("ticked[]", ""), ("ticked[]", "2"), ("ticked[]", "0")], Some("20")),
            (&[], Some("20")),
            (&[("ticked[]", "")], None),
            (&[("shown", "3")], Some("3")),
        ];
        for (fields, expected) in forms {
            let fields: Vec<_> = place.iter().chain(fields).copied().collect();
            citizen.post("/api/contest/save-next", &fields).await.assert_done();
            assert_eq!(chosen(&mut citizen).await.as_deref(), expected, "{fields:?}");
        }
        for bad in ["2,0", "x"] {
            let fields = [place[0], place[1], ("ticked[]", ""), ("ticked[]", bad)];
            citizen.post("/api/contest/save-next", &fields).await.assert_refused(400, "malformed");
        }
    })
    .await;
}

#[tokio::test]
async fn two_starts_at_once_open_one_attempt() {
    on_both_sites(async |site| {
        let mut citizen = site.visitor();
        enter(&mut citizen, "2001-02-03", "0900000003").await.assert_done();
        let (mut one, mut two) = (citizen.clone(), citizen.clone());
        let (first, second) =
            tokio::join!(one.post("/api/contest/start", &[]), two.post("/api/contest/start", &[]));
        first.assert_done();
        second.assert_done();
        let round = site.service.round_info().await.expect("a round").expect("a round");
        assert_eq!(round.started, 1);
    })
    .await;
}

#[tokio::test]
async fn a_late_answer_changes_nothing() {
    on_both_sites(async |site| {
        let mut citizen = contestant(&site, "0900000004").await;
        let saved = save(&mut citizen, 0, 2, 1).await.expect("an answer");
        saved.assert_done();
        let paper: PaperView = citizen.read("/api/contest/paper", &[]).await.result();
        site.clock.advance(paper.deadline_at_ms - paper.server_now_ms - 1);
        save(&mut citizen, 1, 1, 2).await.expect("an answer").assert_done();
        site.clock.advance(1);
        assert_save_refused(&mut citizen, 2, 1, 409, "time_over").await;
        // What was given in time and lost its way counts until the grace is over, and is marked.
        let given_ms = (paper.deadline_at_ms - 1).to_string();
        let late = [("place", "2"), ("shown", "1"), ("sequence", "3"), ("answered_at", given_ms.as_str())];
        let ack: SaveAck = citizen.post("/api/contest/save", &late).await.result();
        assert!(ack.is_late);
        site.clock.advance(paper.closes_at_ms - paper.deadline_at_ms);
        let later = [("place", "3"), late[1], late[2], late[3]];
        citizen.post("/api/contest/save", &later).await.assert_refused(409, "time_over");
        citizen.read("/api/contest/paper", &[]).await.assert_refused(409, "time_over");
        let result: domain::contest::AttemptResult = citizen.read("/api/contest/result", &[]).await.result();
        assert_eq!((result.answered, result.elapsed_ms), (3, 20 * 60 * 1000));
    })
    .await;
}

#[tokio::test]
async fn an_answer_off_the_paper_or_after_handing_in_is_refused() {
    on_site(async |site| {
        let mut citizen = contestant(&site, "0900000005").await;
        let mut commits = site.watch_commits().await;
        assert_save_refused(&mut citizen, 15, 0, 422, "not_on_paper").await;
        assert_save_refused(&mut citizen, 0, 4, 422, "not_on_paper").await;
        for sequence in [-1, 0, i64::MAX] {
            let answer = save(&mut citizen, 0, 0, sequence).await.expect("an answer");
            answer.assert_refused(400, "malformed");
        }
        let paper: PaperView = citizen.read("/api/contest/paper", &[]).await.result();
        assert!(paper.questions.iter().all(|question| question.chosen.is_none()));
        commits.assert_none("answers off the paper").await;
        citizen.post("/api/contest/submit", &[]).await.assert_done();
        assert_save_refused(&mut citizen, 0, 0, 409, "attempt_ended").await;
    })
    .await;
}

#[tokio::test]
async fn somebody_who_has_not_entered_has_no_paper() {
    on_site(async |site| {
        let mut visitor = site.staff("quanly").await;
        for path in ["/api/contest/start", "/api/contest/submit"] {
            visitor.post(path, &[]).await.assert_refused(401, "not_signed_in");
        }
        assert_save_refused(&mut visitor, 0, 0, 401, "not_signed_in").await;
        for path in ["/api/contest/paper", "/api/contest/result"] {
            visitor.read(path, &[]).await.assert_refused(401, "not_signed_in");
        }
    })
    .await;
}

/// Enters an official of the Centre.
async fn enter_officer(actor: &mut Actor, agency: &str, staff_code: &str) -> Answer {
    let fields = [("agency", agency), ("staff_code", staff_code), ("consent_version", CONSENT_VERSION)];
    actor.post("/api/contest/enter-officer", &fields).await
}

#[tokio::test]
async fn an_official_enters_once_with_the_staff_code_of_the_own_agency() {
    on_both_sites(async |site| {
        let mut officer = site.visitor();
        let other = enter_officer(&mut officer, "so-tai-chinh", "CB001").await;
        other.assert_refused(422, "staff_unknown");
        enter_officer(&mut officer, "trung-tam-pvhcc", "cb001").await.assert_done();
        officer.post("/api/contest/start", &[]).await.assert_done();
        let mut again = site.visitor();
        let twice = enter_officer(&mut again, "trung-tam-pvhcc", "CB001").await;
        twice.assert_refused(409, "already_entered");
    })
    .await;
}

#[tokio::test]
async fn a_contestant_goes_on_in_another_browser_and_a_guesser_is_stopped() {
    on_both_sites(async |site| {
        let mut citizen = contestant(&site, "0900000009").await;
        save(&mut citizen, 3, 1, 1).await.expect("an answer").assert_done();
        let home: HomeView = citizen.read("/api/contest/home", &[]).await.result();
        let code = home.mine.and_then(|mine| mine.entry_code).expect("the entry code");
        let mut elsewhere = site.visitor();
        elsewhere.post("/api/contest/continue", &[("code", &code)]).await.assert_done();
        let paper: PaperView = elsewhere.read("/api/contest/paper", &[]).await.result();
        assert_eq!(paper.questions[3].chosen, Some(Picks::from(1)));
        // The other browser does not learn the code, and leaving it ends its session only.
        let home: HomeView = elsewhere.read("/api/contest/home", &[]).await.result();
        assert_eq!(home.mine.and_then(|mine| mine.entry_code), None);
        let copy = elsewhere.clone();
        elsewhere.post("/api/contest/leave", &[]).await.assert_done();
        copy.clone().read("/api/contest/paper", &[]).await.assert_refused(401, "not_signed_in");
        citizen.read("/api/contest/paper", &[]).await.assert_done();
        let mut guesser = site.visitor();
        let mut refusals = Vec::new();
        for number in 1..8 {
            let mut values: [u8; 10] = letter_values(&code);
            values[7] = (values[7] + number) % 32;
            let guess = EntryCode::from_random(values).printed();
            refusals.push(guesser.post("/api/contest/continue", &[("code", &guess)]).await.code());
        }
        let wrong = refusals.iter().take_while(|why| why.as_deref() == Some("entry_code_unknown")).count();
        assert_eq!(wrong, 6, "{refusals:?}");
        let right = guesser.post("/api/contest/continue", &[("code", &code)]).await;
        right.assert_refused(429, "sign_in_blocked");
    })
    .await;
}

/// Every name of a value in a JSON text.
fn names(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                found.push(name.clone());
                names(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, found)),
        _ => {}
    }
}

#[tokio::test]
async fn no_key_leaves_the_server_before_the_round_is_closed() {
    on_site(async |site| {
        let mut citizen = contestant(&site, "0900000006").await;
        // The same answer everywhere, so that the order of a paper cannot look like a key.
        for place in 0..15 {
            save(&mut citizen, place, 0, 1).await.expect("an answer").assert_done();
        }
        let mut answers = vec![citizen.read("/api/contest/paper", &[]).await];
        answers.push(citizen.get("/contest/attempt").await);
        citizen.post("/api/contest/submit", &[]).await.assert_done();
        for path in ["/api/contest/home", "/api/contest/result"] {
            answers.push(citizen.read(path, &[]).await);
        }
        for path in ["/contest", "/contest/result"] {
            answers.push(citizen.get(path).await);
        }
        let mut organiser = site.staff("tochuc").await;
        answers.push(organiser.read("/api/contest/rounds", &[]).await);
        answers.push(organiser.get("/organise/contest").await);
        for answer in &answers {
            assert_eq!(answer.status.as_u16(), 200, "{answer:?}");
            for secret in ["\"key\"", "\"source\"", "explanation", "\\\"key\\\""] {
                assert!(!answer.body.contains(secret), "{secret} in {answer:?}");
            }
            let mut found = Vec::new();
            names(&serde_json::from_str(&answer.body).unwrap_or_default(), &mut found);
            assert!(!found.iter().any(|name| name.contains("key")), "{found:?}");
        }
        let mine: HomeView = citizen.read("/api/contest/home", &[]).await.result();
        assert!(matches!(mine.mine, Some(MyContest { attempt: Some(_), .. })), "the citizen took part");
        // After the round the same question has an answer, with the keys.
        organiser.post("/api/contest/close-round", &[("round", "1")]).await.assert_done();
        let result = citizen.read("/api/contest/result", &[]).await;
        assert!(result.body.contains("\"key\"") && result.body.contains("\"source\""), "{result:?}");
    })
    .await;
}
