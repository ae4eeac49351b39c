//! Two calls that so many people answered, for measuring the pages of coordinators: one whose projects are read, and one whose
//! places were given by a draw. Texts, dates and needs are those of the demonstration's calls.

use ensemble_core::region::Region;
use sqlx::AnyConnection;

use super::{
    super::calls::{
        file::{self, CallRow, OutcomeRow},
        new_call,
        outcome::{Drawn, candidate, draw_places, give},
    },
    words::{Chance, Words},
};
use crate::demo::{DemoError, accounts};
use ensemble_calls::{
    call::{self, NewCall, model::Sector},
    draw::model::Candidate,
    interest::{
        self,
        model::{Designation, Interest, InterestState, Project, Relevance},
        rules::{MONTHS, months},
    },
    need,
    screening::{
        self,
        model::{Judgement, Verdict},
    },
};
use ensemble_communities::{
    account,
    community::model::{Capacity, Level},
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{InterestId, NeedId, OrganizationId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

const DAY: i64 = 24 * 3_600_000;
/// How much earlier the demonstration's open call is, in milliseconds: it is closed now, and its projects are read.
const AGO: i64 = 40 * DAY;
/// How many needs a person ranks.
const RANKS: usize = 3;

from_row! {
    struct OrganizationRow {
        id: Text<OrganizationId>,
        name: Json<LocalizedText>,
    }
}

/// Who and what answers refer to.
struct Known {
    coordinator: PersonId,
    reviewers: Vec<PersonId>,
    organizations: Vec<(OrganizationId, LocalizedText)>,
    /// The number by which the calls are told from those that were added before.
    number: i64,
}

/// Adds the calls.
pub(super) async fn fill(db: &Db, now: i64, words: &Words, count: usize) -> Result<(), DemoError> {
    let calls = file::read()?.call;
    let open = calls.iter().find(|row| row.outcome.is_none());
    let over = calls.iter().find_map(|row| Some((row, row.outcome.as_ref()?)));
    let Some((open, (over, outcome))) = open.zip(over) else {
        return Err(DemoError::Content("there are not a call that is open and one that is over".to_owned()));
    };
    let known = known(db, open).await?;
    let mut chance = Chance::new(known.number.unsigned_abs());
    db.transaction(async |to| {
        in_screening(&mut *to, &known, open, words, &mut chance, (count, now)).await?;
        answered(to, &known, (over, outcome), words, &mut chance, (count, now)).await
    })
    .await
}

async fn known(db: &Db, row: &CallRow) -> Result<Known, DemoError> {
    let people = accounts()?;
    let mut ids = Vec::new();
    for key in std::iter::once("coordinator").chain(row.reviewers.iter().map(String::as_str)) {
        let email = people.iter().find(|person| person.key == key).map(|person| person.email.as_str());
        let account = account::by_email(db, email.unwrap_or_default()).await?;
        ids.push(account.ok_or_else(|| DemoError::Content(format!("no person {key}")))?.id);
    }
    let coordinator = ids.remove(0);
    let rows: Vec<OrganizationRow> =
        sqlx::query_as("SELECT id, name FROM organisation ORDER BY id").fetch_all(&db.reader).await?;
    let there: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM call WHERE code LIKE 'mesure-lecture-%'")
        .fetch_one(&db.reader)
        .await?;
    Ok(Known {
        coordinator,
        reviewers: ids,
        organizations: rows.into_iter().map(|row| (row.id.0, row.name.0)).collect(),
        number: there + 1,
    })
}

/// Adds the call whose projects are read: reviewers judged most of them, and a coordinator decided about some.
async fn in_screening(
    to: &mut AnyConnection,
    known: &Known,
    row: &CallRow,
    words: &Words,
    chance: &mut Chance,
    (count, now): (usize, i64),
) -> Result<(), DemoError> {
    let mut new = new_call(row, known.coordinator, now - AGO)?;
    new.code = format!("mesure-lecture-{}", known.number);
    let mut all = interests(&new, known, words, chance, count);
    for interest in &mut all {
        if chance.percent(40) {
            interest.relevance = Some(relevance(&new, chance, now));
        }
    }
    add(to, known, row, &new, &all, words, chance).await?;
    for interest in &all {
        for reviewer in &known.reviewers {
            if chance.percent(20) {
                continue;
            }
            let Relevance { relevant, failed, reason, at } = relevance(&new, chance, now);
            let verdict = if relevant { Verdict::Relevant } else { Verdict::NotRelevant };
            let judgement = Judgement { verdict, failed, reason };
            screening::put_judgement(&mut *to, interest.id, *reviewer, 0, &judgement, at).await?;
        }
    }
    Ok(())
}

/// Adds the call that is over: there was a place for every other relevant project.
async fn answered(
    to: &mut AnyConnection,
    known: &Known,
    (row, outcome): (&CallRow, &OutcomeRow),
    words: &Words,
    chance: &mut Chance,
    (count, now): (usize, i64),
) -> Result<(), DemoError> {
    let mut new = new_call(row, known.coordinator, now)?;
    new.code = format!("mesure-tirage-{}", known.number);
    new.planned.truncate(1);
    let (screened_at, answered_at) = (new.dates.screening_until, new.dates.answer_until);
    let mut all = interests(&new, known, words, chance, count);
    for interest in &mut all {
        interest.relevance = Some(relevance(&new, chance, screened_at));
    }
    let is_relevant =
        |interest: &&Interest| interest.relevance.as_ref().is_some_and(|relevance| relevance.relevant);
    let candidates: Vec<Candidate> = all.iter().filter(is_relevant).map(candidate).collect();
    let places = u32::try_from(candidates.len() / 2).unwrap_or_default().max(1);
    for planned in &mut new.planned {
        planned.capacity = Capacity::Seats(places);
    }
    add(to, known, row, &new, &all, words, chance).await?;
    call::mark_screened(&mut *to, new.id, screened_at).await?;
    let planned = new.planned.first().map(|planned| planned.id);
    let drawn = match planned {
        Some(planned) if candidates.len() > places as usize => {
            draw_places(&mut *to, &new, planned, &candidates, places, outcome, known.coordinator).await?
        }
        _ => Drawn {
            selected: candidates.iter().map(|candidate| candidate.interest).collect(),
            alternates: Vec::new(),
        },
    };
    let refused: Vec<InterestId> =
        all.iter().filter(|interest| !is_relevant(interest)).map(|interest| interest.id).collect();
    give(&mut *to, &drawn, &refused, answered_at).await?;
    call::mark_answered(&mut *to, new.id, answered_at).await?;
    Ok(())
}

/// Adds a call, what it offers, its reviewers and its answers.
async fn add(
    to: &mut AnyConnection,
    known: &Known,
    row: &CallRow,
    new: &NewCall,
    interests: &[Interest],
    words: &Words,
    chance: &mut Chance,
) -> Result<(), DemoError> {
    let opens_at = new.dates.opens_at;
    call::add(&mut *to, new, opens_at).await?;
    for reviewer in &known.reviewers {
        call::add_reviewer(&mut *to, new.id, *reviewer, opens_at).await?;
    }
    let texts: Vec<LocalizedText> = row.need.iter().map(|need| need.text.clone()).collect();
    need::offer(&mut *to, new.id, &texts, opens_at).await?;
    let offered: Vec<NeedId> =
        need::offered(&mut *to, new.id).await?.into_iter().map(|need| need.id).collect();
    for interest in interests {
        interest::add_sent(&mut *to, interest).await?;
        let first = chance.below(offered.len());
        let ranks: Vec<(NeedId, u32)> =
            offered.iter().cycle().skip(first).take(RANKS.min(offered.len())).copied().zip(1..).collect();
        need::write_ranks(&mut *to, interest.id, &ranks).await?;
        if chance.percent(30) {
            let own = words.answer(chance, interest.lang);
            let sent_at = interest.sent_at.unwrap_or(opens_at);
            need::write_own(&mut *to, new.id, interest.id, interest.lang, &own, sent_at).await?;
        }
    }
    Ok(())
}

/// So many answers to a call, sent at equal distances from its opening to its closing.
fn interests(
    new: &NewCall,
    known: &Known,
    words: &Words,
    chance: &mut Chance,
    count: usize,
) -> Vec<Interest> {
    let (opens_at, closes_at) = (new.dates.opens_at, new.dates.closes_at);
    let all = i64::try_from(count).unwrap_or(i64::MAX);
    let one = |(place, number): (i64, u32)| {
        let sent_at = opens_at + (closes_at - opens_at) / (all + 1) * place;
        let lang = if chance.percent(70) { Lang::Fr } else { Lang::En };
        let name = words.name(chance);
        let (organization, organization_name) = match chance.one(&known.organizations) {
            Some((id, name)) if chance.percent(90) => (Some(*id), name.text(lang).to_owned()),
            _ => (None, format!("École {}", words.name(chance))),
        };
        let designation = chance.one(Designation::ALL).copied().unwrap_or(Designation::None);
        Interest {
            planned: new.planned.first().map(|planned| planned.id),
            email: format!("reponse-{number}@mesure.example"),
            name,
            organization,
            organization_name,
            sector: chance.one(Sector::ALL).copied(),
            region: chance.one(Region::ALL).copied(),
            designation,
            designation_at: (designation != Designation::None).then_some(sent_at),
            project: Project {
                title: words.title(chance, lang),
                text: words.text(chance, lang),
                level: chance.one(Level::ALL).copied(),
            },
            months: months(&MONTHS),
            committed: true,
            research: chance.percent(60),
            steering: chance.percent(5),
            state: InterestState::Sent,
            revision: 1,
            number: Some(number),
            changed_at: sent_at,
            sent_at: Some(sent_at),
            ..Interest::empty(new.id, lang, sent_at)
        }
    };
    (1..=all).zip(1..).map(one).collect()
}

fn relevance(new: &NewCall, chance: &mut Chance, at: i64) -> Relevance {
    let relevant = chance.percent(80);
    let failed = if relevant { None } else { chance.one(&new.criteria).map(|criterion| criterion.id) };
    let reason = if relevant { "Le projet est clair." } else { "Le projet dit peu de ce qui changerait." };
    Relevance { relevant, failed, reason: reason.to_owned(), at }
}
