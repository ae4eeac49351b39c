//! A portal as it would be after years, for measuring: so many reflections with their answers, in all
//! communities of the demonstration and in copies of them.
//!
//! The same sizes give the same content, apart from the ids of communities and people: figures of two
//! machines, or of both databases, are about the same texts.

mod answers;
mod ground;
mod practice;
mod words;

use uuid::{Builder, Uuid};

use self::{
    ground::{Ground, Home},
    words::{Chance, Words},
};
use super::{DemoError, copy};
use ensemble_core::{
    Lang, LocalizedText, Translation, format,
    ids::{CommentId, ReflectionId},
};
use ensemble_reflections::reflection::{
    self,
    model::{Audience, Reaction, ReflectionContent, ReflectionKind, Texts},
    store::{BulkComment, BulkReflection, NewReflection},
};
use ensemble_server::db::Db;

/// How large a portal is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// How many copies of the demonstration communities and their meetings.
    pub copies: u32,
    /// How many reflections.
    pub reflections: u32,
    /// How many answers, to all of them together.
    pub comments: u32,
    /// How many people answered each of two calls; there are none when it is 0.
    pub answers: u32,
    /// How many services of the directory.
    pub services: u32,
    /// How many findings of a community.
    pub findings: u32,
    /// How many published practices of a community.
    pub practices: u32,
    /// How many pages a guide has on paper, at least; there is none when it is 0.
    pub guide_pages: u32,
    /// How many questions of a community to its order.
    pub order_questions: u32,
}

impl Size {
    /// Whether it asks for anything that [`practice`] adds.
    const fn has_practice(self) -> bool {
        self.services > 0
            || self.findings > 0
            || self.practices > 0
            || self.guide_pages > 0
            || self.order_questions > 0
    }
}

/// How many reflections one transaction writes.
const AT_ONCE: usize = 2_000;
/// How far back the first one was written, in milliseconds: three years.
const SPAN: i64 = 3 * 365 * 24 * 3_600_000;
/// Who sees reflections, each as often as it stands here of twenty.
const LEVELS: [(Audience, usize); 6] = [
    (Audience::AuthorOnly, 3),
    (Audience::ChosenPeople, 1),
    (Audience::Facilitators, 2),
    (Audience::Community, 9),
    (Audience::AllCommunities, 3),
    (Audience::Public, 2),
];

/// Adds copies of the communities, calls with their answers, services, findings, practices, a guide and questions to an order,
/// people who write, and what they wrote. `told` hears how many reflections are there by now.
///
/// # Errors
/// When the database is unavailable. What a transaction wrote before stays.
pub async fn fill(db: &Db, now: i64, size: Size, told: &dyn Fn(usize)) -> Result<(), DemoError> {
    if size.copies > 0 {
        copy(db, now, size.copies).await?;
    }
    let words = Words::read()?;
    if size.answers > 0 {
        answers::fill(db, now, &words, size.answers as usize).await?;
    }
    if size.has_practice() {
        practice::fill(db, now, &words, size).await?;
    }
    let many = size.reflections as usize;
    if many == 0 {
        return Ok(());
    }
    // What is added to a full portal is other than what is there.
    let there = ground::reflections(db).await?;
    let mut chance = Chance::new(there + 1);
    let ground = Ground::prepare(db, &words, &mut chance, many, now).await?;
    let replies = shared_out(&mut chance, many, size.comments);
    let mut whole = Vec::with_capacity(AT_ONCE);
    for (number, replies) in replies.into_iter().enumerate() {
        let place = i64::try_from(number).unwrap_or_default() * SPAN / i64::try_from(many).unwrap_or(1);
        whole.push(one(&words, &ground, &mut chance, now - SPAN + place, replies, now)?);
        if whole.len() == AT_ONCE || number + 1 == many {
            db.transaction(async |transaction| reflection::create_many(transaction, &whole).await).await?;
            whole.clear();
            told(number + 1);
        }
    }
    reflection::store::catch_up(db).await?;
    Ok(())
}

