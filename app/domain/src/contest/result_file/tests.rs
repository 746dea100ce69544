//! A result file says again what it was made of, and shows whoever changes it.

use proptest::prelude::*;

use super::{
    ActualChange, Comparison, FiledAttempt, FiledQuestion, PlaceChange, ResultCheck, ResultFile, check,
    compare,
};
use crate::{
    contest::{CameTrue, LotSeed, Picks, Prediction, QuestionKind, ScoredAnswer, score},
    text::Bilingual,
};

/// Three questions with one right option each, the last of them void.
fn questions() -> [FiledQuestion; 3] {
    let question = |id, key: u8| FiledQuestion {
        id,
        kind: QuestionKind::Single,
        key: Picks::from(key),
        is_void: id == 3,
    };
    [question(1, 0), question(2, 1), question(3, 2)]
}

/// One of each kind, the last of them void.
fn of_every_kind() -> [FiledQuestion; 3] {
    let [single, set, order] = questions();
    [
        single,
        FiledQuestion { kind: QuestionKind::Multiple, key: "02".parse().unwrap(), ..set },
        FiledQuestion { kind: QuestionKind::Ordering, key: "012".parse().unwrap(), ..order },
    ]
}

fn attempt(number: usize, chosen: [Option<u8>; 3], took_ms: i64, is_out: bool) -> FiledAttempt {
    let chosen = chosen.map(|chosen| chosen.map(Picks::from));
    answering(&questions(), number, chosen, took_ms, is_out)
}

fn answering(
    questions: &[FiledQuestion],
    number: usize,
    chosen: [Option<Picks>; 3],
    took_ms: i64,
    is_out: bool,
) -> FiledAttempt {
    let answers: Vec<(i64, Option<Picks>)> = (1..).zip(chosen).collect();
    let scored = answers.iter().zip(questions).map(|((_, chosen), question)| ScoredAnswer {
        chosen: *chosen,
        key: question.key,
        is_void: question.is_void,
    });
    FiledAttempt {
        pseudonym: format!("P{number:04}"),
        place: (!is_out).then_some(0),
        correct: score(scored).correct,
        started_at_ms: 1_000,
        ended_at_ms: 1_000 + took_ms,
        prediction: None,
        answers,
    }
}

fn file(attempts: Vec<FiledAttempt>) -> ResultFile {
    asking(None, attempts)
}

/// The file of a round that asks for a prediction, or none.
fn asking(asked: Option<Prediction>, attempts: Vec<FiledAttempt>) -> ResultFile {
    let seed = LotSeed::new([5; 32]);
    let file = ResultFile {
        round_id: 7,
        version: 2,
        closed_at_ms: 5_000,
        title: Bilingual::new("Vòng 1", "Round 1"),
        commitment: Some(seed.commitment()),
        seed: Some(seed),
        // Ranking counts the actual number.
        prediction: asked.map(|asked| CameTrue { asked, actual: 0 }),
        questions: questions().to_vec(),
        attempts,
    };
    file.ranked()
}

/// The same round with questions of every kind.
fn asking_all(asked: Option<Prediction>, attempts: Vec<FiledAttempt>) -> ResultFile {
    let file = asking(asked, attempts);
    ResultFile { questions: of_every_kind().to_vec(), ..file }.ranked()
}

/// Names of the checks that do not pass.
fn failed(file: &ResultFile) -> Vec<&'static str> {
    let outcomes = check(file, None).into_iter();
    outcomes.filter(|(_, outcome)| outcome.is_err()).map(|(check, _)| check.name()).collect()
}

fn asked() -> impl Strategy<Value = Option<Prediction>> {
    proptest::option::of(proptest::sample::select(Prediction::ALL))
}

fn attempts() -> impl Strategy<Value = Vec<FiledAttempt>> {
    let chosen = || proptest::option::of(0_u8..4);
    let predicted = proptest::option::weighted(0.8, 0_u32..12);
    let one = (chosen(), chosen(), chosen(), predicted, 0_i64..4, proptest::bool::weighted(0.2));
    proptest::collection::vec(one, 0..30).prop_map(|rows| {
        let attempt = |(number, (a, b, c, prediction, took_ms, is_out))| FiledAttempt {
            prediction,
            ..attempt(number, [a, b, c], took_ms, is_out)
        };
        rows.into_iter().enumerate().map(attempt).collect()
    })
}

