//! Questions to an order: some wait for its next visit, all others were answered.

use sqlx::AnyConnection;

use super::{super::words::Chance, DAY, Known, ago};
use crate::demo::DemoError;
use ensemble_core::{Lang, format, ids::OrderQuestionId};
use ensemble_network::order_question::{
    NewAnswer, NewQuestion, add_question, insert_answer,
    model::{Given, OrderAnswer, QuestionTexts},
};

/// How many wait. People ask no more of one visit, however many questions there were before.
const WAITING: usize = 20;

/// Adds so many questions of a community.
pub(super) async fn add(
    to: &mut AnyConnection,
    known: &Known<'_>,
    chance: &mut Chance,
    count: usize,
) -> Result<(), DemoError> {
    let words = known.words;
    for number in 0..count {
        let (id, at) = (OrderQuestionId::new(), known.now - ago(number, count));
        let lang = if chance.percent(70) { Lang::Fr } else { Lang::En };
        let texts =
            QuestionTexts { lang, text: words.title(chance, lang), background: words.answer(chance, lang) };
        let new = NewQuestion { id, community: known.asking, author: known.facilitator, texts: &texts };
        add_question(&mut *to, new, at).await?;
        if number + WAITING >= count {
            continue;
        }
        let answered_at = at + 20 * DAY;
        let answer = OrderAnswer {
            answered_on: format::day_of(answered_at),
            given: chance.one(Given::ALL).copied().unwrap_or(Given::Text),
            meeting: None,
            who: words.name(chance),
            capacity: words.title(chance, lang),
            lang,
            text: words.text(chance, lang),
            revision: 1,
        };
        let new = NewAnswer { question: id, answer: &answer, by: known.facilitator };
        insert_answer(&mut *to, new, answered_at).await?;
    }
    Ok(())
}
