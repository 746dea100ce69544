//! The chart of a figure, as an image.

use crate::support::on_both_sites;

#[tokio::test]
async fn a_figure_is_drawn_and_what_does_not_exist_is_not_found() {
    on_both_sites(async |site| {
        let mut visitor = site.visitor();
        for address in [
            "/progress/trend.svg?indicator=on_time",
            "/progress/trend.svg?indicator=on_time&agency=so-tai-chinh",
        ] {
            let image = visitor.get(address).await;
            assert_eq!(image.status.as_u16(), 200, "{address}");
            assert!(image.body.starts_with("<svg") && image.body.contains("<circle"), "{address}");
        }
        for (address, status) in [
            ("/progress/trend.svg?indicator=none", 404),
            ("/progress/trend.svg?indicator=on_time&agency=so-la", 404),
            ("/progress/trend.svg", 400),
        ] {
            assert_eq!(visitor.get(address).await.status.as_u16(), status, "{address}");
        }
    })
    .await;
}
