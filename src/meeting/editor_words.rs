//! What the editor says, in the reader's language. Arguments travel as braces, for the browser to fill.

use super::islands::Word;
use crate::i18n::{Lang, t};

/// Every word, in the order in which they travel.
#[must_use]
pub fn all(lang: Lang) -> Vec<String> {
    Word::ALL.iter().map(|word| said(lang, *word)).collect()
}

fn said(lang: Lang, word: Word) -> String {
    const N: &str = "{n}";
    const M: &str = "{m}";
    const TITLE: &str = "{title}";
    const WHY: &str = "{why}";
    match word {
        Word::Connecting => t::agenda_word_connecting(lang).to_owned(),
        Word::Saved => t::agenda_word_saved(lang).to_owned(),
        Word::Saving => t::agenda_word_saving(lang).to_owned(),
        Word::Offline => t::agenda_word_offline(lang, N),
        Word::OfflineNone => t::agenda_word_offline_none(lang).to_owned(),
        Word::SignedOut => t::agenda_word_signed_out(lang).to_owned(),
        Word::NoRight => t::agenda_word_no_right(lang).to_owned(),
        Word::Refused => t::agenda_word_refused(lang, WHY),
        Word::Here => t::agenda_word_here(lang).to_owned(),
        Word::You => t::agenda_word_you(lang).to_owned(),
        Word::Show => t::agenda_word_show(lang).to_owned(),
        Word::ShowFr => t::agenda_word_show_fr(lang).to_owned(),
        Word::ShowEn => t::agenda_word_show_en(lang).to_owned(),
        Word::ShowBoth => t::agenda_word_show_both(lang).to_owned(),
        Word::Undo => t::agenda_word_undo(lang).to_owned(),
        Word::Redo => t::agenda_word_redo(lang).to_owned(),
        Word::Add => t::agenda_word_add(lang).to_owned(),
        Word::Untitled => t::agenda_word_untitled(lang).to_owned(),
        Word::TitleFr => t::agenda_word_title_fr(lang).to_owned(),
        Word::TitleEn => t::agenda_word_title_en(lang).to_owned(),
        Word::AboutFr => t::agenda_word_about_fr(lang).to_owned(),
        Word::AboutEn => t::agenda_word_about_en(lang).to_owned(),
        Word::Minutes => t::agenda_word_minutes(lang).to_owned(),
        Word::Kind => t::agenda_word_kind(lang).to_owned(),
        Word::Lead => t::agenda_word_lead(lang).to_owned(),
        Word::Link => t::agenda_word_link(lang).to_owned(),
        Word::Notes => t::agenda_word_notes(lang).to_owned(),
        Word::Details => t::agenda_word_details(lang).to_owned(),
        Word::Outcome => t::agenda_word_outcome(lang).to_owned(),
        Word::Decisions => t::agenda_word_decisions(lang).to_owned(),
        Word::Decision => t::agenda_word_decision(lang).to_owned(),
        Word::AddDecision => t::agenda_word_add_decision(lang).to_owned(),
        Word::FollowUps => t::agenda_word_follow_ups(lang).to_owned(),
        Word::What => t::agenda_word_what(lang).to_owned(),
        Word::Who => t::agenda_word_who(lang).to_owned(),
        Word::Due => t::agenda_word_due(lang).to_owned(),
        Word::State => t::agenda_word_state(lang).to_owned(),
        Word::StateOpen => t::agenda_word_state_open(lang).to_owned(),
        Word::StateDone => t::agenda_word_state_done(lang).to_owned(),
        Word::StateDropped => t::agenda_word_state_dropped(lang).to_owned(),
        Word::AddFollowUp => t::agenda_word_add_follow_up(lang).to_owned(),
        Word::Strike => t::agenda_word_strike(lang, TITLE),
        Word::Handle => t::agenda_word_handle(lang, TITLE),
        Word::HandleHint => t::agenda_word_handle_hint(lang).to_owned(),
        Word::Up => t::agenda_word_up(lang).to_owned(),
        Word::Down => t::agenda_word_down(lang).to_owned(),
        Word::Remove => t::agenda_word_remove(lang).to_owned(),
        Word::Split => t::agenda_word_split(lang).to_owned(),
        Word::Merge => t::agenda_word_merge(lang).to_owned(),
        Word::Removed => t::agenda_word_removed(lang).to_owned(),
        Word::Restore => t::agenda_word_restore(lang).to_owned(),
        Word::ToTranslate => t::agenda_word_to_translate(lang).to_owned(),
        Word::Outdated => t::agenda_word_outdated(lang).to_owned(),
        Word::Confirm => t::agenda_word_confirm(lang).to_owned(),
        Word::Moved => t::agenda_word_moved(lang, M, N, TITLE),
        Word::WasRemoved => t::agenda_word_was_removed(lang, TITLE),
        Word::WasRestored => t::agenda_word_was_restored(lang, TITLE),
        Word::WasAdded => t::agenda_word_was_added(lang).to_owned(),
        Word::Budget => t::agenda_word_budget(lang, M, N),
        Word::Over => t::agenda_word_over(lang, N),
        Word::TooLong => t::agenda_word_too_long(lang).to_owned(),
        Word::BadMinutes => t::agenda_bad_minutes(lang, N),
        Word::BadLink => t::agenda_word_bad_link(lang).to_owned(),
        Word::AddPart => t::group_word_add(lang).to_owned(),
        Word::PartTitle => t::group_word_title(lang).to_owned(),
        Word::PartText => t::group_word_text(lang).to_owned(),
        Word::PartsRemoved => t::group_word_removed(lang).to_owned(),
        Word::PartAdded => t::group_word_was_added(lang).to_owned(),
    }
}
