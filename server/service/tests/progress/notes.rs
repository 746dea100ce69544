//! Notes that explain a dip: written for whom one may, seen by everybody, withdrawn and never changed.

use domain::{progress::NoteRefused, time::Day};
use service::{Failure, figure_note::NoteByHand};
use testkit::on_both;

use super::alerts::site;

fn note(agency: &str, from: &str, to: &str, text: &str) -> NoteByHand {
    let [agency, from, to, text] = [agency, from, to, text].map(str::to_owned);
    NoteByHand { agency, from, to, text }
}

#[tokio::test]
async fn a_note_stands_with_the_figures_until_it_is_withdrawn() {
    on_both(async |db| {
        let (service, organiser, coordinator) = site(&db).await;
        let (all, own) =
            (organiser.figure_keeper::<()>().unwrap(), coordinator.figure_keeper::<()>().unwrap());
        let holiday = service.write_note(all, note("", "2/9/2026", "3/9/2026", "Nghỉ  lễ")).await.unwrap();
        let outage =
            service.write_note(own, note("so-tai-chinh", "3/11/2026", "", "Mất điện")).await.unwrap();
        let notes = service.board().await.unwrap().notes;
        let seen: Vec<_> = notes.iter().map(|note| (note.text.as_str(), note.from, note.to)).collect();
        let day = |text| Day::parse(text).unwrap();
        let expected = [
            ("Mất điện", day("2026-11-03"), day("2026-11-03")),
            ("Nghỉ lễ", day("2026-09-02"), day("2026-09-03")),
        ];
        assert_eq!(seen, expected);
        assert!(notes[0].concerns("so-tai-chinh") && !notes[0].concerns("so-noi-vu"));
        // With the trend stands what explains it.
        let beside =
            async |agency: Option<&str>| service.trend_page("on_time", agency).await.unwrap().notes.len();
        let counts =
            [beside(None).await, beside(Some("so-tai-chinh")).await, beside(Some("so-noi-vu")).await];
        assert_eq!(counts, [1, 2, 1]);
        // What concerns all is an organiser's.
        assert!(matches!(service.withdraw_note(own, holiday).await, Err(Failure::NotPermitted)));
        service.withdraw_note(own, outage).await.unwrap();
        let again = service.withdraw_note(all, outage).await;
        assert!(matches!(again, Err(Failure::Refused(NoteRefused::Withdrawn))));
        assert!(matches!(service.withdraw_note(all, 99).await, Err(Failure::NotFound)));
        assert_eq!(service.board().await.unwrap().notes.len(), 1);
        // It stays on record with who wrote and who withdrew it.
        let page = service.notes_page(own).await.unwrap();
        assert_eq!((page.for_all, page.agencies.len(), page.notes.len()), (false, 1, 2));
        let withdrawn = page.notes[0].withdrawn.as_ref().unwrap();
        assert_eq!((withdrawn.0.as_str(), page.notes[0].may_withdraw), ("Đầu mối Sở Tài chính", false));
        let page = service.notes_page(all).await.unwrap();
        assert!(page.for_all && page.notes[1].may_withdraw);
    })
    .await;
}

#[tokio::test]
async fn a_note_is_refused_with_the_reason() {
    on_both(async |db| {
        let (service, organiser, coordinator) = site(&db).await;
        let own = coordinator.figure_keeper::<()>().unwrap();
        for foreign in ["", "so-noi-vu"] {
            let refused = service.write_note(own, note(foreign, "3/11/2026", "", "x")).await;
            assert!(matches!(refused, Err(Failure::NotPermitted)), "{foreign}");
        }
        let all = organiser.figure_keeper::<()>().unwrap();
        let unknown = service.write_note(all, note("so-la", "3/11/2026", "", "x")).await;
        assert!(matches!(unknown, Err(Failure::NotFound)));
        let wrong = [
            ("31/2/2026", "", "x", NoteRefused::NotADate("from")),
            ("3/11/2026", "mai", "x", NoteRefused::NotADate("to")),
            ("3/11/2026", "2/11/2026", "x", NoteRefused::Days),
            ("1/1/2020", "", "x", NoteRefused::Days),
            ("3/11/2026", "", " ", NoteRefused::NoText),
        ];
        for (from, to, text, why) in wrong {
            let refused = service.write_note(all, note("", from, to, text)).await;
            assert!(matches!(refused, Err(Failure::Refused(refusal)) if refusal == why), "{from} {to}");
        }
        assert!(service.board().await.unwrap().notes.is_empty());
    })
    .await;
}
