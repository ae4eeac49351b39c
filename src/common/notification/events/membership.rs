//! Who joins a community, and in which role.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        Actor, NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, PersonId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// A person asks to join a community. The link leads to the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinRequested {
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub by: Actor,
    pub link: PerLang,
}

impl NotificationEvent for JoinRequested {
    fn subject(&self) -> Subject {
        Subject::community(self.community).actor(self.by.id)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Facilitators(self.community)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::JoinRequests)
    }
}

impl EmailTemplate for JoinRequested {
    fn kind(&self) -> &'static str {
        NotificationKind::JoinRequested.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (who, community) = (&name(&self.by.name), &name(self.community_name.text(lang)));
        Content::new(
            t::email_join_requested_subject(lang, community, who),
            t::email_join_requested_text(lang, community, who),
        )
        .button(t::email_join_requested_action(lang), self.link.text(lang))
        .footer(t::email_join_requested_why(lang, community), t::email_join_requested_otherwise(lang))
    }
}

/// A request to join was accepted. The link leads to the community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinAccepted {
    pub person: PersonId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub link: PerLang,
}

impl NotificationEvent for JoinAccepted {
    fn subject(&self) -> Subject {
        Subject::community(self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Person(self.person)
    }
}

impl EmailTemplate for JoinAccepted {
    fn kind(&self) -> &'static str {
        NotificationKind::JoinAccepted.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(
            t::email_join_accepted_subject(lang, community),
            t::email_join_accepted_text(lang, community),
        )
        .button(t::email_community_action(lang), self.link.text(lang))
        .footer(t::email_join_accepted_why(lang, community), t::email_join_otherwise(lang))
        .team_helps(lang)
    }
}

/// A request to join was declined, perhaps with a reason in the words of the person who declined it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinDeclined {
    pub person: PersonId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub reason: Option<String>,
}

impl NotificationEvent for JoinDeclined {
    fn subject(&self) -> Subject {
        Subject::community(self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Person(self.person)
    }
}

impl EmailTemplate for JoinDeclined {
    fn kind(&self) -> &'static str {
        NotificationKind::JoinDeclined.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        let content = Content::new(
            t::email_join_declined_subject(lang, community),
            t::email_join_declined_text(lang, community),
        )
        .after_quote(t::email_join_declined_others(lang))
        .footer(t::email_join_accepted_why(lang, community), t::email_join_otherwise(lang))
        .team_helps(lang);
        match &self.reason {
            Some(reason) => content.quote(t::email_join_declined_reason(lang), reason),
            None => content,
        }
    }
}

/// A member's role is another one now. The link leads to the community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChanged {
    pub person: PersonId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub role: PerLang,
    pub link: PerLang,
}

impl NotificationEvent for RoleChanged {
    fn subject(&self) -> Subject {
        Subject::community(self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Person(self.person)
    }
}

impl EmailTemplate for RoleChanged {
    fn kind(&self) -> &'static str {
        NotificationKind::RoleChanged.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(
            t::email_role_changed_subject(lang, community),
            t::email_role_changed_text(lang, community),
        )
        .paragraph(t::email_role_changed_role(lang, format::after_colon(lang, &name(self.role.text(lang)))))
        .button(t::email_community_action(lang), self.link.text(lang))
        .footer(t::email_role_changed_why(lang, community), t::email_role_changed_otherwise(lang))
    }
}

/// A person who does not facilitate a community let someone in or gave them a role. The link leads to the members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberAdded {
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub member: PersonId,
    pub member_name: String,
    pub role: PerLang,
    pub by: String,
    pub link: PerLang,
}

impl NotificationEvent for MemberAdded {
    fn subject(&self) -> Subject {
        Subject::community(self.community).actor(Some(self.member))
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Facilitators(self.community)
    }

    fn except(&self) -> Option<PersonId> {
        Some(self.member)
    }
}

impl EmailTemplate for MemberAdded {
    fn kind(&self) -> &'static str {
        NotificationKind::MemberAdded.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (who, by) = (&name(&self.member_name), &name(&self.by));
        let role = &format::after_colon(lang, &name(self.role.text(lang)));
        let community = &name(self.community_name.text(lang));
        Content::new(
            t::email_member_added_subject(lang, community, who),
            t::email_member_added_text(lang, by, community, role, who),
        )
        .button(t::email_member_added_action(lang), self.link.text(lang))
        .footer(t::email_member_added_why(lang, community), t::email_member_added_otherwise(lang))
        .team_helps(lang)
    }
}

/// A person writes to the people who facilitate a community. The link leads to the community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacilitatorsContacted {
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub by: Actor,
    /// Where the answer is sent.
    pub reply_to: String,
    pub message: String,
    pub link: PerLang,
}

impl NotificationEvent for FacilitatorsContacted {
    fn subject(&self) -> Subject {
        Subject::community(self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Facilitators(self.community)
    }
}

impl EmailTemplate for FacilitatorsContacted {
    fn kind(&self) -> &'static str {
        NotificationKind::FacilitatorsContacted.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (who, community) = (&name(&self.by.name), &name(self.community_name.text(lang)));
        let known = match self.by.id {
            Some(_) => t::email_contacted_account(lang),
            None => t::email_contacted_stranger(lang),
        };
        Content::new(t::email_contacted_subject(lang, community, who), known)
            .quote(&t::email_contacted_text(lang, community, who), &self.message)
            .after_quote(t::email_contacted_reply(lang, name(&self.reply_to), who))
            .button(t::email_community_action(lang), self.link.text(lang))
            .footer(t::email_contacted_why(lang, community), t::email_contacted_otherwise(lang))
    }
}
