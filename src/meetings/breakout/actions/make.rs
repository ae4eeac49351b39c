//! Makes the tables of a round, and changes them by hand.

use super::{current, find_open, invalid, raise_signal, refused, seatings};
use crate::{
    breakout::{
        api::{ArrangeTables, MakeTables},
        model::{
            Candidate, Member, Method, Pair, PairRule, Participant, Round, Table,
            round::{Clock, MAX_MINUTES, Stage},
        },
        rules::{self, MAX_PAIRS, MAX_PLACE, MAX_PROMPT, Request, Seating},
        store,
    },
    meeting::{
        self,
        model::{Found, Phase},
    },
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{BreakoutId, MeetingId, PersonId, TableId},
    rights::Action,
};
use ensemble_server::{digest, names, web::ActionContext};
use ensemble_texts as t;

/// Makes tables, in place of those that were being prepared.
///
/// # Errors
/// [`ActionError::Invalid`] with all that is wrong with the form, or with why there are no such tables;
/// [`ActionError::Conflict`] while people are at their tables, when the tables changed since the page was made, or when the meeting
/// is over.
pub async fn make(context: &ActionContext, id: MeetingId, input: &MakeTables) -> Result<(), ActionError> {
    let found = find_open(context, id, Action::RunTables).await?;
    let candidates = store::candidates(&context.portal.db, id).await?;
    let (request, minutes) = read(context, &candidates, input)?;
    let request = Request { met: met(context, &found).await?, ..request };
    let round = assembled(context, id, &candidates, request, minutes, &input.prompt).await?;
    replace(context, id, &round, input.revision).await
}

/// Who sat together in this school year.
async fn met(context: &ActionContext, found: &Found) -> Result<rules::Met, AppError> {
    let since = rules::school_year_begins(context.portal.now());
    Ok(store::met(&context.portal.db, found.community, since).await?)
}

/// What a round was made from, with another seed.
async fn request_of(
    context: &ActionContext,
    found: &Found,
    round: &Round,
) -> Result<(Vec<Candidate>, Request), AppError> {
    let candidates = store::candidates(&context.portal.db, round.meeting).await?;
    let people: Vec<Participant> = candidates
        .iter()
        .filter_map(|candidate| {
            let own = &candidate.participant;
            let member = round.members().find(|member| member.person == own.person)?;
            Some(Participant { follows_both: member.follows_both, ..own.clone() })
        })
        .collect();
    let here = |id: PersonId| people.iter().any(|person| person.person == id);
    let pairs = round.pairs.iter().copied().filter(|pair| here(pair.first) && here(pair.second)).collect();
    let request = Request {
        size: round.size,
        method: round.method,
        seed: seed()?,
        pairs,
        met: met(context, found).await?,
        people,
    };
    Ok((candidates, request))
}

/// Makes the tables of a round anew.
pub(super) async fn mix(context: &ActionContext, found: &Found, round: &Round) -> Result<(), ActionError> {
    let (candidates, request) = request_of(context, found, round).await?;
    let prompt = round.prompt.text(context.lang).to_owned();
    let mut anew =
        assembled(context, round.meeting, &candidates, request, round.clock.minutes, &prompt).await?;
    anew.prompt.clone_from(&round.prompt);
    for table in &mut anew.tables {
        if let Some(before) = round.tables.iter().find(|before| before.number == table.number) {
            table.place.clone_from(&before.place);
            table.prompt.clone_from(&before.prompt);
        }
    }
    replace(context, round.meeting, &anew, Some(round.revision)).await
}

fn seed() -> Result<u32, AppError> {
    u32::from_str_radix(&digest::token()[..8], 16).map_err(|_| AppError::Internal)
}

