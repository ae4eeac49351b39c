//! The colours of items: the same where an agenda is read and where it is written.

use ensemble_document::outline::ItemKind;
use ensemble_ui::Tone;

/// The colour of a kind's minutes and badge, which name the kind in words, too.
#[must_use]
pub const fn colour(kind: ItemKind) -> Tone {
    match kind {
        ItemKind::Welcome | ItemKind::Closing | ItemKind::Break => Tone::Plain,
        ItemKind::Discussion | ItemKind::Decision => Tone::Fr,
        ItemKind::Presentation | ItemKind::Video => Tone::En,
        ItemKind::GroupActivity | ItemKind::HandsOn | ItemKind::Codevelopment => Tone::Meet,
    }
}
