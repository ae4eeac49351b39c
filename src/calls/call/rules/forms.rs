//! What the forms of dates, planned communities, questions and criteria must hold. Pure.

use super::{
    super::model::{CallDates, CallPhase},
    MAX_CHOICES,
};
use ensemble_communities::community::model::Capacity;
use ensemble_core::{Lang, LocalizedText, Translation, slug};

/// The longest title of a planned community and the longest question, in characters.
pub const MAX_TITLE: usize = 200;
/// The longest hint, criterion and reason.
pub const MAX_TEXT: usize = 600;
/// The longest choice of a question.
pub const MAX_CHOICE: usize = 200;
/// The fewest choices of a question.
pub const MIN_CHOICES: usize = 2;
/// The most places of a planned community.
pub const MAX_PLACES: u32 = 10_000;
/// The longest code of a call.
pub const MAX_CODE: usize = 60;

/// One of the dates of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateField {
    Opens,
    Closes,
    Designation,
    Screening,
    Answer,
}

impl DateField {
    /// Every one, in the order of a form.
    pub const ALL: [Self; 5] = [Self::Opens, Self::Closes, Self::Designation, Self::Screening, Self::Answer];

    /// This one of the dates.
    #[must_use]
    pub const fn of(self, dates: &CallDates) -> i64 {
        match self {
            Self::Opens => dates.opens_at,
            Self::Closes => dates.closes_at,
            Self::Designation => dates.designation_until,
            Self::Screening => dates.screening_until,
            Self::Answer => dates.answer_until,
        }
    }

    /// Sets this one of the dates.
    pub const fn set(self, dates: &mut CallDates, millis: i64) {
        match self {
            Self::Opens => dates.opens_at = millis,
            Self::Closes => dates.closes_at = millis,
            Self::Designation => dates.designation_until = millis,
            Self::Screening => dates.screening_until = millis,
            Self::Answer => dates.answer_until = millis,
        }
    }
}

/// Whether a date can change in a phase: what is over stays as it was.
#[must_use]
pub const fn can_change_date(phase: CallPhase, field: DateField) -> bool {
    match phase {
        CallPhase::Draft | CallPhase::Announced => true,
        CallPhase::Open => !matches!(field, DateField::Opens),
        CallPhase::Screening => !matches!(field, DateField::Opens | DateField::Closes),
        CallPhase::Draw => matches!(field, DateField::Answer),
        CallPhase::Answered | CallPhase::Cancelled => false,
    }
}

/// The dates that come too early: a call closes after it opens; designations are confirmed, and projects read, after that;
/// answers come last.
#[must_use]
pub fn misplaced_dates(dates: &CallDates) -> Vec<DateField> {
    let early = |field: DateField| match field {
        DateField::Opens => false,
        DateField::Closes => dates.closes_at <= dates.opens_at,
        DateField::Designation => dates.designation_until < dates.closes_at,
        DateField::Screening => dates.screening_until < dates.closes_at,
        DateField::Answer => dates.answer_until < dates.screening_until.max(dates.designation_until),
    };
    DateField::ALL.into_iter().filter(|field| early(*field)).collect()
}

/// Why a text in both languages cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextProblem {
    /// It is missing in both languages, or in this one where both are needed.
    Missing(Lang),
    TooLong(Lang),
}

/// A text that was typed in both languages. `both` is whether it must be there in both: a draft may lack one. A text that was
/// not touched keeps what is known of its translation. `None` when it is empty, unless it is `required`.
///
/// # Errors
/// All that is wrong with it.
pub fn text(
    before: Option<&LocalizedText>,
    typed: [&str; 2],
    most: usize,
    required: bool,
    both: bool,
) -> Result<Option<LocalizedText>, Vec<TextProblem>> {
    let empty = typed.map(str::is_empty);
    let mut problems = Vec::new();
    for (index, lang) in Lang::ALL.into_iter().enumerate() {
        if typed[index].chars().count() > most {
            problems.push(TextProblem::TooLong(lang));
        }
        if empty[index] && both && (required || !empty[1 - index]) {
            problems.push(TextProblem::Missing(lang));
        }
    }
    if required && !both && empty == [true, true] {
        problems.push(TextProblem::Missing(Lang::Fr));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    if let Some(before) = before
        && Lang::ALL.into_iter().zip(typed).all(|(lang, typed)| side(before, lang) == typed)
    {
        return Ok(Some(before.clone()));
    }
    let source = before.map_or(Lang::Fr, LocalizedText::source);
    Ok(match empty {
        [true, true] => None,
        [false, true] => Some(LocalizedText::Single { lang: Lang::Fr, text: typed[0].to_owned() }),
        [true, false] => Some(LocalizedText::Single { lang: Lang::En, text: typed[1].to_owned() }),
        [false, false] => Some(LocalizedText::Pair {
            source,
            fr: typed[0].to_owned(),
            en: typed[1].to_owned(),
            translation: Translation::Current { reviewed: true },
        }),
    })
}

/// What a text says in a language; empty when it says nothing in it.
#[must_use]
pub fn side(text: &LocalizedText, lang: Lang) -> &str {
    let shown = text.shown(lang);
    if shown.lang == lang { shown.text } else { "" }
}

/// Why the choices of a question cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceProblem {
    /// Fewer than [`MIN_CHOICES`] or more than [`MAX_CHOICES`].
    Number,
    /// There are not as many in one language as in the other.
    Uneven { fr: usize, en: usize },
    /// One is there twice in this language.
    Twice(Lang),
    /// One is longer than [`MAX_CHOICE`].
    TooLong(Lang),
}

