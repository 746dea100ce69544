//! Answers on the page and those the server does not have yet. Pure: what is sent and when is the desk's business.
//!
//! Each answer of a question carries a number greater than the one before. The server keeps the answer with
//! the greatest number, so that sending twice or out of order does no harm.

use domain::contest::{PaperQuestion, Picks, SaveAck};
use serde::{Deserialize, Serialize};

/// The answer of one question as the page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Answer {
    /// What is chosen among the options shown; never nothing.
    pub(super) chosen: Option<Picks>,
    /// Number of this answer; 0 when there is none.
    sequence: i64,
    /// When the server stored it, UTC milliseconds; none while it waits.
    saved_at_ms: Option<i64>,
}

/// An answer the server does not have yet; kept on the device over a reload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Waiting {
    pub(super) place: u32,
    pub(super) shown: Picks,
    pub(super) sequence: i64,
    /// When it was chosen by the server's clock as this device knows it, UTC milliseconds; 0 when unknown.
    #[serde(default)]
    pub(super) answered_at_ms: i64,
    /// Whether it was chosen on this very page; a kept one yields to what another device has saved since.
    #[serde(skip)]
    is_fresh: bool,
}

/// All answers of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Queue {
    answers: Vec<Answer>,
    waiting: Vec<Waiting>,
}

impl Queue {
    /// What the server holds.
    pub(super) fn of_paper(questions: &[PaperQuestion]) -> Self {
        let answer = |question: &PaperQuestion| Answer {
            chosen: question.chosen,
            sequence: question.sequence,
            saved_at_ms: question.saved_at_ms,
        };
        Self { answers: questions.iter().map(answer).collect(), waiting: Vec::new() }
    }

    /// Takes up what this device kept, as far as the server has nothing newer.
    pub(super) fn restore(&mut self, kept: Vec<Waiting>) {
        for waiting in kept {
            if let Some(answer) = self.answers.get_mut(waiting.place as usize)
                && waiting.sequence > answer.sequence
            {
                *answer =
                    Answer { chosen: chosen(waiting.shown), sequence: waiting.sequence, saved_at_ms: None };
                self.waiting.retain(|other| other.place != waiting.place);
                self.waiting.push(Waiting { is_fresh: false, ..waiting });
            }
        }
    }

    /// Answers a question at this time by the server's clock, or takes its answer back; answers whether anything
    /// changed.
    pub(super) fn choose(&mut self, place: u32, shown: Picks, answered_at_ms: i64) -> bool {
        let answer = self.answers.get_mut(place as usize);
        let Some(answer) = answer.filter(|answer| answer.chosen != chosen(shown)) else { return false };
        let sequence = answer.sequence + 1;
        *answer = Answer { chosen: chosen(shown), sequence, saved_at_ms: None };
        self.waiting.retain(|other| other.place != place);
        self.waiting.push(Waiting { place, shown, sequence, answered_at_ms, is_fresh: true });
        true
    }

    /// The answer that has waited longest.
    pub(super) fn next(&self) -> Option<Waiting> {
        self.waiting.first().copied()
    }

    /// Takes in what the server holds after `sent` was sent.
    pub(super) fn acknowledge(&mut self, sent: Waiting, ack: SaveAck) {
        let Some(answer) = self.answers.get_mut(sent.place as usize) else { return };
        let Some(index) = self.waiting.iter().position(|waiting| waiting.place == sent.place) else { return };
        let waiting = &mut self.waiting[index];
        let has_ours = ack.chosen == waiting.shown && ack.sequence >= waiting.sequence;
        let is_newer = ack.sequence >= waiting.sequence;
        if has_ours || (is_newer && !waiting.is_fresh) {
            *answer = Answer {
                chosen: chosen(ack.chosen),
                sequence: ack.sequence,
                saved_at_ms: Some(ack.saved_at_ms),
            };
            self.waiting.remove(index);
        } else if is_newer {
            // Another device answered meanwhile; the click on this page came after it.
            waiting.sequence = ack.sequence + 1;
            answer.sequence = waiting.sequence;
        }
    }

    /// The answers by place.
    pub(super) fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// What waits, longest first.
    pub(super) fn waiting(&self) -> &[Waiting] {
        &self.waiting
    }

    /// Number of answered questions.
    pub(super) fn answered(&self) -> usize {
        self.answers.iter().filter(|answer| answer.chosen.is_some()).count()
    }

    /// When the server last stored an answer, UTC milliseconds.
    pub(super) fn last_saved_ms(&self) -> Option<i64> {
        self.answers.iter().filter_map(|answer| answer.saved_at_ms).max()
    }
}

fn chosen(picks: Picks) -> Option<Picks> {
    Some(picks).filter(|picks| !picks.is_empty())
}

#[cfg(test)]
mod tests {
    use domain::{
        Bilingual,
        contest::{PaperQuestion, Picks, QuestionKind, SaveAck},
    };