fn attempts_of_every_kind() -> impl Strategy<Value = Vec<FiledAttempt>> {
    use proptest::sample::select;
    let chosen = |kind: &'static [&'static str]| {
        proptest::option::of(select(kind)).prop_map(|text| text.map(|text| text.parse().unwrap()))
    };
    let (one, set) = (chosen(&["0", "1", "3"]), chosen(&["02", "0", "012", "13"]));
    let order = chosen(&["012", "021", "210"]);
    let row = (one, set, order, 0_i64..4, proptest::bool::weighted(0.2));
    proptest::collection::vec(row, 0..30).prop_map(|rows| {
        let attempt = |(number, (one, set, order, took_ms, is_out))| {
            answering(&of_every_kind(), number, [one, set, order], took_ms, is_out)
        };
        rows.into_iter().enumerate().map(attempt).collect()
    })
}

proptest! {
    #[test]
    fn sets_and_orders_are_read_as_they_were_written_and_counted_anew(
        asked in asked(), attempts in attempts_of_every_kind(), void in proptest::bool::ANY,
    ) {
        let mut file = asking_all(asked, attempts);
        let read: ResultFile = file.to_string().parse().unwrap();
        prop_assert_eq!(&read, &file);
        prop_assert_eq!(failed(&read), Vec::<&str>::new());
        // Another verdict on a question and a recount from the file give what scoring gives.
        file.questions[2].is_void = void;
        file.questions[1].is_void = !void;
        for attempt in &mut file.attempts {
            let right = |place: usize| attempt.answers[place].1 == Some(file.questions[place].key);
            attempt.correct = u32::from(right(0)) + u32::from(right(if void { 1 } else { 2 }));
        }
        prop_assert_eq!(failed(&file.ranked()), Vec::<&str>::new());
    }

    #[test]
    fn a_file_is_read_as_it_was_written_and_passes_every_check(asked in asked(), mut attempts in attempts()) {
        if asked.is_none() {
            attempts.iter_mut().for_each(|attempt| attempt.prediction = None);
        }
        let file = asking(asked, attempts);
        let text = file.to_string();
        let read: ResultFile = text.parse().unwrap();
        prop_assert_eq!(&read, &file);
        prop_assert_eq!(failed(&read), Vec::<&str>::new());
        // A draw leaves no two in one place.
        let mut places: Vec<u32> = file.attempts.iter().filter_map(|attempt| attempt.place).collect();
        prop_assert!(places.is_sorted());
        places.dedup();
        prop_assert_eq!(places.len(), file.attempts.iter().filter(|a| a.place.is_some()).count());
    }

    #[test]
    fn a_correction_equals_the_ranking_made_anew(
        asked in asked(), attempts in attempts(), out in 0_usize..30, voided in 0_usize..3,
    ) {
        let before = asking(asked, attempts.clone());
        let mut corrected = before.clone();
        let gone = corrected.attempts.get_mut(out).map(|attempt| {
            attempt.place = None;
            attempt.pseudonym.clone()
        });
        let after = corrected.ranked();
        prop_assert_eq!(failed(&after), Vec::<&str>::new());
        // The same as if the attempt had been out of it from the beginning.
        let mut others = attempts;
        for attempt in others.iter_mut().filter(|attempt| Some(&attempt.pseudonym) == gone.as_ref()) {
            attempt.place = None;
        }
        prop_assert_eq!(&asking(asked, others), &after);
        let comparison = compare(&before, &after);
        // Where a prediction decides, what came true is another number without that attempt.
        prop_assert!(asked.is_some() || comparison.worse == 0, "nobody falls when somebody goes");
        let mut void = after.clone();
        void.questions[voided].is_void = true;
        let correct: Vec<u32> = void.attempts.iter().map(|attempt| {
            void.scores().get(attempt.pseudonym.as_str()).unwrap().correct
        }).collect();
        for (attempt, correct) in void.attempts.iter_mut().zip(correct) {
            attempt.correct = correct;
        }
        prop_assert_eq!(failed(&void.ranked()), Vec::<&str>::new());
        prop_assert_eq!(compare(&after, &after).front, vec![]);
    }
}

