//! The kinds of notifications: for each its code, and what lists, digests and a person's own data say of it.

use ensemble_core::{Lang, string_enum};
use ensemble_texts as t;

string_enum! {
    /// What happened: the kind of a notification, and of the email about it.
    NotificationKind {
        // One kind for all replies to what one wrote, so that the list of the outbox does not show who is the author.
        /// A reply to what the person wrote.
        Replied = "answered",
        /// A reply in a conversation in which the person takes part.
        ConversationContinued = "conversation-continued",
        /// A text names the person.
        Mentioned = "mentioned",
        /// A moderator learned who wrote an anonymous reflection.
        AuthorRevealed = "author-asked",
        /// A moderator read a reported reflection that was not shared with them.
        RestrictedTextRead = "private-read",
        /// A text was reported.
        TextReported = "text-reported",
        // One kind for the person who reported and for the author: a list of the outbox tells neither.
        /// A report was decided.
        ReportDecided = "report-decided",
        /// A meeting was announced.
        MeetingPublished = "meeting-published",
        /// An announced meeting was changed.
        MeetingChanged = "meeting-changed",
        /// An announced meeting was cancelled.
        MeetingCancelled = "meeting-cancelled",
        /// An announced meeting is a draft again.
        MeetingWithdrawn = "meeting-withdrawn",
        /// A cancelled meeting takes place after all.
        MeetingRestored = "meeting-restored",
        /// A meeting is to begin.
        MeetingReminder = "meeting-reminder",
        /// The agenda of an announced meeting was changed.
        AgendaChanged = "agenda-changed",
        /// A vote over themes was opened.
        VoteOpened = "vote-opened",
        /// The order of a community answered a question.
        OrderAnswered = "order-answered",
        /// Days are proposed for a meeting.
        DatesProposed = "dates-proposed",
        /// The minutes of a meeting can be read.
        MinutesProposed = "minutes-proposed",
        /// The person is asked whether they tried what they said.
        TriesAsked = "tries-asked",
        /// A place at a meeting became free for the person.
        PlaceFreed = "place-freed",
        /// The person missed a meeting, and there is a page for them.
        MeetingMissed = "meeting-missed",
        /// A follow-up has the person's name.
        FollowUpAssigned = "follow-up-assigned",
        /// A follow-up is due soon, or was due.
        FollowUpDue = "follow-up-due",
        /// No one touched a follow-up during two meetings.
        FollowUpSilent = "follow-up-silent",
        /// The owner of follow-ups left the community.
        FollowUpOwnerLeft = "follow-up-owner-left",
        /// A community is asked to join a finding of another one.
        FindingOffered = "finding-offered",
        /// A finding was sent to the managers.
        FindingSent = "finding-sent",
        /// The managers are reminded of a finding.
        FindingWaits = "finding-waits",
        /// The managers answered a finding, or changed their answer.
        FindingAnswered = "finding-answered",
        /// The person is asked whether they may be quoted.
        ConsentAsked = "consent-asked",
        /// The person is asked to review a practice.
        PracticeReviewAsked = "practice-review-asked",
        /// A practice that the person began was reviewed.
        PracticeReviewed = "practice-reviewed",
        /// A practice behind which is a reflection of the person was published.
        PracticePublished = "practice-published",
        /// Someone commented on a practice of the person, or tried it.
        PracticeResponded = "practice-responded",
        /// An author behind a practice withdrew their consent.
        PracticeConsentWithdrawn = "practice-consent-withdrawn",
        /// Someone asks to join a community.
        JoinRequested = "join-requested",
        /// The person's request to join was accepted.
        JoinAccepted = "join-accepted",
        /// The person's request to join was declined.
        JoinDeclined = "join-declined",
        /// The person has another role in a community.
        RoleChanged = "role-changed",
        /// Someone else let a person into a community.
        MemberAdded = "member-added",
        /// A role in the portal was given or taken.
        PortalRoleChanged = "office-changed",
        /// Someone wrote to the facilitators of a community.
        FacilitatorsContacted = "facilitators-contacted",
        /// The person is asked to read a practice guide before it is published.
        GuideReviewAsked = "guide-review-asked",
        /// An edition of a practice guide was published.
        GuidePublished = "guide-published",
        /// Someone proposed a service.
        ServiceProposed = "service-proposed",
        /// What the person proposed is in the directory of services, or is not any more.
        ServiceDecided = "service-decided",
        /// Someone said what is wrong with a service.
        ServiceReported = "service-reported",
        /// A service was not verified for a year.
        ServiceDue = "service-due",
        /// Services without an owner were not verified for a year.
        ServicesUnowned = "services-unowned",
        /// The person who proposed a service of the directory changed it.
        ServiceChanged = "service-changed",
        /// Several meetings adapted a section of a guide.
        SectionAdapted = "section-adapted",
        /// The translation of a text is behind.
        TranslationOutdated = "translation-outdated",
        /// A reader or its author asks for a translation of a text.
        TranslationAsked = "translation-asked",
    }
}

