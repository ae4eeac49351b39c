//! What entries of the audit log say, in words. A code that this program does not know, such as one of a later version,
//! gets general words, never the code.

use super::codes::{Code, word};
use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// The name of an action; `None` for one that this program does not know.
#[must_use]
pub fn audit_action(lang: Lang, action: &str) -> Option<&'static str> {
    Some(match action {
        "person.sign-in" => t::administration_deed_person_sign_in(lang),
        "person.sign-in-failed" => t::administration_deed_person_sign_in_failed(lang),
        "person.password" => t::administration_deed_person_password(lang),
        "person.address" => t::administration_deed_person_address(lang),
        "person.address-asked" => t::administration_deed_person_address_asked(lang),
        "person.address-stopped" => t::administration_deed_person_address_stopped(lang),
        "person.data" => t::administration_deed_person_data(lang),
        "person.invited" => t::administration_deed_person_invited(lang),
        "person.invitation-withdrawn" => t::administration_deed_invitation_withdrawn(lang),
        "person.seen" => t::administration_deed_person_seen(lang),
        "person.closed" => t::administration_deed_person_closed(lang),
        "person.opened" => t::administration_deed_person_opened(lang),
        "consent.accept" => t::administration_deed_consent_accept(lang),
        "consent.revoke" => t::administration_deed_consent_revoke(lang),
        "membership.role" => t::administration_deed_membership_role(lang),
        "membership.request" => t::administration_deed_membership_request(lang),
        "membership.contacted" => t::administration_deed_membership_contacted(lang),
        "membership.invited" => t::administration_deed_membership_invited(lang),
        "calendar.created" => t::calendar_deed_created(lang),
        "calendar.replaced" => t::calendar_deed_replaced(lang),
        "calendar.removed" => t::calendar_deed_removed(lang),
        "office.given" => t::administration_deed_role_given(lang),
        "office.taken" => t::administration_deed_role_taken(lang),
        "organisation.added" => t::administration_deed_organization_added(lang),
        "organisation.changed" => t::administration_deed_organization_changed(lang),
        "organisation.deleted" => t::administration_deed_organization_deleted(lang),
        "organisation.school-days" => t::school_days_deed_imported(lang),
        "organisation.school-days-removed" => t::school_days_deed_removed(lang),
        "community.opened" => t::administration_deed_community_opened(lang),
        "community.changed" => t::administration_deed_community_changed(lang),
        "community.moved" => t::administration_deed_community_moved(lang),
        "community.archived" => t::administration_deed_community_archived(lang),
        "community.restored" => t::administration_deed_community_restored(lang),
        "community.edit" => t::administration_deed_community_edit(lang),
        "community.cover" => t::administration_deed_community_cover(lang),
        "meeting.create" => t::administration_deed_meeting_create(lang),
        "meeting.edit" => t::administration_deed_meeting_edit(lang),
        "meeting.publish" => t::administration_deed_meeting_publish(lang),
        "meeting.begin" => t::administration_deed_meeting_begin(lang),
        "meeting.close" => t::administration_deed_meeting_close(lang),
        "meeting.reopen" => t::administration_deed_meeting_reopen(lang),
        "meeting.withdraw" => t::administration_deed_meeting_withdraw(lang),
        "meeting.cancel" => t::administration_deed_meeting_cancel(lang),
        "meeting.restore" => t::administration_deed_meeting_restore(lang),
        "meeting.documents" => t::administration_deed_meeting_documents(lang),
        "breakout.make" => t::breakout_deed_make(lang),
        "breakout.arrange" => t::breakout_deed_arrange(lang),
        "breakout.offer" => t::breakout_deed_offer(lang),
        "breakout.open" => t::breakout_deed_open(lang),
        "breakout.extend" => t::breakout_deed_extend(lang),
        "breakout.close" => t::breakout_deed_close(lang),
        "breakout.discard" => t::breakout_deed_discard(lang),
        "breakout.join" => t::breakout_deed_join(lang),
        "meeting.clock" => t::run_deed_clock(lang),
        "meeting.run" => t::run_deed_run(lang),
        "meeting.places" => t::administration_deed_meeting_places(lang),
        "meeting.guest-link" => t::administration_deed_meeting_guest_link(lang),
        "meeting.guest-link-withdrawn" => t::administration_deed_meeting_guest_link_withdrawn(lang),
        "meeting.guests-removed" => t::administration_deed_meeting_guests_removed(lang),
        "participation.noted" => t::participation_deed_noted(lang),
        "participation.complete" => t::participation_deed_complete(lang),
        "participation.certificate" => t::participation_deed_certificate(lang),
        "participation.revoked" => t::participation_deed_revoked(lang),
        "reflection.create" => t::administration_deed_reflection_create(lang),
        "reflection.edit" => t::administration_deed_reflection_edit(lang),
        "reflection.share" => t::administration_deed_reflection_share(lang),
        "reflection.remove" => t::administration_deed_reflection_remove(lang),
        "reflection.translate" => t::administration_deed_reflection_translate(lang),
        "reflection.comment" => t::administration_deed_reflection_comment(lang),
        "reflection.comment-removed" => t::administration_deed_reflection_comment_removed(lang),
        "reflection.mark" => t::administration_deed_reflection_mark(lang),
        "reflection.files" => t::administration_deed_reflection_files(lang),
        "reflection.report" => t::administration_deed_reflection_report(lang),
        "reflection.decision" => t::administration_deed_reflection_decision(lang),
        "reflection.private-read" => t::administration_deed_reflection_private_read(lang),
        "reflection.author-seen" => t::administration_deed_reflection_author_seen(lang),
        "reflection.group" => t::administration_deed_reflection_group(lang),
        "reflection.close" => t::administration_deed_reflection_close(lang),
        "reflection.sign" => t::administration_deed_reflection_sign(lang),
        "reflection.reopen" => t::administration_deed_reflection_reopen(lang),
        "reflection.export" => t::administration_deed_reflection_export(lang),
        "template.changed" => t::administration_deed_template_changed(lang),
        "template.retired" => t::administration_deed_template_retired(lang),
        "template.restored" => t::administration_deed_template_restored(lang),
        "follow-up.add" => t::follow_up_deed_add(lang),
        "follow-up.edit" => t::follow_up_deed_edit(lang),
        "follow-up.change" => t::follow_up_deed_change(lang),
        "theme.propose" => t::administration_deed_theme_propose(lang),
        "theme.edit" => t::administration_deed_theme_edit(lang),
        "theme.decide" => t::administration_deed_theme_decide(lang),
        "theme.reply" => t::administration_deed_theme_reply(lang),
        "theme.reply-edited" => t::administration_deed_theme_reply_edited(lang),
        "theme.reply-removed" => t::administration_deed_theme_reply_removed(lang),
        "theme.reply-moderated" => t::administration_deed_theme_reply_moderated(lang),
        "meeting.dates" => t::administration_deed_meeting_dates(lang),
        "vote.open" => t::administration_deed_vote_open(lang),
        "vote.options" => t::administration_deed_vote_options(lang),
        "vote.close" => t::administration_deed_vote_close(lang),
        "vote.outcome" => t::administration_deed_vote_outcome(lang),
        "vote.agenda" => t::administration_deed_vote_agenda(lang),
        "minutes.decision-recorded" => t::minutes_deed_decision_record(lang),
        "minutes.decision-changed" => t::minutes_deed_decision_change(lang),
        "minutes.decision-replaced" => t::minutes_deed_decision_replace(lang),
        "minutes.decision-withdrawn" => t::minutes_deed_decision_withdraw(lang),
        "minutes.edit" => t::minutes_deed_edit(lang),
        "minutes.propose" => t::minutes_deed_propose(lang),
        "minutes.take-back" => t::minutes_deed_take_back(lang),
        "minutes.student-check" => t::minutes_deed_student_check(lang),
        "minutes.adopt" => t::minutes_deed_adopt(lang),
        "minutes.amend" => t::minutes_deed_amend(lang),
        "minutes.amendment-accepted" => t::minutes_deed_amendment_accepted(lang),
        "minutes.amendment-declined" => t::minutes_deed_amendment_declined(lang),
        "page.edit" => t::administration_deed_page_edit(lang),
        "setting.changed" => t::administration_deed_setting_changed(lang),
        "agreement.published" => t::administration_deed_agreement_published(lang),
        "mail.seen" => t::administration_deed_mail_seen(lang),
        "mail.again" => t::administration_deed_mail_again(lang),
        "log.read" => t::administration_deed_log_read(lang),
        "log.downloaded" => t::administration_deed_log_downloaded(lang),
        _ => return None,
    })
}

