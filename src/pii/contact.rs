//! Telephone numbers of North America, and mail addresses.

use super::{
    Finding, FindingKind, Reason, lists,
    text::{Gap, Text},
};

/// The longest parts of an address that mail knows.
const MOST_LOCAL: usize = 64;
const MOST_DOMAIN: usize = 253;

/// Finds mail addresses, also those written for people to put together: « ana.roy (at) ecole point ca ».
pub(super) fn mails(text: &Text) -> Vec<Finding> {
    let chars = &text.seen.chars;
    let mut findings: Vec<Finding> = Vec::new();
    let mut word = 0;
    for (at, c) in chars.iter().enumerate() {
        let sign = match c {
            '@' => Some((at + 1, false)),
            '(' | '[' | '{' => spelled(chars, at).map(|end| (end, false)),
            'a' | 'A' => {
                while text.tokens.get(word).is_some_and(|token| token.start < at) {
                    word += 1;
                }
                let here = text.tokens.get(word).is_some_and(|token| token.start == at);
                let said = if here { text.word(word) } else { "" };
                matches!(said, "arobas" | "arobase" | "at").then(|| (text.tokens[word].end, said == "at"))
            }
            _ => None,
        };
        let Some((after, words)) = sign else { continue };
        let Some((start, end)) = address(chars, at, after, words) else { continue };
        if findings.last().is_none_or(|finding| finding.end <= start) {
            findings.push(Finding { kind: FindingKind::Mail, start, end, why: Reason::MailShape });
        }
    }
    findings
}

/// Where “(at)” or « [arobas] » ends.
fn spelled(chars: &[char], at: usize) -> Option<usize> {
    let inner: String = chars.get(at + 1..)?.iter().take(9).take_while(|c| c.is_alphabetic()).collect();
    let end = at + 1 + inner.chars().count();
    let shut = matches!(chars.get(end), Some(')' | ']' | '}'));
    let said = ["at", "arobas", "arobase", "a"].iter().any(|word| inner.eq_ignore_ascii_case(word));
    (shut && said).then_some(end + 1)
}

/// The address around a sign that stands from `at` to `after`. `everyday`: the sign is the English word, which
/// counts only before a spelled dot.
fn address(chars: &[char], at: usize, after: usize, everyday: bool) -> Option<(usize, usize)> {
    let spaces_before = chars[..at].iter().rev().take(2).take_while(|c| is_blank(**c)).count();
    let spaces_after = chars.get(after..)?.iter().take(2).take_while(|c| is_blank(**c)).count();
    let near = at - spaces_before;
    let letter = |c: char| c.is_alphabetic() || c.is_ascii_digit() || ('\u{300}'..='\u{36f}').contains(&c);
    let local = |c: &&char| letter(**c) || matches!(c, '.' | '_' | '%' | '+' | '-');
    let before = chars[..near].iter().rev().take(MOST_LOCAL).take_while(local).count();
    let mut start = near - before;
    while start < near && chars[start] == '.' {
        start += 1;
    }
    let first = after + spaces_after;
    let domain = |c: &&char| letter(**c) || matches!(c, '.' | '-');
    let more = chars.get(first..)?.iter().take(MOST_DOMAIN).take_while(domain).count();
    let mut end = first + more;
    while end > first && matches!(chars[end - 1], '.' | '-') {
        end -= 1;
    }
    if start >= near || end <= first {
        return None;
    }
    let top = chars[first..end].iter().rev().take_while(|c| c.is_alphabetic()).count();
    let mut dotted = top >= 2 && end.checked_sub(top + 1).is_some_and(|dot| dot > first && chars[dot] == '.');
    if !dotted || everyday {
        dotted = false;
        while let Some(beyond) = dot(chars, end) {
            (end, dotted) = (beyond, true);
        }
    }
    // « ana.roy @ ecole »: no domain, but a name as addresses have.
    let name = &chars[start..near];
    let composed = name.iter().any(|c| matches!(c, '.' | '_'))
        && name.iter().filter(|c| c.is_alphabetic()).count() > 2
        && end - first > 2;
    (dotted || composed && !everyday).then_some((start, end))
}

/// Where « point ca » or “(dot) com” ends that follows.
fn dot(chars: &[char], end: usize) -> Option<usize> {
    let mut at = end;
    let skip =
        |at: usize| at + chars[at.min(chars.len())..].iter().take(2).take_while(|c| is_blank(**c)).count();
    let letters =
        |at: usize| chars[at.min(chars.len())..].iter().take(24).take_while(|c| c.is_alphabetic()).count();
    at = skip(at);
    let open = matches!(chars.get(at), Some('(' | '['));
    let blank = at > end;
    at += usize::from(open);
    let count = letters(at);
    let word: String = chars.get(at..at + count)?.iter().collect();
    at += count;
    if !["dot", "point"].iter().any(|said| word.eq_ignore_ascii_case(said)) || !(open || blank) {
        return None;
    }
    if open {
        chars.get(at).filter(|c| matches!(c, ')' | ']'))?;
        at += 1;
    }
    at = skip(at);
    let top = letters(at);
    (top >= 2).then_some(at + top)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// Finds telephone numbers.
pub(super) fn phones(text: &Text) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut index = 0;
    while index < text.tokens.len() {
        match phone(text, index) {
            Some((last, why)) => {
                let last = extension(text, last);
                let end = text.tokens[last].end;
                findings.push(Finding {
                    kind: FindingKind::Phone,
                    start: opening(text, index, end),
                    end,
                    why,
                });
                index = last + 1;
            }
            None => index += 1,
        }
    }
    findings
}

/// The number that begins with a token: its last token, and why it is one.
fn phone(text: &Text, index: usize) -> Option<(usize, Reason)> {
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
        let shown = exchange(rest) && !lists::TOLL_FREE.has(area) && (asked || country == 1);
        (first, shown.then_some(Reason::NearPhoneWord)?)
    };
    (!goes_on(text, last)).then_some((last, why))
}

fn grouped(text: &Text, first: usize, area: &str, asked: bool) -> Option<(usize, Reason)> {
    if let (Some(middle), Some(_)) = (text.digits(first + 1, 3), text.digits(first + 2, 4)) {
        let shape =
            exchange(area) && exchange(middle) && separated(text, first + 1) && separated(text, first + 2);
        return (shape && !lists::TOLL_FREE.has(area)).then_some((first + 2, Reason::PhoneShape));
    }
    if exchange(area) && separated(text, first + 1) {
        let seven = text.digits(first + 1, 7).is_some() || text.digits(first + 1, 4).is_some();
        return (seven && asked && !lists::TOLL_FREE.has(area)).then_some((first + 1, Reason::NearPhoneWord));
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
    let next = text.seen.chars.get(end..).unwrap_or_default().iter().find(|c| !c.is_whitespace());
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

/// Where a number begins, its plus sign and the bracket around its area code included; a bracket around all of
/// it is none of its own.
fn opening(text: &Text, index: usize, end: usize) -> usize {
    let mut start = text.tokens[index].start;
    let before = |start: usize| start.checked_sub(1).and_then(|at| text.seen.chars.get(at)).copied();
    if before(start) == Some('+') {
        start -= 1;
    }
    let shut = text.seen.chars[start..end].iter().find(|c| matches!(c, '(' | ')'));
    if before(start) == Some('(') && shut == Some(&')') {
        start -= 1;
    }
    if before(start) == Some('+') { start - 1 } else { start }
}
