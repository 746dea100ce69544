//! The three flows by pages and forms alone, as they are before WebAssembly arrives or without it.

use domain::contest::CONSENT_VERSION;

use crate::support::{Actor, Site, on_both_sites, on_site};

/// Fills in a form and asserts where that leads; answers the page.
async fn leads(actor: &mut Actor, page: &str, action: &str, filled: &[(&str, &str)], to: &str) -> String {
    let (location, answer) = actor.fill_in(page, action, filled).await;
    assert_eq!((location.as_str(), answer.status.as_u16()), (to, 200), "{answer:?}");
    answer.body
}

#[tokio::test]
async fn a_citizen_takes_the_contest_by_forms_alone() {
    on_both_sites(async |site| {
        let mut citizen = site.visitor();
        let person = [
            ("full_name", "Nguyễn Văn Thử Nghiệm"),
            ("birth_date", "03/02/2001"),
            ("commune", "phuong-minh-hoa"),
            ("phone", "0900 000 007"),
            ("consent_version", CONSENT_VERSION),
        ];
        let form = "/contest/enter?group=citizen";
        leads(&mut citizen, form, "/api/contest/enter-citizen", &person, "/contest").await;
        leads(&mut citizen, "/contest", "/api/contest/start", &[], "/contest/attempt").await;
        for question in 1..=15 {
            let next = if question == 15 { "end".to_owned() } else { (question + 1).to_string() };
            let to = format!("/contest/attempt?q={next}");
            let page = format!("/contest/attempt?q={question}");
            let shown = citizen.get(&page).await.body;
            // What is to be ordered has its order in a hidden field.
            let filled: &[(&str, &str)] = match (shown.contains("ticked[]"), shown.contains("name=\"swap\""))
            {
                (true, _) => &[("ticked[]", "1")],
                (_, true) => &[],
                _ => &[("shown", "1")],
            };
            leads(&mut citizen, &page, "/api/contest/save-next", filled, &to).await;
        }
        let end = "/contest/attempt?q=end";
        leads(&mut citizen, end, "/api/contest/submit", &[], "/contest/result").await;
        let result: domain::contest::AttemptResult = citizen.read("/api/contest/result", &[]).await.result();
        assert_eq!((result.answered, result.total), (15, 15));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_entry_leads_back_to_the_form_with_the_reason() {
    on_site(async |site| {
        let mut citizen = site.visitor();
        let person = [
            ("full_name", "Nguyễn Văn Thử Nghiệm"),
            ("birth_date", "21/11/2020"),
            ("commune", "phuong-minh-hoa"),
            ("phone", "0900000008"),
            ("consent_version", CONSENT_VERSION),
        ];
        let form = "/contest/enter?group=citizen";
        let (location, page) = citizen.fill_in(form, "/api/contest/enter-citizen", &person).await;
        assert!(location.starts_with(form), "{location}");
        assert!(page.body.contains("role=\"alert\"") && page.body.contains("aria-invalid"), "{page:?}");
    })
    .await;
}

#[tokio::test]
async fn a_citizen_rates_in_two_taps_by_forms_alone() {
    on_both_sites(async |site| {
        let mut citizen = site.visitor();
        let (page, choose, give) = ("/rate/Q01", "/api/rating/choose", "/api/rating/give");
        let thanks = "/rate/Q01/thanks";
        let very = [("level", "very_satisfied")];
        let step = leads(&mut citizen, page, choose, &very, page).await;
        let (address, told) = citizen.fill_in_page((page, &step), give, &[("words", "")]).await;
        assert_eq!(address, thanks);
        assert!(told.body.contains("Đã ghi nhận đánh giá “Rất hài lòng”"), "{told:?}");
        // Told once: whoever opens the page later is not told what was given here.
        let later = citizen.get(thanks).await.body;
        assert!(!later.contains("Rất hài lòng"), "{later}");
        // The next citizen at the counter.
        let mut next = site.visitor();
        let step = leads(&mut next, page, choose, &very, page).await;
        let reasoned = [("reason", "guidance"), ("words", "Hướng dẫn rõ ràng")];
        assert_eq!(next.fill_in_page((page, &step), give, &reasoned).await.0, thanks);
    })
    .await;
}

#[tokio::test]
async fn neither_face_nor_ticket_nor_remark_of_a_refused_rating_stands_in_an_address() {
    on_both_sites(async |site| {
        let mut organiser = site.staff("tochuc").await;
        organiser.post("/api/rating/rules", &[("needs_ticket", "true")]).await.assert_done();
        let mut citizen = site.visitor();
        let (page, choose, give) = ("/rate/Q01", "/api/rating/choose", "/api/rating/give");
        let brought = "/rate/Q01?case=0000-0001";
        let step = leads(&mut citizen, brought, choose, &[("level", "dissatisfied")], page).await;
        assert!(step.contains("value=\"0000-0001\""), "{step}");
        // A wrong ticket comes back with everything that was said, in the page alone.
        let said = [("case", "0000-0002"), ("words", "Chờ <lâu> & mệt")];
        let (address, back) = citizen.fill_in_page((page, &step), give, &said).await;
        assert_eq!(address, page);
        for kept in ["value=\"0000-0002\"", "Chờ &lt;lâu&gt; &amp; mệt", "Không hài lòng", "role=\"alert\""]
        {
            assert!(back.body.contains(kept), "{kept}: {}", back.body);
        }
        // So does what is refused for another reason.
        let long = format!("Rất {}", "ế".repeat(domain::progress::MAX_WORDS));
        let said = [("case", "0000-0002"), ("words", long.as_str())];
        let (address, back) = citizen.fill_in_page((page, &back.body), give, &said).await;
        assert!(address.starts_with("/rate/Q01?") && address.contains("__err="), "{address}");
        for said in ["dissatisfied", "0000-0002", "%E1%BA%BF"] {
            assert!(!address.contains(said), "{said}: {address}");
        }
        assert!(back.body.contains(&long) && back.body.contains("value=\"0000-0002\""), "{}", back.body);
        // Choosing again keeps the ticket; the address says nothing of it.
        let (address, first) = citizen.fill_in_page((page, &back.body), choose, &[]).await;
        assert_eq!(address, page);
        assert!(
            first.body.contains("value=\"0000-0002\"") && !first.body.contains("Gửi đánh giá"),
            "{first:?}"
        );
        // Nobody is told it at another counter, and reloading begins anew.
        leads(&mut citizen, page, choose, &[("level", "satisfied")], page).await;
        let fresh = citizen.get(page).await.body;
        assert!(!fresh.contains("Gửi đánh giá") && !fresh.contains("0000-0002"), "{fresh}");
    })
    .await;
}

/// Signs the organiser in by the form.
async fn organiser(site: &Site) -> Actor {
    let mut organiser = site.visitor();
    let account = [("username", "tochuc"), ("password", site.password("tochuc"))];
    leads(&mut organiser, "/sign-in", "/api/session/staff", &account, "/organise").await;
    organiser
}

#[tokio::test]
async fn an_organiser_closes_a_contest_round_by_forms_alone() {
    on_both_sites(async |site| {
        let mut organiser = organiser(&site).await;
        let (list, ask) = ("/organise/contest", "/organise/contest?confirm=1");
        leads(&mut organiser, ask, "/api/contest/close-round", &[], list).await;
        let round = site.service.round_info().await.expect("a round").expect("a round");
        assert_eq!(round.state, domain::contest::RoundState::Closed);
        let audit = organiser.get("/organise/audit").await;
        assert!(
            audit.body.contains("contest.close_round") && audit.body.contains("staff.sign_in"),
            "{audit:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn every_page_can_be_read_without_an_account_or_says_that_one_is_needed() {
    on_site(async |site| {
        let open = [
            "/",
            "/campaign",
            "/progress",
            "/progress/national",
            "/progress/trend?indicator=on_time",
            "/progress/trend?indicator=on_time&agency=so-tai-chinh",
            "/progress/so-tai-chinh",
            "/rate/Q01",
            "/sign-in",
            "/vote",
            "/vote/1",
            "/elections/1",
            "/elections/1/find",
            "/contest",
            "/contest/enter",
            "/contest/continue",
        ];
        let mut visitor = site.visitor();
        for path in open {
            let page = visitor.get(path).await;
            assert_eq!(page.status.as_u16(), 200, "{path}");
            assert!(page.body.contains("<h1"), "{path} has no heading");
            assert!(page.body.contains("</html>"), "{path} is cut off");
        }
        for path in [
            "/organise",
            "/organise/elections",
            "/organise/contest",
            "/organise/indicators",
            "/organise/staff",
            "/organise/staff/import",
            "/organise/counters",
            "/organise/audit",
        ] {
            let page = visitor.get(path).await;
            assert!(page.body.contains("href=\"/sign-in"), "{path} does not lead to signing in");
            assert!(!page.body.contains("/api/election/step"), "{path} shows what only organisers may do");
        }
    })
    .await;
}
