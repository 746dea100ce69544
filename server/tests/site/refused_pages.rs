//! Who may not use a page is told so, and finds no form on it that would be refused.

use app::text::errors;
use domain::{Code, viewer::Language};

use crate::support::on_site;

/// Pages of staff with a form on them.
const PAGES: &[&str] = &[
    "/questions",
    "/questions/new",
    "/questions/1",
    "/questions/1/change",
    "/organise/contest",
    "/organise/contest/new",
    "/organise/contest/1/settings",
    "/organise/contest/people",
    "/organise/contest/doubles",
    "/organise/contest/questions",
    "/organise/elections/new",
    "/organise/elections/1/rules",
    "/organise/elections/1/categories",
    "/organise/elections/1/nominees",
    "/organise/elections/1/roll",
    "/organise/elections/1/import",
    "/organise/elections/1/trustees",
    "/organise/elections/1/rehearsal",
    "/organise/elections/1/open",
    "/organise/elections/1/close",
    "/organise/indicators/new",
    "/organise/indicators/on_time",
    "/organise/staff",
    "/organise/staff/import",
    "/figures",
    "/rating-tickets",
    "/disputes",
    "/progress/notes",
    "/progress/alerts",
    "/contest/roster",
    "/trustee",
    "/trustee/1",
    "/codes",
    "/codes/1",
];

#[tokio::test]
async fn whoever_may_not_use_a_page_finds_the_refusal_alone() {
    on_site(async |site| {
        let refusals = [Code::NotSignedIn, Code::NotPermitted]
            .map(|code| errors::of(code).in_language(Language::Vietnamese));
        let accounts =
            [None, Some("phanbien"), Some("soande"), Some("daumoi"), Some("tochuc"), Some("quanly")];
        let (mut refused, mut wrong) = (0, Vec::new());
        for account in accounts {
            let mut actor = match account {
                Some(account) => site.staff(account).await,
                None => site.visitor(),
            };
            for page in PAGES {
                let body = actor.get(page).await.body;
                let (_, main) = body.split_once("<main").expect("a page");
                let (main, _) = main.split_once("</main>").expect("a page");
                let told: usize = refusals.iter().map(|refusal| main.matches(refusal).count()).sum();
                refused += told.min(1);
                if told > 1 || told == 1 && main.contains("<form") {
                    wrong.push(format!("{page} to {account:?}: {told} refusals"));
                }
                if account.is_none() && told == 0 {
                    wrong.push(format!("{page} refuses nobody"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(refused > PAGES.len(), "{refused}");
    })
    .await;
}
