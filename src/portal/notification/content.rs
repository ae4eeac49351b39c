//! What each event says in an email.

use super::model::{CommentDetails, Event, MeetingDetails};
use crate::email::{Content, EmailTemplate};
use ensemble_core::Lang;
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

impl EmailTemplate for Event {
    fn kind(&self) -> &'static str {
        self.delivery().kind
    }

    fn topic_id(&self) -> Option<String> {
        Self::topic_id(self)
    }

    fn content(&self, lang: Lang) -> Content {
        match self {
            Self::MeetingPublished { details, .. } => {
                let (community, title) = meeting_names(details, lang);
                let subject = t::email_meeting_published_subject(lang, &title);
                let text = t::email_meeting_published_text(lang, &community, &title);
                meeting(Content::new(subject, text), details, lang)
            }
            Self::MeetingChanged { details, .. } => {
                let (community, title) = meeting_names(details, lang);
                let subject = t::email_meeting_changed_subject(lang, &title);
                let text = t::email_meeting_changed_text(lang, &community, &title);
                meeting(Content::new(subject, text), details, lang)
            }
            Self::ReflectionCommented(details) => {
                let community = name(details.community_name.text(lang));
                let text = t::email_answered_text(lang, community);
                reply(Content::new(t::email_answered_subject(lang), text), details, lang)
            }
            Self::CommentReplied(details) => {
                let community = name(details.community_name.text(lang));
                let text = t::email_answered_back_text(lang, community);
                reply(Content::new(t::email_answered_back_subject(lang), text), details, lang)
            }
            Self::JoinRequested { community_name, by, link, .. } => {
                let (who, community) = (&name(&by.name), &name(community_name.text(lang)));
                Content::new(
                    t::email_join_requested_subject(lang, community, who),
                    t::email_join_requested_text(lang, community, who),
                )
                .button(t::email_join_requested_action(lang), link.text(lang))
                .footer(t::email_join_requested_why(lang, community), t::email_join_requested_otherwise(lang))
            }
            Self::JoinAccepted { community_name, link, .. } => {
                let community = &name(community_name.text(lang));
                Content::new(
                    t::email_join_accepted_subject(lang, community),
                    t::email_join_accepted_text(lang, community),
                )
                .button(t::email_community_action(lang), link.text(lang))
                .footer(t::email_join_accepted_why(lang, community), t::email_join_otherwise(lang))
                .team_helps(lang)
            }
            Self::JoinDeclined { community_name, reason, .. } => {
                let community = &name(community_name.text(lang));
                let content = Content::new(
                    t::email_join_declined_subject(lang, community),
                    t::email_join_declined_text(lang, community),
                )
                .after_quote(t::email_join_declined_others(lang))
                .footer(t::email_join_accepted_why(lang, community), t::email_join_otherwise(lang))
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
                .button(t::email_community_action(lang), link.text(lang))
                .footer(t::email_role_changed_why(lang, community), t::email_role_changed_otherwise(lang))
            }
            Self::MemberAdded { community_name, member_name, role, by, link, .. } => {
                let (who, by) = (&name(member_name), &name(by));
                let (role, community) = (&name(role.text(lang)), &name(community_name.text(lang)));
                Content::new(
                    t::email_member_added_subject(lang, community, who),
                    t::email_member_added_text(lang, by, community, role, who),
                )
                .button(t::email_member_added_action(lang), link.text(lang))
                .footer(t::email_member_added_why(lang, community), t::email_member_added_otherwise(lang))
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
                    .footer(
                        t::email_portal_role_changed_why(lang),
                        t::email_portal_role_changed_otherwise(lang),
                    )
                    .team_helps(lang)
            }
            Self::AuthorRevealed { community_name, by, reason, link, .. } => {
                let (by, community) = (&name(&by.name), &name(community_name.text(lang)));
                Content::new(
                    t::email_author_asked_subject(lang, community),
                    t::email_author_asked_text(lang, by, community),
                )
                .quote(t::email_author_asked_reason(lang), reason)
                .button(t::email_author_asked_action(lang), link.text(lang))
                .footer(t::email_author_asked_why(lang, community), t::email_author_asked_otherwise(lang))
                .team_helps(lang)
            }
            Self::RestrictedTextRead { community_name, by, .. } => {
                let (by, community) = (&name(&by.name), &name(community_name.text(lang)));
                Content::new(
                    t::email_private_read_subject(lang, community),
                    t::email_private_read_text(lang, by, community),
                )
                .footer(t::email_private_read_why(lang, community), t::email_private_read_otherwise(lang))
                .team_helps(lang)
            }
        }
    }
}

fn meeting_names(details: &MeetingDetails, lang: Lang) -> (String, String) {
    (name(details.community_name.text(lang)), name(details.title.text(lang)))
}

/// What both emails about a meeting say of it.
fn meeting(mut content: Content, details: &MeetingDetails, lang: Lang) -> Content {
    let community = name(details.community_name.text(lang));
    let lines = [
        details.when.as_ref().map(|when| t::email_meeting_when(lang, name(when.text(lang)))),
        details.modality.as_ref().map(|modality| t::email_meeting_how(lang, name(modality.text(lang)))),
        details.place.as_ref().map(|place| t::email_meeting_place(lang, name(place.text(lang)))),
        details.new_video_link.then(|| t::email_meeting_video(lang).to_owned()),
    ];
    for line in lines.into_iter().flatten() {
        content = content.paragraph(line);
    }
    content
        .button(t::email_meeting_action(lang), details.link.text(lang))
        .footer(t::email_meeting_why(lang, community), t::email_meeting_otherwise(lang))
}

/// What both emails about a reply say.
fn reply(content: Content, details: &CommentDetails, lang: Lang) -> Content {
    content
        .paragraph(t::email_answered_quiet(lang))
        .paragraph(t::email_answered_once(lang))
        .button(t::email_answered_action(lang), details.link.text(lang))
        .footer(t::email_answered_why(lang), t::email_answered_otherwise(lang))
        .advice_link(details.settings_link.text(lang))
}
