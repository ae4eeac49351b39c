//! Lets people choose, sends them to their tables, gives more time, brings them back.

use super::{current, file_notes, find_open, invalid, is_under_way, make::mix, raise_signal, seatings};
use crate::{
    breakout::{
        api::{RunAct, RunTables},
        labels,
        model::{
            Method, Round, Table,
            round::{ClockRefusal, Command, Stage, apply},
        },
        rules, store,
    },
    facilitation, meeting,
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError},
    ids::{MeetingId, TableId},
    rights::Action,
};
use ensemble_document::outline::{ItemKind, Outline, OutlineItem};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// What came of it, for what has to be done after the commit.
enum Outcome {
    Unchanged,
    Changed,
    /// Closed: the notes of these tables are stored.
    Closed(Vec<TableId>),
}

/// Runs a round of tables. What another facilitator did a moment ago is not done again.
///
/// # Errors
/// [`ActionError::Invalid`] says why it cannot be done; [`ActionError::Conflict`] when there is no such round any more.
pub async fn run(context: &ActionContext, id: MeetingId, input: RunTables) -> Result<(), ActionError> {
    let found = find_open(context, id, Action::RunTables).await?;
    let act = input.act.ok_or(AppError::BadRequest)?;
    if act == RunAct::Mix {
        let rounds = store::rounds(&context.portal.db, id).await?;
        let round = current(&rounds).filter(|round| Some(round.revision) == input.seen);
        return mix(context, &found, round.ok_or(ActionError::Conflict)?).await;
    }
    let outcome = context
        .portal
        .db
        .transaction(async |to| {
            let locked = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            let rounds = store::lock_rounds(to, id).await?;
            let Some(round) = current(&rounds) else {
                // Closing twice changes nothing.
                let closed = act == RunAct::Close && !rounds.is_empty();
                return if closed { Ok(Outcome::Unchanged) } else { Err(ActionError::Conflict) };
            };
            if act == RunAct::Discard {
                if round.clock.stage == Stage::Open {
                    return Err(refused(context, ClockRefusal::Begun));
                }
                store::delete(to, round.id).await?;
                context.audit(to, "breakout.discard", id, "").await?;
                return Ok(Outcome::Changed);
            }
            let command = command(act, round, input)?;
            if matches!(act, RunAct::Offer | RunAct::Open) && !is_under_way(&locked) {
                return Err(invalid("tables", t::breakout_not_under_way(context.lang)));
            }
            let now = context.portal.now();
            let clock = apply(&round.clock, command, now).map_err(|refusal| refused(context, refusal))?;
            if clock == round.clock {
                return Ok(Outcome::Unchanged);
            }
            if act == RunAct::Open {
                open(context, to, round, now).await?;
            }
            store::set_clock(to, round, &clock).await?;
            let code = match act {
                RunAct::Offer => "breakout.offer",
                RunAct::Open => "breakout.open",
                RunAct::Close => "breakout.close",
                RunAct::Extend | RunAct::Mix | RunAct::Discard => "breakout.extend",
            };
            context.audit(to, code, id, "").await?;
            Ok(if act == RunAct::Close {
                Outcome::Closed(round.tables.iter().map(|table| table.id).collect())
            } else {
                Outcome::Changed
            })
        })
        .await?;
    match outcome {
        Outcome::Unchanged => return Ok(()),
        Outcome::Changed => {}
        Outcome::Closed(tables) => {
            raise_signal(context, id);
            for table in tables {
                // What is typed from now on is refused; what was taken before is stored.
                context.portal.rooms().recheck_document(table.uuid()).await;
                context.portal.rooms().change(table.uuid(), None, |_| ()).await?;
            }
            file_notes(&context.portal, Some(id)).await?;
        }
    }
    raise_signal(context, id);
    Ok(())
}

fn refused(context: &ActionContext, refusal: ClockRefusal) -> ActionError {
    invalid("tables", labels::clock_refusal(context.lang, refusal))
}

/// What a form says, as a command. People choose where the method says so only; what is opened is what was on the page.
fn command(act: RunAct, round: &Round, input: RunTables) -> Result<Command, ActionError> {
    let seen = input.seen.ok_or(AppError::BadRequest)?;
    let unseen = round.clock.stage != Stage::Open && seen != round.revision;
    match act {
        RunAct::Offer | RunAct::Open if unseen => Err(ActionError::Conflict),
        RunAct::Offer if round.method != Method::Chosen => Err(AppError::BadRequest.into()),
        RunAct::Offer => Ok(Command::Offer),
        RunAct::Open => Ok(Command::Open),
        RunAct::Extend => {
            let minutes = input.minutes.filter(|minutes| *minutes > 0).ok_or(AppError::BadRequest)?;
            Ok(Command::Extend { seen, minutes })
        }
        RunAct::Close => Ok(Command::Close),
        RunAct::Mix | RunAct::Discard => Err(AppError::BadRequest.into()),
    }
}

/// Begins the note of each table, and gives those who did not choose a place at the smallest table that fits. A person for whom
/// there is none stays without a table.
async fn open(
    context: &ActionContext,
    to: &mut sqlx::AnyConnection,
    round: &Round,
    now: i64,
) -> Result<(), ActionError> {
    let person = context.person()?;
    let run = facilitation::find_run(&mut *to, round.meeting).await?;
    store::set_item(&mut *to, round.id, run.and_then(|run| run.current).as_deref()).await?;
    for table in &round.tables {
        meeting::create_document(&mut *to, table.id.uuid(), Some(person), &outline(table), now).await?;
    }
    let mut seats = seatings(&round.tables);
    for member in &round.without_table {
        let Ok(place) = rules::land(&member.participant(), &round.pairs, &seats, None) else { continue };
        seats[place].people.push(member.person);
        let table = round.tables[place].id;
        store::place_member(&mut *to, round.id, member.person, table, member.follows_both).await?;
    }
    Ok(())
}

/// What the note of a table begins with: one section without a title.
fn outline(table: &Table) -> Outline {
    let section = OutlineItem {
        kind: ItemKind::Discussion,
        title: LocalizedText::Single { lang: table.lang, text: String::new() },
        minutes: 0,
        about: None,
        lead: String::new(),
        link: String::new(),
        follow_ups: Vec::new(),
    };
    Outline { items: vec![section] }
}
