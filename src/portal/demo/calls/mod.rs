//! The calls of the demonstration: one that people answer now, and one that is over, with its draw and its places.

pub(super) mod file;
pub(super) mod outcome;

use std::collections::HashMap;

use jiff::{
    ToSpan,
    civil::{Date, DateTime, time},
};
use sqlx::AnyConnection;

use self::file::{AnswerRow, CallRow, DatesRow, TextsRow, Value};
use super::{
    DemoError, files,
    people::{self, DemoPerson},
};
use ensemble_calls::{
    call::{
        self, NewCall,
        model::{CallDates, CallTexts, Criterion, Funding, PlannedCommunity, Question, QuestionKind},
    },
    interest::{
        self,
        model::{Answer, Answers, Designation, Interest, InterestState, Project},
        rules::months,
    },
    need,
};
use ensemble_communities::community::model::Capacity;
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{
        CallCriterionId, CallId, CallQuestionId, CommunityId, NeedId, OrganizationId, PersonId,
        PlannedCommunityId,
    },
    typography,
};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// How many days after its closing the next dates of a call are.
const DESIGNATION_DAYS: i64 = 3;
const SCREENING_DAYS: i64 = 7;
const ANSWER_DAYS: i64 = 21;

/// What calls refer to, by key.
struct Known<'a> {
    organizations: &'a HashMap<String, OrganizationId>,
    /// The names of organizations.
    names: HashMap<String, LocalizedText>,
    communities: &'a HashMap<String, CommunityId>,
    people: &'a HashMap<String, PersonId>,
    accounts: HashMap<String, DemoPerson>,
    /// The name of those who designate people.
    representative: LocalizedText,
}

impl Known<'_> {
    fn person(&self, key: &str) -> Result<PersonId, DemoError> {
        self.people.get(key).copied().ok_or_else(|| missing("person", key))
    }

    fn account(&self, key: &str) -> Result<&DemoPerson, DemoError> {
        self.accounts.get(key).ok_or_else(|| missing("person", key))
    }

    fn community(&self, key: &str) -> Result<CommunityId, DemoError> {
        self.communities.get(key).copied().ok_or_else(|| missing("community", key))
    }

    fn organization(&self, key: &str) -> Result<(OrganizationId, &LocalizedText), DemoError> {
        let found = self.organizations.get(key).copied().zip(self.names.get(key));
        found.ok_or_else(|| missing("organization", key))
    }
}

/// A call that is loaded, with what people answered.
struct Loaded<'a> {
    row: &'a CallRow,
    new: NewCall,
    needs: HashMap<&'a str, NeedId>,
    answers: Vec<Sent<'a>>,
}

/// An answer that is loaded.
struct Sent<'a> {
    row: &'a AnswerRow,
    /// The key of the organization.
    organization: String,
    interest: Interest,
}

fn missing(what: &str, key: &str) -> DemoError {
    DemoError::Content(format!("no {what} {key}"))
}

fn set(lang: Lang, text: &str) -> String {
    typography::typeset(lang == Lang::Fr, text.trim())
}

/// A moment in the portal's zone, in milliseconds UTC.
fn moment(at: DateTime) -> Result<i64, DemoError> {
    let found = format::at(at.date(), at.time()).ok_or_else(|| missing("such moment as", &at.to_string()))?;
    Ok(found.timestamp().as_millisecond())
}

/// An hour of a day that is so many days after another, in milliseconds UTC.
fn hour(day: Date, days: i64, hour: i8) -> Result<i64, DemoError> {
    let day = day.checked_add(days.days()).map_err(|error| DemoError::Content(error.to_string()))?;
    moment(day.to_datetime(time(hour, 0, 0, 0)))
}

/// Loads the calls.
pub(super) async fn load(
    to: &mut AnyConnection,
    organizations: &HashMap<String, OrganizationId>,
    communities: &HashMap<String, CommunityId>,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let file::File { representative, call: rows } = file::read()?;
    let names = files::organizations()?.into_iter().map(|(key, organization, _)| (key, organization.name));
    let accounts = people::accounts()?.into_iter().map(|person| (person.key.clone(), person));
    let known = Known {
        organizations,
        names: names.collect(),
        communities,
        people,
        accounts: accounts.collect(),
        representative,
    };
    let coordinator = known.person("coordinator")?;
    for row in &rows {
        let new = new_call(row, coordinator, now)?;
        let published = new.published_at.unwrap_or(now);
        call::add(to, &new, published).await?;
        for key in &row.reviewers {
            call::add_reviewer(to, new.id, known.person(key)?, published).await?;
        }
        let needs = offer_needs(to, row, new.id, published).await?;
        let mut loaded = Loaded { row, new, needs, answers: Vec::new() };
        for number in 0..row.answer.len() {
            let sent = add_answer(to, &known, &loaded, number, now).await?;
            loaded.answers.push(sent);
        }
        if let Some(result) = &row.outcome {
            outcome::load(to, &known, &loaded, result, coordinator).await?;
        }
    }
    Ok(())
}

