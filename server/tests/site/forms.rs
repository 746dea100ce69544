//! No form of another site or browser is accepted, and forms without a program lead back.

use axum::http::Request;
use base64::{Engine, engine::general_purpose::URL_SAFE};
use domain::contest::CONSENT_VERSION;

use crate::support::{Site, on_site, server_functions};

/// Fields with which each writing server function can be called, apart from the form token.
/// One that is missing here makes the test below fail: add it, or make it a `GET` if it only reads.
const WRITES: &[(&str, &[(&str, &str)])] = &[
    ("/api/codes/register", &[ELECTION, ("keys", "1.AAAA")]),
    ("/api/codes/reissue", &[ELECTION, ("officer_id", "1"), ("key", "AAAA"), ("reason", "lost")]),
    ("/api/contest/close-round", &[("round", "1")]),
    ("/api/contest/continue", &[("code", "XXXX")]),
    (
        "/api/contest/declare-outage",
        &[
            ("round", "1"),
            ("began", "2026-11-21T09:00"),
            ("ended", "2026-11-21T09:01"),
            ("reason", "Mất điện"),
        ],
    ),
    (
        "/api/contest/enter-citizen",
        &[
            ("full_name", "Người Thử"),
            ("birth_date", "2000-01-01"),
            ("commune", "xa-1"),
            ("phone", "0900000000"),
            ("consent_version", CONSENT_VERSION),
        ],
    ),
    (
        "/api/contest/enter-officer",
        &[("agency", "trung-tam"), ("staff_code", "CB001"), ("consent_version", CONSENT_VERSION)],
    ),
    ("/api/contest/erase-own-data", &[]),
    ("/api/contest/leave", &[]),
    ("/api/contest/open-round", &[("round", "1")]),
    ("/api/contest/predict", &[("prediction", "3")]),
    ("/api/contest/save", &[("place", "0"), ("shown", "0"), ("sequence", "1"), ("answered_at", "1")]),
    ("/api/contest/save-next", &[("place", "0"), ("shown", "0"), ("next", "2")]),
    ("/api/contest/start", &[]),
    ("/api/contest/submit", &[]),
    ("/api/disputes/decide", &[("rating", "1"), ("counts", "true"), ("text", "x")]),
    ("/api/disputes/state", &[("rating", "1"), ("text", "x")]),
    ("/api/figures/decide", &[("ids[0]", "1"), ("accept", "true")]),
    ("/api/figures/decide-agency", &[("agency", "so-tai-chinh"), ("up_to", "9"), ("accept", "true")]),
    ("/api/figures/forget", &[]),
    (
        "/api/figures/state",
        &[
            ("agency", "so-tai-chinh"),
            ("measure", "news_items"),
            ("day", "3/11/2026"),
            ("amount", "1"),
            ("note", ""),
        ],
    ),
    ("/api/figures/take", &[("upload", "00")]),
    ("/api/election/ask", &[("election_id", "1"), ("code", "AAAA-AAAA")]),
    (
        "/api/organise/election/category",
        &[
            ELECTION,
            ("category[title_vi]", "Một"),
            ("category[title_en]", "One"),
            CATEGORY[0],
            CATEGORY[1],
            CATEGORY[2],
            CATEGORY[3],
        ],
    ),
    (
        "/api/organise/contest/change-round",
        &[("round", "1"), ROUND[0], ROUND[1], ROUND[2], ROUND[3], ROUND[4], ROUND[5]],
    ),
    ("/api/organise/contest/create-round", &ROUND),
    ("/api/organise/contest/disqualify", &[("attempt", "1"), ("reason", "Thi hộ")]),
    ("/api/organise/contest/exclude", &[("staff_code", "CB001"), ("reason", "author")]),
    ("/api/organise/contest/judge", &[("double", "1"), ("verdict", "same")]),
    ("/api/organise/contest/lift-exclusion", &[("staff_code", "CB001")]),
    ("/api/organise/contest/void", &[("question", "1"), ("reason", "Đáp án sai")]),
    ("/api/organise/election/correct", &[ELECTION, ("text_vi", "Sửa"), ("text_en", "Corrected")]),
    (
        "/api/organise/election/create",
        &[
            TITLES[0],
            TITLES[1],
            TITLES[2],
            ("category[title_vi]", "Một"),
            ("category[title_en]", "One"),
            CATEGORY[0],
            CATEGORY[1],
            CATEGORY[2],
            CATEGORY[3],
        ],
    ),
    ("/api/organise/election/nominate", &[ELECTION, ("category_id", "1"), ("officer_id", "1")]),
    ("/api/organise/election/rehearse", &[ELECTION]),
    ("/api/organise/election/remove-category", &[ELECTION, ("category_id", "1")]),
    ("/api/organise/election/restart-keys", &[ELECTION]),
    ("/api/organise/election/rules", &[ELECTION, TITLES[0], TITLES[1], TITLES[2]]),
    ("/api/organise/election/set-trustees", &[ELECTION, ("accounts[0]", "4"), ("threshold", "1")]),
    ("/api/organise/election/step", &[ELECTION, ("step", "close")]),
    ("/api/organise/election/withdraw", &[ELECTION, ("category_id", "1"), ("officer_id", "1")]),
    (
        "/api/organise/indicators/save",
        &[
            ("form[name_vi]", "Chỉ tiêu"),
            ("form[name_en]", "Indicator"),
            ("form[unit]", "count"),
            ("form[numerator][0]", "initiatives"),
            ("form[direction]", "at_least"),
            ("form[source_vi]", "Kế hoạch"),
            ("form[source_en]", "Plan"),
            ("reason", "Bổ sung"),
        ],
    ),
    ("/api/organise/indicators/withdraw", &[("code", "initiatives"), ("reason", "Bỏ")]),
    ("/api/organise/roll/add-agency", &[ELECTION, ("agency_id", "1")]),
    ("/api/organise/roll/forget", &[ELECTION]),
    ("/api/organise/staff/import", &[("upload", "00"), ("note_gone", "true")]),
    ("/api/organise/staff/forget", &[]),
    ("/api/organise/roll/import", &[ELECTION, ("upload", "x")]),
    ("/api/organise/roll/remove", &[ELECTION, ("officer_id", "1"), ("agency_id", "1")]),
    ("/api/questions/write", &[("form[kind]", "single"), ("form[text_vi]", "Một?")]),
    ("/api/questions/review", &[("id", "1"), ("approve", "true"), ("note", "")]),
    ("/api/notes/withdraw", &[("id", "1")]),
    ("/api/notes/write", &[("agency", ""), ("from", "3/11/2026"), ("to", ""), ("text", "x")]),
    ("/api/rating/choose", &[("counter", "Q01"), ("level", "satisfied")]),
    ("/api/rating/give-tickets", &[("counter", "Q01"), ("count", "1")]),
    ("/api/rating/rules", &[("needs_ticket", "true")]),
    ("/api/rating/give", &[("ticket", "AAAAAAAAAAAAAAAAAAAAAA"), ("counter", "Q01"), ("level", "satisfied")]),
    ("/api/session/end", &[]),
    ("/api/session/staff", &[("username", "tochuc"), ("password", "mat khau dai")]),
    ("/api/settings/language", &[("language", "en")]),
    ("/api/settings/text-size", &[("size", "large")]),
    ("/api/trustee/decrypt", &[ELECTION, ("body", "{}")]),
    ("/api/trustee/post", &[ELECTION, ("step", "commit"), ("body", "{}")]),
];