    use super::Queue;

    fn queue(stored: &[(Option<u8>, i64)]) -> Queue {
        let question = |(chosen, sequence): &(Option<u8>, i64)| PaperQuestion {
            text: Bilingual::default(),
            kind: QuestionKind::Single,
            options: vec![Bilingual::default(); 4],
            chosen: chosen.map(Picks::from),
            sequence: *sequence,
            saved_at_ms: chosen.map(|_| 10),
        };
        Queue::of_paper(&stored.iter().map(question).collect::<Vec<_>>())
    }

    fn ack(place: u32, chosen: u8, sequence: i64) -> SaveAck {
        SaveAck { place, chosen: Picks::from(chosen), sequence, saved_at_ms: 99, is_late: false }
    }

    #[test]
    fn an_answer_waits_until_the_server_has_it() {
        let mut queue = queue(&[(None, 0), (Some(1), 4)]);
        assert!(queue.choose(1, Picks::from(2), 50));
        assert!(!queue.choose(1, Picks::from(2), 50), "the same again is nothing new");
        let sent = queue.next().unwrap();
        assert_eq!((sent.place, sent.shown, sent.sequence, sent.answered_at_ms), (1, Picks::from(2), 5, 50));
        queue.acknowledge(sent, ack(1, 2, 5));
        assert_eq!((queue.next(), queue.last_saved_ms(), queue.answered()), (None, Some(99), 1));
    }

    #[test]
    fn a_change_while_sending_is_sent_too() {
        let mut queue = queue(&[(None, 0)]);
        queue.choose(0, Picks::from(2), 50);
        let sent = queue.next().unwrap();
        queue.choose(0, Picks::from(3), 50);
        queue.acknowledge(sent, ack(0, 2, 1));
        let next = queue.next().unwrap();
        assert_eq!((next.shown, next.sequence), (Picks::from(3), 2));
        assert_eq!(queue.waiting().len(), 1);
    }

    #[test]
    fn a_click_made_after_another_device_answered_prevails() {
        let mut queue = queue(&[(None, 0)]);
        queue.choose(0, Picks::from(2), 50);
        let sent = queue.next().unwrap();
        queue.acknowledge(sent, ack(0, 1, 7));
        let again = queue.next().unwrap();
        assert_eq!((again.shown, again.sequence), (Picks::from(2), 8));
        queue.acknowledge(again, ack(0, 2, 8));
        assert_eq!((queue.answers()[0].chosen, queue.next()), (Some(Picks::from(2)), None));
    }

    #[test]
    fn what_the_device_kept_yields_to_what_the_server_has() {
        let mut before = queue(&[(None, 0), (None, 0)]);
        before.choose(0, Picks::from(3), 50);
        before.choose(1, Picks::from(3), 50);
        let kept = serde_json::to_string(before.waiting()).unwrap();
        // The server has a newer answer of the first question, and none of the second.
        let mut after = queue(&[(Some(1), 2), (None, 0)]);
        after.restore(serde_json::from_str(&kept).unwrap());
        assert_eq!(after.answers()[0].chosen, Some(Picks::from(1)));
        let sent = after.next().unwrap();
        assert_eq!((sent.place, sent.shown, after.waiting().len()), (1, Picks::from(3), 1));
        assert_eq!(sent.answered_at_ms, 50, "a reload does not make an answer younger");
        // Meanwhile another device saved that one too.
        after.acknowledge(sent, ack(1, 0, 1));
        assert_eq!((after.answers()[1].chosen, after.next()), (Some(Picks::from(0)), None));
    }

    #[test]
    fn sets_and_orders_are_kept_over_a_reload_and_can_be_taken_back() {
        let mut before = queue(&[(None, 0), (Some(2), 3)]);
        let set: Picks = "02".parse().unwrap();
        assert!(before.choose(0, set, 50) && before.choose(1, Picks::NONE, 50));
        assert_eq!((before.answered(), before.answers()[1].chosen), (1, None));
        let kept = serde_json::to_string(before.waiting()).unwrap();
        let mut after = queue(&[(None, 0), (Some(2), 3)]);
        after.restore(serde_json::from_str(&kept).unwrap());
        assert_eq!((after.answers()[0].chosen, after.answers()[1].chosen), (Some(set), None));
        for _ in 0..2 {
            let sent = after.next().unwrap();
            let ack = SaveAck { chosen: sent.shown, ..ack(sent.place, 0, sent.sequence) };
            after.acknowledge(sent, ack);
        }
        assert_eq!((after.next(), after.answered()), (None, 1));
    }

    #[test]
    fn what_was_kept_for_another_paper_does_no_harm() {
        let mut queue = queue(&[(None, 0)]);
        queue.restore(serde_json::from_str(r#"[{"place":14,"shown":0,"sequence":1}]"#).unwrap());
        assert!(!queue.choose(14, Picks::from(0), 50));
        assert_eq!(queue.next(), None);
    }
}
