//! A figure week by week ends where the board stands.

use domain::progress::Status;
use service::Failure;
use testkit::{on_both, service_on};

#[tokio::test]
async fn the_last_week_is_the_figure_of_the_board() {
    on_both(async |db| {
        let (service, _) = service_on(db);
        assert!(matches!(service.trend_page("on_time", None).await, Err(Failure::NotFound)));
        service.load_demo().await.unwrap();
        let board = service.board().await.unwrap();
        let known = |figure: &domain::progress::Judgement| {
            figure.value.filter(|_| figure.status != Status::NotEnoughData)
        };
        for (column, line) in board.indicators.iter().enumerate() {
            let code = &line.indicator.code;
            let page = service.trend_page(code, None).await.unwrap();
            assert_eq!(page.weeks.last().unwrap().so_far, known(&line.figure), "{code}");
            assert_eq!(page.indicator, line.indicator);
            let agency = &board.agencies[0];
            let page = service.trend_page(code, Some(&agency.code)).await.unwrap();
            if let Some(figure) = &agency.figures[column] {
                assert_eq!(page.weeks.last().unwrap().so_far, known(figure), "{code} of {}", agency.code);
            }
            assert_eq!(page.agency.unwrap().1, agency.name);
        }
        for (indicator, agency) in [("none", None), ("on_time", Some("so-la")), ("", Some(""))] {
            assert!(matches!(service.trend_page(indicator, agency).await, Err(Failure::NotFound)));
        }
    })
    .await;
}