const ELECTION: (&str, &str) = ("election_id", "1");
const TITLES: [(&str, &str); 3] =
    [("election[title_vi]", "Thử"), ("election[title_en]", "Trial"), ("election[approval_percent]", "50")];
const ROUND: [(&str, &str); 6] = [
    ("form[title_vi]", "Thử"),
    ("form[title_en]", "Trial"),
    ("form[question_count]", "5"),
    ("form[time_limit]", "10"),
    ("form[min_age_years]", "15"),
    ("form[grace_s]", "60"),
];
const CATEGORY: [(&str, &str); 4] = [
    ("category[group]", "centre_staff"),
    ("category[min]", "1"),
    ("category[max]", "1"),
    ("category[seats]", "1"),
];

/// Accepted for a voter's signature, with no form and no token: nothing that a browser sends by itself
/// gives a right there.
const SIGNED: &str = "/api/election/cast";
/// A file is sent in a form of another kind.
const UPLOAD: &str = "/api/organise/roll/upload";
const STAFF_UPLOAD: &str = "/api/organise/staff/upload";
const QUESTION_UPLOAD: &str = "/api/questions/upload";
const FIGURE_UPLOAD: &str = "/api/figures/upload";
/// Show questions, which is noted.
const NOTED: [&str; 2] = ["/api/questions/open", "/api/organise/contest/questions"];
/// Reads names, which is noted in the audit trail.
const AUDITED: &str = "/api/organise/election/not-voted";

