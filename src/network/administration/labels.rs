//! The names of this feature's values, in both languages.

use super::model::OrganizationRow;
use ensemble_communities::{
    account::model::Agreement, community::model::OrganizationKind, membership::model::Liaison,
};
use ensemble_core::{Lang, Standing, format};
use ensemble_meetings::meeting::model::{Template, TemplateKind};
use ensemble_server::mail::outbox::DeliveryStatus;
use ensemble_texts as t;
use ensemble_ui::Tone;

/// What a type of organization is called.
pub fn organization_kind(lang: Lang, kind: OrganizationKind) -> &'static str {
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

/// Who still uses an organization, so that it stays.
pub(super) fn organization_used(lang: Lang, row: &OrganizationRow) -> String {
    let people = (row.people > 0).then(|| t::administration_people_count(lang, row.people));
    let communities = (row.communities > 0).then(|| t::community_count(lang, row.communities));
    let users: Vec<String> = people.into_iter().chain(communities).collect();
    t::administration_organization_used(lang, format::list(lang, &users))
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