/// The form as what tables are made from, and how many minutes people are at them.
fn read(
    context: &ActionContext,
    candidates: &[Candidate],
    input: &MakeTables,
) -> Result<(Request, u16), ActionError> {
    let lang = context.lang;
    let mut errors = FieldErrors::default();
    let method = input.method.unwrap_or(Method::NewPeople);
    if input.method.is_none() {
        errors.add("method", t::breakout_wrong_method(lang));
    }
    let size = input.size.unwrap_or_default();
    if !rules::SIZES.contains(&size) {
        errors.add("size", t::breakout_wrong_size(lang, *rules::SIZES.start(), *rules::SIZES.end()));
    }
    let minutes = input.minutes.trim().parse().ok().filter(|minutes| (1..=MAX_MINUTES).contains(minutes));
    if minutes.is_none() {
        errors.add("minutes", t::breakout_wrong_minutes(lang, MAX_MINUTES));
    }
    if input.prompt.chars().count() > MAX_PROMPT {
        errors.add("prompt", t::breakout_wrong_prompt(lang, MAX_PROMPT));
    }
    let people: Vec<Participant> = candidates
        .iter()
        .filter(|candidate| input.people.contains(&candidate.participant.person))
        .map(|candidate| {
            let own = candidate.participant.clone();
            Participant { follows_both: input.both.contains(&own.person), ..own }
        })
        .collect();
    if people.len() < *rules::SIZES.start() {
        errors.add("people", t::breakout_wrong_people(lang));
    }
    let pairs = pairs(input).ok_or(AppError::BadRequest)?;
    if pairs.len() > MAX_PAIRS {
        errors.add("pair-0", t::breakout_wrong_pairs(lang, MAX_PAIRS));
    }
    errors.check()?;
    let request = Request { people, size, method, seed: seed()?, pairs, met: rules::Met::new() };
    Ok((request, minutes.unwrap_or(1)))
}

/// The pairs of a form: those of which both people were chosen.
fn pairs(input: &MakeTables) -> Option<Vec<Pair>> {
    let rows = input.pair_rule.iter().zip(&input.pair_first).zip(&input.pair_second);
    let chosen = rows.filter(|((_, first), second)| !first.is_empty() && !second.is_empty());
    chosen
        .map(|((rule, first), second)| {
            Some(Pair {
                rule: PairRule::from_code(rule)?,
                first: first.parse().ok()?,
                second: second.parse().ok()?,
            })
        })
        .collect()
}

/// A round with tables as they are asked for.
async fn assembled(
    context: &ActionContext,
    meeting: MeetingId,
    candidates: &[Candidate],
    request: Request,
    minutes: u16,
    prompt: &str,
) -> Result<Round, ActionError> {
    let (method, size, seed, pairs) = (request.method, request.size, request.seed, request.pairs.clone());
    let work = move || (rules::assign(&request), request.people);
    let (made, people) = context.portal.work.run(work).await.map_err(AppError::from)?;
    let name = |id: PersonId| name_of(candidates, id);
    let made = made.map_err(|refusal| refused(context, refusal, &[], &name))?;
    let member = |id: &PersonId| {
        let person = people.iter().find(|person| person.person == *id)?;
        Some(Member {
            person: person.person,
            name: name(person.person),
            lang: person.lang,
            follows_both: person.follows_both,
        })
    };
    let chosen = method == Method::Chosen;
    let mut without_table = Vec::new();
    let tables = (1..)
        .zip(&made)
        .map(|(number, seating): (u32, &Seating)| {
            let mut members: Vec<Member> = seating.people.iter().filter_map(member).collect();
            if chosen {
                without_table.append(&mut members);
            }
            Table {
                id: TableId::new(),
                number,
                lang: seating.lang,
                place: String::new(),
                prompt: None,
                members,
                text: None,
            }
        })
        .collect();
    Ok(Round {
        id: BreakoutId::new(),
        meeting,
        revision: context.portal.now(),
        clock: Clock::new(minutes),
        item: None,
        prompt: LocalizedText::Single { lang: context.lang, text: prompt.trim().to_owned() },
        method,
        seed,
        size,
        pairs,
        tables,
        without_table,
    })
}

fn name_of(candidates: &[Candidate], id: PersonId) -> String {
    let known = candidates.iter().find(|candidate| candidate.participant.person == id);
    known.map(|candidate| candidate.name.clone()).unwrap_or_default()
}