/// Server functions that change nothing, with fields they can be called with.
const READS: &[(&str, &[(&str, &str)])] = &[
    ("/api/audit/page", &[]),
    ("/api/campaign", &[]),
    ("/api/codes/list", &[]),
    ("/api/codes/page", &[ELECTION]),
    ("/api/contest/clock", &[]),
    ("/api/contest/entry", &[]),
    ("/api/contest/home", &[]),
    ("/api/contest/own-data", &[]),
    ("/api/contest/paper", &[]),
    ("/api/contest/result", &[]),
    ("/api/contest/results", &[]),
    ("/api/contest/roster", &[("agency", "so-a")]),
    ("/api/contest/rounds", &[]),
    ("/api/disputes", &[]),
    ("/api/election/asked", &[ELECTION]),
    ("/api/election/booth", &[ELECTION, ("credential", "AAAA")]),
    ("/api/election/facts", &[ELECTION]),
    ("/api/election/find", &[ELECTION, ("code", "AAAA-AAAA")]),
    ("/api/election/list", &[]),
    ("/api/election/minutes", &[ELECTION]),
    ("/api/election/page", &[ELECTION]),
    ("/api/election/record", &[ELECTION, ("from", "0")]),
    ("/api/election/setup", &[ELECTION]),
    ("/api/figures", &[]),
    ("/api/notes", &[]),
    ("/api/organise/contest/doubles", &[]),
    ("/api/organise/contest/short-rounds", &[]),
    ("/api/organise/contest/people", &[("search", "")]),
    ("/api/organise/contest/round", &[("round", "1")]),
    ("/api/organise/contest/statistics", &[("round", "1")]),
    ("/api/organise/election", &[ELECTION]),
    ("/api/organise/election/codes", &[ELECTION]),
    ("/api/organise/election/nominees", &[ELECTION, ("category_id", "1"), ("search", "")]),
    ("/api/organise/election/rehearsal", &[ELECTION]),
    ("/api/organise/election/trustees", &[ELECTION]),
    ("/api/organise/elections", &[]),
    ("/api/organise/indicators", &[]),
    ("/api/organise/indicators/typed", &[]),
    ("/api/organise/roll", &[ELECTION]),
    ("/api/organise/roll/waiting", &[ELECTION]),
    ("/api/organise/staff", &[]),
    ("/api/organise/staff/waiting", &[]),
    ("/api/progress/agency", &[("code", "so-tai-chinh")]),
    ("/api/progress/alerts", &[]),
    ("/api/progress/board", &[]),
    ("/api/progress/facts", &[("code", "so-tai-chinh"), ("indicator", "on_time")]),
    ("/api/progress/home", &[]),
    ("/api/progress/national", &[]),
    ("/api/progress/trend", &[("indicator", "on_time")]),
    ("/api/questions", &[]),
    ("/api/rating/form", &[("counter", "Q01")]),
    ("/api/rating/sheets", &[]),
    ("/api/rating/tickets", &[]),
    ("/api/trustee/ceremony", &[ELECTION]),
    ("/api/trustee/list", &[]),
    ("/api/trustee/page", &[ELECTION]),
    ("/api/trustee/task", &[ELECTION]),
];

