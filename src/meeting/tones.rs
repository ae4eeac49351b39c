//! The colours of items: the same where an agenda is read and where it is written.

use super::outline::ItemKind;
use crate::ui::Tone;

/// The colour of a kind's minutes and badge. The kind itself is said in words.
pub(super) const fn tone(kind: ItemKind) -> Tone {
    match kind {
        ItemKind::Welcome | ItemKind::Closing | ItemKind::Break => Tone::Plain,
        ItemKind::Discussion | ItemKind::Decision => Tone::Fr,
        ItemKind::Presentation | ItemKind::Video => Tone::En,
        ItemKind::GroupActivity | ItemKind::HandsOn | ItemKind::Codevelopment => Tone::Meet,
    }
}