/// A call of the file.
pub(super) fn new_call(row: &CallRow, created_by: PersonId, now: i64) -> Result<NewCall, DemoError> {
    let (published_at, dates) = dates(&row.dates, now)?;
    let TextsRow { title, summary, who, duties, rhythm, deliverables, contact } = row.texts.clone();
    let funding = |row: &file::FundingRow| Funding { sector: row.sector, text: row.text.clone() };
    let planned = |row: &file::PlannedRow| PlannedCommunity {
        id: PlannedCommunityId::new(),
        title: row.title.clone(),
        kind: row.kind,
        capacity: Capacity::Range { from: row.from, to: row.to },
        community: None,
        merged_into: None,
        split_from: None,
    };
    let question = |row: &file::QuestionRow| Question {
        id: CallQuestionId::new(),
        kind: row.kind,
        label: row.label.clone(),
        hint: row.hint.clone(),
        choices: row.choices.clone(),
        required: row.required,
        reviewed: row.reviewed,
    };
    let criterion =
        |row: &file::CriterionRow| Criterion { id: CallCriterionId::new(), text: row.text.clone() };
    Ok(NewCall {
        id: CallId::new(),
        code: row.code.clone(),
        texts: CallTexts {
            title,
            summary,
            who,
            duties,
            rhythm,
            deliverables,
            funding: row.funding.iter().map(funding).collect(),
            contact,
        },
        blind: row.blind,
        dates,
        planned: row.planned.iter().map(planned).collect(),
        questions: row.question.iter().map(question).collect(),
        criteria: row.criterion.iter().map(criterion).collect(),
        published_at: Some(published_at),
        created_by: Some(created_by),
    })
}

/// When a call is published, and its dates.
fn dates(row: &DatesRow, now: i64) -> Result<(i64, CallDates), DemoError> {
    match *row {
        DatesRow::Around { opens_days, closes_days } => {
            let today = format::local(now).date();
            let dates = CallDates {
                opens_at: hour(today, opens_days, 9)?,
                closes_at: hour(today, closes_days, 16)?,
                designation_until: hour(today, closes_days + DESIGNATION_DAYS, 16)?,
                screening_until: hour(today, closes_days + SCREENING_DAYS, 16)?,
                answer_until: hour(today, closes_days + ANSWER_DAYS, 16)?,
            };
            Ok((hour(today, opens_days - 7, 9)?, dates))
        }
        DatesRow::At { published_at, opens_at, closes_at, screening_until, answer_until } => {
            let dates = CallDates {
                opens_at: moment(opens_at)?,
                closes_at: moment(closes_at)?,
                designation_until: hour(closes_at.date(), DESIGNATION_DAYS, 16)?,
                screening_until: moment(screening_until)?,
                answer_until: moment(answer_until)?,
            };
            Ok((moment(published_at)?, dates))
        }
    }
}

/// Offers the needs of a call, and gives back their ids by key.
async fn offer_needs<'a>(
    to: &mut AnyConnection,
    row: &'a CallRow,
    call: CallId,
    at: i64,
) -> Result<HashMap<&'a str, NeedId>, DemoError> {
    let texts: Vec<LocalizedText> = row.need.iter().map(|need| need.text.clone()).collect();
    need::offer(to, call, &texts, at).await?;
    let offered = need::offered(to, call).await?;
    Ok(row.need.iter().zip(offered).map(|(row, need)| (row.key.as_str(), need.id)).collect())
}

