//! Names: how far one reaches, and what around it says that it is no student's.

use ensemble_lang::Lang;

use super::{
    lists::{self, GIVEN, school},
    text::{Gap, Text},
};

/// The most parts of a name, hyphens and all.
const MOST_PARTS: usize = 8;

/// Whether a word is a common given name, and capitalised as one.
pub(super) fn given(text: &Text, index: usize, lang: Option<Lang>) -> bool {
    let opens = text.gap(index) == Gap::Sentence;
    text.capital(index)
        && text.length(index) > 1
        && text.is(index, GIVEN)
        && !text.is(index, lists::MONTHS)
        && !(opens && everyday(text, index, lang) && !hyphened(text, index))
}

/// « Lily-Rose »: with another capital after it, it is no word of every day.
fn hyphened(text: &Text, index: usize) -> bool {
    text.gap(index + 1) == Gap::Hyphen && text.capital(index + 1)
}

/// Whether a given name is an everyday word as well.
pub(super) fn everyday(text: &Text, index: usize, lang: Option<Lang>) -> bool {
    lang != Some(Lang::En) && text.is(index, lists::ALSO_WORDS_FR)
        || lang != Some(Lang::Fr) && text.is(index, lists::ALSO_WORDS_EN)
}

/// Whether a capitalised word, where a name would stand, may be one. `linked`: it is said to be.
pub(super) fn unknown(text: &Text, index: usize, linked: bool) -> bool {
    let Some(token) = text.tokens.get(index) else { return false };
    let next = index + 1;
    if !token.capital || token.all_capitals || text.gap(next) == Gap::Glued {
        return false;
    }
    if token.end - token.start == 1 {
        let some_student = matches!(text.word(index), "a" | "b" | "c" | "x" | "y" | "z");
        return lettered(text, index) || !some_student && initialled(text, index);
    }
    !is_not_a_name(text, index) && (linked || !is_demonym(text.word(index)))
}

/// Whether a capitalised word is known to be no name.
pub(super) fn is_not_a_name(text: &Text, index: usize) -> bool {
    let known = [
        lists::NOT_NAMES,
        lists::ROLES,
        lists::PLACE_BEFORE,
        lists::MONTHS,
        lists::STUDENT,
        lists::STUDENTS,
        school::PLACES,
    ];
    known.iter().any(|list| text.is(index, *list))
}

/// “O’Connor”, « N’Djema »: letters with which French elides nothing before a capital.
fn lettered(text: &Text, index: usize) -> bool {
    let next = index + 1;
    let letter = match text.word(index) {
        "k" | "m" | "n" | "o" => true,
        "d" => text.gap(index) != Gap::Sentence && !text.is(next, GIVEN),
        _ => false,
    };
    letter && text.gap(next) == Gap::Apostrophe && text.capital(next) && text.length(next) > 1
}

/// « T. Gagnon »; « M. Gagnon » is a title.
pub(super) fn initialled(text: &Text, index: usize) -> bool {
    let next = index + 1;
    text.length(index) == 1
        && text.capital(index)
        && text.word(index) != "m"
        && text.gap(next) == Gap::Space
        && text.between(next).first() == Some(&'.')
        && text.length(next) > 2
        && text.tokens.get(next).is_some_and(|token| token.capital && !token.all_capitals)
        && !is_not_a_name(text, next)
}

/// Whether a name of several parts, or one that is written as only names are, begins with a token.
pub(super) fn composed(text: &Text, index: usize) -> bool {
    unknown(text, index, false) && name_end(text, index) > index
}

/// « Québécoise », “Syrian”: whole peoples.
fn is_demonym(word: &str) -> bool {
    let ends = [
        "ais", "aise", "ois", "oise", "ien", "ienne", "ain", "aine", "iens", "iennes", "ish", "ian", "ese",
        "can",
    ];
    word.len() > 5 && ends.iter().any(|end| word.ends_with(end)) && !GIVEN.has(word)
}

