//! What entries of the audit log say besides what was done and to what.

use super::codes::{Code, word};
use ensemble_core::{Lang, format};
use ensemble_texts as t;

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
        "discussion-guide.publish" | "practice-guide.publish" => t::audit_version(lang, detail),
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
        "finding.answer" | "finding.progress" => coded(Code::FindingAnswer, detail),
        "finding.behind" => {
            detail.parse().map(|count: i64| t::audit_reflections(lang, count)).unwrap_or_default()
        }
        "practice.review" => coded(Code::PracticeVerdict, detail),
        "quotation.answer" => coded(Code::Consent, detail),
        "quotation.credit" => coded(Code::Credit, detail),
        "interest.designation" => coded(Code::Designation, detail),
        "need.decide" => match detail {
            "keep" => t::need_state_priority(lang),
            "set-aside" => t::need_state_set_aside(lang),
            _ => t::need_state_gathered(lang),
        }
        .to_owned(),
        // The hash that was published.
        "draw.close" | "draw.run" => detail.to_owned(),
        // The format of the file.
        "funnel.figures" => detail.to_uppercase(),
        // The number of the project, and what was decided.
        "screening.review" | "screening.conflict" => t::screening_project(lang, detail),
        "screening.settle" => {
            let verdict = match rest {
                "relevant" => t::screening_relevant(lang),
                _ => t::screening_not_relevant(lang),
            };
            t::screening_deed_project(lang, first, verdict)
        }
        "screening.settle-agreed" => t::screening_decided_count(lang, detail.parse::<u32>().unwrap_or(0)),
        "deliverable.edit" => match detail {
            "planned" => t::deliverable_name_planned(lang),
            "begun" => t::deliverable_name_begun(lang),
            "delivered" => t::deliverable_name_delivered(lang),
            _ => t::deliverable_name_dropped(lang),
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
