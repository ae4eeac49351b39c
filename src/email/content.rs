//! What each email says, in both languages.

use super::Email;
use crate::{
    i18n::{Lang, format, t},
    server::{mail::one_line, names},
};

/// The most emails that a name may take.
const NAME: usize = 120;

/// An email in content.
pub(super) struct Content {
    pub(super) subject: String,
    pub(super) paragraphs: Vec<String>,
    /// What a person wrote, in lines of its own.
    pub(super) quote: Option<String>,
    pub(super) after: Option<&'static str>,
    pub(super) action: Option<Action>,
    pub(super) why: String,
    /// What to do if one did not ask for it.
    pub(super) otherwise: String,
    /// Where one does that.
    pub(super) elsewhere: Option<String>,
}

/// What one can do.
pub(super) struct Action {
    pub(super) label: &'static str,
    pub(super) link: String,
    /// How long the link works.
    pub(super) until: Option<String>,
}

/// A name as somebody typed it, on one line and not endless.
pub(super) fn name(text: &str) -> String {
    let line = names::header(text);
    if line.chars().count() <= NAME { line } else { line.chars().take(NAME).chain(['…']).collect() }
}

/// A text as somebody typed it, its lines kept.
fn lines(text: &str) -> Option<String> {
    let text = text.lines().map(one_line).collect::<Vec<_>>().join("\n").trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn plain(subject: impl Into<String>, paragraphs: impl Into<String>) -> Content {
    Content {
        subject: subject.into(),
        paragraphs: vec![paragraphs.into()],
        quote: None,
        after: None,
        action: None,
        why: String::new(),
        otherwise: String::new(),
        elsewhere: None,
    }
}

impl Content {
    fn action(mut self, label: &'static str, link: &str, until: Option<String>) -> Self {
        self.action = Some(Action { label, link: link.to_owned(), until });
        self
    }

    fn because(mut self, why: impl Into<String>, otherwise: impl Into<String>) -> Self {
        self.why = why.into();
        self.otherwise = otherwise.into();
        self
    }
}

pub(super) fn content_of(email: &Email, lang: Lang) -> Content {
    match email {
        Email::SignIn { link, minutes } => {
            let until = format!("{} {}", t::email_link_minutes(lang, *minutes), t::email_sign_in_later(lang));
            plain(t::email_sign_in_subject(lang), t::email_sign_in_text(lang))
                .action(t::email_sign_in_action(lang), link, Some(until))
                .because(t::email_sign_in_why(lang), t::email_sign_in_otherwise(lang))
        }
        Email::VerifyAddress { link, hours } => {
            plain(t::email_verify_address_subject(lang), t::email_verify_address_text(lang))
                .action(t::email_verify_address_action(lang), link, Some(t::email_link_hours(lang, *hours)))
                .because(t::email_verify_address_why(lang), t::email_verify_address_otherwise(lang))
        }
        Email::ResetPassword { link, hours } => {
            plain(t::email_reset_password_subject(lang), t::email_reset_password_text(lang))
                .action(t::email_reset_password_action(lang), link, Some(t::email_link_hours(lang, *hours)))
                .because(t::email_reset_password_why(lang), t::email_reset_password_otherwise(lang))
        }
        Email::ChangeAddress { link, hours } => {
            plain(t::email_change_address_subject(lang), t::email_change_address_text(lang))
                .action(t::email_change_address_action(lang), link, Some(t::email_link_hours(lang, *hours)))
                .because(t::email_change_address_why(lang), t::email_change_address_otherwise(lang))
        }
        Email::ChangeAsked { new_hint, link, hours } => {
            plain(t::email_change_asked_subject(lang), t::email_change_asked_text(lang, name(new_hint)))
                .action(t::email_change_asked_action(lang), link, Some(t::email_link_hours(lang, *hours)))
                .because(t::email_change_asked_why(lang), t::email_change_asked_otherwise(lang))
        }
        Email::AddressChanged { new_hint } => {
            plain(t::email_address_changed_subject(lang), t::email_address_changed_text(lang, name(new_hint)))
                .because(
                    t::email_address_changed_why(lang),
                    and_team_helps(lang, t::email_address_changed_otherwise(lang)),
                )
        }
        Email::PasswordChanged { when } => password_changed(lang, *when),
        Email::Invitation { by, community, link, days } => {
            invitation(lang, &name(by), community.as_deref().map(name), link, *days)
        }
        Email::JoinRequested { who, community, link } => {
            let (who, community) = (&name(who), &name(community));
            plain(
                t::email_join_requested_subject(lang, community, who),
                t::email_join_requested_text(lang, community, who),
            )
            .action(t::email_join_requested_action(lang), link, None)
            .because(t::email_join_requested_why(lang, community), t::email_join_requested_otherwise(lang))
        }
        Email::JoinAccepted { community, link } => {
            let community = &name(community);
            plain(
                t::email_join_accepted_subject(lang, community),
                t::email_join_accepted_text(lang, community),
            )
            .action(t::email_community_action(lang), link, None)
            .because(
                t::email_join_accepted_why(lang, community),
                and_team_helps(lang, t::email_join_otherwise(lang)),
            )
        }
        Email::JoinDeclined { community, reason } => {
            declined(lang, &name(community), reason.as_deref().and_then(lines))
        }
        Email::RoleChanged { community, role, link } => {
            let community = &name(community);
            let mut content = plain(
                t::email_role_changed_subject(lang, community),
                t::email_role_changed_text(lang, community),
            )
            .action(t::email_community_action(lang), link, None)
            .because(t::email_role_changed_why(lang, community), t::email_role_changed_otherwise(lang));
            content.paragraphs.push(t::email_role_changed_role(lang, name(role)));
            content
        }
        Email::Meeting { .. } => meeting(email, lang),
        Email::Answered { theirs, community, link, profile, .. } => {
            answered(lang, *theirs, &name(community), link, profile)
        }
        Email::PortalRoleChanged { who, portal_role, given, by } => {
            office_changed(lang, &name(who), &name(portal_role), *given, &name(by))
        }
        Email::MemberAdded { who, role, community, by, link } => {
            let (who, role, community, by) = (&name(who), &name(role), &name(community), &name(by));
            plain(
                t::email_member_added_subject(lang, community, who),
                t::email_member_added_text(lang, by, community, role, who),
            )
            .action(t::email_member_added_action(lang), link, None)
            .because(
                t::email_member_added_why(lang, community),
                and_team_helps(lang, t::email_member_added_otherwise(lang)),
            )
        }
        Email::AuthorAsked { by, community, reason, link } => {
            let (by, community) = (&name(by), &name(community));
            let mut content = plain(
                t::email_author_asked_subject(lang, community),
                t::email_author_asked_text(lang, by, community),
            )
            .action(t::email_author_asked_action(lang), link, None)
            .because(
                t::email_author_asked_why(lang, community),
                and_team_helps(lang, t::email_author_asked_otherwise(lang)),
            );
            content.paragraphs.push(t::email_author_asked_reason(lang).to_owned());
            content.quote = lines(reason);
            content
        }
        Email::PrivateRead { by, community } => {
            let (by, community) = (&name(by), &name(community));
            plain(
                t::email_private_read_subject(lang, community),
                t::email_private_read_text(lang, by, community),
            )
            .because(
                t::email_private_read_why(lang, community),
                and_team_helps(lang, t::email_private_read_otherwise(lang)),
            )
        }
    }
}

fn office_changed(lang: Lang, who: &str, portal_role: &str, given: bool, by: &str) -> Content {
    let (subject, text) = if given {
        (
            t::email_office_given_subject(lang, portal_role, who),
            t::email_office_given_text(lang, by, portal_role, who),
        )
    } else {
        (
            t::email_office_taken_subject(lang, portal_role, who),
            t::email_office_taken_text(lang, by, portal_role, who),
        )
    };
    plain(subject, text).because(
        t::email_office_changed_why(lang),
        and_team_helps(lang, t::email_office_changed_otherwise(lang)),
    )
}

fn answered(lang: Lang, theirs: bool, community: &str, link: &str, profile: &str) -> Content {
    let mut content = if theirs {
        plain(t::email_answered_subject(lang), t::email_answered_text(lang, community))
    } else {
        plain(t::email_answered_back_subject(lang), t::email_answered_back_text(lang, community))
    }
    .action(t::email_answered_action(lang), link, None)
    .because(t::email_answered_why(lang), t::email_answered_otherwise(lang));
    content.paragraphs.push(t::email_answered_quiet(lang).to_owned());
    content.paragraphs.push(t::email_answered_once(lang).to_owned());
    content.elsewhere = Some(profile.to_owned());
    content
}

fn meeting(email: &Email, lang: Lang) -> Content {
    let Email::Meeting { new, community, title, when, how, place, video, link } = email else {
        return plain("", "");
    };
    let (community, title) = (&name(community), &name(title));
    let (subject, text) = if *new {
        (
            t::email_meeting_published_subject(lang, title),
            t::email_meeting_published_text(lang, community, title),
        )
    } else {
        (t::email_meeting_changed_subject(lang, title), t::email_meeting_changed_text(lang, community, title))
    };
    let mut content = plain(subject, text)
        .action(t::email_meeting_action(lang), link, None)
        .because(t::email_meeting_why(lang, community), t::email_meeting_otherwise(lang));
    let facts = [
        when.as_deref().map(|when| t::email_meeting_when(lang, name(when))),
        how.as_deref().map(|how| t::email_meeting_how(lang, name(how))),
        place.as_deref().map(|place| t::email_meeting_place(lang, name(place))),
        video.then(|| t::email_meeting_video(lang).to_owned()),
    ];
    content.paragraphs.extend(facts.into_iter().flatten());
    content
}

fn and_team_helps(lang: Lang, otherwise: &str) -> String {
    format!("{otherwise} {}", t::email_team_helps(lang))
}

fn password_changed(lang: Lang, when: i64) -> Content {
    let when = format::local(when);
    let (date, time) = (format::date(lang, when.date()), format::time(lang, when.time()));
    plain(t::email_password_changed_subject(lang), t::email_password_changed_text(lang, date, time)).because(
        t::email_password_changed_why(lang),
        and_team_helps(lang, t::email_password_changed_otherwise(lang)),
    )
}

fn invitation(lang: Lang, by: &str, community: Option<String>, link: &str, days: u32) -> Content {
    let mut content = match &community {
        Some(community) => plain(
            t::email_invitation_subject_community(lang, by, community),
            t::email_invitation_text_community(lang, by, community),
        ),
        None => plain(t::email_invitation_subject(lang, by), t::email_invitation_text(lang, by)),
    }
    .action(t::email_invitation_action(lang), link, Some(t::email_invitation_days(lang, days)))
    .because(t::email_invitation_why(lang, by), t::email_invitation_otherwise(lang));
    content.paragraphs.push(t::email_invitation_about(lang).to_owned());
    content
}

fn declined(lang: Lang, community: &str, reason: Option<String>) -> Content {
    let mut content =
        plain(t::email_join_declined_subject(lang, community), t::email_join_declined_text(lang, community))
            .because(
                t::email_join_accepted_why(lang, community),
                and_team_helps(lang, t::email_join_otherwise(lang)),
            );
    if reason.is_some() {
        content.paragraphs.push(t::email_join_declined_reason(lang).to_owned());
    }
    content.quote = reason;
    content.after = Some(t::email_join_declined_others(lang));
    content
}
