//! Phases at their borders, and what can change in them.

mod forms;
mod matrix;
mod missing;

use proptest::prelude::*;

use super::{
    super::model::{
        Call, CallDates, CallPhase, CallTexts, Cancelled, Criterion, Funding, PlannedCommunity, Question,
        QuestionKind, Sector,
    },
    GRACE, can_arrange_planned, can_change_capacity, can_change_planned, can_change_questions,
    can_change_reviewers, phase, takes_answers,
};
use ensemble_communities::community::model::{Capacity, CommunityKind};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CallCriterionId, CallId, CallQuestionId, CommunityId, PlannedCommunityId},
};

const DATES: CallDates = CallDates {
    opens_at: 1_000,
    closes_at: 2_000_000,
    designation_until: 3_000_000,
    screening_until: 4_000_000,
    answer_until: 5_000_000,
};

fn both(fr: &str, en: &str) -> LocalizedText {
    LocalizedText::written(Lang::Fr, fr, en)
}

/// A call that has everything, as a draft.
fn draft() -> Call {
    Call {
        id: CallId::new(),
        code: "un-appel-2026".to_owned(),
        texts: CallTexts {
            title: both("Un appel", "A call"),
            summary: both("Le résumé", "The summary"),
            who: both("Tout le monde", "Everyone"),
            duties: vec![both("Être là", "Be there")],
            rhythm: both("Cinq fois", "Five times"),
            deliverables: Some(both("Un guide", "A guide")),
            funding: vec![Funding { sector: Sector::Youth, text: both("Payé", "Paid") }],
            contact: None,
        },
        blind: true,
        revision: 1,
        dates: DATES,
        published_at: None,
        screened_at: None,
        answered_at: None,
        cancelled: None,
    }
}

fn published() -> Call {
    Call { published_at: Some(10), ..draft() }
}

fn planned() -> PlannedCommunity {
    PlannedCommunity {
        id: PlannedCommunityId::new(),
        title: both("Lire", "Reading"),
        kind: CommunityKind::Practice,
        capacity: Capacity::Seats(15),
        community: None,
        merged_into: None,
        split_from: None,
    }
}

fn question() -> Question {
    Question {
        id: CallQuestionId::new(),
        kind: QuestionKind::Choice,
        label: both("Quand?", "When?"),
        hint: Some(both("Un seul choix", "One choice")),
        choices: vec![both("Matin", "Morning"), both("Soir", "Evening")],
        required: true,
        reviewed: false,
    }
}

fn criterion() -> Criterion {
    Criterion { id: CallCriterionId::new(), text: both("Clair", "Clear") }
}

#[test]
fn a_call_changes_its_phase_at_its_borders() {
    let call = published();
    for (now, expected) in [
        (0, CallPhase::Announced),
        (DATES.opens_at - 1, CallPhase::Announced),
        (DATES.opens_at, CallPhase::Open),
        (DATES.closes_at - 1, CallPhase::Open),
        (DATES.closes_at, CallPhase::Screening),
        (DATES.screening_until + 1, CallPhase::Screening),
        (i64::MAX, CallPhase::Screening),
    ] {
        assert_eq!(phase(&call, now), expected, "{now}");
    }
    let screened = Call { screened_at: Some(DATES.closes_at), ..call.clone() };
    assert_eq!(phase(&screened, DATES.closes_at - 1), CallPhase::Open, "its dates come first");
    assert_eq!(phase(&screened, DATES.closes_at), CallPhase::Draw);
    let answered = Call { answered_at: Some(DATES.closes_at + 1), ..screened };
    assert_eq!(phase(&answered, DATES.closes_at + 1), CallPhase::Answered);
    assert_eq!(phase(&draft(), DATES.opens_at), CallPhase::Draft, "a draft does not open by itself");
    for call in [draft(), call, answered] {
        let cancelled = Some(Cancelled { at: 5, reason: both("Trop peu", "Too few") });
        assert_eq!(phase(&Call { cancelled, ..call }, DATES.closes_at), CallPhase::Cancelled);
    }
}

