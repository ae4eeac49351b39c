//! The words for codes, by what a code is about.

use ensemble_common::notification::{NotificationCategory, model::NotificationKind};
use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// What a stored code is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Who may read a reflection.
    Audience,
    /// What people accept.
    Agreement,
    /// Whether a person comes to a meeting.
    Attendance,
    /// Whether something is so: 0 or 1.
    Answer,
    /// What came of an answer to a call when places were given.
    CallPlace,
    /// What a person is in a codevelopment session.
    CodevelopmentRole,
    /// A step of a codevelopment session.
    CodevelopmentStep,
    /// How a notification reaches a person.
    Channel,
    /// How a person signs in.
    Credential,
    /// Whether a person could come on a day.
    DateAnswer,
    /// What was decided about a report.
    Decision,
    /// What became of a decision of a community.
    DecisionState,
    /// How far a practice is.
    PracticeState,
    /// What a reviewer of a practice answered.
    PracticeVerdict,
    /// Of what kind a response to a practice is.
    PracticeResponse,
    /// How a practice worked where it was tried.
    PracticeOutcome,
    /// What became of an amendment to minutes.
    AmendmentState,
    /// Whether a person tried what they said.
    TryAnswer,
    /// When an email is sent.
    Delivery,
    /// Whether an organization designates a person.
    Designation,
    /// How often the digest is sent.
    DigestFrequency,
    /// What an author answered who is asked to be quoted.
    Consent,
    /// How an author is named where they are quoted.
    Credit,
    /// In what an author is quoted.
    QuotedIn,
    /// What the managers answered to a finding, and how far their action is.
    FindingAnswer,
    /// What happened to a finding.
    FindingChange,
    /// How far a follow-up is.
    FollowUp,
    /// What the owner of a follow-up answered.
    FollowUpAnswer,
    /// What happened to a follow-up.
    FollowUpChange,
    /// Of what the owner of a follow-up is reminded.
    FollowUpReminder,
    /// How far an answer to a call is.
    InterestState,
    /// A language.
    Lang,
    /// A level of the school system.
    Level,
    /// What a link by email is for.
    Link,
    /// Whether a file still tells who made it.
    Metadata,
    /// What people are notified of.
    Notification,
    /// Whether a partnership is there or could be.
    Partnership,
    /// Whether a service is in the directory.
    Service,
    /// A role in the portal.
    PortalRole,
    /// Whether a section of a guide worked at a meeting.
    SectionWorked,
    /// Whether a person has a place at a meeting.
    Place,
    /// Whether a person was at a meeting.
    Presence,
    /// A profession.
    Profession,
    /// What a reflection responds to.
    Prompt,
    /// A reaction to a reflection.
    Reaction,
    /// Whether a reflection is a finding or a challenge.
    ReflectionKind,
    /// When a reminder of a meeting is sent.
    Reminder,
    /// Who removed something.
    RemovedBy,
    /// What came of a request to join.
    Request,
    /// Why a reviewer cannot judge a project.
    ReviewConflict,
    /// A role in a community.
    Role,
    /// The sector of schools for which a person works.
    Sector,
    /// Where the portal noticed a person at a meeting.
    Sign,
    /// Where a person is in a tour de table.
    Round,
    /// How a person asks to speak.
    SpeakingRequest,
    /// What kind of thing something is about.
    Subject,
    /// In which way an order answered.
    OrderAnswer,
    /// What became of a question to an order.
    OrderQuestion,
    /// What became of a theme.
    Theme,
    /// From where it is known who was at a meeting.
    TickSource,
    /// Whether a project is relevant: 1 or 0.
    Verdict,
}