/// How many answers each reflection gets: a few get many.
fn shared_out(chance: &mut Chance, reflections: usize, comments: u32) -> Vec<usize> {
    let mut all = vec![0; reflections];
    for _ in 0..comments {
        let most = if chance.percent(30) { reflections.div_ceil(50) } else { reflections };
        // The much answered are not all old, either.
        all[chance.below(most) * 7_919 % reflections] += 1;
    }
    all
}

fn id(chance: &mut Chance, at: i64) -> Uuid {
    let mut bytes = [0; 10];
    bytes[..8].copy_from_slice(&chance.next().to_be_bytes());
    bytes[8..].copy_from_slice(&chance.next().to_be_bytes()[..2]);
    Builder::from_unix_timestamp_millis(u64::try_from(at).unwrap_or_default(), &bytes).into_uuid()
}

fn audience(chance: &mut Chance) -> Audience {
    let mut drawn = chance.below(LEVELS.iter().map(|(_, share)| share).sum());
    for (audience, share) in LEVELS {
        if drawn < share {
            return audience;
        }
        drawn -= share;
    }
    Audience::Community
}

fn one(
    words: &Words,
    ground: &Ground,
    chance: &mut Chance,
    at: i64,
    replies: usize,
    now: i64,
) -> Result<BulkReflection, DemoError> {
    let home = ground.home(chance)?;
    let lang = if chance.percent(70) { Lang::Fr } else { Lang::En };
    let audience = audience(chance);
    let translated = chance.percent(12);
    let title = chance
        .percent(80)
        .then(|| passage(chance, lang, translated, &|chance, lang| words.title(chance, lang)));
    let text = passage(chance, lang, translated, &|chance, lang| words.text(chance, lang));
    let prompt = if chance.percent(60) { chance.one(&home.prompts).cloned() } else { None };
    let written =
        ReflectionContent { lang, prompt, tags: words.tags(chance), texts: Texts { title, body: text } };
    let mut whole = BulkReflection {
        new: NewReflection {
            id: ReflectionId::from(id(chance, at)),
            community: home.id,
            author: home.member(chance)?,
        },
        written,
        audience,
        anonymous: audience != Audience::AuthorOnly && chance.percent(5),
        readers: Vec::new(),
        kind: if chance.percent(6) { chance.one(ReflectionKind::ALL).copied() } else { None },
        at,
        comments: Vec::with_capacity(replies),
        reactions: Vec::new(),
    };
    if audience == Audience::ChosenPeople {
        whole.readers = several(home, chance, 3)?;
    }
    if audience != Audience::AuthorOnly {
        for person in several(home, chance, 4)? {
            whole.reactions.extend(chance.one(Reaction::ALL).map(|reaction| (person, *reaction)));
        }
    }
    for number in 0..replies {
        let moment = (at + i64::try_from(number + 1).unwrap_or(1) * 5_400_000).min(now);
        let before = whole.comments.last().filter(|_| chance.percent(20));
        let parent = before.map(|before: &BulkComment| before.parent.unwrap_or(before.id));
        let tried_on = chance.percent(10).then(|| format::local(moment).date().to_string());
        whole.comments.push(BulkComment {
            id: CommentId::from(id(chance, moment)),
            parent,
            person: home.member(chance)?,
            tried_on,
            at: moment,
            text: words.answer(chance, lang),
        });
    }
    Ok(whole)
}

/// So many different members at most.
fn several(
    home: &Home,
    chance: &mut Chance,
    most: usize,
) -> Result<Vec<ensemble_core::ids::PersonId>, DemoError> {
    let mut all = Vec::new();
    for _ in 0..=chance.below(most) {
        let person = home.member(chance)?;
        if !all.contains(&person) {
            all.push(person);
        }
    }
    Ok(all)
}

fn passage(
    chance: &mut Chance,
    lang: Lang,
    translated: bool,
    make: &dyn Fn(&mut Chance, Lang) -> String,
) -> LocalizedText {
    let own = make(chance, lang);
    if !translated {
        return LocalizedText::Single { lang, text: own };
    }
    let other = make(chance, lang.other());
    let (fr, en) = if lang == Lang::Fr { (own, other) } else { (other, own) };
    LocalizedText::Pair {
        source: lang,
        fr,
        en,
        translation: Translation::Current { reviewed: chance.percent(50) },
    }
}