type Sentence = fn(Lang, &Said<'_>) -> String;
pub(in crate::notification) type Count = fn(Lang, i64) -> String;

/// What the portal says of notifications of one kind.
pub(in crate::notification) struct Description {
    /// What a person's own data calls the kind.
    pub label: fn(Lang) -> &'static str,
    /// What the list says of one notification.
    pub sentence: Sentence,
    pub in_digest: InDigest,
    /// Whether administrators see neither the recipients nor the text of its emails: they would learn who wrote
    /// anonymously, or who reported something, or read what was written to others.
    pub is_confidential: bool,
}

/// How a digest tells of notifications of one kind.
#[derive(Clone, Copy)]
pub(in crate::notification) enum InDigest {
    /// By the sentences of the list: of meetings, whose titles are public.
    Sentences,
    /// By how many there are.
    Count(Count),
}

/// What sentences are made of.
pub(in crate::notification) struct Said<'a> {
    /// What the subject is called.
    pub name: &'a str,
    /// What its community is called.
    pub community: &'a str,
    /// The person who did it, or words for someone who may not be known.
    pub actor: &'a str,
    /// When the meeting takes place.
    pub when: &'a str,
    /// Whether it is about a comment.
    pub in_comment: bool,
}

impl Description {
    const fn new(label: fn(Lang) -> &'static str, sentence: Sentence) -> Self {
        Self {
            label,
            sentence,
            in_digest: InDigest::Count(t::notification_digest_others),
            is_confidential: false,
        }
    }

    fn of_meetings(sentence: Sentence) -> Self {
        Self::new(t::notification_category_meetings, sentence).told_in_digest()
    }

    fn of_membership(sentence: Sentence) -> Self {
        Self::new(t::notification_kind_membership, sentence)
    }

    fn of_authorship(sentence: Sentence) -> Self {
        Self::new(t::notification_kind_authorship, sentence).confidential()
    }

    const fn counted(mut self, count: Count) -> Self {
        self.in_digest = InDigest::Count(count);
        self
    }

    const fn told_in_digest(mut self) -> Self {
        self.in_digest = InDigest::Sentences;
        self
    }

    const fn confidential(mut self) -> Self {
        self.is_confidential = true;
        self
    }
}

