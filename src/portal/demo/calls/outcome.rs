//! How the call that is over went on: the screening, the draw where there were more relevant projects than places, and the places.

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::{DAY, HOUR, Known, Loaded, Sent, file::OutcomeRow, missing, moment, set};
use crate::demo::DemoError;
use ensemble_calls::{
    call::{self, NewCall, rules::places},
    draw::{
        self, NewDraw,
        model::{Candidate, DrawRecord},
        rules,
    },
    interest::{
        self,
        model::{Interest, Place, PlaceChange, Relevance},
    },
    need,
    screening::{
        self,
        model::{Judgement, Verdict},
    },
};
use ensemble_core::ids::{DrawId, InterestId, PersonId, PlannedCommunityId};
use ensemble_draw::{DrawError, DrawState, Source, Terms, Value};
use ensemble_server::{db::columns::to_json, digest};

/// How long after its value a draw was run, in milliseconds.
const RUN_AFTER: i64 = 20_000;
/// For how many days places were offered.
const OFFER_DAYS: i64 = 10;

/// Who has a place and who waits, in the order of the ranking.
pub(in crate::demo) struct Drawn {
    pub selected: Vec<InterestId>,
    pub alternates: Vec<InterestId>,
}

/// Loads all that followed the closing of a call.
pub(super) async fn load(
    to: &mut AnyConnection,
    known: &Known<'_>,
    call: &Loaded<'_>,
    outcome: &OutcomeRow,
    coordinator: PersonId,
) -> Result<(), DemoError> {
    let answered_at = moment(outcome.answered_at)?;
    screen(to, known, call, moment(outcome.screened_at)?).await?;
    for row in &call.row.need {
        let need = call.needs.get(row.key.as_str()).ok_or_else(|| missing("need", &row.key))?;
        if let Some(state) = row.state {
            need::decide(to, *need, state, row.reason.as_ref()).await?;
        }
    }
    need::mark_told(to, call.new.id, answered_at).await?;
    for (row, planned) in call.row.planned.iter().zip(&call.new.planned) {
        let own = call.answers.iter().filter(|sent| sent.interest.planned == Some(planned.id));
        let (relevant, refused): (Vec<&Sent<'_>>, Vec<&Sent<'_>>) =
            own.partition(|sent| sent.row.relevant == Some(true));
        let drawn = match places(planned.capacity) {
            Some(places) if relevant.len() > places as usize => {
                let candidates: Vec<Candidate> =
                    relevant.iter().map(|sent| candidate(&sent.interest)).collect();
                draw_places(to, &call.new, planned.id, &candidates, places, outcome, coordinator).await?
            }
            _ => Drawn {
                selected: relevant.iter().map(|sent| sent.interest.id).collect(),
                alternates: Vec::new(),
            },
        };
        let refused: Vec<InterestId> = refused.iter().map(|sent| sent.interest.id).collect();
        give(to, &drawn, &refused, answered_at).await?;
        if let Some(key) = &row.community {
            call::set_community(to, planned.id, known.community(key)?).await?;
        }
    }
    call::mark_answered(to, call.new.id, answered_at).await?;
    Ok(())
}

/// Loads what the reviewers said, who agree, and what was decided. A reviewer does not get the projects of their own organization.
async fn screen(
    to: &mut AnyConnection,
    known: &Known<'_>,
    call: &Loaded<'_>,
    screened_at: i64,
) -> Result<(), DemoError> {
    interest::number_projects(to, call.new.id).await?;
    for (hours, sent) in (0_i64..).zip(&call.answers) {
        let Sent { row, organization, interest } = sent;
        let relevant = row.relevant.ok_or_else(|| missing("verdict on", &row.title))?;
        let judgement = Judgement {
            verdict: if relevant { Verdict::Relevant } else { Verdict::NotRelevant },
            failed: row.failed.and_then(|at| call.new.criteria.get(at)).map(|criterion| criterion.id),
            reason: set(row.lang, &row.reason),
        };
        for (days, key) in (0_i64..).zip(&call.row.reviewers) {
            if known.account(key)?.organization.as_ref() == Some(organization) {
                continue;
            }
            let at = screened_at - (7 - days) * DAY + hours * HOUR;
            screening::put_judgement(to, interest.id, known.person(key)?, 0, &judgement, at).await?;
        }
        let Judgement { failed, reason, .. } = judgement;
        let relevance = Relevance { relevant, failed, reason, at: screened_at - HOUR };
        interest::set_relevance(to, interest.id, &relevance).await?;
    }
    call::mark_screened(to, call.new.id, screened_at).await?;
    Ok(())
}