/// The word for a code; `None` for a code that this program does not know.
#[must_use]
pub fn word(lang: Lang, about: Code, code: &str) -> Option<&'static str> {
    Some(match (about, code) {
        (Code::Audience, "me") => t::reflection_level_me(lang),
        (Code::Audience, "people") => t::reflection_level_people(lang),
        (Code::Audience, "facilitators") => t::reflection_level_facilitators(lang),
        (Code::Audience, "community") => t::reflection_level_community(lang),
        (Code::Audience, "communities") => t::reflection_level_communities(lang),
        (Code::Audience, "public") => t::reflection_level_public(lang),
        (Code::Agreement, "terms") => t::account_terms(lang),
        (Code::Agreement, "confidentiality") => t::account_confidentiality(lang),
        (Code::Attendance, "in-person") => t::attendance_in_person(lang),
        (Code::Attendance, "virtual") => t::attendance_online(lang),
        (Code::Attendance, "maybe") => t::attendance_maybe(lang),
        (Code::Attendance, "no") => t::attendance_no(lang),
        (Code::Answer, "0") => t::account_word_no(lang),
        (Code::Answer, "1") => t::account_word_yes(lang),
        (Code::CallPlace, "none") => t::interest_place_none(lang),
        (Code::CallPlace, "waiting") => t::interest_place_waiting(lang),
        (Code::CallPlace, "offered") => t::interest_place_offered(lang),
        (Code::CallPlace, "accepted") => t::interest_place_accepted(lang),
        (Code::CallPlace, "declined") => t::interest_place_declined(lang),
        (Code::CallPlace, "expired") => t::interest_place_expired(lang),
        (Code::CallPlace, "refused") => t::interest_place_refused(lang),
        (Code::Channel, "email") => t::account_word_by_email(lang),
        (Code::CodevelopmentRole, "client") => t::codevelopment_client(lang),
        (Code::CodevelopmentRole, "facilitator") => t::codevelopment_facilitator(lang),
        (Code::CodevelopmentRole, "scribe") => t::codevelopment_scribe(lang),
        (Code::CodevelopmentRole, "consultant") => t::codevelopment_one_consultant(lang),
        (Code::CodevelopmentStep, "account") => t::codevelopment_account(lang),
        (Code::CodevelopmentStep, "questions") => t::codevelopment_questions(lang),
        (Code::CodevelopmentStep, "contract") => t::codevelopment_contract(lang),
        (Code::CodevelopmentStep, "suggestions") => t::codevelopment_suggestions(lang),
        (Code::CodevelopmentStep, "plan") => t::codevelopment_plan(lang),
        (Code::CodevelopmentStep, "learning") => t::codevelopment_learning(lang),
        (Code::Credential, "password") => t::account_password(lang),
        (Code::Credential, "oidc") => t::account_word_organization_account(lang),
        (Code::Credential, "passkey") => t::account_word_passkey(lang),
        (Code::DateAnswer, "yes") => t::date_yes(lang),
        (Code::DateAnswer, "if-needed") => t::date_if_needed(lang),
        (Code::DateAnswer, "no") => t::date_no(lang),
        (Code::DecisionState, "in-force") => t::minutes_decision_in_force(lang),
        (Code::DecisionState, "replaced") => t::minutes_decision_replaced(lang),
        (Code::DecisionState, "withdrawn") => t::minutes_decision_withdrawn(lang),
        (Code::AmendmentState, "pending") => t::minutes_amendment_pending(lang),
        (Code::AmendmentState, "accepted") => t::minutes_amendment_accepted(lang),
        (Code::AmendmentState, "declined") => t::minutes_amendment_declined(lang),
        (Code::TryAnswer, "tried") => t::minutes_try_tried(lang),
        (Code::TryAnswer, "adapted") => t::minutes_try_adapted(lang),
        (Code::TryAnswer, "not-yet") => t::minutes_try_not_yet(lang),
        (Code::Decision, "kept") => t::reflection_outcome_kept(lang),
        (Code::Decision, "removed") => t::reflection_outcome_removed(lang),
        (Code::Reminder, "week") => t::reminder_week(lang),
        (Code::Reminder, "day") => t::reminder_day(lang),
        (Code::Reminder, "hour") => t::reminder_hour(lang),
        (Code::Delivery, "at-once") => t::notification_at_once(lang),
        (Code::Delivery, "digest") => t::notification_in_digest(lang),
        (Code::Delivery | Code::DigestFrequency, "never") => t::notification_never(lang),
        (Code::Designation, "none") => t::interest_designation_none(lang),
        (Code::Designation, "asked") => t::interest_designation_asked(lang),
        (Code::Designation, "confirmed") => t::interest_designation_confirmed(lang),
        (Code::Designation, "declined") => t::interest_designation_declined(lang),
        (Code::DigestFrequency, "daily") => t::notification_digest_daily(lang),
        (Code::DigestFrequency, "weekly") => t::notification_digest_weekly(lang),
        (Code::Consent, "asked") => t::quotation_asked(lang),
        (Code::Consent, "given") => t::quotation_given(lang),
        (Code::Consent, "refused") => t::quotation_refused(lang),
        (Code::Consent, "withdrawn") => t::quotation_withdrawn(lang),
        (Code::Credit, "organization") => t::quotation_credit_organization(lang),
        (Code::Credit, "name") => t::quotation_credit_name(lang),
        (Code::Credit, "anonymous") => t::quotation_credit_anonymous(lang),
        (Code::QuotedIn, "finding") => t::quotation_in_finding(lang),
        (Code::QuotedIn, "practice") => t::quotation_in_practice(lang),
        (Code::QuotedIn, "guide") => t::quotation_in_guide(lang),
        (Code::FindingAnswer, "accepted") => t::finding_accepted(lang),
        (Code::FindingAnswer, "later") => t::finding_later(lang),
        (Code::FindingAnswer, "refused") => t::finding_refused(lang),
        (Code::FindingAnswer, "planned") => t::finding_planned(lang),
        (Code::FindingAnswer, "begun") => t::finding_begun(lang),
        (Code::FindingAnswer, "done") => t::finding_done(lang),
        (Code::FindingAnswer, "dropped") => t::finding_dropped(lang),
        (Code::FindingChange, "gathered") => t::finding_change_gathered(lang),
        (Code::FindingChange, "edited") => t::finding_change_edited(lang),
        (Code::FindingChange, "offered") => t::finding_change_offered(lang),
        (Code::FindingChange, "joined") => t::finding_change_joined(lang),
        (Code::FindingChange, "sent") => t::finding_change_sent(lang),
        (Code::FindingChange, "reminded") => t::finding_change_reminded(lang),
        (Code::FindingChange, "answered") => t::finding_change_answered(lang),
        (Code::FindingChange, "answer-changed") => t::finding_change_answer_changed(lang),
        (Code::FindingChange, "progressed") => t::finding_change_progressed(lang),
        (Code::FollowUp, "open") => t::follow_up_state_open(lang),
        (Code::FollowUp | Code::FollowUpChange, "done") => t::follow_up_state_done(lang),
        (Code::FollowUp | Code::FollowUpChange, "dropped") => t::follow_up_state_dropped(lang),
        (Code::FollowUpAnswer | Code::FollowUpChange, "proposed") => t::follow_up_word_proposed(lang),
        (Code::FollowUpAnswer | Code::FollowUpChange, "accepted") => t::follow_up_word_accepted(lang),
        (Code::FollowUpAnswer | Code::FollowUpChange, "declined") => t::follow_up_word_declined(lang),
        (Code::FollowUpChange, "edited") => t::follow_up_word_edited(lang),
        (Code::FollowUpChange, "assigned") => t::follow_up_word_assigned(lang),
        (Code::FollowUpChange, "taken") => t::follow_up_word_taken(lang),
        (Code::FollowUpChange, "reopened") => t::follow_up_word_reopened(lang),
        (Code::FollowUpChange, "kept") => t::follow_up_word_kept(lang),
        (Code::FollowUpChange, "asked") => t::follow_up_word_asked(lang),
        (Code::FollowUpChange, "owner-left") => t::follow_up_word_left(lang),
        (Code::FollowUpReminder, "soon") => t::follow_up_word_soon(lang),
        (Code::FollowUpReminder, "overdue") => t::follow_up_word_overdue(lang),
        (Code::InterestState, "draft") => t::interest_manage_data_state_draft(lang),
        (Code::InterestState, "sent") => t::interest_manage_data_state_sent(lang),
        (Code::InterestState, "withdrawn") => t::interest_manage_data_state_withdrawn(lang),
        (Code::Lang, "fr") => t::account_word_french(lang),
        (Code::Lang, "en") => t::account_word_english(lang),
        (Code::Level, "preschool") => t::community_level_preschool(lang),
        (Code::Level, "primary") => t::community_level_primary(lang),
        (Code::Level, "secondary") => t::community_level_secondary(lang),
        (Code::Level, "vocational") => t::community_level_vocational(lang),
        (Code::Level, "adult") => t::community_level_adult(lang),
        (Code::Link, "sign-in") => t::account_word_link_sign_in(lang),
        (Code::Link, "verify") => t::account_word_link_verify(lang),
        (Code::Link, "reset") => t::account_word_link_reset(lang),
        (Code::Link, "change") => t::account_word_link_change(lang),
        (Code::Link, "stop") => t::account_word_link_stop(lang),
        (Code::Link, "invite") => t::account_word_link_invite(lang),
        (Code::Metadata, "unchecked") => t::account_word_metadata_unchecked(lang),
        (Code::Metadata, "removed") => t::account_word_metadata_removed(lang),
        (Code::Metadata, "kept") => t::account_word_metadata_kept(lang),
        (Code::Metadata, "confirmed") => t::account_word_metadata_confirmed(lang),
        (Code::Place, "held") => t::attendance_place_held(lang),
        (Code::Place, "offered") => t::attendance_place_offered(lang),
        (Code::Place, "waiting") => t::attendance_place_waiting(lang),
        (Code::Place, "lapsed") => t::attendance_place_lapsed(lang),
        (Code::Presence, "present") => t::participation_present(lang),
        (Code::Presence, "absent") => t::participation_absent(lang),
        (Code::Partnership, "present") => t::guide_present(lang),
        (Code::Partnership, "possible") => t::guide_possible(lang),
        (Code::Service, "proposed") => t::service_state_proposed(lang),
        (Code::Service, "listed") => t::service_state_listed(lang),
        (Code::Service, "set-aside") => t::service_state_set_aside(lang),
        (Code::SectionWorked, "yes") => t::section_use_worked_yes(lang),
        (Code::SectionWorked, "partly") => t::section_use_worked_partly(lang),
        (Code::SectionWorked, "no") => t::section_use_worked_no(lang),
        (Code::PortalRole, "coordinator") => t::membership_office_coordinator(lang),
        (Code::PortalRole, "administrator") => t::membership_office_administrator(lang),
        (Code::PortalRole, "privacy-officer") => t::membership_office_privacy_officer(lang),
        (Code::Profession, "guidance-counsellor") => t::community_profession_guidance_counsellor(lang),
        (Code::Profession, "speech-language-pathologist") => {
            t::community_profession_speech_language_pathologist(lang)
        }
        (Code::Profession, "psychoeducator") => t::community_profession_psychoeducator(lang),
        (Code::Profession, "psychologist") => t::community_profession_psychologist(lang),
        (Code::Profession, "remedial-teacher") => t::community_profession_remedial_teacher(lang),
        (Code::Profession, "manager") => t::community_profession_manager(lang),
        (Code::Prompt, "question") => t::reflection_prompt_question(lang),
        (Code::Prompt, "meeting") => t::reflection_prompt_meeting(lang),
        (Code::Prompt, "item") => t::reflection_prompt_item(lang),
        (Code::Reaction, "useful") => t::reflection_reaction_useful(lang),
        (Code::Reaction, "tried") => t::reflection_reaction_tried(lang),
        (Code::Reaction, "question") => t::reflection_reaction_question(lang),
        (Code::Reaction, "bookmark") => t::reflection_reaction_bookmark(lang),
        (Code::ReflectionKind, "finding") => t::reflection_mark_finding(lang),
        (Code::Round, "waiting") => t::speaking_data_round_waiting(lang),
        (Code::Round, "deferred") => t::speaking_data_round_deferred(lang),
        (Code::Round, "spoke") => t::speaking_data_round_spoke(lang),
        (Code::Round, "passed") => t::speaking_data_round_passed(lang),
        (Code::SpeakingRequest, "hand") => t::speaking_data_kind_hand(lang),
        (Code::SpeakingRequest, "reply") => t::speaking_direct_reply(lang),
        (Code::SpeakingRequest, "silent") => t::speaking_write(lang),
        (Code::ReflectionKind, "challenge") => t::reflection_mark_challenge(lang),
        (Code::RemovedBy, "author") => t::account_word_removed_by_author(lang),
        (Code::RemovedBy, "moderation") => t::account_word_removed_by_moderation(lang),
        (Code::RemovedBy, "facilitator") => t::account_word_removed_by_facilitator(lang),
        (Code::Request, "accepted") => t::account_word_request_accepted(lang),
        (Code::Request, "declined") => t::account_word_request_declined(lang),
        (Code::Request, "withdrawn") => t::account_word_request_withdrawn(lang),
        (Code::ReviewConflict, "knows") => t::screening_conflict_knows(lang),
        (Code::ReviewConflict, "helped") => t::screening_conflict_helped(lang),
        (Code::ReviewConflict, "other") => t::screening_conflict_other(lang),
        (Code::Role, "facilitator") => t::membership_role_facilitator(lang),
        (Code::Role, "member") => t::membership_role_member(lang),
        (Code::Role, "liaison") => t::membership_role_liaison(lang),
        (Code::Role, "observer") => t::membership_role_observer(lang),
        (Code::Sector, "youth") => t::call_sector_youth(lang),
        (Code::Sector, "vocational") => t::call_sector_vocational(lang),
        (Code::Sector, "adult") => t::call_sector_adult(lang),
        (Code::Sector, "english") => t::call_sector_english(lang),
        (Code::Sector, "private") => t::call_sector_private(lang),
        (Code::Sign, "joined") => t::participation_data_joined(lang),
        (Code::Sign, "code") => t::participation_data_by_code(lang),
        (Code::TickSource, "facilitator") => t::participation_data_facilitator(lang),
        (Code::TickSource, "paper") => t::participation_from_paper(lang),
        (Code::OrderAnswer, "text") => t::order_question_given_text(lang),
        (Code::OrderAnswer, "meeting") => t::order_question_given_meeting(lang),
        (Code::OrderQuestion, "asked") => t::order_question_state_asked(lang),
        (Code::OrderQuestion, "passed") => t::order_question_state_passed(lang),
        (Code::OrderQuestion, "answered") => t::order_question_state_answered(lang),
        (Code::OrderQuestion, "merged") => t::order_question_state_merged(lang),
        (Code::OrderQuestion, "withdrawn") => t::order_question_state_withdrawn(lang),
        (Code::PracticeState, "draft") => t::practice_state_draft(lang),
        (Code::PracticeState, "review") => t::practice_state_review(lang),
        (Code::PracticeState, "published") => t::practice_state_published(lang),
        (Code::PracticeState, "withdrawn") => t::practice_state_withdrawn(lang),
        (Code::PracticeVerdict, "approved") => t::practice_verdict_approved(lang),
        (Code::PracticeVerdict, "changes") => t::practice_verdict_changes(lang),
        (Code::PracticeResponse, "comment") => t::practice_kind_comment(lang),
        (Code::PracticeResponse, "trial") => t::practice_kind_trial(lang),
        (Code::PracticeOutcome, "worked") => t::practice_outcome_worked(lang),
        (Code::PracticeOutcome, "partly") => t::practice_outcome_partly(lang),
        (Code::PracticeOutcome, "not") => t::practice_outcome_not(lang),
        (Code::Theme, "proposed") => t::theme_state_proposed(lang),
        (Code::Theme, "kept") => t::theme_state_kept(lang),
        (Code::Theme, "set-aside") => t::theme_state_set_aside(lang),
        (Code::Theme, "merged") => t::theme_state_merged(lang),
        (Code::Verdict, "1") => t::screening_relevant(lang),
        (Code::Verdict, "0") => t::screening_not_relevant(lang),
        (Code::Notification, kind) => {
            return notification_word(lang, kind);
        }
        (Code::Subject, kind) => return super::audit_subject_kind(lang, kind),
        _ => return None,
    })
}

/// The word for a category or a kind of notifications.
fn notification_word(lang: Lang, code: &str) -> Option<&'static str> {
    if let Some(category) = NotificationCategory::from_code(code) {
        return Some(category.label(lang));
    }
    NotificationKind::from_code(code).map(|kind| kind.label(lang))
}

/// A time zone, with the places that live by it.
#[must_use]
pub fn zone_name(lang: Lang, zone: &str) -> String {
    match zone {
        "America/Toronto" => t::account_zone_eastern(lang).to_owned(),
        "America/Halifax" => t::account_zone_atlantic(lang).to_owned(),
        "America/Blanc-Sablon" => t::account_zone_blanc_sablon(lang).to_owned(),
        "America/Winnipeg" => t::account_zone_central(lang).to_owned(),
        "America/Vancouver" => t::account_zone_pacific(lang).to_owned(),
        other => format::zone_name(other),
    }
}
