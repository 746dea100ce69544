//! Moodle XML: choice, multiple choice, true/false and ordering questions with their categories.
//!
//! Moodle knows no days on which a source holds: they stand in the tags `valid-from:2026-01-01` and
//! `valid-until:2026-12-31` of a question, both ends included. Other tags say nothing here.

use domain::{
    Bilingual,
    contest::{BankRefused, QuestionFault, QuestionKind, RawOption, RawQuestion},
};
use quick_xml::{Reader, events::Event};

/// Deeper elements than Moodle ever writes.
const MOST_DEPTH: usize = 32;

/// Reads the questions of a Moodle export. Errors: the text is no XML.
pub(super) fn questions(text: &str) -> Result<Vec<RawQuestion>, BankRefused> {
    let mut reader = Reader::from_str(text);
    let mut document = Document::default();
    loop {
        let position = reader.buffer_position();
        let unreadable = |_| BankRefused::Unreadable;
        match reader.read_event().map_err(unreadable)? {
            Event::Eof => break,
            Event::Start(start) => {
                let attribute = |wanted: &str| {
                    let found = start.try_get_attribute(wanted).ok().flatten()?;
                    Some(found.value.into_owned())
                };
                let (kind, fraction) = (attribute("type"), attribute("fraction"));
                let name: &str = start.name().into_inner();
                document.open(name.to_owned(), kind, fraction, line_at(text, position))?;
            }
            Event::End(_) => document.close(),
            Event::Text(words) => document.words(&words.xml10_content()),
            Event::CData(words) => document.words(&words.xml10_content()),
            Event::GeneralRef(reference) => document.words(&entity(&reference.xml10_content())),
            // A document type can define entities without end; no export has one.
            Event::DocType(_) => return Err(BankRefused::Unreadable),
            _ => {}
        }
    }
    if document.path.is_empty() { Ok(document.questions) } else { Err(BankRefused::Unreadable) }
}

fn line_at(text: &str, position: u64) -> u32 {
    let end = usize::try_from(position).unwrap_or(usize::MAX).min(text.len());
    let lines = text.as_bytes()[..end].iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(lines + 1).unwrap_or(u32::MAX)
}

/// The document as far as it was read.
#[derive(Default)]
struct Document {
    path: Vec<String>,
    topic: String,
    open: Option<Open>,
    questions: Vec<RawQuestion>,
}

/// A question being read.
struct Open {
    kind: String,
    question: RawQuestion,
    category: String,
    /// What a choice question says of having one answer only.
    single: String,
    /// Share of the whole for each option; where options are put in order, their numbers.
    fractions: Vec<f64>,
    /// The tag that is being read.
    tag: String,
}

impl Open {
    /// Takes a day from the tag that was read, if it names one; two different ones are a fault.
    fn take_tag(&mut self) {
        let tag = std::mem::take(&mut self.tag);
        let Some((name, day)) = tag.split_once(':') else { return };
        let said = match name.trim().to_lowercase().as_str() {
            "valid-from" => &mut self.question.valid_from,
            "valid-until" => &mut self.question.valid_until,
            _ => return,
        };
        if day.trim().is_empty() || !said.is_empty() && said != day.trim() {
            self.question.faults.push(QuestionFault::Validity);
        }
        day.trim().clone_into(said);
    }
}

impl Document {
    fn open(
        &mut self,
        name: String,
        kind: Option<String>,
        fraction: Option<String>,
        line: u32,
    ) -> Result<(), BankRefused> {
        if self.path.len() >= MOST_DEPTH {
            return Err(BankRefused::Unreadable);
        }
        if name == "question" {
            let question = RawQuestion { line, topic: self.topic.clone(), ..RawQuestion::default() };
            self.open = Some(Open {
                kind: kind.unwrap_or_default(),
                question,
                category: String::new(),
                single: String::new(),
                fractions: Vec::new(),
                tag: String::new(),
            });
        } else if let ("answer", Some(open)) = (name.as_str(), &mut self.open) {
            let fraction: f64 = fraction.and_then(|share| share.parse().ok()).unwrap_or_default();
            open.fractions.push(fraction);
            open.question.options.push(RawOption { text: Bilingual::default(), is_right: fraction > 0.0 });
        }
        self.path.push(name);
        Ok(())
    }

