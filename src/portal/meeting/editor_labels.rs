//! The editor's texts in the reader's language. Arguments stand in braces, and the browser replaces them.

use ensemble_core::Lang;
use ensemble_live::Label;
use ensemble_texts as t;

/// The texts, in the order of [`Label::ALL`].
#[must_use]
pub fn all(lang: Lang) -> Vec<String> {
    Label::ALL.iter().map(|label| text(lang, *label)).collect()
}

fn text(lang: Lang, label: Label) -> String {
    const N: &str = "{n}";
    const M: &str = "{m}";
    const TITLE: &str = "{title}";
    const WHY: &str = "{why}";
    match label {
        Label::Connecting => t::agenda_word_connecting(lang).to_owned(),
        Label::Saved => t::agenda_word_saved(lang).to_owned(),
        Label::Saving => t::agenda_word_saving(lang).to_owned(),
        Label::WithoutSocket => t::agenda_word_without_socket(lang).to_owned(),
        Label::WithoutSocketUnsaved => t::agenda_word_without_socket_unsaved(lang).to_owned(),
        Label::OfflineUncached => t::agenda_word_offline_uncached(lang).to_owned(),
        Label::Invalid => t::agenda_word_invalid(lang).to_owned(),
        Label::Others => t::agenda_word_others(lang, N),
        Label::Undone => t::agenda_word_undone(lang).to_owned(),
        Label::Redone => t::agenda_word_redone(lang).to_owned(),
        Label::WasSplit => t::agenda_word_was_split(lang).to_owned(),
        Label::WasMerged => t::agenda_word_was_merged(lang).to_owned(),
        Label::Offline => t::agenda_word_offline(lang).to_owned(),
        Label::OfflineNone => t::agenda_word_offline_none(lang).to_owned(),
        Label::SignedOut => t::agenda_word_signed_out(lang).to_owned(),
        Label::NoRight => t::agenda_word_no_right(lang).to_owned(),
        Label::Refused => t::agenda_word_refused(lang, WHY),
        Label::Here => t::agenda_word_here(lang).to_owned(),
        Label::You => t::agenda_word_you(lang).to_owned(),
        Label::Show => t::agenda_word_show(lang).to_owned(),
        Label::ShowFr => t::agenda_word_show_fr(lang).to_owned(),
        Label::ShowEn => t::agenda_word_show_en(lang).to_owned(),
        Label::ShowBoth => t::agenda_word_show_both(lang).to_owned(),
        Label::Undo => t::agenda_word_undo(lang).to_owned(),
        Label::Redo => t::agenda_word_redo(lang).to_owned(),
        Label::Add => t::agenda_word_add(lang).to_owned(),
        Label::Untitled => t::agenda_word_untitled(lang).to_owned(),
        Label::TitleFr => t::agenda_word_title_fr(lang).to_owned(),
        Label::TitleEn => t::agenda_word_title_en(lang).to_owned(),
        Label::AboutFr => t::agenda_word_about_fr(lang).to_owned(),
        Label::AboutEn => t::agenda_word_about_en(lang).to_owned(),
        Label::Minutes => t::agenda_word_minutes(lang).to_owned(),
        Label::Kind => t::agenda_word_kind(lang).to_owned(),
        Label::Lead => t::agenda_word_lead(lang).to_owned(),
        Label::Link => t::agenda_word_link(lang).to_owned(),
        Label::Notes => t::agenda_word_notes(lang).to_owned(),
        Label::Details => t::agenda_word_details(lang).to_owned(),
        Label::Outcome => t::agenda_word_outcome(lang).to_owned(),
        Label::Decisions => t::agenda_word_decisions(lang).to_owned(),
        Label::Decision => t::agenda_word_decision(lang).to_owned(),
        Label::AddDecision => t::agenda_word_add_decision(lang).to_owned(),
        Label::FollowUps => t::agenda_word_follow_ups(lang).to_owned(),
        Label::What => t::agenda_word_what(lang).to_owned(),
        Label::Who => t::agenda_word_who(lang).to_owned(),
        Label::Due => t::agenda_word_due(lang).to_owned(),
        Label::State => t::agenda_word_state(lang).to_owned(),
        Label::StateOpen => t::agenda_word_state_open(lang).to_owned(),
        Label::StateDone => t::agenda_word_state_done(lang).to_owned(),
        Label::StateDropped => t::agenda_word_state_dropped(lang).to_owned(),
        Label::AddFollowUp => t::agenda_word_add_follow_up(lang).to_owned(),
        Label::Strike => t::agenda_word_strike(lang, TITLE),
        Label::Handle => t::agenda_word_handle(lang, TITLE),
        Label::HandleHint => t::agenda_word_handle_hint(lang).to_owned(),
        Label::Up => t::agenda_word_up(lang).to_owned(),
        Label::Down => t::agenda_word_down(lang).to_owned(),
        Label::Remove => t::agenda_word_remove(lang).to_owned(),
        Label::Split => t::agenda_word_split(lang).to_owned(),
        Label::Merge => t::agenda_word_merge(lang).to_owned(),
        Label::Removed => t::agenda_word_removed(lang).to_owned(),
        Label::Restore => t::agenda_word_restore(lang).to_owned(),
        Label::ToTranslate => t::agenda_word_to_translate(lang).to_owned(),
        Label::Outdated => t::agenda_word_outdated(lang).to_owned(),
        Label::Confirm => t::agenda_word_confirm(lang).to_owned(),
        Label::Moved => t::agenda_word_moved(lang, M, N, TITLE),
        Label::WasRemoved => t::agenda_word_was_removed(lang, TITLE),
        Label::WasRestored => t::agenda_word_was_restored(lang, TITLE),
        Label::WasAdded => t::agenda_word_was_added(lang).to_owned(),
        Label::Budget => t::agenda_word_budget(lang, M, N),
        Label::Over => t::agenda_word_over(lang, N),
        Label::TooLong => t::agenda_word_too_long(lang).to_owned(),
        Label::BadMinutes => t::agenda_bad_minutes(lang, N),
        Label::BadLink => t::agenda_word_bad_link(lang).to_owned(),
        Label::AddPart => t::group_word_add(lang).to_owned(),
        Label::PartTitle => t::group_word_title(lang).to_owned(),
        Label::PartText => t::group_word_text(lang).to_owned(),
        Label::PartsRemoved => t::group_word_removed(lang).to_owned(),
        Label::PartAdded => t::group_word_was_added(lang).to_owned(),
    }
}