/// What kind of thing an entry is about; `None` for one that this program does not know.
#[must_use]
pub fn audit_subject_kind(lang: Lang, kind: &str) -> Option<&'static str> {
    Some(match kind {
        "address" => t::audit_kind_address(lang),
        "agreement" => t::audit_kind_agreement(lang),
        "community" => t::audit_kind_community(lang),
        "decision" => t::minutes_kind_decision(lang),
        "follow-up" => t::follow_up_one(lang),
        "log" => t::administration_log(lang),
        "mail" => t::audit_kind_mail(lang),
        "meeting" => t::audit_kind_meeting(lang),
        "minutes" => t::minutes_title(lang),
        "organisation" => t::audit_kind_organization(lang),
        "page" => t::audit_kind_page(lang),
        "person" => t::audit_kind_person(lang),
        "reflection" => t::audit_kind_reflection(lang),
        "setting" => t::audit_kind_setting(lang),
        "template" => t::audit_kind_template(lang),
        "theme" => t::audit_kind_theme(lang),
        "vote" => t::audit_kind_vote(lang),
        _ => return None,
    })
}

/// The name of a thing that has a code instead of an id: a setting, an agreement.
#[must_use]
pub fn audit_thing<'a>(lang: Lang, kind: &str, id: &'a str) -> Option<&'a str> {
    match (kind, id) {
        ("address", masked) => Some(masked),
        ("agreement", code) => word(lang, Code::Agreement, code),
        ("setting", "announcement") => Some(t::administration_announcement(lang)),
        ("setting", "privacy-officer") => Some(t::membership_office_privacy_officer(lang)),
        ("setting", "history-months") => Some(t::audit_setting_history(lang)),
        _ => None,
    }
}

