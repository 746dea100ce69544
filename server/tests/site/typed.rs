//! What was typed into a form that is refused comes back, without any program in the browser.

use crate::support::{Actor, Site, on_both_sites, on_site};

/// A dissatisfied rating at a counter of Sở Tài chính.
async fn rate(site: &Site) {
    let rating = service::rating::Rating {
        ticket: site.service.new_ticket(),
        counter: "Q01".to_owned(),
        level: domain::progress::RatingLevel::Dissatisfied,
        reason: None,
        words: None,
        case: None,
        from: service::rating::RatedFrom::default(),
    };
    site.service.rate(rating).await.expect("a rating");
}

/// Sends the first open dispute's form without a program; answers the address that it leads to, and its page.
async fn decide(organiser: &mut Actor, text: &str) -> (String, String) {
    let filled = [("counts", "true"), ("text", text)];
    let (address, page) = organiser.fill_in("/disputes", "/api/disputes/decide", &filled).await;
    assert_eq!(page.status.as_u16(), 200, "{page:?}");
    (address, page.body)
}

#[tokio::test]
async fn a_refused_text_comes_back_to_its_own_form_and_to_nobody_else() {
    on_both_sites(async |site| {
        rate(&site).await;
        rate(&site).await;
        let mut organiser = site.staff("tochuc").await;
        // One letter too many, in letters of three bytes, and with what a page must not take for its own.
        let long = format!("<b>&amp; {}", "ế".repeat(domain::progress::MAX_DISPUTE_TEXT));
        let (address, page) = decide(&mut organiser, &long).await;
        assert!(address.len() < 1_000, "the text must not travel in an address: {address}");
        let shown =
            format!(">{}</textarea>", long.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
        assert_eq!(page.matches(&shown).count(), 1, "{page}");
        assert!(page.contains("role=\"alert\""), "{page}");
        // Only where the refusal led, and only for who typed it.
        let plain = organiser.get("/disputes").await.body;
        assert!(!plain.contains("ếếế"), "{plain}");
        let mut keeper = site.staff("daumoi").await;
        let other = keeper.get(&address).await;
        assert_eq!(other.status.as_u16(), 200);
        assert!(!other.body.contains("ếếế"), "{}", other.body);
        // Once it is taken, it is forgotten.
        let (address_of_success, _) = decide(&mut organiser, "Không có căn cứ").await;
        assert!(address_of_success.contains("done=stands"), "{address_of_success}");
        let later = organiser.get(&address).await.body;
        assert!(!later.contains("ếếế"), "{later}");
    })
    .await;
}

#[tokio::test]
async fn a_refused_text_is_kept_for_an_hour() {
    on_both_sites(async |site| {
        rate(&site).await;
        let mut organiser = site.staff("tochuc").await;
        let (address, _) = decide(&mut organiser, &"x".repeat(1_001)).await;
        assert!(organiser.get(&address).await.body.contains("xxxxx"));
        site.clock.advance(61 * 60 * 1000);
        assert!(!organiser.get(&address).await.body.contains("xxxxx"));
    })
    .await;
}

#[tokio::test]
async fn a_refused_indicator_comes_back_whole() {
    on_site(async |site| {
        let mut organiser = site.staff("tochuc").await;
        let action = "/api/organise/indicators/save";
        let typed = [
            ("form[name_vi]", "Tỷ lệ \"một lần\""),
            ("form[name_en]", "Share of one visit"),
            ("form[unit]", "count"),
            ("form[numerator][]", "files_on_time"),
            ("form[denominator][]", "files_resolved"),
            ("form[direction]", "at_most"),
            ("form[target]", "chín mươi"),
            ("form[min_sample]", "30"),
            ("form[baseline]", ""),
            ("form[baseline_label_vi]", ""),
            ("form[baseline_label_en]", ""),
            ("form[source_vi]", "Kế hoạch"),
            ("form[source_en]", "The plan"),
            ("reason", "Nghị quyết mới"),
        ];
        let (address, page) = organiser.fill_in("/organise/indicators/new", action, &typed).await;
        assert!(address.starts_with("/organise/indicators/new?"), "{address}");
        for text in [
            "Tỷ lệ &quot;một lần&quot;",
            "Share of one visit",
            "chín mươi",
            "30",
            "The plan",
            "Nghị quyết mới",
        ] {
            assert!(page.body.contains(&format!("value=\"{text}\"")), "{text}: {}", page.body);
        }
        for chosen in
            ["value=\"count\" selected", "value=\"at_most\" selected", "value=\"files_on_time\" checked"]
        {
            assert!(page.body.contains(chosen), "{chosen}: {}", page.body);
        }
        // The form of another indicator is not filled with it.
        let other = address.replace("/organise/indicators/new", "/organise/indicators/on_time");
        let other = organiser.get(&other).await;
        assert_eq!(other.status.as_u16(), 200);
        assert!(
            !other.body.contains("Nghị quyết mới") && !other.body.contains("chín mươi"),
            "{}",
            other.body
        );
        // Why one is withdrawn comes back to that form too.
        let reason = "z".repeat(301);
        let (page, withdraw) = ("/organise/indicators/volunteer_visits", "/api/organise/indicators/withdraw");
        let (_, page) = organiser.fill_in(page, withdraw, &[("reason", &reason)]).await;
        assert_eq!(page.body.matches(&format!("value=\"{reason}\"")).count(), 1, "{}", page.body);
    })
    .await;
}
