//! Questions to an order and deliverables, for tests.

use ensemble_communities::{
    deliverable::{
        add_deliverable,
        model::{DeliverableState, Plan, Season},
    },
    membership::{model::Liaison, set_liaison},
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, DeliverableId, OrderQuestionId, PersonId},
};
use ensemble_network::order_question::{NewQuestion, add_question, model::QuestionTexts};

/// A question of a community that prepares a list for a visit of its order.
///
/// # Panics
/// When the database refuses.
pub async fn order_question_of(
    to: &mut sqlx::AnyConnection,
    community: CommunityId,
    author: PersonId,
) -> OrderQuestionId {
    set_liaison(&mut *to, community, Liaison::Questions).await.expect("an arrangement");
    let id = OrderQuestionId::new();
    let texts = QuestionTexts {
        lang: Lang::Fr,
        text: "Qui tient le dossier?".to_owned(),
        background: "Deux services le tiennent.".to_owned(),
    };
    add_question(to, NewQuestion { id, community, author, texts: &texts }, 1).await.expect("a question");
    id
}

/// A deliverable of a community.
///
/// # Panics
/// When the database refuses.
pub async fn deliverable_of(to: &mut sqlx::AnyConnection, community: CommunityId) -> DeliverableId {
    let id = DeliverableId::new();
    let plan = Plan {
        title: LocalizedText::Single { lang: Lang::Fr, text: "Le recueil".to_owned() },
        season: Season::Spring,
        year: 2027,
        date: None,
        state: DeliverableState::Planned,
        reason: None,
        work: None,
    };
    add_deliverable(to, id, community, &plan, 1).await.expect("a deliverable");
    id
}