/// The last token of the name that begins with one: hyphens and family names included.
pub(super) fn name_end(text: &Text, first: usize) -> usize {
    let mut last = first;
    while last < first + MOST_PARTS {
        let next = last + 1;
        let Some(token) = text.tokens.get(next) else { break };
        let spaced = token.gap == Gap::Space && text.between(next).iter().all(|c| c.is_whitespace());
        // « T. Gagnon »: the full stop is the initial's.
        let spaced = spaced || last == first && initialled(text, first);
        let goes_on = match token.gap {
            Gap::Hyphen => token.capital || text.is(next, GIVEN),
            Gap::Apostrophe => token.capital && text.length(last) == 1,
            _ => spaced && token.capital && surname(text, first, next),
        };
        if !goes_on {
            match particles(text, first, next).filter(|_| spaced) {
                Some(end) => last = end,
                None => break,
            }
            continue;
        }
        last = next;
        // An initial closes a name, unless it belongs to what follows: O’Brien.
        if text.length(next) == 1 && text.gap(next + 1) != Gap::Apostrophe {
            break;
        }
    }
    last
}

/// « Le Blanc », “van der Meer”, « d’Amours », « de La Fontaine »: the capitalised word after small ones.
fn particles(text: &Text, first: usize, next: usize) -> Option<usize> {
    let mut at = next;
    let mut firm = true;
    while at < next + 3 && text.is(at, school::PARTICLES) && (at == next || text.gap(at) == Gap::Space) {
        firm &= text.capital(at) || text.is(at, school::SMALL_PARTICLES);
        at += 1;
    }
    let elided = at == next && text.word(at) == "d" && text.gap(at + 1) == Gap::Apostrophe;
    if elided {
        (at, firm) = (at + 1, false);
    }
    let joined = elided || at > next && matches!(text.gap(at), Gap::Space | Gap::Hyphen | Gap::Apostrophe);
    // « de Laval », « de Julie », « de l’École »: small « de » says where from, or whose, before what is known.
    let family = joined && text.capital(at) && text.length(at) > 1 && surname(text, first, at);
    (family && (firm || !text.is(at, GIVEN) && !is_not_a_name(text, at))).then_some(at)
}

fn surname(text: &Text, first: usize, next: usize) -> bool {
    let token = text.tokens[next];
    let other = [lists::NOT_NAMES, lists::ROLES, lists::MONTHS].iter().any(|list| text.is(next, *list));
    let abbreviated = matches!(text.word(next), "st" | "ste") && text.gap(next + 1) == Gap::Hyphen;
    (!other || abbreviated || text.word(next) == "mai")
        && (!token.all_capitals || text.tokens[first].all_capitals)
}

/// Whether the name from `first` to `last` is that of a person in their work, of a place or of a book.
/// `beside`: it stands where a student's name stands, so that a role after it is another person's.
pub(super) fn belongs_to_adult_or_place(text: &Text, first: usize, last: usize, beside: bool) -> bool {
    // “named after”: a school, a street.
    let mut head = first;
    while head > 0 && first - head < 3 && joined(text, head) && text.capital(head - 1) {
        head -= 1;
    }
    let places = |index: usize| text.is(index, lists::ROLES) || text.is(index, lists::PLACE_BEFORE);
    let book = |index: usize| text.is(index, lists::LITTLE) && text.gap(index) != Gap::Sentence;
    if (head..first).any(|index| places(index) || book(index)) || after_place(text, last) {
        return true;
    }
    if let Some(before) = head.checked_sub(1) {
        let close = joined(text, head) || matches!(text.gap(head), Gap::Apostrophe | Gap::Underscore);
        if close && places(before) {
            return true;
        }
        let pupil = text.is(before, lists::STUDENT) || text.is(before, lists::BY);
        if close
            && !pupil
            && before > 0
            && text.gap(before) == Gap::Space
            && text.is(before - 1, lists::ROLES)
        {
            return true;
        }
    }
    !beside
        && (greeted(text, first)
            || role_before(text, head)
            || role_after(text, last)
            || cited(text, first, last))
}

fn joined(text: &Text, index: usize) -> bool {
    matches!(text.gap(index), Gap::Space | Gap::Hyphen)
}

/// Whether a name is that of a colleague: a role is beside it, or it greets, signs or is cited.
pub(super) fn colleague(text: &Text, first: usize, last: usize) -> bool {
    belongs_to_adult_or_place(text, first, last, false)
}

