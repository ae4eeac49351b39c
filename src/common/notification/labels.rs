//! What lists and digests say of notifications.

use std::collections::BTreeMap;

use super::model::{Count, Entry, InDigest, Readable, Said};
use ensemble_core::Lang;
use ensemble_texts as t;

/// What the list says of a notification: of one whose subject the person may not read now, only that.
pub(super) fn sentence(lang: Lang, entry: &Entry, readable: Option<&Readable>) -> String {
    let Some((kind, readable)) = entry.kind.zip(readable) else {
        return t::notification_gone(lang).to_owned();
    };
    let said = Said {
        name: &readable.name,
        community: &readable.community,
        actor: readable.actor.as_deref().unwrap_or(t::notification_someone(lang)),
        when: &readable.when,
        in_comment: entry.subject.part.is_some(),
    };
    (kind.description().sentence)(lang, &said)
}

/// How many notifications are unread, as the masthead and the list say it.
pub(super) fn unread(lang: Lang, unread: u8) -> String {
    match unread {
        0 => t::notification_none_unread(lang).to_owned(),
        100.. => t::notification_many_unread(lang).to_owned(),
        few => t::notification_unread(lang, i64::from(few)),
    }
}

/// What a digest says of the notifications of one community: of meetings their titles, which are public; of everything else
/// only how many there are.
pub(super) fn digest_lines(lang: Lang, entries: &[(&Entry, &Readable)]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut counts: BTreeMap<usize, (Count, i64)> = BTreeMap::new();
    for (entry, readable) in entries {
        let Some(kind) = entry.kind else { continue };
        match kind.description().in_digest {
            InDigest::Sentences => {
                let line = sentence(lang, entry, Some(readable));
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
            InDigest::Count(count) => counts.entry(kind as usize).or_insert((count, 0)).1 += 1,
        }
    }
    lines.extend(counts.into_values().map(|(count, number)| count(lang, number)));
    lines
}

/// What the link in the masthead says to those who listen.
pub(super) fn bell(lang: Lang, unread: u8) -> String {
    t::notification_bell(lang, self::unread(lang, unread).to_lowercase())
}
