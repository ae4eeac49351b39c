//! What is reported to facilitators, and what they decided.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// A reflection or a comment was reported. The link leads to the list of reports: emails are passed on, so that they
/// tell neither what was reported nor who did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextReported {
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub by: PersonId,
    pub link: PerLang,
}

impl NotificationEvent for TextReported {
    fn subject(&self) -> Subject {
        Subject::community(self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Facilitators(self.community)
    }

    fn except(&self) -> Option<PersonId> {
        Some(self.by)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Reports)
    }
}

impl EmailTemplate for TextReported {
    fn kind(&self) -> &'static str {
        NotificationKind::TextReported.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(t::email_reported_subject(lang, community), t::email_reported_text(lang, community))
            .button(t::email_reported_action(lang), self.link.text(lang))
            .footer(t::email_reported_why(lang, community), t::email_reported_otherwise(lang))
    }
}

/// What both emails about a decision say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub removed: bool,
    /// Why, in the words of the facilitator.
    pub reason: String,
    pub link: PerLang,
}

/// What was decided about a report, to the person who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportAnswered {
    pub reporter: PersonId,
    /// The facilitator who decided.
    pub by: PersonId,
    pub decision: Decision,
}

impl NotificationEvent for ReportAnswered {
    fn subject(&self) -> Subject {
        Subject::community(self.decision.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Person(self.reporter)
    }

    fn except(&self) -> Option<PersonId> {
        Some(self.by)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Reports)
    }
}

impl EmailTemplate for ReportAnswered {
    fn kind(&self) -> &'static str {
        NotificationKind::ReportDecided.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.decision.community_name.text(lang));
        let text = if self.decision.removed {
            t::email_report_removed_text(lang, community)
        } else {
            t::email_report_kept_text(lang, community)
        };
        Content::new(t::email_report_answered_subject(lang, community), text)
            .quote(t::email_decision_reason(lang), &self.decision.reason)
            .button(t::email_decision_action(lang), self.decision.link.text(lang))
            .footer(t::email_report_answered_why(lang, community), t::email_report_answered_otherwise(lang))
    }
}

/// What was decided about a reported text, to those who wrote it. Who reported it is not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedTextDecided {
    pub authors: Vec<PersonId>,
    /// The facilitator who decided.
    pub by: PersonId,
    pub decision: Decision,
}

impl NotificationEvent for ReportedTextDecided {
    fn subject(&self) -> Subject {
        Subject::community(self.decision.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.authors)
    }

    fn except(&self) -> Option<PersonId> {
        Some(self.by)
    }
}

impl EmailTemplate for ReportedTextDecided {
    fn kind(&self) -> &'static str {
        NotificationKind::ReportDecided.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.decision.community_name.text(lang));
        let (subject, text) = if self.decision.removed {
            (t::email_text_removed_subject(lang, community), t::email_text_removed_text(lang, community))
        } else {
            (t::email_text_kept_subject(lang, community), t::email_text_kept_text(lang, community))
        };
        Content::new(subject, text)
            .quote(t::email_decision_reason(lang), &self.decision.reason)
            .button(t::email_decision_action(lang), self.decision.link.text(lang))
            .footer(t::email_text_decided_why(lang, community), t::email_text_decided_otherwise(lang))
            .team_helps(lang)
    }
}
