//! Telephone numbers of North America, and mail addresses.

use super::{
    Hit, HitKind, Why, lists,
    text::{Gap, Text},
};

/// The longest parts of an address that mail knows.
const MOST_LOCAL: usize = 64;
const MOST_DOMAIN: usize = 253;

/// Finds mail addresses.
pub(super) fn mails(text: &Text) -> Vec<Hit> {
    let mut hits = Vec::new();
    let chars = &text.chars;
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| **c == '@') {
        let local =
            |c: &char| (c.is_alphabetic() || c.is_ascii_digit()) || matches!(c, '.' | '_' | '%' | '+' | '-');
        let before = chars[..at].iter().rev().take(MOST_LOCAL).take_while(|c| local(c)).count();
        let mut start = at - before;
        while start < at && chars[start] == '.' {
            start += 1;
        }
        let domain = |c: &char| (c.is_alphabetic() || c.is_ascii_digit()) || matches!(c, '.' | '-');
        let after = chars[at + 1..].iter().take(MOST_DOMAIN).take_while(|c| domain(c)).count();
        let mut end = at + 1 + after;
        while end > at + 1 && matches!(chars[end - 1], '.' | '-') {
            end -= 1;
        }
        let top = chars[at + 1..end].iter().rev().take_while(|c| c.is_alphabetic()).count();
        let dotted = end.checked_sub(top + 1).is_some_and(|dot| dot > at + 1 && chars[dot] == '.');
        if start < at && top >= 2 && dotted {
            hits.push(Hit { kind: HitKind::Mail, start, end, why: Why::MailShape });
        }
    }
    hits
}

/// Finds telephone numbers.
pub(super) fn phones(text: &Text) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut index = 0;
    while index < text.tokens.len() {
        match phone(text, index) {
            Some((last, why)) => {
                let last = extension(text, last);
                let start = opening(text, index);
                hits.push(Hit { kind: HitKind::Phone, start, end: text.tokens[last].end, why });
                index = last + 1;
            }
            None => index += 1,
        }
    }
    hits
}

/// The number that begins with a token: its last token, and why it is one.
fn phone(text: &Text, index: usize) -> Option<(usize, Why)> {
    let token = text.tokens.get(index).filter(|token| token.number)?;
    let stuck = token.gap == Gap::Glued
        || matches!(token.gap, Gap::Hyphen | Gap::Dot | Gap::Slash) && text.tokens[index - 1].number
        || text.any(text.back(index, 3), index, lists::NO_PHONE);
    if stuck {
        return None;
    }
    let asked = text.any(text.back(index, 5), index, lists::PHONE);
    let country = usize::from(text.digits(index, 1) == Some("1") && separated(text, index + 1));
    let first = index + country;
    let (last, why) = if let Some(area) = text.digits(first, 3) {
        grouped(text, first, area, asked)?
    } else {
        let ten = text
            .digits(first, 10)
            .or_else(|| text.digits(first, 11).and_then(|all| all.strip_prefix('1')))?;
        let (area, rest) = ten.split_at_checked(3)?;
        let shown = exchange(rest) && !lists::FREE.has(area) && (asked || country == 1);
        (first, shown.then_some(Why::NearPhoneWord)?)
    };
    (!goes_on(text, last)).then_some((last, why))
}

fn grouped(text: &Text, first: usize, area: &str, asked: bool) -> Option<(usize, Why)> {
    if let (Some(middle), Some(_)) = (text.digits(first + 1, 3), text.digits(first + 2, 4)) {
        let shape =
            exchange(area) && exchange(middle) && separated(text, first + 1) && separated(text, first + 2);
        return (shape && !lists::FREE.has(area)).then_some((first + 2, Why::PhoneShape));
    }
    if exchange(area) && separated(text, first + 1) {
        let seven = text.digits(first + 1, 7).is_some() || text.digits(first + 1, 4).is_some();
        return (seven && asked && !lists::FREE.has(area)).then_some((first + 1, Why::NearPhoneWord));
    }
    None
}

/// Area codes and exchanges begin with neither 0 nor 1.
fn exchange(digits: &str) -> bool {
    digits.starts_with(|digit| matches!(digit, '2'..='9'))
}

fn separated(text: &Text, index: usize) -> bool {
    let between = text.between(index);
    let sign = |c: &char| {
        c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–' | '.' | '(' | ')' | '/')
    };
    !between.is_empty() && between.len() <= 3 && between.iter().all(sign) && !between.contains(&'\n')
}

/// Whether an amount, a unit or more digits follow, so that it was no telephone number.
fn goes_on(text: &Text, last: usize) -> bool {
    let end = text.tokens[last].end;
    let next = text.chars.get(end..).unwrap_or_default().iter().find(|c| !c.is_whitespace());
    if matches!(next, Some('$' | '€' | '%')) {
        return true;
    }
    text.tokens.get(last + 1).is_some_and(|after| match after.gap {
        Gap::Glued => !text.is(last + 1, lists::EXTENSION),
        Gap::Hyphen | Gap::Slash | Gap::Dot => after.number,
        _ => false,
    })
}

/// The last token, with « poste 45 » or “ext. 45” if that follows.
fn extension(text: &Text, last: usize) -> usize {
    let near = |index: usize| matches!(text.gap(index), Gap::Space | Gap::Comma | Gap::Open | Gap::Glued);
    let number = |index: usize| text.value(index).is_some() && text.length(index) <= 6;
    if text.is(last + 1, lists::EXTENSION) && near(last + 1) && near(last + 2) && number(last + 2) {
        return last + 2;
    }
    if text.between(last + 1).contains(&'#') && number(last + 1) { last + 1 } else { last }
}

fn opening(text: &Text, index: usize) -> usize {
    let mut start = text.tokens[index].start;
    for sign in ['(', '+'] {
        if start > 0 && text.chars[start - 1] == sign {
            start -= 1;
        }
    }
    start
}