/// The choices of a question, one on each line, in the same order in both languages. Empty lines, and dashes before a choice, are
/// left out. `both` is whether both languages must be there; a draft may lack one.
///
/// # Errors
/// The first thing that is wrong with them.
pub fn choices(
    before: &[LocalizedText],
    typed: [&str; 2],
    both: bool,
) -> Result<Vec<LocalizedText>, ChoiceProblem> {
    let [fr, en] = typed.map(|text| {
        let lines = text.lines().map(|line| line.trim().trim_start_matches("- ").trim());
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
    });
    let one = !both && (fr.is_empty() || en.is_empty());
    if !one && fr.len() != en.len() {
        return Err(ChoiceProblem::Uneven { fr: fr.len(), en: en.len() });
    }
    if !(MIN_CHOICES..=MAX_CHOICES).contains(&fr.len().max(en.len())) {
        return Err(ChoiceProblem::Number);
    }
    for (lang, lines) in Lang::ALL.into_iter().zip([&fr, &en]) {
        if lines.iter().any(|line| line.chars().count() > MAX_CHOICE) {
            return Err(ChoiceProblem::TooLong(lang));
        }
        if lines.iter().enumerate().any(|(index, line)| lines[..index].contains(line)) {
            return Err(ChoiceProblem::Twice(lang));
        }
    }
    let all = (0..fr.len().max(en.len())).filter_map(|index| {
        let typed = [&fr, &en].map(|lines| lines.get(index).copied().unwrap_or_default());
        text(before.get(index), typed, MAX_CHOICE, true, false).ok().flatten()
    });
    Ok(all.collect())
}

/// How the form says how many places there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedCapacity<'a> {
    Undecided,
    Unlimited,
    Seats(&'a str),
    Range { from: &'a str, to: &'a str },
}

/// Which number of places is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapacityProblem {
    /// The number, or the fewest, is not within 1 and [`MAX_PLACES`].
    From,
    /// The most is not within the fewest and [`MAX_PLACES`].
    To,
}

/// The capacity of a planned community.
///
/// # Errors
/// The first number that is wrong.
pub fn capacity(typed: TypedCapacity<'_>) -> Result<Capacity, CapacityProblem> {
    let number = |typed: &str, least: u32, problem: CapacityProblem| {
        typed.trim().parse::<u32>().ok().filter(|number| (least..=MAX_PLACES).contains(number)).ok_or(problem)
    };
    match typed {
        TypedCapacity::Undecided => Ok(Capacity::Undecided),
        TypedCapacity::Unlimited => Ok(Capacity::Unlimited),
        TypedCapacity::Seats(seats) => number(seats, 1, CapacityProblem::From).map(Capacity::Seats),
        TypedCapacity::Range { from, to } => {
            let from = number(from, 1, CapacityProblem::From)?;
            Ok(Capacity::Range { from, to: number(to, from, CapacityProblem::To)? })
        }
    }
}

/// A code for a call: its title without accents, then the year; after the first try also a number, for a code that is taken.
/// It has 1 to [`MAX_CODE`] small letters, digits and hyphens.
#[must_use]
pub fn code(title: &str, year: i16, attempt: u32) -> String {
    let end = if attempt <= 1 { year.to_string() } else { format!("{year}-{attempt}") };
    let mut start = slug::suggested(title);
    start.truncate(MAX_CODE.saturating_sub(end.len() + 1));
    let start = start.trim_end_matches('-');
    if start.is_empty() { format!("appel-{end}") } else { format!("{start}-{end}") }
}

/// A list in which this one has changed places with its neighbour; `None` when it has none there.
#[must_use]
pub fn moved<T: Copy + PartialEq>(order: &[T], item: T, up: bool) -> Option<Vec<T>> {
    let at = order.iter().position(|each| *each == item)?;
    let other = if up { at.checked_sub(1)? } else { at + 1 };
    let mut moved = order.to_vec();
    if other >= moved.len() {
        return None;
    }
    moved.swap(at, other);
    Some(moved)
}
