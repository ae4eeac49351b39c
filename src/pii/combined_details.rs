//! What identifies a student together, though none of it does alone: age, grade, school and day.

use super::{
    Finding, FindingKind, Reason, birth_dates,
    lists::{self, school},
    text::{Gap, Text},
};
use ensemble_lang::Lang;

/// How far one detail may be from the next, in tokens.
const APART: usize = 12;
/// How far around them a word for several people stands.
const AROUND: usize = 6;

/// One detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    Age,
    Grade,
    School,
    Day,
}

impl Detail {
    fn word(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Fr, Self::Age) => "[âge]",
            (Lang::Fr, Self::Grade) => "[niveau]",
            (Lang::Fr, Self::School) => "[école]",
            (Lang::En, Self::Age) => "[age]",
            (Lang::En, Self::Grade) => "[grade]",
            (Lang::En, Self::School) => "[school]",
            (_, Self::Day) => "[date]",
        }
    }
}

/// A detail, with the tokens that it has.
struct Piece {
    detail: Detail,
    first: usize,
    last: usize,
}

/// Finds what identifies together. Parts of it that another rule has found are left to that one.
pub(super) fn find(text: &Text, there: &[Finding]) -> Vec<Finding> {
    let pieces = pieces(text);
    let mut findings = Vec::new();
    let mut from = 0;
    while from < pieces.len() {
        let mut to = from + 1;
        while to < pieces.len() && pieces[to].first - pieces[to - 1].last <= APART {
            to += 1;
        }
        if identifies(text, &pieces[from..to]) {
            split(text, &pieces[from..to], there, &mut findings);
        }
        from = to;
    }
    findings
}

/// Puts one finding for each stretch of details that no other finding divides.
fn split(text: &Text, pieces: &[Piece], there: &[Finding], findings: &mut Vec<Finding>) {
    let mut open: Option<Finding> = None;
    for piece in pieces {
        let (start, end) = (text.tokens[piece.first].start, text.tokens[piece.last].end);
        let from = open.map_or(start, |finding| finding.start);
        let near = there.partition_point(|finding| finding.end <= from);
        let between = there.get(near).filter(|finding| finding.start < end);
        match between {
            None => {
                open = Some(Finding { kind: FindingKind::Details, start: from, end, why: Reason::Together });
            }
            Some(_) => {
                findings.extend(open.take());
                let own = there.partition_point(|finding| finding.end <= start);
                if there.get(own).is_none_or(|finding| finding.start >= end) {
                    open = Some(Finding { kind: FindingKind::Details, start, end, why: Reason::Together });
                }
            }
        }
    }
    findings.extend(open);
}

/// Whether details are those of one student: with the school, and enough beside it.
fn identifies(text: &Text, pieces: &[Piece]) -> bool {
    let has = |detail: Detail| usize::from(pieces.iter().any(|piece| piece.detail == detail));
    let [age, grade, school, day] = [Detail::Age, Detail::Grade, Detail::School, Detail::Day].map(has);
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return false };
    if age + grade + school + day < 3 {
        return false;
    }
    let from = first.first.saturating_sub(AROUND);
    let to = (last.last + 1 + AROUND).min(text.tokens.len());
    let one = |index: usize| index > 0 && text.is(index - 1, school::PLURAL_DETERMINERS);
    let several = (from..to).any(|index| {
        text.is(index, lists::STUDENTS) && !(one(index) && index > 1 && text.is(index - 2, school::ONE_OF))
            || text.is(index, school::GROUPED)
    });
    let event = text.any(from, to, school::EVENTS);
    let student = event || age == 1 || text.any(from, to, lists::STUDENT);
    !several && student && (school == 1 || event)
}

fn pieces(text: &Text) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut index = 0;
    while index < text.tokens.len() {
        let found = None
            .or_else(|| age(text, index).map(|last| (Detail::Age, last)))
            .or_else(|| grade(text, index).map(|last| (Detail::Grade, last)))
            .or_else(|| day(text, index).map(|last| (Detail::Day, last)))
            .or_else(|| school(text, index).map(|last| (Detail::School, last)));
        match found {
            Some((detail, last)) => {
                all.push(Piece { detail, first: index, last });
                index = last + 1;
            }
            None => index += 1,
        }
    }
    all
}

