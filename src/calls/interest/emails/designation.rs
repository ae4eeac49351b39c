//! The email to a person about whom an organization answered.

use ensemble_common::email::{Content, EmailTemplate};
use ensemble_core::{Lang, LocalizedText};
use ensemble_server::names::email_name;
use ensemble_texts as t;

/// An organization, or a coordinator in its place, said whether it designates a person. It goes to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DesignationAnswered {
    pub call_title: LocalizedText,
    pub is_confirmed: bool,
    pub by_coordinator: bool,
    /// Why it declined; may be empty.
    pub reason: String,
    /// The person's answer to the call.
    pub link: String,
}

impl EmailTemplate for DesignationAnswered {
    fn kind(&self) -> &'static str {
        "designation-answered"
    }

    fn content(&self, lang: Lang) -> Content {
        let call = &email_name(self.call_title.text(lang));
        let (subject, text) = match (self.is_confirmed, self.by_coordinator) {
            (true, false) => (
                t::interest_manage_mail_confirmed(lang, call),
                t::interest_manage_mail_confirmed_text(lang, call),
            ),
            (true, true) => (
                t::interest_manage_mail_confirmed(lang, call),
                t::interest_manage_mail_confirmed_in_place(lang, call),
            ),
            (false, false) => (
                t::interest_manage_mail_declined(lang, call),
                t::interest_manage_mail_declined_text(lang, call),
            ),
            (false, true) => (
                t::interest_manage_mail_declined(lang, call),
                t::interest_manage_mail_declined_in_place(lang, call),
            ),
        };
        let content = Content::new(subject, text).quote(t::interest_manage_mail_reason(lang), &self.reason);
        let next = if self.is_confirmed {
            t::interest_manage_mail_nothing_to_do(lang)
        } else {
            t::interest_manage_mail_ask_again(lang)
        };
        let content =
            if self.reason.is_empty() { content.paragraph(next) } else { content.after_quote(next) };
        content
            .button(t::interest_manage_mail_see(lang), &self.link)
            .footer(t::interest_manage_mail_why(lang), t::interest_manage_mail_not_you(lang))
            .team_helps(lang)
    }
}
