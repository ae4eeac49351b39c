//! What each email of an account says.

use super::{
    Email,
    content::{Content, Message, short_name},
};
use ensemble_core::{Lang, format};
use ensemble_texts as t;

impl Message for Email {
    fn kind(&self) -> &'static str {
        match self {
            Self::SignIn { .. } => "sign-in",
            Self::VerifyAddress { .. } => "verify-address",
            Self::ResetPassword { .. } => "reset-password",
            Self::ChangeAddress { .. } => "change-address",
            Self::ChangeAsked { .. } => "change-asked",
            Self::AddressChanged { .. } => "address-changed",
            Self::PasswordChanged { .. } => "password-changed",
            Self::Invitation { .. } => "invitation",
        }
    }

    fn content(&self, lang: Lang) -> Content {
        content_of(self, lang)
    }
}

fn content_of(email: &Email, lang: Lang) -> Content {
    match email {
        Email::SignIn { link, minutes } => {
            Content::new(t::email_sign_in_subject(lang), t::email_sign_in_text(lang))
                .action(t::email_sign_in_action(lang), link)
                .valid(format!("{} {}", t::email_link_minutes(lang, *minutes), t::email_sign_in_later(lang)))
                .because(t::email_sign_in_why(lang), t::email_sign_in_otherwise(lang))
        }
        Email::VerifyAddress { link, hours } => {
            Content::new(t::email_verify_address_subject(lang), t::email_verify_address_text(lang))
                .action(t::email_verify_address_action(lang), link)
                .valid(t::email_link_hours(lang, *hours))
                .because(t::email_verify_address_why(lang), t::email_verify_address_otherwise(lang))
        }
        Email::ResetPassword { link, hours } => {
            Content::new(t::email_reset_password_subject(lang), t::email_reset_password_text(lang))
                .action(t::email_reset_password_action(lang), link)
                .valid(t::email_link_hours(lang, *hours))
                .because(t::email_reset_password_why(lang), t::email_reset_password_otherwise(lang))
        }
        Email::ChangeAddress { link, hours } => {
            Content::new(t::email_change_address_subject(lang), t::email_change_address_text(lang))
                .action(t::email_change_address_action(lang), link)
                .valid(t::email_link_hours(lang, *hours))
                .because(t::email_change_address_why(lang), t::email_change_address_otherwise(lang))
        }
        Email::ChangeAsked { new_hint, link, hours } => Content::new(
            t::email_change_asked_subject(lang),
            t::email_change_asked_text(lang, short_name(new_hint)),
        )
        .action(t::email_change_asked_action(lang), link)
        .valid(t::email_link_hours(lang, *hours))
        .because(t::email_change_asked_why(lang), t::email_change_asked_otherwise(lang)),
        Email::AddressChanged { new_hint } => Content::new(
            t::email_address_changed_subject(lang),
            t::email_address_changed_text(lang, short_name(new_hint)),
        )
        .because(t::email_address_changed_why(lang), t::email_address_changed_otherwise(lang))
        .team_helps(lang),
        Email::PasswordChanged { when } => {
            let when = format::local(*when);
            let (date, time) = (format::date(lang, when.date()), format::time(lang, when.time()));
            Content::new(
                t::email_password_changed_subject(lang),
                t::email_password_changed_text(lang, date, time),
            )
            .because(t::email_password_changed_why(lang), t::email_password_changed_otherwise(lang))
            .team_helps(lang)
        }
        Email::Invitation { by, community, link, days } => {
            let by = &short_name(by);
            let content = match community.as_deref().map(short_name) {
                Some(community) => Content::new(
                    t::email_invitation_subject_community(lang, by, &community),
                    t::email_invitation_text_community(lang, by, &community),
                ),
                None => {
                    Content::new(t::email_invitation_subject(lang, by), t::email_invitation_text(lang, by))
                }
            };
            content
                .paragraph(t::email_invitation_about(lang))
                .action(t::email_invitation_action(lang), link)
                .valid(t::email_invitation_days(lang, *days))
                .because(t::email_invitation_why(lang, by), t::email_invitation_otherwise(lang))
        }
    }
}
