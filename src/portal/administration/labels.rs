//! The names of this feature's values, in both languages.

use crate::{
    account::model::Agreement,
    community::model::OrganizationKind,
    meeting::model::{Template, TemplateKind},
    membership::model::Liaison,
};
use ensemble_core::{Lang, Standing};
use ensemble_server::mail::outbox::DeliveryStatus;
use ensemble_texts as t;
use ensemble_ui::Tone;

/// What a type of organization is called.
pub(super) fn organization_kind(lang: Lang, kind: OrganizationKind) -> &'static str {
    match kind {
        OrganizationKind::ServiceCentre => t::administration_kind_service_centre(lang),
        OrganizationKind::SchoolBoard => t::administration_kind_school_board(lang),
        OrganizationKind::PrivateSchool => t::administration_kind_private_school(lang),
        OrganizationKind::Order => t::administration_kind_order(lang),
        OrganizationKind::Ministry => t::administration_kind_ministry(lang),
        OrganizationKind::University => t::administration_kind_university(lang),
        OrganizationKind::Other => t::administration_kind_other(lang),
    }
}

/// How a community works with a professional order.
pub(super) fn liaison(lang: Lang, liaison: Liaison) -> &'static str {
    match liaison {
        Liaison::None => t::administration_liaison_none(lang),
        Liaison::Attends => t::administration_liaison_attends(lang),
        Liaison::Questions => t::administration_liaison_questions(lang),
        Liaison::Relay => t::administration_liaison_relay(lang),
        Liaison::Contact => t::administration_liaison_contact(lang),
    }
}

/// What people are asked to accept.
pub(super) fn agreement(lang: Lang, agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Terms => t::account_terms(lang),
        Agreement::Confidentiality => t::account_confidentiality(lang),
    }
}

/// How an email stands.
pub(super) fn sending(lang: Lang, standing: DeliveryStatus) -> (&'static str, Tone) {
    match standing {
        DeliveryStatus::Waiting => (t::administration_mail_waiting(lang), Tone::Warn),
        DeliveryStatus::Sent => (t::administration_mail_sent(lang), Tone::Good),
        DeliveryStatus::GivenUp => (t::administration_mail_failed(lang), Tone::Bad),
        DeliveryStatus::Expired => (t::administration_mail_over(lang), Tone::Plain),
    }
}

/// How a page stands in one language.
pub(super) fn standing(lang: Lang, standing: Standing) -> (&'static str, Tone) {
    match standing {
        Standing::Fine => (t::administration_pages_fine(lang), Tone::Good),
        Standing::Unreviewed => (t::administration_pages_unreviewed(lang), Tone::Plain),
        Standing::Outdated { .. } => (t::administration_pages_outdated(lang), Tone::Warn),
        Standing::OtherLanguage => (t::administration_pages_missing(lang), Tone::Bad),
    }
}

/// What an outline is for.
pub(super) fn template_kind(lang: Lang, kind: TemplateKind) -> &'static str {
    match kind {
        TemplateKind::Meeting => t::administration_template_meeting(lang),
        TemplateKind::Codevelopment => t::administration_template_codevelopment(lang),
        TemplateKind::Guide => t::administration_template_guide(lang),
    }
}

/// Where an outline comes from, and whether it is offered.
pub(super) fn template_standing(lang: Lang, template: &Template) -> (&'static str, Tone) {
    match (template.retired, template.built_in, template.written) {
        (true, ..) => (t::administration_template_retired(lang), Tone::Plain),
        (_, true, false) => (t::administration_template_as_delivered(lang), Tone::Good),
        (_, true, true) => (t::administration_template_changed(lang), Tone::Meet),
        (_, false, _) => (t::administration_template_own(lang), Tone::Meet),
    }
}

/// What a part of an outline is called.
pub(super) fn template_field(lang: Lang, part: &str) -> &'static str {
    match part {
        "title" => t::meeting_field_title(lang),
        "summary" => t::community_edit_summary(lang),
        "minutes" => t::administration_template_minutes(lang),
        "about" => t::administration_template_about(lang),
        "lead" => t::administration_template_lead(lang),
        "link" => t::administration_template_link(lang),
        _ => t::community_fact_kind(lang),
    }
}

/// The name of an action in the log; an action without a name keeps its code.
pub(super) fn audit_action(lang: Lang, action: &str) -> &str {
    match action {
        "person.sign-in" => t::administration_deed_person_sign_in(lang),
        "person.sign-in-failed" => t::administration_deed_person_sign_in_failed(lang),
        "person.password" => t::administration_deed_person_password(lang),
        "person.address" => t::administration_deed_person_address(lang),
        "person.address-asked" => t::administration_deed_person_address_asked(lang),
        "person.address-stopped" => t::administration_deed_person_address_stopped(lang),
        "person.data" => t::administration_deed_person_data(lang),
        "person.invitation-withdrawn" => t::administration_deed_invitation_withdrawn(lang),
        "person.invited" => t::administration_deed_person_invited(lang),
        "person.seen" => t::administration_deed_person_seen(lang),
        "person.closed" => t::administration_deed_person_closed(lang),
        "person.opened" => t::administration_deed_person_opened(lang),
        "consent.accept" => t::administration_deed_consent_accept(lang),
        "consent.revoke" => t::administration_deed_consent_revoke(lang),
        "membership.role" => t::administration_deed_membership_role(lang),
        "membership.request" => t::administration_deed_membership_request(lang),
        "membership.invited" => t::administration_deed_membership_invited(lang),
        "office.given" => t::administration_deed_role_given(lang),
        "office.taken" => t::administration_deed_role_taken(lang),
        "organisation.added" => t::administration_deed_organization_added(lang),
        "organisation.changed" => t::administration_deed_organization_changed(lang),
        "organisation.deleted" => t::administration_deed_organization_deleted(lang),
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
        "meeting.documents" => t::administration_deed_meeting_documents(lang),
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
        "page.edit" => t::administration_deed_page_edit(lang),
        "setting.changed" => t::administration_deed_setting_changed(lang),
        "agreement.published" => t::administration_deed_agreement_published(lang),
        "mail.seen" => t::administration_deed_mail_seen(lang),
        "mail.again" => t::administration_deed_mail_again(lang),
        "log.read" => t::administration_deed_log_read(lang),
        "log.downloaded" => t::administration_deed_log_downloaded(lang),
        other => other,
    }
}
