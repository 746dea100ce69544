//! What both databases promise about what was typed into refused forms.

use store::{WriteError, account, form_draft};
use testkit::on_both;

#[tokio::test]
async fn what_was_typed_is_kept_for_its_form_and_its_hour() {
    on_both(async |db| {
        let done: Result<_, WriteError> = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let one = account::insert_staff(tx, "a", "A", "hash", 1).await?;
                    let other = account::insert_staff(tx, "b", "B", "hash", 1).await?;
                    form_draft::keep(tx, one, "dispute", "{\"text\":\"cũ\"}", 10).await?;
                    form_draft::keep(tx, one, "dispute", "{\"text\":\"mới\"}", 20).await?;
                    form_draft::keep(tx, one, "indicator", "{}", 30).await?;
                    form_draft::keep(tx, other, "dispute", "[]", 12).await?;
                    let found = [
                        form_draft::find(tx, one, "dispute", 19).await?,
                        form_draft::find(tx, one, "dispute", 20).await?,
                        form_draft::find(tx, other, "dispute", 11).await?,
                        form_draft::find(tx, other, "indicator", 11).await?,
                    ];
                    let old = form_draft::forget_old(tx, 12).await?;
                    form_draft::forget(tx, one, "dispute").await?;
                    let left = [
                        form_draft::find(tx, one, "dispute", 0).await?,
                        form_draft::find(tx, other, "dispute", 0).await?,
                        form_draft::find(tx, one, "indicator", 0).await?,
                    ];
                    Ok((found, old, left))
                })
            })
            .await;
        let (found, old, left) = done.unwrap();
        assert_eq!(found, [Some("{\"text\":\"mới\"}".to_owned()), None, Some("[]".to_owned()), None]);
        assert_eq!(old, 1);
        assert_eq!(left, [None, None, Some("{}".to_owned())]);
    })
    .await;
}
