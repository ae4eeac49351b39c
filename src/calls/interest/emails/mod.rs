//! What is written to people who answer a call, and to the representatives of their organizations. Nothing of an answer is
//! quoted but the title of its project.

mod cancelled;
mod designation;

pub use cancelled::{CallCancelled, CallRestored};
pub use designation::DesignationAnswered;

use crate::call::labels::moment;
use ensemble_common::email::{Content, EmailTemplate};
use ensemble_core::{Lang, LocalizedText};
use ensemble_server::names::email_name;
use ensemble_texts as t;

/// The address with which a person without an account begins or goes on with an answer, on request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLink {
    /// The title of the call.
    pub title: LocalizedText,
    /// Until when the call can be answered, in milliseconds UTC.
    pub closes_at: i64,
    pub link: String,
}

/// The same to a person with an account, who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInToAnswer {
    pub title: LocalizedText,
    pub closes_at: i64,
    pub link: String,
}

/// That an answer was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerReceipt {
    pub title: LocalizedText,
    /// The title of the project.
    pub project: String,
    /// Until when it can be changed, in milliseconds UTC.
    pub closes_at: i64,
    /// Whom the organization has to confirm it by, and until when, where it was asked just now.
    pub asked: Option<(String, i64)>,
    pub link: String,
}

/// To the representative of an organization: does it designate this person?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DesignationRequest {
    pub title: LocalizedText,
    /// The person who answers the call.
    pub person: String,
    pub organization: String,
    /// The title of the project.
    pub project: String,
    /// Until when it can be answered, in milliseconds UTC.
    pub until: i64,
    pub link: String,
}

/// The title of a call, as emails name it.
fn call(lang: Lang, title: &LocalizedText) -> String {
    email_name(title.text(lang))
}

impl EmailTemplate for AnswerLink {
    fn kind(&self) -> &'static str {
        "interest-link"
    }

    fn content(&self, lang: Lang) -> Content {
        let title = call(lang, &self.title);
        Content::new(t::interest_mail_link_subject(lang, &title), t::interest_mail_link_text(lang, &title))
            .paragraph(t::interest_mail_closes(lang, moment(lang, self.closes_at)))
            .button(t::interest_mail_link_action(lang), &self.link)
            .valid(t::interest_mail_secret(lang).to_owned())
            .footer(t::interest_mail_link_why(lang), t::interest_mail_link_otherwise(lang))
    }
}

impl EmailTemplate for SignInToAnswer {
    fn kind(&self) -> &'static str {
        "interest-sign-in"
    }

    fn content(&self, lang: Lang) -> Content {
        let title = call(lang, &self.title);
        Content::new(t::interest_mail_link_subject(lang, &title), t::interest_mail_sign_in_text(lang, &title))
            .paragraph(t::interest_mail_closes(lang, moment(lang, self.closes_at)))
            .button(t::interest_mail_sign_in_action(lang), &self.link)
            .footer(t::interest_mail_link_why(lang), t::interest_mail_sign_in_otherwise(lang))
    }
}

impl EmailTemplate for AnswerReceipt {
    fn kind(&self) -> &'static str {
        "interest-receipt"
    }

    fn content(&self, lang: Lang) -> Content {
        let title = call(lang, &self.title);
        let content = Content::new(
            t::interest_mail_receipt_subject(lang, &title),
            t::interest_mail_receipt_text(lang, &title, email_name(&self.project)),
        )
        .paragraph(t::interest_mail_receipt_until(lang, moment(lang, self.closes_at)));
        let content = match &self.asked {
            Some((representative, until)) => content.paragraph(t::interest_mail_receipt_asked(
                lang,
                email_name(representative),
                moment(lang, *until),
            )),
            None => content,
        };
        content
            .button(t::interest_mail_receipt_action(lang), &self.link)
            .footer(t::interest_mail_receipt_why(lang), t::interest_mail_receipt_otherwise(lang))
    }
}

impl EmailTemplate for DesignationRequest {
    fn kind(&self) -> &'static str {
        "designation-asked"
    }

    fn content(&self, lang: Lang) -> Content {
        let (title, person) = (call(lang, &self.title), email_name(&self.person));
        let organization = email_name(&self.organization);
        Content::new(
            t::interest_mail_designation_subject(lang, &person),
            t::interest_mail_designation_text(lang, &organization, &person, &title),
        )
        .paragraph(t::interest_mail_designation_project(lang, email_name(&self.project)))
        .paragraph(t::interest_mail_designation_until(lang, moment(lang, self.until)))
        .button(t::interest_mail_designation_action(lang), &self.link)
        .valid(t::interest_mail_designation_press(lang).to_owned())
        .footer(t::interest_mail_designation_why(lang, &person), t::interest_mail_designation_otherwise(lang))
    }
}