    fn words(&mut self, words: &str) {
        let Some(open) = &mut self.open else { return };
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let question = &mut open.question;
        match path.as_slice() {
            [.., "category", "text"] => open.category.push_str(words),
            [.., "name", "text"] => question.code.push_str(words),
            [.., "questiontext", "text"] => question.text.vi.push_str(words),
            [.., "question", "single"] => open.single.push_str(words),
            [.., "generalfeedback", "text"] => question.explanation.push_str(words),
            [.., "tags", "tag", "text"] => open.tag.push_str(words),
            [.., "answer", "text"] => {
                if let Some(option) = question.options.last_mut() {
                    option.text.vi.push_str(words);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        match (self.path.pop().as_deref(), &mut self.open) {
            (Some("question"), _) => {}
            (Some("tag"), Some(open)) => return open.take_tag(),
            _ => return,
        }
        let Some(open) = self.open.take() else { return };
        let Open { kind, mut question, category, single, fractions, .. } = open;
        match kind.as_str() {
            "category" => {
                let last = category.rsplit('/').next().unwrap_or_default();
                last.trim().clone_into(&mut self.topic);
                return;
            }
            "multichoice" if matches!(single.trim(), "false" | "0") => question.kind = QuestionKind::Multiple,
            "multichoice" => {}
            "ordering" => {
                question.kind = QuestionKind::Ordering;
                question.options = in_order(question.options, &fractions);
            }
            "truefalse" => question.options.iter_mut().for_each(|option| name_truth(&mut option.text)),
            _ => question.faults.push(QuestionFault::Kind),
        }
        question.code = question.code.trim().to_owned();
        question.text.vi = without_tags(&question.text.vi);
        question.explanation = without_tags(&question.explanation);
        for option in &mut question.options {
            option.text.vi = without_tags(&option.text.vi);
        }
        self.questions.push(question);
    }
}

/// Options by their numbers; those that have none, or the same, as they stand.
fn in_order(options: Vec<RawOption>, numbers: &[f64]) -> Vec<RawOption> {
    let mut numbered: Vec<(f64, RawOption)> = numbers.iter().copied().zip(options).collect();
    numbered.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    numbered.into_iter().map(|(_, option)| RawOption { is_right: false, ..option }).collect()
}

fn name_truth(text: &mut Bilingual) {
    *text = match text.vi.trim() {
        "true" => Bilingual::new("Đúng", "True"),
        "false" => Bilingual::new("Sai", "False"),
        _ => return,
    };
}

/// What stands for a sign in XML and HTML; an unknown one says nothing.
fn entity(name: &str) -> String {
    match name {
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "amp" => "&".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" => " ".to_owned(),
        _ => {
            let code = name.strip_prefix('#');
            let code = code.and_then(|code| match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => code.parse().ok(),
            });
            code.and_then(char::from_u32).map(String::from).unwrap_or_default()
        }
    }
}

/// Text of HTML: without tags, entities as what they stand for, paragraphs as words.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(place) = rest.find(['<', '&']) {
        text.push_str(&rest[..place]);
        let marked = &rest[place..];
        let is_tag = marked.starts_with('<');
        let end = marked.find(if is_tag { '>' } else { ';' });
        match end {
            // A letter must follow the sign, otherwise it is a sign like any other.
            Some(end)
                if marked[1..]
                    .starts_with(|next: char| next.is_ascii_alphanumeric() || "/#!".contains(next)) =>
            {
                text.push_str(&if is_tag { " ".to_owned() } else { entity(&marked[1..end]) });
                rest = &marked[end + 1..];
            }
            _ => {
                text.push_str(&marked[..1]);
                rest = &marked[1..];
            }
        }
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