/// A relevant project, as the list of a draw has it.
pub(in crate::demo) fn candidate(interest: &Interest) -> Candidate {
    Candidate {
        interest: interest.id,
        person: interest.person,
        level: interest.project.level,
        region: interest.region,
        sector: interest.sector,
    }
}

/// Closes the list of a planned community as a coordinator does, and draws with the value of the round.
pub(in crate::demo) async fn draw_places(
    to: &mut AnyConnection,
    call: &NewCall,
    planned: PlannedCommunityId,
    candidates: &[Candidate],
    places: u32,
    outcome: &OutcomeRow,
    closed_by: PersonId,
) -> Result<Drawn, DemoError> {
    let fault = |error: DrawError| DemoError::Content(error.to_string());
    let closed_at = moment(outcome.closed_at)?;
    let salts: Vec<String> = candidates.iter().map(|_| rules::salt_of(&digest::token())).collect();
    let terms = Terms {
        places,
        quotas: Vec::new(),
        source: Source::drand(outcome.round),
        published: u64::try_from(closed_at / 1000).unwrap_or_default(),
    };
    let (frozen, entries) = rules::close(&call.code, candidates, &salts, terms).map_err(fault)?;
    let of_number: HashMap<u32, InterestId> =
        entries.iter().filter_map(|entry| Some((entry.number, entry.interest?))).collect();
    let value_at = rules::millis(frozen.commitment.source.time());
    let new = NewDraw {
        id: DrawId::new(),
        call: call.id,
        planned,
        frozen: frozen.clone(),
        entries,
        witnesses: Vec::new(),
        value_at,
        frozen_by: Some(closed_by),
    };
    draw::add(to, &new, closed_at).await?;
    let record = DrawRecord {
        id: new.id,
        call: call.id,
        planned,
        state: DrawState::Frozen,
        list: to_json(&frozen.list)?,
        commitment: to_json(&frozen.commitment)?,
        commitment_hash: frozen.commitment_hash.clone(),
        proof: None,
        value_at,
        frozen_at: closed_at,
        frozen_by: new.frozen_by,
        drawn_at: None,
        void: None,
    };
    let value = Value::drand(&outcome.signature).map_err(fault)?;
    let proof = ensemble_draw::draw(DrawState::Frozen, frozen, value).map_err(fault)?;
    let file = proof.to_file().map_err(fault)?;
    draw::set_proof(to, &record, &file, value_at + RUN_AFTER).await?;
    let projects =
        |numbers: &[u32]| numbers.iter().filter_map(|number| of_number.get(number).copied()).collect();
    Ok(Drawn { selected: projects(&proof.selected), alternates: projects(&proof.alternates) })
}

/// Gives places: those who have one accepted it, others wait or get none.
pub(in crate::demo) async fn give(
    to: &mut AnyConnection,
    drawn: &Drawn,
    refused: &[InterestId],
    at: i64,
) -> Result<(), DemoError> {
    for id in &drawn.selected {
        place(to, *id, Place::Accepted, None, at).await?;
    }
    for (id, number) in drawn.alternates.iter().zip(1..) {
        place(to, *id, Place::Waiting, Some(number), at).await?;
    }
    for id in refused {
        place(to, *id, Place::Refused, None, at).await?;
    }
    Ok(())
}

/// Writes the place that a project has, of which the person was told at this time, in milliseconds UTC.
async fn place(
    to: &mut AnyConnection,
    id: InterestId,
    place: Place,
    waiting_number: Option<u32>,
    at: i64,
) -> Result<(), DemoError> {
    let accepted = place == Place::Accepted;
    let change = PlaceChange {
        place,
        waiting_number,
        offered_at: accepted.then_some(at),
        reply_by: accepted.then_some(at + OFFER_DAYS * DAY),
        replied_at: accepted.then_some(at + DAY),
    };
    interest::set_place(to, id, change, at).await?;
    interest::mark_answered(to, id, at).await?;
    Ok(())
}