#[test]
fn answers_are_taken_until_the_closing_and_a_quarter_of_an_hour_more() {
    let call = published();
    for (now, taken) in [
        (DATES.opens_at - 1, false),
        (DATES.opens_at, true),
        (DATES.closes_at, true),
        (DATES.closes_at + GRACE - 1, true),
        (DATES.closes_at + GRACE, false),
    ] {
        assert_eq!(takes_answers(&call, now), taken, "{now}");
    }
    let screened = Call { screened_at: Some(DATES.closes_at), ..call };
    assert!(!takes_answers(&screened, DATES.closes_at + 1), "the screening has ended");
    assert!(!takes_answers(&draft(), DATES.opens_at));
}

/// A call in each phase, and a moment at which it is in it.
fn in_each_phase() -> Vec<(Call, i64, CallPhase)> {
    let cancelled = Some(Cancelled { at: 5, reason: both("Trop peu", "Too few") });
    let screened = Call { screened_at: Some(DATES.closes_at), ..published() };
    vec![
        (draft(), 0, CallPhase::Draft),
        (published(), 0, CallPhase::Announced),
        (published(), DATES.opens_at, CallPhase::Open),
        (published(), DATES.closes_at, CallPhase::Screening),
        (screened.clone(), DATES.closes_at, CallPhase::Draw),
        (Call { answered_at: Some(DATES.closes_at), ..screened }, DATES.closes_at, CallPhase::Answered),
        (Call { cancelled, ..published() }, DATES.opens_at, CallPhase::Cancelled),
    ]
}

#[test]
fn what_can_change_follows_from_the_phase() {
    let undecided = PlannedCommunity { capacity: Capacity::Undecided, ..planned() };
    for (call, now, expected) in in_each_phase() {
        assert_eq!(phase(&call, now), expected);
        let before = matches!(expected, CallPhase::Draft | CallPhase::Announced);
        let ended = matches!(expected, CallPhase::Answered | CallPhase::Cancelled);
        assert_eq!(can_change_questions(&call, now), before, "{expected}");
        assert_eq!(can_arrange_planned(&call, now), before, "{expected}");
        assert_eq!(can_change_planned(&call, &planned(), now), !ended, "{expected}");
        assert_eq!(
            can_change_capacity(&call, &planned(), now),
            !ended && expected != CallPhase::Draw,
            "{expected}: a settled number of places stays once the relevant projects are known"
        );
        assert_eq!(can_change_capacity(&call, &undecided, now), !ended, "{expected}");
        assert_eq!(can_change_reviewers(&call, now), !ended && expected != CallPhase::Draw, "{expected}");
        let made = PlannedCommunity { community: Some(CommunityId::new()), ..planned() };
        assert!(!can_change_planned(&call, &made, now), "{expected}");
        let merged = PlannedCommunity { merged_into: Some(PlannedCommunityId::new()), ..planned() };
        assert!(!can_change_planned(&call, &merged, now), "{expected}");
    }
}

proptest! {
    #[test]
    fn time_never_takes_a_call_back_to_an_earlier_phase(
        published_at in prop::option::of(0_i64..100),
        opens_at in 0_i64..100,
        length in 1_i64..100,
        screened in any::<bool>(),
        answered in any::<bool>(),
        moments in prop::collection::vec(-10_i64..300, 2..20),
    ) {
        let closes_at = opens_at + length;
        let call = Call {
            published_at,
            dates: CallDates { opens_at, closes_at, ..DATES },
            screened_at: screened.then_some(closes_at),
            answered_at: (screened && answered).then_some(closes_at),
            ..draft()
        };
        let mut moments = moments;
        moments.sort_unstable();
        let order = |now: i64| CallPhase::ALL.iter().position(|each| *each == phase(&call, now));
        let found: Vec<_> = moments.into_iter().map(order).collect();
        prop_assert!(found.is_sorted(), "{:?}", found);
    }
}