/// What else an entry says, in words. `person` finds the name of a person, `template` that of an outline.
#[must_use]
pub fn audit_detail(
    lang: Lang,
    action: &str,
    detail: &str,
    person: &dyn Fn(&str) -> Option<String>,
    template: &dyn Fn(&str) -> Option<String>,
) -> String {
    let (first, rest) = detail.split_once(' ').unwrap_or((detail, ""));
    let coded = |about, code| word(lang, about, code).map(str::to_owned).unwrap_or_default();
    let named = |what: String| match person(first) {
        Some(name) if what.is_empty() => name,
        Some(name) => t::audit_detail_of(lang, name, what),
        None => what,
    };
    if detail.is_empty() {
        return String::new();
    }
    match action {
        "person.sign-in" => match detail {
            "password" => t::audit_by_password(lang).to_owned(),
            _ => t::audit_by_link(lang).to_owned(),
        },
        "person.data" => match detail {
            "html" => t::audit_data_html(lang),
            "json" => t::audit_data_json(lang),
            _ => t::audit_data_seen(lang),
        }
        .to_owned(),
        "consent.accept" | "consent.revoke" => {
            format!("{} ({})", coded(Code::Agreement, first), t::audit_version(lang, rest))
        }
        "membership.request" => named(coded(Code::Request, rest)),
        "membership.role" if rest == "none" => named(t::audit_no_role(lang).to_owned()),
        "membership.role" | "membership.invited" => named(coded(Code::Role, rest)),
        "office.given" | "office.taken" => coded(Code::PortalRole, detail),
        "community.changed" => t::audit_new_addresses(lang, detail.split(' ').collect::<Vec<_>>().join(", ")),
        "community.cover" => match detail {
            "removed" => t::audit_removed(lang),
            _ => t::audit_set(lang),
        }
        .to_owned(),
        "meeting.create" => match detail {
            "empty" => t::meeting_agenda_empty(lang).to_owned(),
            "previous" => t::meeting_agenda_previous(lang).to_owned(),
            key => template(key).unwrap_or_default(),
        },
        "meeting.documents" | "reflection.files" => match first {
            "link" => t::audit_link_added(lang),
            "file" | "add" => t::audit_file_added(lang),
            "remove" => t::audit_document_removed(lang),
            "restore" => t::audit_document_restored(lang),
            "confirm" => t::audit_file_confirmed(lang),
            _ => t::audit_moved(lang),
        }
        .to_owned(),
        "template.changed" => match detail {
            "delivered" => t::audit_as_delivered(lang),
            _ => "",
        }
        .to_owned(),
        "reflection.share" | "reflection.group" => coded(Code::Audience, detail),
        "vote.open" => match detail {
            "dots" => t::vote_method_dots(lang),
            "consent" => t::vote_method_consent(lang),
            _ => t::vote_method_approval(lang),
        }
        .to_owned(),
        "follow-up.change" => match detail {
            "accept" => t::follow_up_word_accepted(lang),
            "decline" => t::follow_up_word_declined(lang),
            "take" => t::follow_up_word_taken(lang),
            "finish" => t::follow_up_state_done(lang),
            "drop" => t::follow_up_state_dropped(lang),
            "reopen" => t::follow_up_word_reopened(lang),
            _ => t::follow_up_word_kept(lang),
        }
        .to_owned(),
        "theme.decide" => match detail {
            "keep" => t::theme_state_kept(lang),
            "set-aside" => t::theme_state_set_aside(lang),
            "merge" => t::theme_state_merged(lang),
            _ => t::theme_state_proposed(lang),
        }
        .to_owned(),
        "reflection.decision" => coded(Code::Decision, detail),
        "reflection.mark" => coded(Code::ReflectionKind, detail),
        "reflection.export" => {
            detail.parse().map(|count: i64| t::audit_reflections(lang, count)).unwrap_or_default()
        }
        "setting.changed" => {
            detail.parse().map(|months: i64| t::audit_months(lang, months)).unwrap_or_default()
        }
        // A reason that a person wrote.
        "reflection.author-seen" | "minutes.student-check" => format::quoted(lang, detail),
        _ => match detail.rsplit_once("revision ") {
            Some((_, number)) => t::audit_version(lang, number),
            None => String::new(),
        },
    }
}
