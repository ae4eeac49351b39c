//! Dates of birth: a date beside a word for birth. The date of a meeting, and of the birth of a
//! community or an idea, is harmless.

use super::{
    Finding, FindingKind, Reason, lists,
    text::{Gap, Text},
};

/// How far a date may be from its word, in tokens.
const REACH: usize = 7;

/// Finds dates of birth.
pub(super) fn find(text: &Text) -> Vec<Finding> {
    // Where the date that begins with a token ends: two words may name the same one.
    let mut dates = vec![None; text.tokens.len()];
    for index in 0..text.tokens.len() {
        let Some(cue) = cue(text, index) else { continue };
        let from = text.back(index, 6);
        let to = text.ahead(index, 4);
        if text.any(from, to, lists::THINGS) {
            continue;
        }
        if !ahead(text, index, cue, &mut dates) && cue == Cue::Noun {
            behind(text, index, &mut dates);
        }
    }
    let finding = |(from, end): (usize, Option<usize>)| {
        let (start, end) = (text.tokens[from].start, text.tokens[end? - 1].end);
        Some(Finding { kind: FindingKind::BirthDate, start, end, why: Reason::NearBirthWord })
    };
    dates.into_iter().enumerate().filter_map(finding).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// « né », “born”: the date follows.
    Verb,
    /// « date de naissance », “DOB”: the date follows or precedes.
    Noun,
    /// « aura huit ans », “turns nine”: the day follows closely.
    Age,
}

fn cue(text: &Text, index: usize) -> Option<Cue> {
    match text.word(index) {
        "born" | "nee" | "nes" | "nees" => Some(Cue::Verb),
        "ne" if accented(text, index) || text.word(index + 1) == "le" && date(text, index + 2).is_some() => {
            Some(Cue::Verb)
        }
        "d" => {
            let letters = [text.word(index + 1), text.word(index + 2)];
            let dotted = text.gap(index + 1) == Gap::Dot && text.gap(index + 2) == Gap::Dot;
            (dotted && matches!(letters, ["d", "n"] | ["o", "b"])).then_some(Cue::Noun)
        }
        "ans" => text.any(text.back(index, 4), index, lists::TURNS).then_some(Cue::Age),
        "turns" | "turned" | "turning" => Some(Cue::Age),
        word => lists::BIRTH.has(word).then_some(Cue::Noun),
    }
}

/// « né » is written like « ne » where accents are dropped, and only then.
fn accented(text: &Text, index: usize) -> bool {
    let token = text.tokens[index];
    text.seen.chars[token.start..token.end].iter().any(|c| matches!(c, 'é' | 'É' | '\u{301}'))
}

fn ahead(text: &Text, index: usize, cue: Cue, dates: &mut [Option<usize>]) -> bool {
    let reach = if cue == Cue::Age { 4 } else { REACH };
    let mut last = text.ahead(index, reach);
    let mut at = index + 1;
    let mut found = false;
    while at < last {
        if let Some(end) = date(text, at) {
            dates[at] = Some(end);
            found = true;
            // Twins, and forms with several lines: another may follow at once.
            last = text.ahead(end - 1, 2);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn behind(text: &Text, index: usize, dates: &mut [Option<usize>]) {
    let within = |at: usize| date(text, at).filter(|end| *end <= index).map(|end| (at, end));
    if let Some((at, end)) = (text.back(index, REACH)..index).find_map(within) {
        dates[at] = Some(end);
    }
}

/// The date that begins with a token: the token after its last.
pub(super) fn date(text: &Text, at: usize) -> Option<usize> {
    if text.is(at, lists::MONTHS) {
        return month_first(text, at);
    }
    text.tokens.get(at).filter(|token| token.number && token.gap != Gap::Glued)?;
    figures(text, at).or_else(|| day_first(text, at))
}

/// “May 12, 2012”, “May 12th”, “May 2012”.
fn month_first(text: &Text, at: usize) -> Option<usize> {
    if !text.follows(at + 1) {
        return None;
    }
    if year(text, at + 1) {
        return Some(at + 2);
    }
    day(text, at + 1).then(|| with_year(text, after_day(text, at + 1)))
}

/// « 12 mai 2012 », « 1er mai », “3rd of August 2014”.
fn day_first(text: &Text, at: usize) -> Option<usize> {
    if !day(text, at) {
        return None;
    }
    let mut next = after_day(text, at);
    if matches!(text.word(next), "of" | "de") {
        next += 1;
    }
    (text.is(next, lists::MONTHS) && matches!(text.gap(next), Gap::Space | Gap::Hyphen | Gap::Underscore))
        .then(|| with_year(text, next + 1))
}

/// “2012-05-12”, « 12/05/2012 », « 12 05 2012 », “20120512”.
fn figures(text: &Text, at: usize) -> Option<usize> {
    if let Some(all) = text.digits(at, 8) {
        let part = |from, to| all.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
        let fits =
            matches!(part(0, 4), 1900..=2099) && matches!(part(4, 6), 1..=12) && matches!(part(6, 8), 1..=31);
        return fits.then_some(at + 1);
    }
    let gap = text.gap(at + 1);
    let same = gap == text.gap(at + 2) && matches!(gap, Gap::Hyphen | Gap::Slash | Gap::Dot | Gap::Space);
    if !same || text.between(at + 1).len() != 1 {
        return None;
    }
    let small = |index: usize| text.length(index) <= 2 && day(text, index);
    let two = text.digits(at + 2, 2).is_some() && gap != Gap::Space;
    let fits = year(text, at) && small(at + 1) && small(at + 2)
        || small(at) && small(at + 1) && (year(text, at + 2) || two);
    fits.then_some(at + 3)
}

fn day(text: &Text, at: usize) -> bool {
    text.value(at).is_some_and(|value| (1..=31).contains(&value))
}

fn year(text: &Text, at: usize) -> bool {
    text.digits(at, 4).is_some_and(|digits| digits.starts_with("19") || digits.starts_with("20"))
}

/// The token after a day and the letters that may be glued to it: « 1er », “2nd”.
fn after_day(text: &Text, at: usize) -> usize {
    let ordinal =
        text.gap(at + 1) == Gap::Glued && matches!(text.word(at + 1), "er" | "st" | "nd" | "rd" | "th");
    at + 1 + usize::from(ordinal)
}

/// The token after a year, if one stands here.
fn with_year(text: &Text, at: usize) -> usize {
    let near = matches!(text.gap(at), Gap::Space | Gap::Comma | Gap::Hyphen | Gap::Underscore);
    at + usize::from(near && year(text, at))
}
