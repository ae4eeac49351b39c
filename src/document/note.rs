//! The text of a reflection from the parts of a group's note. Pure.

use crate::agenda::{Agenda, Item};
use ensemble_core::Lang;

/// Whether a part has a text.
#[must_use]
pub fn has_text(part: &Item) -> bool {
    !part.notes.trim().is_empty()
}

/// The parts that have a text, one after the other, in Markdown; empty when none has.
#[must_use]
pub fn to_markdown(note: &Agenda, lang: Lang) -> String {
    let parts: Vec<String> = note
        .items
        .iter()
        .filter(|part| has_text(part))
        .map(|part| {
            let (title, text) = (part.name(lang), part.notes.trim());
            if title.is_empty() { text.to_owned() } else { format!("## {title}\n\n{text}") }
        })
        .collect();
    parts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::to_markdown;
    use crate::{
        agenda::{Field, agenda, change},
        crdt,
        outline::ItemKind,
    };
    use ensemble_core::Lang;
    use yrs::Transact;

    #[test]
    fn parts_follow_each_other_and_empty_ones_are_left_out() {
        let doc = crdt::empty();
        let mut to = doc.transact_mut();
        let write = |to: &mut _, id: &str, field, words: &str| {
            let splice = change::splice("", words).expect("words");
            change::write(to, id, field, &[splice]);
        };
        for id in ["a", "b", "c"] {
            change::add(&mut to, id, ItemKind::Discussion, 0, None);
        }
        write(&mut to, "a", Field::Title(Lang::Fr), "Ce qui aide");
        write(&mut to, "a", Field::Notes, "Un horaire en images.\n");
        write(&mut to, "b", Field::Title(Lang::Fr), "Rien ici");
        write(&mut to, "c", Field::Notes, "Sans titre.");
        let note = agenda(&to);
        assert_eq!(to_markdown(&note, Lang::Fr), "## Ce qui aide\n\nUn horaire en images.\n\nSans titre.");
    }
}
