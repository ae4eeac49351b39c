//! What can be sent and when, and what an organization is asked. Pure.

pub mod confirm;
pub mod mask;
mod next;
mod problems;

pub use next::{LISTED_AFTER, next};
pub use problems::{Asked, Step, check, problems, question_field, representative_problems};

use super::model::{Designation, Interest, InterestState};
use crate::call::{
    model::{Call, CallPhase, Question},
    rules::{
        phase,
        rights::{Field, Party, may_read, may_write},
        takes_answers,
    },
};
use ensemble_communities::account::rules::{address, same_mailbox};
use ensemble_core::{Lang, LocalizedText, fold::fold, ids::OrganizationId};

/// The most characters of a name.
pub const MAX_NAME: usize = 100;
/// The most characters of an organization's name.
pub const MAX_ORGANIZATION: usize = 200;
/// The most characters of what a person does there.
pub const MAX_POST: usize = 120;
/// The most characters of an email address.
pub const MAX_EMAIL: usize = 254;
/// The most characters of a project's title.
pub const MAX_TITLE: usize = 150;
/// The most characters of what a project is.
pub const MAX_TEXT: usize = 1_500;
/// The most characters of an answer to a question of the call.
pub const MAX_ANSWER: usize = 2_000;
/// The most characters of what would make it simpler to take part.
pub const MAX_ACCESSIBILITY: usize = 1_000;
/// The largest number that is an answer, and below zero the smallest.
pub const MAX_NUMBER: i64 = 1_000_000_000;
/// The months in which meetings take place, in the order of the calendar.
pub const MONTHS: [u8; 10] = [1, 2, 3, 4, 5, 6, 9, 10, 11, 12];

/// What the spellings of an organization's name have in common: letters without accents and capitals, and digits, with single
/// spaces between the words.
#[must_use]
pub fn organization_key(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The organization that was chosen, or else the one that is called as was typed, in either language: spellings that differ by
/// accents, capitals and punctuation are one name.
#[must_use]
pub fn known_organization<'a>(
    organizations: &'a [(OrganizationId, LocalizedText)],
    chosen: Option<OrganizationId>,
    typed: &str,
) -> Option<&'a (OrganizationId, LocalizedText)> {
    if let Some(chosen) = chosen {
        return organizations.iter().find(|(id, _)| *id == chosen);
    }
    let key = organization_key(typed);
    let is_called =
        |name: &LocalizedText| Lang::ALL.iter().any(|lang| organization_key(name.text(*lang)) == key);
    organizations.iter().find(|(_, name)| !key.is_empty() && is_called(name))
}

/// Whether a month is among these: bit n is month n + 1.
#[must_use]
pub const fn has_month(months: u16, month: u8) -> bool {
    matches!(month, 1..=12) && months & (1 << (month - 1)) != 0
}

/// The bits of months, 1 to 12; others are left out.
#[must_use]
pub fn months(list: &[u8]) -> u16 {
    list.iter().filter(|month| (1..=12).contains(*month)).fold(0, |bits, month| bits | 1 << (month - 1))
}

/// Whether the form of a person's answer is shown: while the call is open, and in the quarter of an hour after that to those who
/// began before.
#[must_use]
pub fn shows_form(call: &Call, interest: Option<&Interest>, now: i64) -> bool {
    let is_open = phase(call, now) == CallPhase::Open;
    interest.is_none_or(|interest| interest.answered_at.is_none())
        && takes_answers(call, now)
        && (is_open || interest.is_some_and(|interest| interest.created_at < call.dates.closes_at))
}

/// Whether a person can withdraw what they sent: until they get an answer.
#[must_use]
pub fn can_withdraw(call: &Call, interest: &Interest, now: i64) -> bool {
    interest.state == InterestState::Sent
        && interest.answered_at.is_none()
        && matches!(phase(call, now), CallPhase::Open | CallPhase::Screening | CallPhase::Draw)
}

/// Whether the person reads what came of it: once they were mailed the answer.
#[must_use]
pub fn shows_outcome(call: &Call, interest: &Interest, now: i64) -> bool {
    let reads = |field| may_read(Party::Applicant, phase(call, now), field, call.blind);
    interest.answered_at.is_some() && reads(Field::Relevance) && reads(Field::Place)
}

/// Whether an organization can still confirm whom it designates.
#[must_use]
pub fn designation_open(call: &Call, now: i64) -> bool {
    may_write(Party::Representative, phase(call, now), Field::Designation, call.blind)
        && now < call.dates.designation_until
}

/// Whether the applicant can have the organization asked again, or another person of it.
#[must_use]
pub fn can_ask(call: &Call, interest: &Interest, now: i64) -> bool {
    interest.state == InterestState::Sent
        && interest.designation != Designation::Confirmed
        && designation_open(call, now)
}

/// Whether an organization has to be asked once the person has written this in place of what was there: it was not asked, it
/// confirmed another person or spoke for another organization, or another representative is named.
#[must_use]
pub fn must_ask(before: &Interest, after: &Interest) -> bool {
    let is_same = fold(&before.name) == fold(&after.name)
        && organization_key(&before.organization_name) == organization_key(&after.organization_name);
    let is_same_representative =
        address(&before.representative_email) == address(&after.representative_email);
    match before.designation {
        Designation::None => true,
        Designation::Asked => !is_same_representative,
        Designation::Confirmed => !is_same,
        Designation::Declined => !is_same || !is_same_representative,
    }
}

/// Whether reviewers read another text once the person has written this in place of what was there: the project, or an answer to a
/// question that they read. Needs are compared apart.
#[must_use]
pub fn changes_reading(before: &Interest, after: &Interest, questions: &[Question]) -> bool {
    let is_read = |question: &&Question| question.reviewed;
    before.project != after.project
        || questions
            .iter()
            .filter(is_read)
            .any(|question| before.answers.get(&question.id) != after.answers.get(&question.id))
}

/// Whether the person named themself as the representative who designates them.
#[must_use]
pub fn designates_oneself(interest: &Interest) -> bool {
    same_mailbox(&interest.email, &interest.representative_email)
}
