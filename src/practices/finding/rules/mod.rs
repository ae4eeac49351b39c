//! Who may do what with a finding, and how silence is counted. Pure.

use super::model::{AnswerKind, Figures, Finding, Part, Progress, ReminderKind};
use ensemble_core::{format, rights::Action};

/// In characters, as all lengths here.
pub const MAX_STATEMENT: usize = 300;
pub const MAX_ASKED: usize = 1_000;
pub const MAX_ANSWER: usize = 2_000;
pub const MAX_WHO: usize = 150;
/// How many reflections, and how many decisions, can be behind a finding.
pub const MAX_BEHIND: usize = 100;
/// How many findings a community gathers at once.
pub const MAX_GATHERING: usize = 50;
/// The smallest number of people, and of organizations, that is shown: fewer can be recognized.
pub const SHOWN_FROM: u32 = 5;

const DAY: i64 = 24 * 3_600_000;
/// The longest time until an answer, an action or a new look.
pub const LONGEST: i64 = 730 * DAY;
/// The shortest time between two reminders that people send.
const BETWEEN_REMINDERS: i64 = 7 * DAY;
/// How long before the day the managers are reminded, and after it.
const AROUND: i64 = 7 * DAY;

/// What a person must be able to do in a community to read a finding there.
#[must_use]
pub const fn reading(part: Part) -> Action {
    match part {
        Part::Origin | Part::Joined | Part::Answering => Action::ReadReflections,
        Part::Offered => Action::ExportReflections,
    }
}

/// A count, where it is not so small that people could be recognized.
#[must_use]
pub const fn shown(count: u32) -> Option<u32> {
    if count >= SHOWN_FROM { Some(count) } else { None }
}

/// Whether something is behind a finding that the managers may see.
#[must_use]
pub const fn can_send(figures: Figures) -> bool {
    figures.reflections > 0 || figures.decisions > 0
}

/// Whole days between two moments, as calendars count them. The hour that a day has more or less twice a year does not count.
#[must_use]
pub const fn days(from: i64, to: i64) -> i64 {
    (to - from + DAY / 2).div_euclid(DAY)
}

/// That no answer came by the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Since it was sent.
    pub days: i64,
    /// How many of them were planned.
    pub planned: i64,
}

impl Silence {
    /// How many days it is late.
    #[must_use]
    pub const fn beyond(self) -> i64 {
        self.days - self.planned
    }
}

/// Whether a finding waits for an answer although its day has passed. `today` is the first moment of a day.
#[must_use]
pub fn silence(finding: &Finding, today: i64) -> Option<Silence> {
    let sent = finding.sent.filter(|_| finding.answer.is_none())?;
    let sent_on = format::day_of(sent.at);
    (today > sent.answer_by)
        .then(|| Silence { days: days(sent_on, today), planned: days(sent_on, sent.answer_by) })
}

/// Whether the day of an answer has passed and it is still to be done or looked at.
#[must_use]
pub fn is_overdue(finding: &Finding, today: i64) -> bool {
    finding.answer.as_ref().is_some_and(|answer| {
        let open = match answer.kind {
            AnswerKind::Accepted => !matches!(answer.progress, Some(Progress::Done | Progress::Dropped)),
            AnswerKind::Later => true,
            AnswerKind::Refused => false,
        };
        open && answer.date.is_some_and(|date| today > date)
    })
}

/// Whether people can remind the managers that they have not answered: not soon after they had it, or after the last reminder.
#[must_use]
pub fn may_remind(finding: &Finding, reminded: Option<i64>, now: i64) -> bool {
    let unanswered = finding.sent.filter(|_| finding.answer.is_none());
    unanswered.is_some_and(|sent| now - reminded.unwrap_or(sent.at) >= BETWEEN_REMINDERS)
}

/// Of what the managers are to be reminded on a day, and for which day.
#[must_use]
pub fn reminder(finding: &Finding, today: i64) -> Option<(ReminderKind, i64)> {
    let sent = finding.sent?;
    if let Some(answer) = &finding.answer {
        return answer.date.filter(|_| is_overdue(finding, today)).map(|day| (ReminderKind::DayCame, day));
    }
    if today >= sent.answer_by + AROUND {
        Some((ReminderKind::Late, sent.answer_by))
    } else if (sent.answer_by - AROUND..=sent.answer_by).contains(&today) && sent.at < sent.answer_by - AROUND
    {
        Some((ReminderKind::Soon, sent.answer_by))
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
