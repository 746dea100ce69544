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

#[tokio::test]
async fn the_board_of_an_earlier_day_is_what_its_week_says() {
    on_both(async |db| {
        let (service, _) = service_on(db);
        assert_eq!(service.board_until(domain::time::Day(0)).await.unwrap(), None);
        service.load_demo().await.unwrap();
        let today = service.board().await.unwrap();
        let known = |figure: &domain::progress::Judgement| {
            figure.value.filter(|_| figure.status != Status::NotEnoughData)
        };
        let mut differs = 0;
        for (column, line) in today.indicators.iter().enumerate() {
            let weeks = service.trend_page(&line.indicator.code, None).await.unwrap().weeks;
            let (_, earlier) = weeks.split_last().unwrap();
            for week in earlier {
                let board = service.board_until(week.ends).await.unwrap().unwrap();
                let then = &board.indicators[column];
                assert_eq!(known(&then.figure), week.so_far, "{} at {:?}", line.indicator.code, week.ends);
                differs += i32::from(then.figure != line.figure);
                assert_eq!(board.ends, None);
            }
        }
        assert!(differs > 0);
        let now = domain::time::Day::of_instant(today.as_of_ms);
        assert_eq!(service.board_until(now).await.unwrap(), None);
        assert_eq!(service.board_until(domain::time::Day(now.0 - 20_000)).await.unwrap(), None);
    })
    .await;
}
