//! What each letter says, in both languages.

use super::Letter;
use crate::{
    i18n::{Lang, format, t},
    server::{mail::one_line, names},
};

/// The most letters that a name may take.
const NAME: usize = 120;

/// A letter in words.
pub(super) struct Words {
    pub(super) subject: String,
    pub(super) says: Vec<String>,
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

fn plain(subject: impl Into<String>, says: impl Into<String>) -> Words {
    Words {
        subject: subject.into(),
        says: vec![says.into()],
        quote: None,
        after: None,
        action: None,
        why: String::new(),
        otherwise: String::new(),
        elsewhere: None,
    }
}

impl Words {
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

pub(super) fn words(letter: &Letter, lang: Lang) -> Words {
    match letter {
        Letter::SignIn { link, minutes } => {
            let until =
                format!("{} {}", t::letter_link_minutes(lang, *minutes), t::letter_sign_in_later(lang));
            plain(t::letter_sign_in_subject(lang), t::letter_sign_in_text(lang))
                .action(t::letter_sign_in_action(lang), link, Some(until))
                .because(t::letter_sign_in_why(lang), t::letter_sign_in_otherwise(lang))
        }
        Letter::VerifyAddress { link, hours } => {
            plain(t::letter_verify_address_subject(lang), t::letter_verify_address_text(lang))
                .action(t::letter_verify_address_action(lang), link, Some(t::letter_link_hours(lang, *hours)))
                .because(t::letter_verify_address_why(lang), t::letter_verify_address_otherwise(lang))
        }
        Letter::ResetPassword { link, hours } => {
            plain(t::letter_reset_password_subject(lang), t::letter_reset_password_text(lang))
                .action(t::letter_reset_password_action(lang), link, Some(t::letter_link_hours(lang, *hours)))
                .because(t::letter_reset_password_why(lang), t::letter_reset_password_otherwise(lang))
        }
        Letter::ChangeAddress { link, hours } => {
            plain(t::letter_change_address_subject(lang), t::letter_change_address_text(lang))
                .action(t::letter_change_address_action(lang), link, Some(t::letter_link_hours(lang, *hours)))
                .because(t::letter_change_address_why(lang), t::letter_change_address_otherwise(lang))
        }
        Letter::ChangeAsked { new_hint, link, hours } => {
            plain(t::letter_change_asked_subject(lang), t::letter_change_asked_text(lang, name(new_hint)))
                .action(t::letter_change_asked_action(lang), link, Some(t::letter_link_hours(lang, *hours)))
                .because(t::letter_change_asked_why(lang), t::letter_change_asked_otherwise(lang))
        }
        Letter::AddressChanged { new_hint } => plain(
            t::letter_address_changed_subject(lang),
            t::letter_address_changed_text(lang, name(new_hint)),
        )
        .because(
            t::letter_address_changed_why(lang),
            and_team_helps(lang, t::letter_address_changed_otherwise(lang)),
        ),
        Letter::PasswordChanged { when } => password_changed(lang, *when),
        Letter::Invitation { by, community, link, days } => {
            invitation(lang, &name(by), community.as_deref().map(name), link, *days)
        }
        Letter::JoinRequested { who, community, link } => {
            let (who, community) = (&name(who), &name(community));
            plain(
                t::letter_join_requested_subject(lang, community, who),
                t::letter_join_requested_text(lang, community, who),
            )
            .action(t::letter_join_requested_action(lang), link, None)
            .because(t::letter_join_requested_why(lang, community), t::letter_join_requested_otherwise(lang))
        }
        Letter::JoinAccepted { community, link } => {
            let community = &name(community);
            plain(
                t::letter_join_accepted_subject(lang, community),
                t::letter_join_accepted_text(lang, community),
            )
            .action(t::letter_community_action(lang), link, None)
            .because(
                t::letter_join_accepted_why(lang, community),
                and_team_helps(lang, t::letter_join_otherwise(lang)),
            )
        }
        Letter::JoinDeclined { community, reason } => {
            declined(lang, &name(community), reason.as_deref().and_then(lines))
        }
        Letter::RoleChanged { community, role, link } => {
            let community = &name(community);
            let mut words = plain(
                t::letter_role_changed_subject(lang, community),
                t::letter_role_changed_text(lang, community),
            )
            .action(t::letter_community_action(lang), link, None)
            .because(t::letter_role_changed_why(lang, community), t::letter_role_changed_otherwise(lang));
            words.says.push(t::letter_role_changed_role(lang, name(role)));
            words
        }
        Letter::Meeting { .. } => meeting(letter, lang),
        Letter::Answered { theirs, community, link, profile, .. } => {
            answered(lang, *theirs, &name(community), link, profile)
        }
        Letter::PortalRoleChanged { who, portal_role, given, by } => {
            portal_role_changed(lang, &name(who), &name(portal_role), *given, &name(by))
        }
        Letter::MemberAdded { who, role, community, by, link } => {
            let (who, role, community, by) = (&name(who), &name(role), &name(community), &name(by));
            plain(
                t::letter_member_added_subject(lang, community, who),
                t::letter_member_added_text(lang, by, community, role, who),
            )
            .action(t::letter_member_added_action(lang), link, None)
            .because(
                t::letter_member_added_why(lang, community),
                and_team_helps(lang, t::letter_member_added_otherwise(lang)),
            )
        }
        Letter::AuthorAsked { by, community, reason, link } => {
            let (by, community) = (&name(by), &name(community));
            let mut words = plain(
                t::letter_author_asked_subject(lang, community),
                t::letter_author_asked_text(lang, by, community),
            )
            .action(t::letter_author_asked_action(lang), link, None)
            .because(
                t::letter_author_asked_why(lang, community),
                and_team_helps(lang, t::letter_author_asked_otherwise(lang)),
            );
            words.says.push(t::letter_author_asked_reason(lang).to_owned());
            words.quote = lines(reason);
            words
        }
        Letter::PrivateRead { by, community } => {
            let (by, community) = (&name(by), &name(community));
            plain(
                t::letter_private_read_subject(lang, community),
                t::letter_private_read_text(lang, by, community),
            )
            .because(
                t::letter_private_read_why(lang, community),
                and_team_helps(lang, t::letter_private_read_otherwise(lang)),
            )
        }
    }
}

fn portal_role_changed(lang: Lang, who: &str, portal_role: &str, given: bool, by: &str) -> Words {
    let (subject, text) = if given {
        (
            t::letter_office_given_subject(lang, portal_role, who),
            t::letter_office_given_text(lang, by, portal_role, who),
        )
    } else {
        (
            t::letter_office_taken_subject(lang, portal_role, who),
            t::letter_office_taken_text(lang, by, portal_role, who),
        )
    };
    plain(subject, text).because(
        t::letter_office_changed_why(lang),
        and_team_helps(lang, t::letter_office_changed_otherwise(lang)),
    )
}

fn answered(lang: Lang, theirs: bool, community: &str, link: &str, profile: &str) -> Words {
    let mut words = if theirs {
        plain(t::letter_answered_subject(lang), t::letter_answered_text(lang, community))
    } else {
        plain(t::letter_answered_back_subject(lang), t::letter_answered_back_text(lang, community))
    }
    .action(t::letter_answered_action(lang), link, None)
    .because(t::letter_answered_why(lang), t::letter_answered_otherwise(lang));
    words.says.push(t::letter_answered_quiet(lang).to_owned());
    words.says.push(t::letter_answered_once(lang).to_owned());
    words.elsewhere = Some(profile.to_owned());
    words
}

fn meeting(letter: &Letter, lang: Lang) -> Words {
    let Letter::Meeting { new, community, title, when, how, place, video, link } = letter else {
        return plain("", "");
    };
    let (community, title) = (&name(community), &name(title));
    let (subject, text) = if *new {
        (
            t::letter_meeting_published_subject(lang, title),
            t::letter_meeting_published_text(lang, community, title),
        )
    } else {
        (
            t::letter_meeting_changed_subject(lang, title),
            t::letter_meeting_changed_text(lang, community, title),
        )
    };
    let mut words = plain(subject, text)
        .action(t::letter_meeting_action(lang), link, None)
        .because(t::letter_meeting_why(lang, community), t::letter_meeting_otherwise(lang));
    let facts = [
        when.as_deref().map(|when| t::letter_meeting_when(lang, name(when))),
        how.as_deref().map(|how| t::letter_meeting_how(lang, name(how))),
        place.as_deref().map(|place| t::letter_meeting_place(lang, name(place))),
        video.then(|| t::letter_meeting_video(lang).to_owned()),
    ];
    words.says.extend(facts.into_iter().flatten());
    words
}

fn and_team_helps(lang: Lang, otherwise: &str) -> String {
    format!("{otherwise} {}", t::letter_team_helps(lang))
}

fn password_changed(lang: Lang, when: i64) -> Words {
    let when = format::local(when);
    let (date, time) = (format::date(lang, when.date()), format::time(lang, when.time()));
    plain(t::letter_password_changed_subject(lang), t::letter_password_changed_text(lang, date, time))
        .because(
            t::letter_password_changed_why(lang),
            and_team_helps(lang, t::letter_password_changed_otherwise(lang)),
        )
}

fn invitation(lang: Lang, by: &str, community: Option<String>, link: &str, days: u32) -> Words {
    let mut words = match &community {
        Some(community) => plain(
            t::letter_invitation_subject_community(lang, by, community),
            t::letter_invitation_text_community(lang, by, community),
        ),
        None => plain(t::letter_invitation_subject(lang, by), t::letter_invitation_text(lang, by)),
    }
    .action(t::letter_invitation_action(lang), link, Some(t::letter_invitation_days(lang, days)))
    .because(t::letter_invitation_why(lang, by), t::letter_invitation_otherwise(lang));
    words.says.push(t::letter_invitation_about(lang).to_owned());
    words
}

fn declined(lang: Lang, community: &str, reason: Option<String>) -> Words {
    let mut words = plain(
        t::letter_join_declined_subject(lang, community),
        t::letter_join_declined_text(lang, community),
    )
    .because(
        t::letter_join_accepted_why(lang, community),
        and_team_helps(lang, t::letter_join_otherwise(lang)),
    );
    if reason.is_some() {
        words.says.push(t::letter_join_declined_reason(lang).to_owned());
    }
    words.quote = reason;
    words.after = Some(t::letter_join_declined_others(lang));
    words
}
