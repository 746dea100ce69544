//! The question bank at the site's door: files in, files out, and who may.

use axum::http::Request;
use domain::contest::{
    BankOverview, ChangeState, OpenedQuestion, QuestionFault, QuestionKind, QuestionState,
};

use crate::support::{Actor, Answer, on_site};

const FILE: &str = "::N1::Một cộng một? {~một =hai}\n\nTrời xanh. {T}\n";

/// Sends a file of questions as a page's form does.
async fn send(actor: &mut Actor, file: &str) -> Answer {
    let token = actor.token().await;
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--x\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"de.gift\"\r\n\r\n{file}\r\n--x--\r\n"
    );
    let request = Request::post("/api/questions/upload")
        .header("content-type", "multipart/form-data; boundary=x")
        .header("accept", "application/json");
    actor.send(request, body.into()).await
}

#[tokio::test]
async fn an_author_sends_questions_and_a_reviewer_approves_them() {
    on_site(async |site| {
        let (mut author, mut reviewer) = (site.staff("soande").await, site.staff("phanbien").await);
        send(&mut author, FILE).await.assert_done();
        let bank: BankOverview = reviewer.read("/api/questions", &[]).await.result();
        let id = bank.lines[0].id.to_string();
        assert_eq!((bank.lines[0].code.as_str(), bank.report), ("N1", None));
        let opened: OpenedQuestion = reviewer.read("/api/questions/open", &[("id", &id)]).await.result();
        assert_eq!((opened.key, opened.is_own), (1.into(), false));
        let verdict = [("id", id.as_str()), ("approve", "true"), ("note", "")];
        author.post("/api/questions/review", &verdict).await.assert_refused(403, "not_permitted");
        reviewer.post("/api/questions/review", &verdict).await.assert_done();
        reviewer.post("/api/questions/review", &verdict).await.assert_refused(409, "wrong_state");
        send(&mut author, "no question").await.assert_refused(422, "file_unreadable");
        send(&mut reviewer, FILE).await.assert_refused(403, "not_permitted");
    })
    .await;
}

#[tokio::test]
async fn a_question_is_written_by_hand_and_what_is_wrong_is_told() {
    on_site(async |site| {
        let mut author = site.staff("soande").await;
        let written = |right: &[&'static str], until: &'static str| {
            let mut fields = vec![
                ("form[code]", "TAY-1"),
                ("form[kind]", "multiple"),
                ("form[text_vi]", "Những số nào chẵn?"),
                ("form[options_vi][0]", "hai"),
                ("form[options_vi][1]", "ba"),
                ("form[options_vi][2]", "bốn"),
                ("form[options_vi][3]", ""),
                ("form[options_en][0]", "two"),
                ("form[valid_until]", until),
            ];
            fields.extend(right.iter().map(|place| ("form[right][]", *place)));
            fields
        };
        let path = "/api/questions/write";
        author.post(path, &written(&[], "31/02/2027")).await.assert_refused(422, "faulty_question");
        let bank: BankOverview = author.read("/api/questions", &[]).await.result();
        let report = bank.report.expect("a report");
        assert_eq!((report.added, report.faults[0].line), (0, 0));
        assert_eq!(report.faults[0].faults, [QuestionFault::KeyMissing, QuestionFault::Validity]);
        author.post(path, &written(&["0", "2"], "31/12/2027")).await.assert_done();
        author.post(path, &written(&["0"], "")).await.assert_refused(422, "faulty_question");
        let bank: BankOverview = author.read("/api/questions", &[]).await.result();
        let id = bank.lines.iter().find(|line| line.code == "TAY-1").expect("the question").id.to_string();
        let opened: OpenedQuestion = author.read("/api/questions/open", &[("id", &id)]).await.result();
        assert_eq!((opened.kind, opened.key.to_string().as_str()), (QuestionKind::Multiple, "02"));
        assert_eq!((opened.options.len(), opened.options[0].en.as_str()), (3, "two"));
        assert_eq!(opened.validity.until.map(|day| day.show()).as_deref(), Some("31/12/2027"));
        let mut reviewer = site.staff("phanbien").await;
        reviewer.post(path, &written(&["0"], "")).await.assert_refused(403, "not_permitted");
        // Approved and not yet on a paper, it is changed into a new version, which somebody else approves.
        let approve =
            |id: &str| vec![("id", id.to_owned()), ("approve", "true".to_owned()), ("note", String::new())];
        let fields = approve(&id);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        reviewer.post("/api/questions/review", &fields).await.assert_done();
        let mut changed = written(&["0"], "");
        changed.push(("replaces", id.as_str()));
        author.post(path, &changed).await.assert_done();
        author.post(path, &changed).await.assert_refused(409, "wrong_state");
        let opened: OpenedQuestion = author.read("/api/questions/open", &[("id", &id)]).await.result();
        assert_eq!((opened.change, opened.versions.len()), (ChangeState::Replaced, 2));
        let next = opened.versions[1].clone();
        assert_eq!((next.code.as_str(), next.state), ("TAY-1/2", QuestionState::Draft));
        assert!(
            opened.versions[0].replaced_at_ms.is_none(),
            "the old one holds until the new one is approved"
        );
        let fields = approve(&next.id.to_string());
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        author.post("/api/questions/review", &fields).await.assert_refused(403, "not_permitted");
        reviewer.post("/api/questions/review", &fields).await.assert_done();
        let old: OpenedQuestion = reviewer.read("/api/questions/open", &[("id", &id)]).await.result();
        assert!(old.versions[0].replaced_at_ms.is_some() && old.key.to_string() == "02", "it stays readable");
        for page in [format!("/questions/{id}"), format!("/questions/{}/change", next.id)] {
            let answer = author.get(&page).await;
            assert!(
                answer.status.as_u16() == 200
                    && answer.body.contains("TAY-1/2") | answer.body.contains("replaces")
            );
        }
    })
    .await;
}

#[tokio::test]
async fn only_authors_and_reviewers_take_the_bank_along() {
    on_site(async |site| {
        for name in ["bank.gift", "bank.xlsx"] {
            let path = format!("/questions/export/{name}");
            assert_eq!(site.visitor().get(&path).await.status.as_u16(), 401, "{path}");
            assert_eq!(site.staff("tochuc").await.get(&path).await.status.as_u16(), 403, "{path}");
            let answer = site.staff("soande").await.get(&path).await;
            assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"), "{path}");
            assert!(answer.header("content-disposition").contains(name));
        }
        assert_eq!(site.staff("soande").await.get("/questions/export/bank.csv").await.status.as_u16(), 404);
    })
    .await;
}

#[tokio::test]
async fn a_result_is_there_for_everybody_once_the_round_is_closed() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        let path = "/contest/results/result-1-0.txt";
        assert_eq!(visitor.get(path).await.status.as_u16(), 404);
        site.staff("tochuc").await.post("/api/contest/close-round", &[("round", "1")]).await.assert_done();
        let answer = visitor.get(path).await;
        assert_eq!(answer.status.as_u16(), 200);
        assert!(answer.body.starts_with("thidua contest result 1\nround 1 version 0 closed "), "{answer:?}");
        assert_eq!(visitor.get("/contest/results/result-1-1.txt").await.status.as_u16(), 404);
        let page = visitor.get("/contest/results").await;
        assert!(page.body.contains(path), "{page:?}");
    })
    .await;
}
