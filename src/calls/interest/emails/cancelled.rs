//! The emails to those who answered a call that is given up, or taken up again.

use crate::call::labels::moment;
use ensemble_common::{
    email::{Content, EmailTemplate},
    notification::PerLang,
};
use ensemble_core::{Lang, LocalizedText};
use ensemble_server::names::email_name;
use ensemble_texts as t;

/// A call was given up, for a reason that everybody can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallCancelled {
    pub title: LocalizedText,
    pub reason: LocalizedText,
    /// The public page of the call.
    pub link: PerLang,
}

/// A call that had been given up was taken up again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallRestored {
    pub title: LocalizedText,
    /// The public page of the call.
    pub link: PerLang,
    /// Where the person replies who is offered a place, and until when, in milliseconds UTC.
    pub offer: Option<(String, i64)>,
}

impl EmailTemplate for CallCancelled {
    fn kind(&self) -> &'static str {
        "call-cancelled"
    }

    fn content(&self, lang: Lang) -> Content {
        let title = &email_name(self.title.text(lang));
        Content::new(
            t::interest_mail_cancelled_subject(lang, title),
            t::interest_mail_cancelled_text(lang, title),
        )
        .quote(t::interest_mail_cancelled_reason(lang), self.reason.text(lang))
        .after_quote(t::interest_mail_cancelled_after(lang))
        .button(t::interest_mail_cancelled_action(lang), self.link.text(lang))
        .footer(t::interest_mail_cancelled_why(lang), t::interest_mail_cancelled_otherwise(lang))
        .team_helps(lang)
    }
}

impl EmailTemplate for CallRestored {
    fn kind(&self) -> &'static str {
        "call-restored"
    }

    fn content(&self, lang: Lang) -> Content {
        let title = &email_name(self.title.text(lang));
        let content = Content::new(
            t::interest_mail_restored_subject(lang, title),
            t::interest_mail_restored_text(lang, title),
        );
        let content = match &self.offer {
            Some((link, until)) => content
                .paragraph(t::interest_mail_restored_offer(lang, moment(lang, *until)))
                .button(t::interest_mail_restored_reply(lang), link),
            None => content.button(t::interest_mail_cancelled_action(lang), self.link.text(lang)),
        };
        content
            .footer(t::interest_mail_cancelled_why(lang), t::interest_mail_cancelled_otherwise(lang))
            .team_helps(lang)
    }
}