fn small() -> ResultFile {
    file(vec![
        attempt(1, [Some(0), Some(1), None], 50, false),
        attempt(2, [Some(0), Some(1), Some(2)], 40, false),
        attempt(3, [Some(0), None, Some(2)], 10, false),
        attempt(4, [Some(0), Some(1), None], 5, true),
    ])
}

#[test]
fn what_was_changed_afterwards_fails_by_name() {
    let good = small();
    let order: Vec<_> =
        good.attempts.iter().map(|attempt| (attempt.pseudonym.as_str(), attempt.place)).collect();
    assert_eq!(order, [("P0002", Some(1)), ("P0001", Some(2)), ("P0003", Some(3)), ("P0004", None)]);
    let changed = |change: &dyn Fn(&mut ResultFile)| {
        let mut file = good.clone();
        change(&mut file);
        failed(&file)
    };
    assert_eq!(changed(&|file| file.seed = Some(LotSeed::new([6; 32]))), ["seed"]);
    assert_eq!(changed(&|file| file.seed = None), ["seed"]);
    assert_eq!(changed(&|file| file.questions[1].id = 1)[..2], ["once", "papers"]);
    assert_eq!(changed(&|file| file.attempts[1].pseudonym = "P0002".to_owned())[0], "once");
    assert_eq!(changed(&|file| file.attempts[0].answers[0].0 = 2), ["papers", "scores", "places"]);
    assert_eq!(changed(&|file| file.attempts[3].ended_at_ms = 5_001), ["papers"]);
    assert_eq!(changed(&|file| file.attempts[3].correct = 3), ["scores"]);
    assert_eq!(changed(&|file| file.questions[0].key = Picks::from(2))[0], "scores");
    assert_eq!(changed(&|file| file.attempts[0].place = Some(2)), ["places"]);
    assert_eq!(changed(&|file| file.attempts[1].ended_at_ms = 1_001), ["places"]);
    let noted = check(&good, Some("00"));
    assert_eq!(noted[0].0, ResultCheck::Seed);
    assert!(noted[0].1.is_err(), "another hash was noted before the round");
}

#[test]
fn what_is_no_result_file_is_refused_with_its_line() {
    let good = small().to_string();
    for (from, to, line) in [
        ("result 1\n", "result 4\n", 1),
        ("result 1\n", "result 2\n", 5),
        ("round 7", "round x", 2),
        ("title_en", "title", 4),
        ("order correct", "order elapsed", 5),
        ("seed 05", "seed 5", 7),
        ("question 1 0", "question 1", 8),
        ("question 1 0", "question 1 0 multiple", 8),
        ("question 1 0", "question 1 02", 8),
        ("attempt P0003 3 1 1000 1010 1:0", "attempt P0003 3 1 1000 1010 1:02", 13),
        ("question 3 2 void", "question 3 2 gone", 10),
        ("attempt P0002 1", "attempt P0002 +1", 11),
        ("1:0 2:1 3:2", "1:0 2 3:2", 11),
        ("attempt P0004 -", "attendance P0004 -", 14),
    ] {
        assert!(good.contains(from), "{from}");
        let read = good.replacen(from, to, 1).parse::<ResultFile>();
        assert_eq!(read.map_err(|bad| bad.line), Err(line), "{to}");
    }
    assert_eq!("".parse::<ResultFile>().map_err(|bad| bad.line), Err(1));
}

