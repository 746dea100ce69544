//! GIFT, Moodle's plain text format: choice, multiple choice and true/false questions.
//!
//! Topics stand in `$CATEGORY:` lines, difficulty and source in comments (`// difficulty: hard`). Several right options
//! have weights (`~%50%`), and none has `=`. The format knows no question whose options are put in order: such a one
//! is written as pairs of number and option (`=1 -> first`), which other programs read as pairs, below the comment
//! `// kind: ordering`, by which it is read back as what it is.

use std::fmt::Write;

use super::{BankQuestion, QuestionFault, RawOption, RawQuestion};
use crate::{contest::QuestionKind, text::Bilingual};

/// Signs that mean something and are written with a backslash where they do not.
const SIGNS: [char; 6] = ['~', '=', '#', '{', '}', ':'];

/// Reads a text in GIFT format; line ends are plain.
#[must_use]
pub fn read_gift(text: &str) -> Vec<RawQuestion> {
    let mut questions = Vec::new();
    let mut topic = String::new();
    let mut block = Block::default();
    // The last line may lack its blank one.
    for (number, line) in (1..).zip(text.lines().chain([""])) {
        let words = line.trim();
        if let Some(category) = words.strip_prefix("$CATEGORY:") {
            // Only the last part of `top/Contest/Plan` is a topic.
            category.rsplit('/').next().unwrap_or_default().trim().clone_into(&mut topic);
        } else if let Some(comment) = words.strip_prefix("//") {
            block.comment(comment);
        } else if words.is_empty() {
            questions.extend(std::mem::take(&mut block).question(&topic));
        } else {
            block.line(number, line);
        }
    }
    questions
}

/// The lines of one question.
#[derive(Default)]
struct Block {
    line: u32,
    text: String,
    difficulty: String,
    source: String,
    kind: String,
    valid_from: String,
    valid_until: String,
}