/// Stores a round in place of the one that was being prepared. `seen` is the revision of that one, `None` when there was none.
async fn replace(
    context: &ActionContext,
    id: MeetingId,
    round: &Round,
    seen: Option<i64>,
) -> Result<(), ActionError> {
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |to| {
            let locked = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            if locked.phase == Phase::Closed || locked.cancelled_at.is_some() {
                return Err(ActionError::Conflict);
            }
            let rounds = store::lock_rounds(to, id).await?;
            let before = current(&rounds);
            if before.map(|before| before.revision) != seen {
                return Err(ActionError::Conflict);
            }
            if let Some(before) = before {
                if before.clock.stage == Stage::Open {
                    return Err(ActionError::Conflict);
                }
                store::delete(to, before.id).await?;
            }
            store::add(to, round, now).await?;
            context.audit(to, "breakout.make", id, "").await?;
            Ok(())
        })
        .await?;
    raise_signal(context, id);
    Ok(())
}

/// Changes tables by hand: who sits where, where tables are and what they talk about.
///
/// # Errors
/// [`ActionError::Invalid`] says why tables cannot be so; [`ActionError::Conflict`] when they changed since the page was made.
pub async fn arrange(
    context: &ActionContext,
    id: MeetingId,
    input: &ArrangeTables,
) -> Result<(), ActionError> {
    find_open(context, id, Action::RunTables).await?;
    let moved = context
        .portal
        .db
        .transaction(async |to| {
            meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            let rounds = store::lock_rounds(to, id).await?;
            let round = current(&rounds).filter(|round| Some(round.revision) == input.revision);
            let round = round.ok_or(ActionError::Conflict)?;
            let tables = arranged(context, round, input)?;
            for table in &tables {
                let before = round.table(table.id);
                if before
                    .is_none_or(|before| (&before.place, &before.prompt) != (&table.place, &table.prompt))
                {
                    store::set_table(to, table).await?;
                }
                for member in &table.members {
                    let before = round.table_of(member.person).map(|table| table.id);
                    if before != Some(table.id) {
                        store::place_member(to, round.id, member.person, table.id, member.follows_both)
                            .await?;
                    }
                }
            }
            store::touch(to, round.id).await?;
            context.audit(to, "breakout.arrange", id, "").await?;
            Ok::<_, ActionError>(round.tables.iter().map(|table| table.id).collect::<Vec<_>>())
        })
        .await?;
    for table in moved {
        context.portal.rooms().recheck_document(table.uuid()).await;
    }
    raise_signal(context, id);
    Ok(())
}

/// The tables of a round as a form says.
fn arranged(
    context: &ActionContext,
    round: &Round,
    input: &ArrangeTables,
) -> Result<Vec<Table>, ActionError> {
    let lang = context.lang;
    let mut tables: Vec<Table> =
        round.tables.iter().map(|table| Table { members: Vec::new(), ..table.clone() }).collect();
    let mut seated = Vec::new();
    for member in round.members() {
        let before = round.table_of(member.person).map(|table| table.number);
        // A person who had no table on the page may have taken a place since: they keep it.
        let number = input.seats.get(&member.person).copied().flatten().or(before);
        let Some(number) = number else { continue };
        let table = tables.iter_mut().find(|table| table.number == number).ok_or(AppError::BadRequest)?;
        table.members.push(member.clone());
        seated.push(member.participant());
    }
    for table in &mut tables {
        if let Some(place) = input.places.get(&table.number) {
            table.place = names::line(place);
            if table.place.chars().count() > MAX_PLACE {
                let field = ArrangeTables::place_field(table.number);
                return Err(invalid(&field, t::breakout_wrong_place(lang, MAX_PLACE)));
            }
        }
        if let Some(prompt) = input.prompts.get(&table.number) {
            let prompt = prompt.trim();
            if prompt.chars().count() > MAX_PROMPT {
                let field = ArrangeTables::prompt_field(table.number);
                return Err(invalid(&field, t::breakout_wrong_prompt(lang, MAX_PROMPT)));
            }
            let same = table.prompt.as_ref().is_some_and(|before| before.text(lang) == prompt);
            if !same {
                table.prompt =
                    (!prompt.is_empty()).then(|| LocalizedText::Single { lang, text: prompt.to_owned() });
            }
        }
    }
    let name = |id: PersonId| {
        round
            .members()
            .find(|member| member.person == id)
            .map(|member| member.name.clone())
            .unwrap_or_default()
    };
    let whole = round.clock.stage == Stage::Draft && round.method != Method::Chosen;
    rules::check(&seated, &round.pairs, &seatings(&tables), whole)
        .map_err(|refusal| refused(context, refusal, &tables, &name))?;
    Ok(tables)
}