#[test]
fn an_answer_that_its_kind_cannot_have_is_refused_with_its_line() {
    let given = ["0", "02", "021"].map(|text| Some(text.parse().unwrap()));
    let good = asking_all(None, vec![answering(&of_every_kind(), 1, given, 5, false)]).to_string();
    assert!(good.starts_with("thidua contest result 3\n") && good.contains("question 2 02 multiple\n"));
    assert!(good.contains("question 3 012 ordering void\n"));
    for (from, to, line) in [
        ("result 3\n", "result 1\n", 9),
        ("02 multiple", "20 multiple", 9),
        ("02 multiple", "02 several", 9),
        ("02 multiple", "02", 9),
        ("012 ordering", "021 ordering", 10),
        (" 1:0", " 1:01", 11),
        (" 2:02", " 2:20", 11),
        (" 2:02", " 2:", 11),
        (" 3:021", " 3:02", 11),
        (" 3:021", " 3:022", 11),
    ] {
        assert!(good.contains(from), "{from}");
        let read = good.replacen(from, to, 1).parse::<ResultFile>();
        assert_eq!(read.map_err(|bad| bad.line), Err(line), "{to}");
    }
}

#[test]
fn a_comparison_tells_who_moved() {
    let before = small();
    let mut after = before.clone();
    after.attempts[0].place = None;
    let comparison = compare(&before, &after.ranked());
    let change =
        |pseudonym: &str, before, after| PlaceChange { pseudonym: pseudonym.to_owned(), before, after };
    let front = vec![
        change("P0001", Some(2), Some(1)),
        change("P0003", Some(3), Some(2)),
        change("P0002", Some(1), None),
    ];
    assert_eq!(comparison, Comparison { before: 3, after: 2, better: 2, worse: 0, actual: None, front });
}

/// Two have everything right, one of them predicted so; who predicted better is slower.
fn predicted() -> ResultFile {
    let with = |prediction, attempt| FiledAttempt { prediction, ..attempt };
    asking(
        Some(Prediction::AllRight),
        vec![
            with(Some(9), attempt(1, [Some(0), Some(1), None], 10, false)),
            with(Some(2), attempt(2, [Some(0), Some(1), None], 50, false)),
            with(None, attempt(3, [Some(0), None, None], 5, false)),
            with(Some(3), attempt(4, [Some(0), None, None], 90, false)),
            with(Some(1), attempt(5, [Some(0), Some(1), None], 5, true)),
        ],
    )
}

#[test]
fn the_nearer_prediction_goes_before_the_shorter_time() {
    let good = predicted();
    assert_eq!(good.prediction, Some(CameTrue { asked: Prediction::AllRight, actual: 2 }));
    let order: Vec<_> = good.attempts.iter().map(|attempt| attempt.pseudonym.as_str()).collect();
    assert_eq!(order, ["P0002", "P0001", "P0004", "P0003", "P0005"]);
    let changed = |change: &dyn Fn(&mut ResultFile)| {
        let mut file = good.clone();
        change(&mut file);
        failed(&file)
    };
    assert_eq!(
        changed(&|file| file.prediction = Some(CameTrue { actual: 9, ..file.prediction.unwrap() })),
        ["prediction"]
    );
    assert_eq!(changed(&|file| file.attempts[1].prediction = Some(2)), ["places"]);
    let mut after = good.clone();
    after.attempts[0].place = None;
    let actual = ActualChange { asked: Prediction::AllRight, before: 2, after: 1 };
    assert_eq!(compare(&good, &after.ranked()).actual, Some(actual));
}

#[test]
fn a_prediction_that_is_not_in_order_is_refused_with_its_line() {
    let good = predicted().to_string();
    assert!(good.starts_with("thidua contest result 2\n"));
    for (from, to, line) in [
        ("prediction all_right 2\n", "", 8),
        ("prediction all_right 2", "prediction everything 2", 8),
        ("prediction all_right 2", "prediction all_right -", 8),
        ("1050 2 1:0", "1050 -2 1:0", 12),
        ("1050 2 1:0", "1050 1:0", 12),
    ] {
        assert!(good.contains(from), "{from}");
        let read = good.replacen(from, to, 1).parse::<ResultFile>();
        assert_eq!(read.map_err(|bad| bad.line), Err(line), "{to}");
    }
}
