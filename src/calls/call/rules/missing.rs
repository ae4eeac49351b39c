//! What a call lacks before everybody can see it. Pure.

use super::{
    super::model::{Call, Criterion, PlannedCommunity, Question},
    misplaced_dates, side,
};
use ensemble_core::{Lang, LocalizedText};

/// A part of a call in which a text may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    Summary,
    Who,
    Duties,
    Rhythm,
    Deliverables,
    Funding,
    Contact,
    Planned,
    Questions,
    Criteria,
}

/// Why a call cannot be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Something of this part is not written in this language.
    Text(Part, Lang),
    NoDuties,
    NoPlanned,
    NoCriteria,
    /// A date comes before one that it should follow.
    Dates,
    /// It would be closed already.
    Closed,
}

/// All that a call lacks, in the order of its administration.
#[must_use]
pub fn missing(
    call: &Call,
    planned: &[PlannedCommunity],
    questions: &[Question],
    criteria: &[Criterion],
    now: i64,
) -> Vec<Missing> {
    let mut missing = Vec::new();
    let texts = &call.texts;
    let mut check = |part: Part, texts: &[&LocalizedText]| {
        for lang in Lang::ALL {
            if texts.iter().any(|text| side(text, lang).trim().is_empty()) {
                missing.push(Missing::Text(part, lang));
            }
        }
    };
    check(Part::Title, &[&texts.title]);
    check(Part::Summary, &[&texts.summary]);
    check(Part::Who, &[&texts.who]);
    check(Part::Duties, &texts.duties.iter().collect::<Vec<_>>());
    check(Part::Rhythm, &[&texts.rhythm]);
    check(Part::Deliverables, &texts.deliverables.iter().collect::<Vec<_>>());
    check(Part::Funding, &texts.funding.iter().map(|funding| &funding.text).collect::<Vec<_>>());
    check(Part::Contact, &texts.contact.iter().collect::<Vec<_>>());
    check(Part::Planned, &planned.iter().map(|planned| &planned.title).collect::<Vec<_>>());
    let asked = questions
        .iter()
        .flat_map(|question| std::iter::once(&question.label).chain(&question.hint).chain(&question.choices));
    check(Part::Questions, &asked.collect::<Vec<_>>());
    check(Part::Criteria, &criteria.iter().map(|criterion| &criterion.text).collect::<Vec<_>>());
    let more = [
        (texts.duties.is_empty(), Missing::NoDuties),
        (planned.is_empty(), Missing::NoPlanned),
        (criteria.is_empty(), Missing::NoCriteria),
        (!misplaced_dates(&call.dates).is_empty(), Missing::Dates),
        (call.dates.closes_at <= now, Missing::Closed),
    ];
    missing.extend(more.into_iter().filter(|(lacks, _)| *lacks).map(|(_, each)| each));
    missing
}