impl NotificationKind {
    /// What the portal says of it.
    pub(in crate::notification) fn description(self) -> Description {
        match self {
            Self::Replied => Description::new(t::notification_category_replies, |lang, said| {
                t::notification_replied(lang, said.name, said.actor)
            })
            .counted(t::notification_digest_replies)
            .confidential(),
            Self::ConversationContinued => {
                Description::new(t::notification_category_conversations, |lang, said| {
                    t::notification_conversation(lang, said.name, said.actor)
                })
                .counted(t::notification_digest_conversations)
                .confidential()
            }
            Self::Mentioned => Description::new(t::notification_category_mentions, |lang, said| {
                if said.in_comment {
                    t::notification_mentioned_reply(lang, said.name)
                } else {
                    t::notification_mentioned(lang, said.name)
                }
            })
            .counted(t::notification_digest_mentions)
            .confidential(),
            Self::AuthorRevealed => {
                Description::of_authorship(|lang, said| t::notification_author_revealed(lang, said.name))
            }
            Self::RestrictedTextRead => {
                Description::of_authorship(|lang, said| t::notification_restricted_read(lang, said.community))
            }
            Self::TextReported => Description::new(t::notification_category_reports, |lang, said| {
                t::notification_reported(lang, said.community)
            })
            .counted(t::notification_digest_reports)
            .confidential(),
            Self::ReportDecided => Description::new(t::notification_category_reports, |lang, said| {
                t::notification_decided(lang, said.community)
            })
            .counted(t::notification_digest_decided)
            .confidential(),
            Self::MeetingPublished => {
                Description::of_meetings(|lang, said| t::notification_meeting_published(lang, said.name))
            }
            Self::MeetingChanged => {
                Description::of_meetings(|lang, said| t::notification_meeting_changed(lang, said.name))
            }
            Self::MeetingCancelled => {
                Description::of_meetings(|lang, said| t::notification_meeting_cancelled(lang, said.name))
            }
            Self::MeetingWithdrawn => {
                Description::of_meetings(|lang, said| t::notification_meeting_withdrawn(lang, said.name))
            }
            Self::MeetingRestored => {
                Description::of_meetings(|lang, said| t::notification_meeting_restored(lang, said.name))
            }
            Self::MeetingReminder => Description::new(t::reminder_category, |lang, said| {
                t::reminder_said(lang, said.name, said.when)
            })
            .told_in_digest(),
            Self::AgendaChanged => Description::new(t::notification_category_agendas, |lang, said| {
                t::notification_agenda_changed(lang, said.name)
            })
            .told_in_digest(),
            Self::VoteOpened => Description::new(t::notification_category_meetings, |lang, said| {
                t::notification_vote_opened(lang, said.community)
            }),
            Self::OrderAnswered => Description::new(t::notification_category_replies, |lang, said| {
                t::order_question_notified(lang, said.community)
            }),
            Self::DatesProposed => {
                Description::of_meetings(|lang, said| t::notification_dates_proposed(lang, said.name))
            }
            Self::MinutesProposed => {
                Description::of_meetings(|lang, said| t::minutes_notification_proposed(lang, said.name))
            }
            Self::TriesAsked => {
                Description::of_meetings(|lang, said| t::minutes_notification_tries(lang, said.name))
            }
            Self::PlaceFreed => {
                Description::of_meetings(|lang, said| t::attendance_notification_freed(lang, said.name))
            }
            Self::MeetingMissed => Description::new(t::participation_category, |lang, said| {
                t::participation_notification_missed(lang, said.name)
            })
            .told_in_digest(),
            Self::FollowUpAssigned => Description::new(t::follow_up_category, |lang, said| {
                t::follow_up_notified_assigned(lang, said.community)
            }),
            Self::FollowUpDue => Description::new(t::follow_up_category, |lang, said| {
                t::follow_up_notified_due(lang, said.community)
            }),
            Self::FollowUpSilent => Description::new(t::follow_up_category, |lang, said| {
                t::follow_up_notified_silent(lang, said.community)
            }),
            Self::FollowUpOwnerLeft => Description::new(t::follow_up_category, |lang, said| {
                t::follow_up_notified_left(lang, said.community)
            }),
            Self::FindingOffered => Description::new(t::finding_title, |lang, said| {
                t::finding_notified_offered(lang, said.community)
            }),
            Self::FindingSent => Description::new(t::finding_title, |lang, said| {
                t::finding_notified_sent(lang, said.community)
            }),
            Self::FindingWaits => Description::new(t::finding_title, |lang, said| {
                t::finding_notified_waits(lang, said.community)
            }),
            Self::FindingAnswered => Description::new(t::finding_title, |lang, said| {
                t::finding_notified_answered(lang, said.community)
            })
            .confidential(),
            Self::ConsentAsked => {
                Description::new(t::quotation_title, |lang, said| t::quotation_notified(lang, said.name))
                    .confidential()
            }
            Self::PracticeReviewAsked => Description::new(t::practice_list, |lang, said| {
                t::practice_notified_review_asked(lang, said.community)
            })
            .confidential(),
            Self::PracticeReviewed => Description::new(t::practice_list, |lang, said| {
                t::practice_notified_reviewed(lang, said.community)
            })
            .confidential(),
            Self::PracticePublished => Description::new(t::practice_list, |lang, said| {
                t::practice_notified_published(lang, said.community)
            })
            .confidential(),
            Self::PracticeResponded => Description::new(t::practice_list, |lang, said| {
                t::practice_notified_responded(lang, said.community)
            })
            .confidential(),
            Self::PracticeConsentWithdrawn => Description::new(t::practice_list, |lang, said| {
                t::practice_notified_withdrawn(lang, said.community)
            })
            .confidential(),
            Self::JoinRequested => Description::new(t::notification_category_requests, |lang, said| {
                t::notification_join_requested(lang, said.community, said.actor)
            })
            .counted(t::notification_digest_requests),
            Self::JoinAccepted => {
                Description::of_membership(|lang, said| t::notification_join_accepted(lang, said.community))
            }
            Self::JoinDeclined => {
                Description::of_membership(|lang, said| t::notification_join_declined(lang, said.community))
            }
            Self::RoleChanged => {
                Description::of_membership(|lang, said| t::notification_role_changed(lang, said.community))
            }
            Self::MemberAdded => Description::of_membership(|lang, said| {
                t::notification_member_added(lang, said.community, said.actor)
            }),
            Self::PortalRoleChanged => {
                Description::of_membership(|lang, _| t::notification_portal_role(lang).to_owned())
            }
            Self::FacilitatorsContacted => {
                Description::of_membership(|lang, said| t::notification_contacted(lang, said.community))
                    .confidential()
            }
            Self::GuideReviewAsked => Description::new(t::practice_guide_title, |lang, said| {
                t::practice_guide_notified_review(lang, said.community)
            }),
            Self::GuidePublished => Description::new(t::practice_guide_title, |lang, said| {
                t::practice_guide_notified_published(lang, said.community)
            }),
            Self::ServiceProposed => Description::new(t::service_category, |lang, said| {
                t::service_notified_proposed(lang, said.name)
            }),
            Self::ServiceDecided => Description::new(t::service_category, |lang, said| {
                t::service_notified_decided(lang, said.name)
            }),
            Self::ServiceReported => Description::new(t::service_category, |lang, said| {
                t::service_notified_reported(lang, said.name)
            }),
            Self::ServiceDue => {
                Description::new(t::service_category, |lang, said| t::service_notified_due(lang, said.name))
            }
            Self::ServicesUnowned => {
                Description::new(t::service_category, |lang, _| t::service_notified_unowned(lang).to_owned())
            }
            Self::ServiceChanged => Description::new(t::service_category, |lang, said| {
                t::service_notified_changed(lang, said.name)
            }),
            Self::SectionAdapted => Description::new(t::section_use_sections, |lang, said| {
                t::section_use_notified(lang, said.name)
            }),
            Self::TranslationAsked => {
                Description::new(t::notification_category_translations, |lang, said| {
                    t::notification_translation_asked(lang, said.name)
                })
                .counted(t::notification_digest_translations_asked)
                .confidential()
            }
            Self::TranslationOutdated => {
                Description::new(t::notification_category_translations, |lang, said| {
                    t::notification_translation(lang, said.name)
                })
                .counted(t::notification_digest_translations)
                .confidential()
            }
        }
    }

    /// What a person's own data calls it.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        (self.description().label)(lang)
    }

    /// Whether administrators see neither the recipients nor the text of its emails.
    #[must_use]
    pub fn is_confidential(self) -> bool {
        self.description().is_confidential
    }
}
