//! Calls and answers to begin a test with.

use crate::{
    call::{
        NewCall,
        model::{Call, CallDates, CallTexts, Criterion, Funding, PlannedCommunity, Sector},
    },
    interest::model::{Answers, Designation, Interest, InterestState, Place, Project},
};
use ensemble_communities::community::model::{Capacity, CommunityKind, Level};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CallCriterionId, CallId, InterestId, PersonId, PlannedCommunityId},
    region::Region,
};

/// In milliseconds.
const DAY: i64 = 86_400_000;

/// A text in both languages.
#[must_use]
pub fn both(fr: &str, en: &str) -> LocalizedText {
    LocalizedText::written(Lang::Fr, fr, en)
}

/// What a call says that has everything.
#[must_use]
pub fn texts() -> CallTexts {
    CallTexts {
        title: both("Lire à deux", "Reading in pairs"),
        summary: both("Quinze équipes essaient la lecture à deux.", "Fifteen teams try reading in pairs."),
        who: both(
            "Toute personne que son organisme désigne.",
            "Any person whom their organization designates.",
        ),
        duties: vec![
            both(
                "Être là\nCinq rencontres, dont trois en ligne.",
                "Be there\nFive meetings, three of them online.",
            ),
            both("Essayer\nUne demi-journée par mois.", "Try\nHalf a day a month."),
            both("Partager\nTrois courtes réflexions.", "Share\nThree short reflections."),
        ],
        rhythm: both(
            "De février à décembre. Les dates se choisissent ensemble.",
            "From February to December. Dates are chosen together.",
        ),
        deliverables: Some(both("Un guide publié.", "A published guide.")),
        funding: vec![
            Funding { sector: Sector::Youth, text: both("Cinq jours remboursés.", "Five days reimbursed.") },
            Funding {
                sector: Sector::Private, text: both("À la charge de l’école.", "Paid by the school.")
            },
        ],
        contact: Some(both("Écrivez à la coordination.", "Write to the coordinators.")),
    }
}

/// A call that closes at this time, in milliseconds UTC; it opened ten days before, and was published a day before that. It plans
/// two communities with one place each, and is read without names.
#[must_use]
pub fn new_call(code: &str, closes_at: i64) -> NewCall {
    let planned = |fr: &str, en: &str| PlannedCommunity {
        id: PlannedCommunityId::new(),
        title: both(fr, en),
        kind: CommunityKind::Practice,
        capacity: Capacity::Seats(1),
        community: None,
        merged_into: None,
        split_from: None,
    };
    NewCall {
        id: CallId::new(),
        code: code.to_owned(),
        texts: texts(),
        blind: true,
        dates: CallDates {
            opens_at: closes_at - 10 * DAY,
            closes_at,
            designation_until: closes_at + 3 * DAY,
            screening_until: closes_at + 7 * DAY,
            answer_until: closes_at + 14 * DAY,
        },
        planned: vec![
            planned("Lire au primaire", "Reading in primary school"),
            planned("Lire au secondaire", "Reading in secondary school"),
        ],
        questions: Vec::new(),
        criteria: vec![Criterion {
            id: CallCriterionId::new(),
            text: both("Peut s’essayer en un an.", "Can be tried within a year."),
        }],
        published_at: Some(closes_at - 11 * DAY),
        created_by: None,
    }
}

/// A call as it is read after it was added.
#[must_use]
pub fn call(code: &str, closes_at: i64) -> Call {
    let NewCall { id, code, texts, blind, dates, published_at, .. } = new_call(code, closes_at);
    Call {
        id,
        code,
        texts,
        blind,
        revision: 1,
        dates,
        published_at,
        screened_at: None,
        answered_at: None,
        cancelled: None,
    }
}

/// An answer to a call that was sent, for its planned community at this place.
#[must_use]
pub fn answer(call: &NewCall, planned: usize, person: Option<PersonId>, email: &str) -> Interest {
    let sent_at = call.dates.closes_at - 2 * DAY;
    Interest {
        id: InterestId::new(),
        call: call.id,
        planned: call.planned.get(planned).map(|planned| planned.id),
        person,
        email: email.to_owned(),
        name: "Camille Roy".to_owned(),
        lang: Lang::Fr,
        organization: None,
        organization_name: "Centre de services scolaire des Érables".to_owned(),
        sector: Some(Sector::Youth),
        region: Some(Region::Estrie),
        post: "Orthopédagogue".to_owned(),
        representative_name: "Dominique Gagné".to_owned(),
        representative_email: "direction@erables.example".to_owned(),
        designation: Designation::Confirmed,
        designation_at: Some(sent_at),
        project: Project {
            title: "Une heure par semaine".to_owned(),
            text: "Des élèves lisent à des plus jeunes.".to_owned(),
            level: Some(Level::Primary),
        },
        answers: Answers::new(),
        months: 0b10_0110,
        accessibility: String::new(),
        committed: true,
        research: false,
        steering: false,
        state: InterestState::Sent,
        revision: 1,
        number: None,
        masked: None,
        relevance: None,
        place: Place::None,
        waiting_number: None,
        reply_by: None,
        answered_at: None,
        created_at: sent_at,
        changed_at: sent_at,
        sent_at: Some(sent_at),
    }
}