/// Adds one of the answers to a call. They were sent at equal distances from its opening to its closing, or to now.
async fn add_answer<'a>(
    to: &mut AnyConnection,
    known: &Known<'_>,
    call: &Loaded<'a>,
    number: usize,
    now: i64,
) -> Result<Sent<'a>, DemoError> {
    let (dates, rows) = (call.new.dates, &call.row.answer);
    let row = rows.get(number).ok_or_else(|| missing("answer", &number.to_string()))?;
    let place = i64::try_from(number + 1).unwrap_or_default();
    let places = i64::try_from(rows.len() + 1).unwrap_or(1);
    let sent_at = dates.opens_at + (dates.closes_at.min(now) - dates.opens_at) * place / places;
    let (interest, organization) = interest_of(known, call, row, sent_at)?;
    interest::add_sent(to, &interest).await?;
    let mut ranks = Vec::with_capacity(row.ranks.len());
    for (key, rank) in row.ranks.iter().zip(1..) {
        let need = call.needs.get(key.as_str()).ok_or_else(|| missing("need", key))?;
        ranks.push((*need, rank));
    }
    need::write_ranks(to, interest.id, &ranks).await?;
    let (lang, own) = (interest.lang, set(interest.lang, &row.own_need));
    need::write_own(to, call.new.id, interest.id, lang, &own, sent_at).await?;
    if row.designation != Designation::None {
        interest::note_designation(to, interest.id, Designation::Asked, None, None, sent_at).await?;
    }
    if let (Designation::Confirmed | Designation::Declined, Some(at)) =
        (row.designation, interest.designation_at)
    {
        interest::note_designation(to, interest.id, row.designation, None, None, at).await?;
    }
    Ok(Sent { row, organization, interest })
}

/// An answer of the file, and the key of its organization.
fn interest_of(
    known: &Known<'_>,
    call: &Loaded<'_>,
    row: &AnswerRow,
    sent_at: i64,
) -> Result<(Interest, String), DemoError> {
    let mut interest = Interest::empty(call.new.id, row.lang, sent_at - HOUR);
    let mut organization = row.organization.clone();
    (interest.name, interest.email, interest.post) = match &row.person {
        Some(key) => {
            let account = known.account(key)?;
            interest.person = Some(known.person(key)?);
            interest.lang = account.lang;
            organization = account.organization.clone().unwrap_or_default();
            (account.name.clone(), account.email.clone(), account.post.clone())
        }
        None => (row.name.clone(), row.email.clone(), set(row.lang, &row.post)),
    };
    let lang = interest.lang;
    let (id, name) = known.organization(&organization)?;
    interest.organization = Some(id);
    interest.organization_name = name.text(lang).to_owned();
    interest.representative_name = known.representative.text(lang).to_owned();
    interest.representative_email = format!("direction.{organization}@ensemble.example");
    interest.planned = Some(planned(call, row.planned.as_deref())?);
    interest.sector = Some(row.sector);
    interest.region = Some(row.region);
    interest.designation = row.designation;
    interest.designation_at = match row.designation {
        Designation::None => None,
        Designation::Asked => Some(sent_at),
        Designation::Confirmed | Designation::Declined => Some(sent_at + DAY),
    };
    interest.project =
        Project { title: set(lang, &row.title), text: set(lang, &row.text), level: Some(row.level) };
    interest.answers = answers(call, row, lang)?;
    interest.months = months(&row.months);
    interest.committed = true;
    interest.research = row.research;
    interest.steering = row.steering;
    interest.state = InterestState::Sent;
    interest.revision = 1;
    interest.changed_at = sent_at;
    interest.sent_at = Some(sent_at);
    Ok((interest, organization))
}

/// The planned community with a key; the first one without.
fn planned(call: &Loaded<'_>, key: Option<&str>) -> Result<PlannedCommunityId, DemoError> {
    let mut all = call.row.planned.iter().zip(&call.new.planned);
    let found = all.find(|(row, _)| key.is_none_or(|key| row.key == key));
    found.map(|(_, planned)| planned.id).ok_or_else(|| missing("planned community", key.unwrap_or_default()))
}

/// The answers to the questions of a call.
fn answers(call: &Loaded<'_>, row: &AnswerRow, lang: Lang) -> Result<Answers, DemoError> {
    let mut answers = Answers::new();
    for (key, value) in &row.answers {
        let mut all = call.row.question.iter().zip(&call.new.questions);
        let (_, question) = all.find(|(row, _)| row.key == *key).ok_or_else(|| missing("question", key))?;
        let answer = match (question.kind, value) {
            (QuestionKind::Text, Value::Text(text)) => Answer::Text(set(lang, text)),
            (QuestionKind::Number, Value::Number(number)) => Answer::Number(*number),
            (QuestionKind::Choice, Value::Number(place)) => {
                Answer::Choice(usize::try_from(*place).map_err(|_| missing("choice of", key))?)
            }
            _ => return Err(missing("such answer to", key)),
        };
        answers.insert(question.id, answer);
    }
    Ok(answers)
}