/// “Thomas High School”, “Charlotte’s Web”.
fn after_place(text: &Text, last: usize) -> bool {
    let next = last + 1;
    let named = (next..next + 2).any(|index| {
        text.capital(index) && text.gap(index) == Gap::Space && text.is(index, lists::PLACE_AFTER)
    });
    let within = (last.saturating_sub(2)..=last)
        .any(|index| text.is(index, lists::PLACE_AFTER) && text.capital(index));
    let title = text.gap(next) == Gap::Apostrophe
        && text.word(next) == "s"
        && text.tokens.get(next + 1).is_some_and(|token| token.capital && !token.all_capitals);
    (named && text.capital(next)) || within || title
}

/// « Bonjour Julie, » “Thanks, Thomas,”
fn greeted(text: &Text, first: usize) -> bool {
    text.any(text.back(first, 2), first, lists::GREETINGS)
}

/// « la directrice, Chantal Dubé, »
fn role_before(text: &Text, head: usize) -> bool {
    if !matches!(text.gap(head), Gap::Comma | Gap::Open) {
        return false;
    }
    for index in (text.back(head, 5)..head).rev() {
        if text.is(index, lists::STUDENT) || text.is(index, lists::STUDENTS) {
            return false;
        }
        if text.is(index, lists::ROLES) {
            return true;
        }
    }
    false
}

/// « Ariane, la psychologue », “Julie, a resource teacher”, « Ariane est psychologue ».
fn role_after(text: &Text, last: usize) -> bool {
    let next = last + 1;
    let reach = match text.gap(next) {
        Gap::Comma | Gap::Open => 4,
        Gap::Space if text.is(next, lists::COPULA) => 4,
        Gap::Space if text.is(next, lists::DETERMINER) => 2,
        _ => return false,
    };
    for index in next..text.ahead(last, reach) {
        let closed = index > next && matches!(text.gap(index), Gap::Comma | Gap::Close);
        if closed || text.is(index, lists::STUDENT) || text.is(index, lists::STUDENTS) {
            return false;
        }
        if text.is(index, lists::ROLES) {
            return true;
        }
    }
    false
}

/// « selon Jean Piaget », “as Carol Dweck (2006) suggests”.
fn cited(text: &Text, first: usize, last: usize) -> bool {
    let year = matches!(text.gap(last + 1), Gap::Open | Gap::Comma)
        && text.digits(last + 1, 4).is_some_and(|year| year.starts_with("19") || year.starts_with("20"));
    year || (text.back(first, 4)..first).any(|index| {
        // « des élèves comme Thomas » cites nobody.
        let before = index.checked_sub(1).map_or("", |before| text.word(before));
        let example = before == "such" || lists::STUDENTS.has(before) || lists::STUDENT.has(before);
        text.is(index, lists::AUTHORS) && !example
    })
}

/// The last token of a word for students, with what inclusive spelling adds: « étudiant.e.s », « étudiant(e) ».
pub(super) fn inclusive(text: &Text, cue: usize) -> usize {
    let mut head = cue;
    while text.is(head + 1, lists::SUFFIX) && !text.capital(head + 1) {
        let stuck = match text.gap(head + 1) {
            Gap::Dot | Gap::Hyphen | Gap::Slash => true,
            Gap::Open => text.between(head + 1).len() == 1,
            _ => false,
        };
        if !stuck {
            break;
        }
        head += 1;
    }
    head
}

/// Whether a name is said to be another than the student's: « appelons-le Léo », “(not the real name)”.
pub(super) fn invented(text: &Text, index: usize, last: usize) -> bool {
    let from = text.back(index, 4);
    let said =
        text.any(from, index, lists::PSEUDONYM) || text.any(last + 1, text.ahead(last, 4), lists::PSEUDONYM);
    let call =
        (from..index).any(|at| text.word(at) == "call" && text.any(at.saturating_sub(3), at, lists::LET));
    text.capital(index) && (said || call)
}

/// Whether a name is one of several students': « mes élèves, Thomas et Léa », “students like Liam”.
pub(super) fn exemplified(text: &Text, index: usize) -> bool {
    let example = index > 0 && text.is(index - 1, lists::SUCH_AS);
    example || matches!(text.gap(index), Gap::Comma | Gap::Open | Gap::Colon)
}

/// The token after an age: « Maélie, 8 ans, élève de 2e année ».
pub(super) fn aged(text: &Text, next: usize) -> usize {
    let mut after = next;
    if matches!(text.gap(next), Gap::Comma | Gap::Open) {
        while after < next + 4 && (text.value(after).is_some() || text.is(after, lists::AGE)) {
            after += 1;
        }
    }
    after
}
