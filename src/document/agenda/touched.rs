//! Which parts of which items a change touches, without reading the agenda: what several people changed at once is told
//! apart by it.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use yrs::{
    DeepObservable, Doc,
    types::{Event, PathSegment},
};

use super::ITEMS;

/// A part of an item that was touched: the item's id, and the key below it with the language of a text, such as `minutes`,
/// `title.fr` or `decisions`; empty for the item itself.
pub type Part = (String, String);

/// Notes what is touched in a document, from now on.
#[derive(Debug)]
pub struct Touched(Arc<Mutex<HashSet<Part>>>);

/// The name of the observer, of which a document has one.
const NAME: &str = "touched";

impl Touched {
    /// Begins to note what is touched in a document.
    #[must_use]
    pub fn in_document(doc: &Doc) -> Self {
        let parts: Arc<Mutex<HashSet<Part>>> = Arc::default();
        let noted = parts.clone();
        doc.get_or_insert_map(ITEMS).observe_deep(NAME, move |transaction, events| {
            let mut noted = noted.lock().unwrap_or_else(PoisonError::into_inner);
            for event in events.iter() {
                let path = event.path();
                let mut keys = path.iter().filter_map(|segment| match segment {
                    PathSegment::Key(key) => Some(key.to_string()),
                    PathSegment::Index(_) => None,
                });
                let (item, part, below) = (keys.next(), keys.next(), keys.next());
                match (item, part, event) {
                    (None, _, Event::Map(map)) => {
                        noted.extend(map.keys(transaction).keys().map(|id| (id.to_string(), String::new())));
                    }
                    (Some(item), None, Event::Map(map)) => {
                        noted.extend(map.keys(transaction).keys().map(|key| (item.clone(), key.to_string())));
                    }
                    (Some(item), Some(part), _) => {
                        let two = part == "title" || part == "about";
                        let part = match below {
                            Some(lang) if two => format!("{part}.{lang}"),
                            _ => part,
                        };
                        noted.insert((item, part));
                    }
                    _ => {}
                }
            }
        });
        Self(parts)
    }

    /// What was touched since this was asked last.
    pub fn take(&self) -> HashSet<Part> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use yrs::Transact;

    use super::Touched;
    use crate::{
        agenda::{Field, change},
        crdt,
        outline::ItemKind,
    };
    use ensemble_core::Lang;

    #[test]
    fn what_a_change_touches_is_noted_once() {
        let doc = crdt::empty();
        let touched = Touched::in_document(&doc);
        change::add(&mut doc.transact_mut(), "a", ItemKind::Discussion, 0, None);
        assert!(touched.take().contains(&("a".to_owned(), String::new())));
        assert!(touched.take().is_empty());
        let write = |field, text: &str| {
            let splice = change::splice("", text).expect("a text");
            change::write(&mut doc.transact_mut(), "a", field, &[splice]);
        };
        write(Field::Title(Lang::Fr), "Accueil");
        write(Field::Notes, "Notes");
        let parts = touched.take();
        for part in ["title.fr", "notes"] {
            assert!(parts.contains(&("a".to_owned(), part.to_owned())), "{part}: {parts:?}");
        }
        assert!(!parts.contains(&("a".to_owned(), "title.en".to_owned())), "{parts:?}");
    }
}
