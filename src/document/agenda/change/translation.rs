//! How the two languages of a text are to each other.

use yrs::{Map, TransactionMut};

use super::{super::view::Field, item, map};
use ensemble_core::Lang;

/// Says in which language a text was first written, and whether the other one is behind.
pub fn set_translation(to: &mut TransactionMut<'_>, id: &str, field: Field, source: Lang, behind: bool) {
    let key = match field {
        Field::Title(_) => "title",
        Field::About(_) => "about",
        Field::Lead | Field::Notes => return,
    };
    if let Some(two) = item(to, id).and_then(|item| map(to, &item, key)) {
        two.try_update(to, "source", source.code());
        two.try_update(to, "behind", behind);
    }
}