/// « 9 ans », “9 years old”, “9-year-old”, “aged 9”: the last token.
pub(super) fn age(text: &Text, at: usize) -> Option<usize> {
    if matches!(text.word(at), "aged" | "age") && !text.tokens.get(at)?.number {
        let number = at + 1;
        let years = text.value(number).filter(|years| (3..=21).contains(years));
        return (years.is_some() && matches!(text.gap(number), Gap::Space | Gap::Colon))
            .then(|| age(text, number).unwrap_or(number));
    }
    text.value(at).filter(|years| (3..=21).contains(years))?;
    let spanned = at > 0 && text.is(at - 1, school::SPAN) && !lasts_of_person(text, at);
    if spanned || text.gap(at) == Gap::Glued || text.tokens.get(at + 1).is_none_or(|token| token.number) {
        return None;
    }
    let near = |index: usize| matches!(text.gap(index), Gap::Space | Gap::Line | Gap::Hyphen);
    match text.word(at + 1) {
        // « 9 ans d’expérience », « 30 ans de service ».
        "ans"
            if near(at + 1)
                && !matches!(text.word(at + 2), "d" | "plus")
                && (text.word(at + 2) != "de" || matches!(text.word(at + 3), "la" | "l")) =>
        {
            Some(at + 1)
        }
        "year" | "years" | "yr" if near(at + 1) && text.word(at + 2) == "old" && near(at + 2) => Some(at + 2),
        _ => None,
    }
}

/// « un garçon de 9 ans », « âgée de 9 ans »: whose age it is stands before « de ».
fn lasts_of_person(text: &Text, at: usize) -> bool {
    at > 1
        && text.word(at - 1) == "de"
        && (text.is(at - 2, lists::STUDENT) || text.is(at - 2, lists::AGE) || text.capital(at - 2))
}

/// « 4e année », « sec. 3 », “grade 5”, « troisième année », “kindergarten”: the last token.
pub(super) fn grade(text: &Text, at: usize) -> Option<usize> {
    let token = text.tokens.get(at)?;
    if token.number {
        if token.end - token.start > 2 || text.gap(at + 1) != Gap::Glued || token.gap == Gap::Glued {
            return None;
        }
        let ordinal = text.is(at + 1, school::ORDINAL_ENDS);
        let level = text.follows(at + 2) && text.is(at + 2, school::LEVELS);
        return (ordinal && level).then_some(at + 2);
    }
    if text.is(at, school::GRADE_ALONE) {
        return Some(at);
    }
    if text.is(at, school::GRADE_BEFORE) {
        let next = at + 1;
        let number = text.value(next).is_some_and(|value| (1..=12).contains(&value))
            && text.gap(next + 1) != Gap::Glued;
        let spelled = text.is(next, school::NUMBERS);
        return (text.follows(next) && (number || spelled)).then_some(next);
    }
    (text.is(at, school::ORDINALS) && text.follows(at + 1) && text.is(at + 1, school::LEVELS))
        .then_some(at + 1)
}

/// « mardi », « le 12 mai », “on Tuesday, May 12”.
fn day(text: &Text, at: usize) -> Option<usize> {
    if let Some(end) = birth_dates::date(text, at) {
        return Some(end - 1);
    }
    text.is(at, school::WEEKDAYS).then_some(at)
}

/// « école Sainte-Marie », “Lakeside Elementary School”.
fn school(text: &Text, at: usize) -> Option<usize> {
    let capital = text.capital(at);
    if text.is(at, school::SCHOOLS) {
        let mut next = at + 1;
        while next < at + 4 && text.is(next, school::KINDS_OF_SCHOOL) && !text.capital(next) {
            next += 1;
        }
        let mut last = None;
        while next < at + 10
            && (text.capital(next) || last.is_some() && text.is(next, lists::STREET_LINKS))
            && matches!(text.gap(next), Gap::Space | Gap::Line | Gap::Hyphen | Gap::Apostrophe | Gap::Colon)
        {
            if text.capital(next) {
                last = Some(next);
            }
            next += 1;
        }
        return last;
    }
    if !capital {
        return None;
    }
    // Capitalised words that end with one for a school.
    let mut last = at;
    while last < at + 6
        && text.capital(last + 1)
        && matches!(text.gap(last + 1), Gap::Space | Gap::Hyphen | Gap::Apostrophe)
    {
        last += 1;
    }
    let ends = (at + 1..=last).rev().find(|index| text.is(*index, school::SCHOOLS_AFTER))?;
    (!text.is(at, lists::NOT_NAMES)).then_some(ends)
}

/// A passage with its details in general words.
pub(super) fn general(passage: &[char], lang: Lang) -> String {
    let typed: String = passage.iter().collect();
    let text = Text::read(&typed);
    let mut said = String::new();
    let mut at = 0;
    for piece in pieces(&text) {
        let (from, to) = text.seen.typed(text.tokens[piece.first].start, text.tokens[piece.last].end);
        said.extend(passage.get(at..from).unwrap_or_default());
        said.push_str(piece.detail.word(lang));
        at = to;
    }
    said.extend(passage.get(at..).unwrap_or_default());
    said
}
