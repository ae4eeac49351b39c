//! Takes a place at a table, and says which languages one follows.

use super::{current, find_open, invalid, is_under_way, raise_signal, refused, seatings};
use crate::{
    breakout::{
        api::{JoinTable, SetLanguages},
        model::{Participant, Round, round::Stage},
        rules, store,
    },
    meeting,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::{MeetingId, PersonId, TableId},
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Takes a place: at one's table, else at the one that was chosen, else at the smallest one that fits. While people choose, one may
/// choose again.
///
/// # Errors
/// [`ActionError::Invalid`] says why there is no such place.
pub async fn join(context: &ActionContext, id: MeetingId, input: JoinTable) -> Result<TableId, ActionError> {
    find_open(context, id, Action::JoinTables).await?;
    let person = context.person()?;
    let (table, changed) = context
        .portal
        .db
        .transaction(async |to| {
            let locked = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            let rounds = store::lock_rounds(to, id).await?;
            let open = |round: &&Round| matches!(round.clock.stage, Stage::Choosing | Stage::Open);
            let Some(round) = current(&rounds).filter(open).filter(|_| is_under_way(&locked)) else {
                return Err(invalid("tables", t::breakout_none_open(context.lang)));
            };
            let own = store::participant(to, person).await?.ok_or(AppError::NotFound)?;
            let known = round.members().find(|member| member.person == person);
            let follows_both = own.follows_both || known.is_some_and(|member| member.follows_both);
            let own = Participant { follows_both, ..own };
            let before = round.table_of(person).map(|table| table.id);
            let table = place(context, round, &own, input)?;
            if before == Some(table) {
                return Ok((table, false));
            }
            store::place_member(to, round.id, person, table, own.follows_both).await?;
            context.audit(to, "breakout.join", id, "").await?;
            Ok((table, true))
        })
        .await?;
    if changed {
        raise_signal(context, id);
    }
    Ok(table)
}

/// Where a person sits: the table of a round.
fn place(
    context: &ActionContext,
    round: &Round,
    person: &Participant,
    input: JoinTable,
) -> Result<TableId, ActionError> {
    let mut seats = seatings(&round.tables);
    let wish = input.table.map(|number| round.tables.iter().position(|table| table.number == number));
    let name = |id: PersonId| {
        round
            .members()
            .find(|member| member.person == id)
            .map(|member| member.name.clone())
            .unwrap_or_default()
    };
    let refuse = |refusal| refused(context, refusal, &round.tables, &name);
    let wish = match wish {
        Some(None) => return Err(refuse(rules::Refusal::NoTable)),
        Some(Some(place)) => Some(place),
        None => None,
    };
    if round.clock.stage == Stage::Choosing && wish.is_some() {
        for seat in &mut seats {
            seat.people.retain(|seated| *seated != person.person);
        }
    }
    let landed = rules::land(person, &round.pairs, &seats, wish).map_err(|refusal| match refusal {
        // Only facilitators see what is asked for pairs.
        rules::Refusal::Separated(..) | rules::Refusal::NotApart(..) => refuse(rules::Refusal::NoPlace),
        other => refuse(other),
    })?;
    Ok(round.tables[landed].id)
}

/// Says whether one follows a conversation in both languages. It counts from the next time that one takes a place.
///
/// # Errors
/// [`AppError::NotFound`] when the viewer does not take part in the community of the meeting.
pub async fn set_languages(
    context: &ActionContext,
    id: MeetingId,
    input: SetLanguages,
) -> Result<(), ActionError> {
    find_open(context, id, Action::JoinTables).await?;
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |to| store::set_follows_both(to, person, input.both, now).await)
        .await
        .map_err(AppError::from)?;
    Ok(())
}
