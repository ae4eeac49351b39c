//! Published practices, each from one reflection.

use sqlx::AnyConnection;

use super::{
    super::words::{Chance, Words},
    Known, ago, both,
};
use crate::demo::DemoError;
use ensemble_communities::community::model::{Level, Network, Profession};
use ensemble_core::ids::PracticeId;
use ensemble_practices::{
    practice::{
        self, NewPractice, NewVersion,
        model::{Content, Context, Counting, Effect, PracticeForm, Story},
    },
    quotation::{self, QuotedIn},
};
use ensemble_reflections::reflection::model::Audience;

/// Adds so many practices of a community. All communities read them, and everyone reads one of five.
pub(super) async fn add(
    to: &mut AnyConnection,
    known: &Known<'_>,
    chance: &mut Chance,
    count: usize,
) -> Result<(), DemoError> {
    for number in 0..count {
        let (id, at) = (PracticeId::new(), known.now - ago(number, count));
        let source = chance
            .one(&known.sources)
            .ok_or_else(|| DemoError::Content("no reflection can be made into a practice".to_owned()))?;
        let content = content(known.words, chance);
        let audience = if chance.percent(20) { Audience::Public } else { Audience::AllCommunities };
        let new = NewPractice {
            id,
            community: known.gathering,
            begun_by: known.facilitator,
            audience,
            content: &content,
        };
        practice::add_practice(&mut *to, &new, at).await?;
        quotation::ask(&mut *to, &source.behind(QuotedIn::Practice, id.uuid()), source.author, at).await?;
        let version =
            NewVersion { practice: id, revision: 1, content: &content, published_by: known.facilitator };
        practice::add_version(&mut *to, &version, at).await?;
    }
    Ok(())
}

fn content(words: &Words, chance: &mut Chance) -> Content {
    let level = chance.one(Level::ALL).copied();
    Content {
        title: both(words, chance, Words::title),
        summary: Some(both(words, chance, Words::answer)),
        form: PracticeForm::Description,
        context: Context {
            levels: level.map(|level| (level, level)),
            network: chance.one(Network::ALL).copied(),
            professions: chance.one(Profession::ALL).copied().into_iter().collect(),
            duration: None,
        },
        need: Some(both(words, chance, Words::text)),
        done: Some(both(words, chance, Words::text)),
        people: Some(both(words, chance, Words::answer)),
        material: Vec::new(),
        effects: vec![Effect {
            text: both(words, chance, Words::answer),
            figure: chance.below(100).to_string(),
            counting: Counting::Counted,
        }],
        limits: Some(both(words, chance, Words::answer)),
        story: Story::default(),
        references: Vec::new(),
        contact: None,
        tags: words.tags(chance),
    }
}
