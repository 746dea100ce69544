//! What was typed into a refused form is kept for an hour, for its writer alone.

use testkit::{on_both, service_on};

#[tokio::test]
async fn a_refused_form_is_kept_for_its_writer_and_gone_after_an_hour() {
    on_both(async |db| {
        let (service, clock) = service_on(db);
        let handout = service.load_demo().await.unwrap();
        let mut staff = Vec::new();
        for username in ["tochuc", "daumoi"] {
            let account = handout.accounts.iter().find(|account| account.username == username).unwrap();
            let token = service.sign_in_staff(username, &account.password).await.unwrap();
            staff.push(service.recognise(Some(&token.cookie), None).await.unwrap());
        }
        service.keep_form(&staff[0], "indicator", "đã gõ".to_owned()).await.unwrap();
        assert_eq!(service.kept_form(&staff[0], "indicator").await.unwrap().as_deref(), Some("đã gõ"));
        assert_eq!(service.kept_form(&staff[1], "indicator").await.unwrap(), None);
        clock.advance(3_600_000 - 1);
        assert_eq!(service.forget_old_forms().await.unwrap(), 0);
        clock.advance(1);
        assert_eq!(service.kept_form(&staff[0], "indicator").await.unwrap(), None);
        assert_eq!(service.forget_old_forms().await.unwrap(), 1);
    })
    .await;
}
