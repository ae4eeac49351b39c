//! Reflections on real databases and through their pages.

mod access;
mod anonymous;
mod check;
mod closing;
mod comments;
mod doors;
mod drafts;
mod emails;
mod engines;
mod files;
mod found;
mod group;
mod leaving;
mod mentions;
mod moderation;
mod pages;
mod pasted;
mod personas;
mod races;
mod reports;
mod restoring;
mod search_dates;
mod server_functions;
mod sharing;
mod translating;
mod writing;

use ensemble_core::file::{FileFormat, MetadataState};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{AttachmentId, CommentId, CommunityId, PersonId, ReflectionId},
    rights::Viewer,
};
use ensemble_reflections::reflection::{
    create::create,
    model::{Attachment, Audience, ReflectionContent, Texts},
    store::{self, NewComment, NewReflection},
};
use ensemble_server::db::Db;
use ensemble_testing::{self as testing, id_of};

/// A moment: November 2026.
const NOW: i64 = testing::NOW;

/// The people of the demonstration, with what the tests call them; a visitor comes first.
async fn everybody(db: &Db) -> Vec<(String, Viewer)> {
    let mut all = vec![("visitor".to_owned(), Viewer::default())];
    all.extend(testing::everybody(db).await);
    all
}

async fn community(db: &Db, slug: &str) -> CommunityId {
    let found = ensemble_communities::community::store::find(db, Lang::En, slug).await.expect("an answer");
    found.expect("such a community").community.id
}

/// A word that stands in one reflection only, and that is its own stem.
fn word(audience: Audience) -> String {
    format!("zorglub{}", audience as u8)
}

/// What a reflection says that is looked for at every door.
fn written(audience: Audience) -> ReflectionContent {
    let word = word(audience);
    let text = |text: String| LocalizedText::Single { lang: Lang::Fr, text };
    ReflectionContent {
        lang: Lang::Fr,
        prompt: Some(ensemble_reflections::reflection::question(&text(format!("Une question, {word}?")))),
        tags: vec![word.clone()],
        texts: Texts { title: Some(text(format!("Titre {word}"))), body: text(format!("Un texte, {word}.")) },
    }
}

/// Takes every file for one that tells nothing about its author.
async fn files_are_clean(db: &Db) {
    let next = async || store::unchecked_attachment(db, None).await.expect("an answer");
    while let Some((id, content)) = next().await {
        let mut tx = db.write().await.expect("a transaction");
        store::replace_attachment(&mut tx, id, &content, true).await.expect("noted");
        tx.commit().await.expect("committed");
    }
}

/// A reflection that is looked for, with what belongs to it.
struct Thing {
    /// The audience that it had first.
    audience: Audience,
    id: ReflectionId,
    file: AttachmentId,
    comment: CommentId,
    /// The key of its prompt.
    prompt: String,
}

/// One reflection for each audience in a community, with a comment and a file.
async fn one_of_each(db: &Db, author: PersonId, readers: &[PersonId], community: CommunityId) -> Vec<Thing> {
    let mut all = Vec::new();
    let mut tx = db.write().await.expect("a transaction");
    for audience in Audience::ALL {
        let id = ReflectionId::new();
        let new = NewReflection { id, community, author };
        let written = written(*audience);
        create(&mut tx, new, &written, NOW).await.expect("a reflection");
        let people = if *audience == Audience::ChosenPeople { readers } else { &[] };
        store::set_sharing(&mut tx, id, *audience, false, people, 1, NOW).await.expect("shared");
        let text = format!("Une réponse, {}.", word(*audience));
        let comment =
            NewComment { reflection: id, parent: None, person: author, tried_on: None, text: &text };
        let comment = store::insert_comment(&mut tx, comment, NOW).await.expect("a comment");
        let file = Attachment {
            id: AttachmentId::new(),
            title: word(*audience),
            media: FileFormat::Pdf,
            size: 5,
            metadata: MetadataState::Unchecked,
        };
        store::add_attachment(&mut tx, id, &file, b"%PDF-", NOW).await.expect("a file");
        let prompt = written.prompt.expect("it answers something").key;
        all.push(Thing { audience: *audience, id, file: file.id, comment, prompt });
    }
    tx.commit().await.expect("committed");
    all
}
