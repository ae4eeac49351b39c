//! What reviewers are told when a call is closed.

use crate::call::{self, model::Call, paths};
use ensemble_common::{
    email::{Content, EmailTemplate},
    notification::PerLang,
};
use ensemble_core::{Lang, LocalizedText, ids::CallId};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// Reviewers can begin to read the projects of a call. It says nothing of projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreeningBegins {
    pub call: CallId,
    pub title: LocalizedText,
    /// Until when they should have read everything.
    pub until: PerLang,
    pub link: PerLang,
}

impl ScreeningBegins {
    /// That of a call. `site` is the portal's address.
    pub(super) fn of(call: &Call, site: &str) -> Self {
        let until = call.dates.screening_until;
        Self {
            call: call.id,
            title: call.texts.title.clone(),
            until: PerLang::of(|lang| call::labels::moment_for_others(lang, until)),
            link: PerLang::of(|lang| format!("{site}{}", paths::of(paths::SCREENING, lang, &call.code))),
        }
    }

    /// By what the emails of one call are found in the outbox.
    pub(super) fn topic(call: CallId) -> String {
        format!("screening {call}")
    }
}

impl EmailTemplate for ScreeningBegins {
    fn kind(&self) -> &'static str {
        "screening-begins"
    }

    fn about_id(&self) -> Option<String> {
        Some(Self::topic(self.call))
    }

    fn content(&self, lang: Lang) -> Content {
        let title = &name(self.title.text(lang));
        Content::new(t::screening_email_subject(lang, title), t::screening_email_text(lang, title))
            .paragraph(t::screening_email_until(lang, self.until.text(lang)))
            .paragraph(t::screening_email_conflict(lang))
            .button(t::screening_email_action(lang), self.link.text(lang))
            .footer(t::screening_email_why(lang, title), t::screening_email_otherwise(lang))
    }
}