#[tokio::test]
async fn every_server_function_is_known_to_the_tests_below() {
    on_site(async |_| {
        let others =
            [SIGNED, UPLOAD, STAFF_UPLOAD, QUESTION_UPLOAD, FIGURE_UPLOAD, AUDITED, NOTED[0], NOTED[1]];
        for (path, method) in server_functions().into_iter().filter(|(path, _)| !others.contains(path)) {
            let listed = |list: &[(&str, _)]| list.iter().filter(|(known, _)| *known == path).count();
            let (writes, reads) = (listed(WRITES), listed(READS));
            // A `GET` only reads: it needs no token, and other sites may ask for it.
            let known = if method == "GET" { (writes, reads) == (0, 1) } else { writes + reads == 1 };
            assert!(known, "{method} {path} stands {writes} times in WRITES, {reads} times in READS");
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_without_this_browsers_token_is_refused_and_stores_nothing() {
    on_site(async |site| {
        let mut commits = site.watch_commits().await;
        for (path, fields) in WRITES {
            let (mut actor, mut other) = (site.visitor(), site.visitor());
            actor.token().await;
            let stolen = other.token().await;
            for token in ["", "x", &stolen] {
                let fields: Vec<_> = [("csrf", token)].iter().chain(*fields).copied().collect();
                let answer = actor.post_bare(path, &fields).await;
                answer.assert_refused(403, "form_token_invalid");
                assert!(answer.cookies().is_empty(), "{path} set a cookie: {answer:?}");
            }
            actor.post_bare(path, fields).await.assert_refused(400, "malformed");
        }
        commits.assert_none("forms with a wrong token").await;
        // The same watch sees what a right form stores.
        site.staff("tochuc").await;
        commits.assert_some().await;
    })
    .await;
}

#[tokio::test]
async fn a_file_without_this_browsers_token_is_refused() {
    on_site(async |site| {
        let (mut organiser, mut other) = (site.staff("tochuc").await, site.visitor());
        let stolen = other.token().await;
        let mut commits = site.watch_commits().await;
        for (path, token) in [UPLOAD, STAFF_UPLOAD].into_iter().flat_map(|path| [(path, ""), (path, "x"), (path, &stolen)]) {
            let part = |name: &str, value: &str| {
                format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
            };
            let file = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nx\r\n--x--\r\n";
            let body = part("csrf", token) + &part("election_id", "1") + file;
            let request = Request::post(path)
                .header("content-type", "multipart/form-data; boundary=x")
                .header("accept", "application/json");
            organiser.send(request, body.into()).await.assert_refused(403, "form_token_invalid");
        }
        commits.assert_none("files with a wrong token").await;
    })
    .await;
}

#[tokio::test]
async fn reading_server_functions_store_nothing() {
    on_site(async |site| {
        let mut organiser = site.staff("tochuc").await;
        let mut commits = site.watch_commits().await;
        for (path, fields) in READS {
            organiser.read(path, fields).await;
            commits.assert_none(path).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_is_accepted_by_its_token_alone_and_not_by_its_referer() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        visitor.token().await;
        let forged = Request::post("/api/settings/language")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("referer", "http://thidua.test/contest/continue")
            .header("origin", "http://thidua.test");
        let answer = visitor.send(forged, "csrf=x&language=en".into()).await;
        answer.assert_refused(403, "form_token_invalid");
    })
    .await;
}

/// Sends a wrong code from the page `from` as a browser without a program; answers where it leads.
async fn led_to(site: &Site, from: Option<&str>) -> String {
    let answer = site.visitor().post_plain("/api/contest/continue", from, &[("code", "none")]).await;
    assert_eq!(answer.status.as_u16(), 302, "{answer:?}");
    answer.header("location").to_owned()
}

#[tokio::test]
async fn an_error_leads_back_to_the_form_with_its_code() {
    on_site(async |site| {
        let location = led_to(&site, Some("http://thidua.test/contest/continue?next=1")).await;
        let (page, query) = location.split_once('?').expect("a query");
        assert_eq!(page, "http://thidua.test/contest/continue");
        assert!(query.contains("next=1") && query.contains("__path=%2Fapi%2Fcontest%2Fcontinue"), "{query}");
        let (_, error) = query.split_once("__err=").expect("an error");
        let error = error.split('&').next().unwrap_or_default().replace("%3D", "=");
        let error = URL_SAFE.decode(error).expect("base64");
        let error: serde_json::Value = serde_json::from_slice(&error).expect("JSON");
        assert_eq!(
            error,
            serde_json::json!({
                "code": "entry_code_unknown",
                "fields": [{"field": "code", "code": "entry_code_unknown"}],
            })
        );
        // The page then says it in words.
        let mut visitor = site.visitor();
        let page = visitor.get(&location.replace("http://thidua.test", "")).await;
        assert!(page.body.contains("role=\"alert\""), "{page:?}");
        assert!(!page.body.contains("entry_code_unknown"), "a code is no message for people");
    })
    .await;
}

#[tokio::test]
async fn an_error_without_a_referer_leads_to_a_page_of_this_site() {
    on_site(async |site| {
        let location = led_to(&site, None).await;
        assert!(location.starts_with('/') && !location.starts_with("//"), "{location}");
    })
    .await;
}

#[tokio::test]
async fn a_referer_of_another_site_is_no_way_out() {
    on_site(async |site| {
        let strange =
            ["https://evil.example/trap", "http://thidua.test.evil.example/", "//evil.example", "x"];
        for from in strange {
            let location = led_to(&site, Some(from)).await;
            let here = location.starts_with("http://thidua.test/")
                || location.starts_with('/') && !location.starts_with("//");
            assert!(here, "from {from} to {location}");
        }
        // The same after a success: choosing the language leads back to the page.
        let fields = [("language", "en")];
        let answer = site.visitor().post_plain("/api/settings/language", Some(strange[0]), &fields).await;
        assert!(!answer.header("location").contains("evil"), "{answer:?}");
    })
    .await;
}

#[tokio::test]
async fn a_malformed_plain_form_leads_back_without_a_parsers_words() {
    on_site(async |site| {
        let from = Some("http://thidua.test/");
        let answer = site.visitor().post_plain("/api/settings/language", from, &[("language", "xx")]).await;
        assert_eq!(answer.status.as_u16(), 302);
        let (_, error) = answer.header("location").split_once("__err=").expect("an error");
        let error = URL_SAFE.decode(error.replace("%3D", "=")).expect("base64");
        assert_eq!(String::from_utf8_lossy(&error), r#"{"code":"malformed"}"#);
    })
    .await;
}
