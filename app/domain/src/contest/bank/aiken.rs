//! Aiken: a question, its options with letters, and the letter of the right one.

use super::{QuestionFault, RawOption, RawQuestion};
use crate::text::Bilingual;

/// Reads a text in Aiken format; line ends are plain.
#[must_use]
pub fn read_aiken(text: &str) -> Vec<RawQuestion> {
    let mut questions = Vec::new();
    let mut open: Option<RawQuestion> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let question = open.get_or_insert_with(|| RawQuestion { line: number, ..RawQuestion::default() });
        if let Some(answer) = line.strip_prefix("ANSWER:") {
            answer_with(question, answer);
            questions.extend(open.take());
        } else if let Some(option) = option(line) {
            let text = Bilingual::new(option, "");
            question.options.push(RawOption { text, is_right: false });
        } else if question.options.is_empty() {
            let text = [question.text.vi.as_str(), line].join(" ");
            question.text.vi = text.trim().to_owned();
        } else {
            // The next question begins before this one was answered.
            questions.extend(open.take());
            open =
                Some(RawQuestion { line: number, text: Bilingual::new(line, ""), ..RawQuestion::default() });
        }
    }
    questions.extend(open);
    questions
}

/// The text of an option: `A. text` or `A) text`.
fn option(line: &str) -> Option<&str> {
    let (letter, rest) = line.split_at_checked(1)?;
    let text = rest.strip_prefix(['.', ')'])?;
    let is_option = letter.bytes().all(|byte| byte.is_ascii_uppercase()) && text.starts_with(' ');
    is_option.then(|| text.trim())
}

/// Marks the options that the answer names; what names none is a fault.
fn answer_with(question: &mut RawQuestion, answer: &str) {
    for letter in answer.split([',', ' ', ';']).filter(|letter| !letter.is_empty()) {
        let place = match letter.as_bytes() {
            [byte @ b'A'..=b'Z'] => usize::from(byte - b'A'),
            _ => usize::MAX,
        };
        match question.options.get_mut(place) {
            Some(option) => option.is_right = true,
            None => question.faults.push(QuestionFault::KeyMissing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read_aiken;
    use crate::contest::QuestionFault;

    #[test]
    fn questions_are_read_with_their_lines_and_keys() {
        let text =
            "Một cộng một?\nA. Một\nB. Hai\nANSWER: B\n\n\nHai cộng\nhai?\nA) Bốn\nB) Năm\nANSWER: A\n";
        let questions = read_aiken(text);
        let facts: Vec<_> = questions
            .iter()
            .map(|question| {
                (question.line, question.text.vi.as_str(), question.check().unwrap().key.to_string())
            })
            .collect();
        assert_eq!(facts, [(1, "Một cộng một?", "1".to_owned()), (7, "Hai cộng hai?", "0".to_owned())]);
    }

    #[test]
    fn what_is_wrong_stands_at_its_question() {
        let text =
            "Không đáp án\nA. a\nB. b\nHai đáp án\nA. a\nB. b\nANSWER: A, B\nLạ\nA. a\nB. b\nANSWER: C\nHết";
        let faults: Vec<_> = read_aiken(text)
            .iter()
            .map(|question| (question.line, question.check().unwrap_err()[0]))
            .collect();
        assert_eq!(
            faults,
            [
                (1, QuestionFault::KeyMissing),
                (4, QuestionFault::TwoKeys),
                (8, QuestionFault::KeyMissing),
                (12, QuestionFault::TooFewOptions),
            ]
        );
    }
}
