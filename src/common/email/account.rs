//! What each email of an account says.

use super::{
    AccountEmail,
    content::{Content, EmailTemplate},
};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_server::names::email_name;
use ensemble_texts as t;

impl EmailTemplate for AccountEmail {
    fn kind(&self) -> &'static str {
        match self {
            Self::SignIn { .. } => "sign-in",
            Self::VerifyAddress { .. } => "verify-address",
            Self::ResetPassword { .. } => "reset-password",
            Self::VerifyNewAddress { .. } => "change-address",
            Self::AddressChangeRequested { .. } => "change-asked",
            Self::AddressChanged { .. } => "address-changed",
            Self::PasswordChanged { .. } => "password-changed",
            Self::Invitation { .. } => "invitation",
        }
    }

    fn content(&self, lang: Lang) -> Content {
        content_of(self, lang)
    }
}

fn content_of(email: &AccountEmail, lang: Lang) -> Content {
    match email {
        AccountEmail::SignIn { link, minutes } => {
            Content::new(t::email_sign_in_subject(lang), t::email_sign_in_text(lang))
                .button(t::email_sign_in_action(lang), link)
                .valid(format!("{} {}", t::email_link_minutes(lang, *minutes), t::email_sign_in_later(lang)))
                .footer(t::email_sign_in_why(lang), t::email_sign_in_otherwise(lang))
        }
        AccountEmail::VerifyAddress { link, hours } => {
            Content::new(t::email_verify_address_subject(lang), t::email_verify_address_text(lang))
                .button(t::email_verify_address_action(lang), link)
                .valid(t::email_link_hours(lang, *hours))
                .footer(t::email_verify_address_why(lang), t::email_verify_address_otherwise(lang))
        }
        AccountEmail::ResetPassword { link, hours } => {
            Content::new(t::email_reset_password_subject(lang), t::email_reset_password_text(lang))
                .button(t::email_reset_password_action(lang), link)
                .valid(t::email_link_hours(lang, *hours))
                .footer(t::email_reset_password_why(lang), t::email_reset_password_otherwise(lang))
        }
        AccountEmail::VerifyNewAddress { link, hours } => {
            Content::new(t::email_change_address_subject(lang), t::email_change_address_text(lang))
                .button(t::email_change_address_action(lang), link)
                .valid(t::email_link_hours(lang, *hours))
                .footer(t::email_change_address_why(lang), t::email_change_address_otherwise(lang))
        }
        AccountEmail::AddressChangeRequested { new_hint, link, hours } => Content::new(
            t::email_change_asked_subject(lang),
            t::email_change_asked_text(lang, email_name(new_hint)),
        )
        .button(t::email_change_asked_action(lang), link)
        .valid(t::email_link_hours(lang, *hours))
        .footer(t::email_change_asked_why(lang), t::email_change_asked_otherwise(lang)),
        AccountEmail::AddressChanged { new_hint } => Content::new(
            t::email_address_changed_subject(lang),
            t::email_address_changed_text(lang, email_name(new_hint)),
        )
        .footer(t::email_address_changed_why(lang), t::email_address_changed_otherwise(lang))
        .team_helps(lang),
        AccountEmail::PasswordChanged { when } => {
            let when = format::local(*when);
            let (date, time) = (format::date(lang, when.date()), format::time(lang, when.time()));
            Content::new(
                t::email_password_changed_subject(lang),
                t::email_password_changed_text(lang, date, time),
            )
            .footer(t::email_password_changed_why(lang), t::email_password_changed_otherwise(lang))
            .team_helps(lang)
        }
        AccountEmail::Invitation { by, community, link, days, in_both } => {
            let also_in = in_both.then_some(lang.other());
            let (by, community) = (&email_name(by), community.as_ref());
            let (subject, text) = invitation(lang, by, community);
            let subject = match also_in {
                Some(other) => format!("{subject} / {}", short_subject(other, community)),
                None => subject,
            };
            let content = Content::new(subject, text).paragraph(t::email_invitation_about(lang));
            let content = match also_in {
                Some(other) => content
                    .paragraph(invitation(other, by, community).1)
                    .paragraph(t::email_invitation_about(other)),
                None => content,
            };
            let both = |text: &dyn Fn(Lang) -> String| match also_in {
                Some(other) => format!("{} / {}", text(lang), text(other)),
                None => text(lang),
            };
            content
                .button(both(&|lang| t::email_invitation_action(lang).to_owned()), link)
                .valid(both(&|lang| t::email_invitation_days(lang, *days)))
                .footer(
                    both(&|lang| t::email_invitation_why(lang, by)),
                    both(&|lang| t::email_invitation_otherwise(lang).to_owned()),
                )
        }
    }
}

/// What an invitation is to, for those who do not read the language of its subject.
fn short_subject(lang: Lang, community: Option<&LocalizedText>) -> String {
    match community.map(|name| email_name(name.text(lang))) {
        Some(community) => t::email_invitation_short_community(lang, community),
        None => t::email_invitation_short(lang).to_owned(),
    }
}

/// The subject and the first sentence of an invitation.
fn invitation(lang: Lang, by: &str, community: Option<&LocalizedText>) -> (String, String) {
    match community.map(|name| email_name(name.text(lang))) {
        Some(community) => (
            t::email_invitation_subject_community(lang, by, &community),
            t::email_invitation_text_community(lang, by, &community),
        ),
        None => (t::email_invitation_subject(lang, by), t::email_invitation_text(lang, by)),
    }
}
