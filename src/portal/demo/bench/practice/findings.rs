//! Findings: most were sent, and most of these were answered.

use sqlx::AnyConnection;

use super::{
    super::words::{Chance, Words},
    DAY, Known, Source, ago, both,
};
use crate::demo::DemoError;
use ensemble_core::{
    format,
    ids::{FindingId, ReflectionId},
};
use ensemble_practices::{
    finding::{
        self, NewChange, NewFinding,
        model::{Answer, AnswerKind, ChangeKind, Progress},
    },
    quotation::{self, QuotedIn},
};

/// How many reflections are behind a finding.
const BEHIND: usize = 3;
/// One of so many is gathered still, and one of so many of the others waits for an answer.
const GATHERED: usize = 25;
const WAITING: usize = 3;

/// Adds so many findings of a community.
pub(super) async fn add(
    to: &mut AnyConnection,
    known: &Known<'_>,
    chance: &mut Chance,
    count: usize,
) -> Result<(), DemoError> {
    for number in 0..count {
        let (id, at) = (FindingId::new(), known.now - ago(number, count));
        let statement = both(known.words, chance, Words::title);
        let asked = both(known.words, chance, Words::answer);
        let new = NewFinding {
            id,
            community: known.gathering,
            person: known.facilitator,
            statement: &statement,
            asked: &asked,
        };
        finding::add(&mut *to, new, at).await?;
        let first = chance.below(known.sources.len());
        let many = BEHIND.min(known.sources.len());
        let sources: Vec<&Source> = known.sources.iter().cycle().skip(first).take(many).collect();
        let reflections: Vec<ReflectionId> = sources.iter().map(|source| source.id).collect();
        finding::set_behind(&mut *to, id, known.gathering, &reflections, &[]).await?;
        for source in sources {
            quotation::ask(&mut *to, &source.behind(QuotedIn::Finding, id.uuid()), source.author, at).await?;
        }
        if number % GATHERED == GATHERED - 1 {
            continue;
        }
        send(&mut *to, known, chance, id, (at + 7 * DAY, number.is_multiple_of(WAITING))).await?;
    }
    Ok(())
}

/// Sends a finding, and answers it unless it waits. No day has passed on which something was to be done: the managers would be
/// reminded of all of them at once.
async fn send(
    to: &mut AnyConnection,
    known: &Known<'_>,
    chance: &mut Chance,
    id: FindingId,
    (at, waits): (i64, bool),
) -> Result<(), DemoError> {
    let ahead = 20 + i64::try_from(chance.below(300)).unwrap_or_default();
    let later = format::day_of(known.now + ahead * DAY);
    let answer_by = if waits { later } else { format::day_of(at + 30 * DAY) };
    finding::send_to(&mut *to, id, known.managers, answer_by, at).await?;
    let sent = NewChange::of(Some(known.facilitator), known.managers, ChangeKind::Sent);
    finding::add_change(&mut *to, id, sent, at).await?;
    if waits {
        return Ok(());
    }
    let kind = chance.one(AnswerKind::ALL).copied().unwrap_or(AnswerKind::Refused);
    let answer = Answer {
        kind,
        text: Some(both(known.words, chance, Words::answer)),
        date: (kind != AnswerKind::Refused).then_some(later),
        who: if kind == AnswerKind::Accepted { known.words.name(chance) } else { String::new() },
        at: at + 14 * DAY,
        progress: (kind == AnswerKind::Accepted).then_some(Progress::Begun),
    };
    finding::write_answer(&mut *to, id, &answer).await?;
    let answered = NewChange {
        detail: Some(kind.code()),
        text: answer.text.as_ref(),
        ..NewChange::of(Some(known.manager), known.managers, ChangeKind::Answered)
    };
    finding::add_change(to, id, answered, answer.at).await?;
    Ok(())
}
