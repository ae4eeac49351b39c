//! The names of this feature's values, in both languages.

use super::model::Modality;
use crate::i18n::{Lang, t};

pub(super) fn modality(lang: Lang, modality: Modality) -> &'static str {
    match modality {
        Modality::InPerson => t::meeting_modality_in_person(lang),
        Modality::Virtual => t::meeting_modality_virtual(lang),
        Modality::Hybrid => t::meeting_modality_hybrid(lang),
    }
}
