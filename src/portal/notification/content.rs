//! What each event says in an email.

use super::model::{Event, MeetingFacts, ReplyFacts};
use crate::email::{Content, Message, short_name as name};
use ensemble_core::Lang;
use ensemble_texts as t;

impl Message for Event {
    fn kind(&self) -> &'static str {
        self.delivery().kind
    }

    fn about(&self) -> Option<String> {
        Self::about(self)
    }

    fn content(&self, lang: Lang) -> Content {
        match self {
            Self::MeetingPublished { facts, .. } => {
                let (community, title) = meeting_names(facts, lang);
                let subject = t::email_meeting_published_subject(lang, &title);
                let text = t::email_meeting_published_text(lang, &community, &title);
                meeting(Content::new(subject, text), facts, lang)
            }
            Self::MeetingChanged { facts, .. } => {
                let (community, title) = meeting_names(facts, lang);
                let subject = t::email_meeting_changed_subject(lang, &title);
                let text = t::email_meeting_changed_text(lang, &community, &title);
                meeting(Content::new(subject, text), facts, lang)
            }
            Self::ReflectionReply(facts) => {
                let community = name(facts.community_name.text(lang));
                let text = t::email_answered_text(lang, community);
                reply(Content::new(t::email_answered_subject(lang), text), facts, lang)
            }
            Self::CommentReply(facts) => {
                let community = name(facts.community_name.text(lang));
                let text = t::email_answered_back_text(lang, community);
                reply(Content::new(t::email_answered_back_subject(lang), text), facts, lang)
            }
            Self::JoinRequested { community_name, by, link, .. } => {
                let (who, community) = (&name(&by.name), &name(community_name.text(lang)));
                Content::new(
                    t::email_join_requested_subject(lang, community, who),
                    t::email_join_requested_text(lang, community, who),
                )
                .action(t::email_join_requested_action(lang), link.text(lang))
                .because(
                    t::email_join_requested_why(lang, community),
                    t::email_join_requested_otherwise(lang),
                )
            }
            Self::JoinAccepted { community_name, link, .. } => {
                let community = &name(community_name.text(lang));
                Content::new(
                    t::email_join_accepted_subject(lang, community),
                    t::email_join_accepted_text(lang, community),
                )
                .action(t::email_community_action(lang), link.text(lang))
                .because(t::email_join_accepted_why(lang, community), t::email_join_otherwise(lang))
                .team_helps(lang)
            }
            Self::JoinDeclined { community_name, reason, .. } => {
                let community = &name(community_name.text(lang));
                let content = Content::new(
                    t::email_join_declined_subject(lang, community),
                    t::email_join_declined_text(lang, community),
                )
                .after_quote(t::email_join_declined_others(lang))
                .because(t::email_join_accepted_why(lang, community), t::email_join_otherwise(lang))
                .team_helps(lang);
                match reason {
                    Some(reason) => content.quote(t::email_join_declined_reason(lang), reason),
                    None => content,
                }
            }
            Self::RoleChanged { community_name, role, link, .. } => {
                let community = &name(community_name.text(lang));
                Content::new(
                    t::email_role_changed_subject(lang, community),
                    t::email_role_changed_text(lang, community),
                )
                .paragraph(t::email_role_changed_role(lang, name(role.text(lang))))
                .action(t::email_community_action(lang), link.text(lang))
                .because(t::email_role_changed_why(lang, community), t::email_role_changed_otherwise(lang))
            }
            Self::MemberAdded { community_name, member_name, role, by, link, .. } => {
                let (who, by) = (&name(member_name), &name(by));
                let (role, community) = (&name(role.text(lang)), &name(community_name.text(lang)));
                Content::new(
                    t::email_member_added_subject(lang, community, who),
                    t::email_member_added_text(lang, by, community, role, who),
                )
                .action(t::email_member_added_action(lang), link.text(lang))
                .because(t::email_member_added_why(lang, community), t::email_member_added_otherwise(lang))
                .team_helps(lang)
            }
            Self::PortalRoleChanged { name: who, role, granted, by, .. } => {
                let (who, role, by) = (&name(who), &name(role.text(lang)), &name(&by.name));
                let (subject, text) = if *granted {
                    (
                        t::email_portal_role_given_subject(lang, role, who),
                        t::email_portal_role_given_text(lang, by, role, who),
                    )
                } else {
                    (
                        t::email_portal_role_taken_subject(lang, role, who),
                        t::email_portal_role_taken_text(lang, by, role, who),
                    )
                };
                Content::new(subject, text)
                    .because(
                        t::email_portal_role_changed_why(lang),
                        t::email_portal_role_changed_otherwise(lang),
                    )
                    .team_helps(lang)
            }
            Self::AuthorAsked { community_name, by, reason, link, .. } => {
                let (by, community) = (&name(&by.name), &name(community_name.text(lang)));
                Content::new(
                    t::email_author_asked_subject(lang, community),
                    t::email_author_asked_text(lang, by, community),
                )
                .quote(t::email_author_asked_reason(lang), reason)
                .action(t::email_author_asked_action(lang), link.text(lang))
                .because(t::email_author_asked_why(lang, community), t::email_author_asked_otherwise(lang))
                .team_helps(lang)
            }
            Self::PrivateRead { community_name, by, .. } => {
                let (by, community) = (&name(&by.name), &name(community_name.text(lang)));
                Content::new(
                    t::email_private_read_subject(lang, community),
                    t::email_private_read_text(lang, by, community),
                )
                .because(t::email_private_read_why(lang, community), t::email_private_read_otherwise(lang))
                .team_helps(lang)
            }
        }
    }
}

fn meeting_names(facts: &MeetingFacts, lang: Lang) -> (String, String) {
    (name(facts.community_name.text(lang)), name(facts.title.text(lang)))
}

/// What both emails about a meeting say of it.
fn meeting(mut content: Content, facts: &MeetingFacts, lang: Lang) -> Content {
    let community = name(facts.community_name.text(lang));
    let lines = [
        facts.when.as_ref().map(|when| t::email_meeting_when(lang, name(when.text(lang)))),
        facts.modality.as_ref().map(|modality| t::email_meeting_how(lang, name(modality.text(lang)))),
        facts.place.as_ref().map(|place| t::email_meeting_place(lang, name(place.text(lang)))),
        facts.new_video_link.then(|| t::email_meeting_video(lang).to_owned()),
    ];
    for line in lines.into_iter().flatten() {
        content = content.paragraph(line);
    }
    content
        .action(t::email_meeting_action(lang), facts.link.text(lang))
        .because(t::email_meeting_why(lang, community), t::email_meeting_otherwise(lang))
}

/// What both emails about a reply say.
fn reply(content: Content, facts: &ReplyFacts, lang: Lang) -> Content {
    content
        .paragraph(t::email_answered_quiet(lang))
        .paragraph(t::email_answered_once(lang))
        .action(t::email_answered_action(lang), facts.link.text(lang))
        .because(t::email_answered_why(lang), t::email_answered_otherwise(lang))
        .advice_link(facts.settings_link.text(lang))
}