impl Block {
    fn line(&mut self, number: u32, line: &str) {
        if self.text.is_empty() {
            self.line = number;
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn comment(&mut self, comment: &str) {
        let Some((name, words)) = comment.split_once(':') else { return };
        match name.trim() {
            "difficulty" => words.trim().clone_into(&mut self.difficulty),
            "source" => words.trim().clone_into(&mut self.source),
            "kind" => words.trim().clone_into(&mut self.kind),
            "valid from" => words.trim().clone_into(&mut self.valid_from),
            "valid until" => words.trim().clone_into(&mut self.valid_until),
            _ => {}
        }
    }

    fn question(self, topic: &str) -> Option<RawQuestion> {
        if self.text.trim().is_empty() {
            return None;
        }
        let question = RawQuestion {
            line: self.line,
            topic: topic.to_owned(),
            difficulty: self.difficulty,
            source: Bilingual::new(self.source, ""),
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            ..RawQuestion::default()
        };
        Some(read(question, &self.text, self.kind == QuestionKind::Ordering.name()))
    }
}

fn read(mut question: RawQuestion, text: &str, is_ordering: bool) -> RawQuestion {
    let mut rest = text.trim();
    if let Some(titled) = rest.strip_prefix("::")
        && let Some((title, after)) = split_at(titled, "::")
    {
        question.code = plain(title);
        rest = after.trim_start();
    }
    // `[html]` and its like say how the text is meant to be shown.
    if let Some((_, after)) = rest.strip_prefix('[').and_then(|marked| marked.split_once(']')) {
        rest = after;
    }
    let parts = split_at(rest, "{").and_then(|(before, after)| {
        let (body, behind) = split_at(after, "}")?;
        Some((before, body, behind))
    });
    let Some((before, body, behind)) = parts else {
        question.text.vi = plain(rest);
        question.faults.push(QuestionFault::Syntax);
        return question;
    };
    let blank = if behind.trim().is_empty() { "" } else { " _____ " };
    question.text.vi = [plain(before).as_str(), blank, plain(behind).as_str()].concat();
    let (body, feedback) = split_at(body, "####").unwrap_or((body, ""));
    question.explanation = plain(feedback);
    let read = if is_ordering { ordered(body.trim()) } else { options(body.trim()) };
    match read {
        Some((kind, options)) => (question.kind, question.options) = (kind, options),
        None => question.faults.push(QuestionFault::Kind),
    }
    question
}

/// The options of a question that says it is one to be put in order; none if it is another.
fn ordered(body: &str) -> Option<(QuestionKind, Vec<RawOption>)> {
    let mut places = Vec::new();
    for (sign, option) in signed(body)? {
        let option = plain(option);
        let (number, words) = option.split_once(" -> ").filter(|_| sign == '=')?;
        let text = Bilingual::new(words, "");
        places.push((number.parse::<u8>().ok()?, RawOption { text, is_right: false }));
    }
    places.sort_by_key(|(number, _)| *number);
    let is_complete = (1..).zip(&places).all(|(place, (number, _))| place == *number);
    is_complete.then(|| (QuestionKind::Ordering, places.into_iter().map(|(_, option)| option).collect()))
}

/// The parts of a body, each with the sign before it; none if something stands before the first sign.
fn signed(body: &str) -> Option<Vec<(char, &str)>> {
    let (mut parts, mut rest) = (Vec::new(), body);
    while let Some(sign) = rest.chars().next() {
        if !matches!(sign, '=' | '~') {
            return None;
        }
        let after = &rest[1..];
        let end = [split_at(after, "="), split_at(after, "~")];
        let end = end.into_iter().flatten().map(|(option, _)| option.len()).min().unwrap_or(after.len());
        let (option, next) = after.split_at(end);
        rest = next;
        parts.push((sign, option));
    }
    Some(parts)
}

/// The options of a choice, multiple choice or true/false question; none for other kinds.
fn options(body: &str) -> Option<(QuestionKind, Vec<RawOption>)> {
    let (word, _) = split_at(body, "#").unwrap_or((body, ""));
    let truth = match word.trim().to_uppercase().as_str() {
        "T" | "TRUE" => Some(true),
        "F" | "FALSE" => Some(false),
        _ => None,
    };
    if let Some(truth) = truth {
        let option = |vi: &str, en: &str, is_right| RawOption { text: Bilingual::new(vi, en), is_right };
        let options = vec![option("Đúng", "True", truth), option("Sai", "False", !truth)];
        return Some((QuestionKind::Single, options));
    }
    let parts = signed(body)?;
    let options: Vec<RawOption> = parts.iter().map(|(sign, option)| choice(option, *sign == '=')).collect();
    // Right answers alone are a question to be answered in words; an arrow pairs terms.
    let has_wrong = parts.iter().any(|(sign, _)| *sign == '~');
    let is_choice = has_wrong && !options.iter().any(|option| option.text.vi.contains(" -> "));
    // Weights without a right answer: any number of options is to be ticked.
    let is_single = parts.iter().any(|(sign, _)| *sign == '=');
    let kind = if is_single { QuestionKind::Single } else { QuestionKind::Multiple };
    is_choice.then_some((kind, options))
}

fn choice(option: &str, mut is_right: bool) -> RawOption {
    let (option, _) = split_at(option, "#").unwrap_or((option, ""));
    let mut words = option.trim();
    if let Some((weight, after)) = words.strip_prefix('%').and_then(|weighted| weighted.split_once('%')) {
        is_right = weight.trim().parse::<f64>().is_ok_and(|weight| weight > 0.0);
        words = after;
    }
    RawOption { text: Bilingual::new(plain(words), ""), is_right }
}

/// Splits at the first `sign` that has no backslash before it.
fn split_at<'a>(text: &'a str, sign: &str) -> Option<(&'a str, &'a str)> {
    let mut is_escaped = false;
    for (place, letter) in text.char_indices() {
        if !is_escaped && text[place..].starts_with(sign) {
            return Some((&text[..place], &text[place + sign.len()..]));
        }
        is_escaped = !is_escaped && letter == '\\';
    }
    None
}

/// The text that is meant: without backslashes, line breaks and idle spaces.
fn plain(text: &str) -> String {
    let mut meant = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => meant.push('\n'),
                Some(escaped) => meant.push(escaped),
                None => {}
            },
            _ if letter.is_whitespace() => meant.push(' '),
            _ => meant.push(letter),
        }
    }
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    meant.lines().map(words).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Writes questions in GIFT format, in Vietnamese.
#[must_use]
pub fn write_gift(questions: &[BankQuestion]) -> String {
    let mut text = String::new();
    let mut topic = None;
    for question in questions {
        if topic != Some(&question.topic) {
            topic = Some(&question.topic);
            push(&mut text, format_args!("$CATEGORY: {}\n\n", one_line(&question.topic)));
        }
        push(&mut text, format_args!("// difficulty: {}\n", question.difficulty.name()));
        if !question.source.vi.is_empty() {
            push(&mut text, format_args!("// source: {}\n", one_line(&question.source.vi)));
        }
        for (name, day) in [("from", question.validity.from), ("until", question.validity.until)] {
            if let Some(day) = day {
                push(&mut text, format_args!("// valid {name}: {}\n", day.show()));
            }
        }
        if question.kind == QuestionKind::Ordering {
            push(&mut text, format_args!("// kind: {}\n", question.kind.name()));
        }
        push(&mut text, format_args!("::{}::{} {{\n", escaped(&question.code), escaped(&question.text.vi)));
        for (place, option) in (0..).zip(&question.options) {
            push(&mut text, format_args!("\t{}{}\n", sign(question, place), escaped(&option.vi)));
        }
        if !question.explanation.is_empty() {
            push(&mut text, format_args!("\t####{}\n", escaped(&question.explanation)));
        }
        text.push_str("}\n\n");
    }
    text
}

/// What stands before the option at `place`.
fn sign(question: &BankQuestion, place: u8) -> String {
    let is_right = question.key.contains(place);
    match (question.kind, is_right) {
        (QuestionKind::Single, true) => "=".to_owned(),
        (QuestionKind::Single, false) => "~".to_owned(),
        // Shares of the whole as Moodle knows them; whoever ticks a wrong one loses all there as here.
        (QuestionKind::Multiple, true) => match question.key.len() {
            1 => "~%100%".to_owned(),
            2 => "~%50%".to_owned(),
            4 => "~%25%".to_owned(),
            5 => "~%20%".to_owned(),
            8 => "~%12.5%".to_owned(),
            count => format!("~%{:.5}%", 100.0 / f64::from(u8::try_from(count).unwrap_or(u8::MAX))),
        },
        (QuestionKind::Multiple, false) => "~%-100%".to_owned(),
        (QuestionKind::Ordering, _) => format!("={} -> ", u32::from(place) + 1),
    }
}

fn push(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing into a text cannot fail.
    text.write_fmt(words).ok();
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => written.push_str("\\n"),
            '\\' => written.push_str("\\\\"),
            _ => {
                if SIGNS.contains(&letter) {
                    written.push('\\');
                }
                written.push(letter);
            }
        }
    }
    written
}

#[cfg(test)]
#[path = "gift_tests.rs"]
mod tests;
