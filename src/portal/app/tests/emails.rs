//! Every email, in both languages.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use ensemble_calls::{
    draw::{DrawVoid, ListClosed, WitnessAsked},
    interest::{
        AnswerLink, AnswerReceipt, CallCancelled, CallRestored, DesignationAnswered, DesignationRequest,
        SignInToAnswer,
    },
    need::{NeedsDecided, model::Outcome},
    screening::ScreeningBegins,
    selection::{
        AnswerMoved, PlaceAwaited, PlaceDetails, PlaceExpired, PlaceOffered, PlaceRefused, PlaceReminder,
        WaitingEnded,
    },
};
use ensemble_common::email::{
    AccountEmail, EmailTemplate, OptOutLinks, Recipient, Rendered, Site, enqueue, render,
};
use ensemble_common::notification::{Actor, PerLang, digest::Digest, events::*, model::DigestFrequency};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{
        CallId, CommunityId, FindingId, FollowUpId, GuideId, InterestId, MeetingId, OrderQuestionId,
        PersonId, PracticeId, ReflectionId, ServiceId, ThemeId, ThemeReplyId, VoteId,
    },
};
use ensemble_draw::Source;
use ensemble_server::{
    db::testing::on_both_databases,
    mail::outbox::{claim, list},
};

const LINK: &str = "https://ensemble.example/fr/entrer?jeton=aB3-_x&suite=%2Ffr%2Fcommunautes";
const REFLECTION: &str = "0190f5c0-0000-7000-8000-000000000000";
const PREFERENCES: &str = "https://ensemble.example/fr/notifications/preferences";
const STOP: &str = "https://ensemble.example/fr/desabonnement?key=0.replies.1";

fn site() -> Site {
    Site { url: "https://ensemble.example".to_owned(), organizer: None }
}

/// A finding, as its emails name it.
fn finding(community: CommunityId, community_name: &LocalizedText, link: &PerLang) -> FindingDetails {
    FindingDetails {
        finding: FindingId::new(),
        community,
        community_name: community_name.clone(),
        link: link.clone(),
    }
}

/// The managers are reminded of a finding.
fn finding_waits(details: FindingDetails, answered: bool, late: bool) -> FindingWaits {
    let day = PerLang::of(|_| "3 décembre 2026".to_owned());
    FindingWaits { details, day, answered, late, recipients: Vec::new() }
}

/// What happened to a practice.
fn practice(
    community: CommunityId,
    community_name: &LocalizedText,
    link: &PerLang,
    step: PracticeStep,
) -> PracticeEvent {
    PracticeEvent {
        step,
        practice: PracticeId::new(),
        community,
        community_name: community_name.clone(),
        link: link.clone(),
        recipients: Vec::new(),
    }
}

/// An author behind a practice withdrew their consent.
fn withdrawn(
    community: CommunityId,
    community_name: &LocalizedText,
    link: &PerLang,
    is_practice_withdrawn: bool,
) -> PracticeConsentWithdrawn {
    PracticeConsentWithdrawn {
        practice: PracticeId::new(),
        community,
        community_name: community_name.clone(),
        is_practice_withdrawn,
        link: link.clone(),
    }
}

/// One of each email of accounts and of each event, with these names in it.
fn emails(who: &str, community: &str) -> Vec<Box<dyn EmailTemplate>> {
    let (who, community, link) = (who.to_owned(), community.to_owned(), LINK.to_owned());
    let account = vec![
        AccountEmail::SignIn { link: link.clone(), minutes: 15 },
        AccountEmail::VerifyAddress { link: link.clone(), hours: 24 },
        AccountEmail::ResetPassword { link: link.clone(), hours: 1 },
        AccountEmail::VerifyNewAddress { link: link.clone(), hours: 24 },
        AccountEmail::AddressChangeRequested {
            new_hint: "m…@csf…".to_owned(),
            link: link.clone(),
            hours: 24,
        },
        AccountEmail::AddressChanged { new_hint: "m…@csf…".to_owned() },
        AccountEmail::PasswordChanged { when: 1_795_000_000_000 },
        AccountEmail::Invitation {
            by: who.clone(),
            community: None,
            link: link.clone(),
            days: 14,
            in_both: true,
        },
        AccountEmail::Invitation {
            by: who.clone(),
            community: Some(LocalizedText::Single { lang: Lang::Fr, text: community.clone() }),
            link,
            days: 1,
            in_both: false,
        },
    ];
    let account = account.into_iter().map(|email| Box::new(email) as Box<dyn EmailTemplate>);
    account
        .chain(events(&who, &community))
        .chain(answers(&who, &community))
        .chain(places(&who, &community))
        .collect()
}

/// One of each email about a place, with these names in it.
fn places(who: &str, community: &str) -> Vec<Box<dyn EmailTemplate>> {
    let text = |text: &str| LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
    let details = PlaceDetails { call: text(who), community: text(community), link: LINK.to_owned() };
    let reply_by = 1_796_000_000_000;
    let offered = |called_up| PlaceOffered { details: details.clone(), reply_by, called_up };
    let refused = |criterion: Option<LocalizedText>| PlaceRefused {
        details: details.clone(),
        criterion,
        reason: format!("{community} :\r\nune raison."),
    };
    let moved = |contact: Option<LocalizedText>| AnswerMoved {
        details: details.clone(),
        from: text(community),
        reason: contact.is_some().then(|| text(community)),
        contact,
    };
    vec![
        Box::new(offered(false)),
        Box::new(offered(true)),
        Box::new(PlaceAwaited { details: details.clone(), number: 1 }),
        Box::new(PlaceAwaited { details: details.clone(), number: 12 }),
        Box::new(refused(None)),
        Box::new(refused(Some(text(community)))),
        Box::new(PlaceReminder { details: details.clone(), interest: InterestId::new(), reply_by }),
        Box::new(PlaceExpired { details: details.clone() }),
        Box::new(WaitingEnded { details: details.clone() }),
        Box::new(moved(None)),
        Box::new(moved(Some(text(community)))),
    ]
}

/// One of each email about an answer to a call, with these names in it.
fn answers(who: &str, call: &str) -> Vec<Box<dyn EmailTemplate>> {
    let title = LocalizedText::Single { lang: Lang::Fr, text: call.to_owned() };
    let (closes_at, until, link) = (1_796_000_000_000, 1_796_259_200_000, LINK.to_owned());
    let restored = |offer: Option<(String, i64)>| CallRestored {
        title: title.clone(),
        link: PerLang::of(|_| LINK.to_owned()),
        offer,
    };
    vec![
        Box::new(CallCancelled {
            title: title.clone(),
            reason: LocalizedText::Single { lang: Lang::Fr, text: format!("{who} :\r\nune raison.") },
            link: PerLang::of(|_| LINK.to_owned()),
        }),
        Box::new(restored(None)),
        Box::new(restored(Some((LINK.to_owned(), until)))),
        Box::new(AnswerLink { title: title.clone(), closes_at, link: link.clone() }),
        Box::new(SignInToAnswer { title: title.clone(), closes_at, link: link.clone() }),
        Box::new(AnswerReceipt {
            title: title.clone(),
            project: call.to_owned(),
            closes_at,
            asked: Some((who.to_owned(), until)),
            link: link.clone(),
        }),
        Box::new(AnswerReceipt {
            title: title.clone(),
            project: call.to_owned(),
            closes_at,
            asked: None,
            link: link.clone(),
        }),
        Box::new(DesignationRequest {
            title,
            person: who.to_owned(),
            organization: call.to_owned(),
            project: call.to_owned(),
            until,
            link,
        }),
    ]
}

fn freed(community: &str, title: &str, ends_at: Option<i64>) -> PlaceFreed {
    let text = |text: &str| LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
    PlaceFreed {
        people: vec![PersonId::new()],
        meeting: MeetingId::new(),
        community: CommunityId::new(),
        community_name: text(community),
        title: text(title),
        until: ends_at.map(|ends_at| PlaceDeadline {
            ends_at,
            zone: "America/Halifax",
            zone_name: PerLang::of(|_| "heure de l’Atlantique".to_owned()),
        }),
        link: PerLang::of(|_| LINK.to_owned()),
    }
}

fn missed(community: &str, title: &str) -> MeetingMissed {
    let text = |text: &str| LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
    MeetingMissed {
        recipients: vec![PersonId::new()],
        meeting: MeetingId::new(),
        community: CommunityId::new(),
        community_name: text(community),
        title: text(title),
        until: 1_799_951_400_000,
        link: PerLang::of(|_| LINK.to_owned()),
    }
}

/// One of each event, with these names in it.
fn events(who: &str, community: &str) -> Vec<Box<dyn EmailTemplate>> {
    let text = |text: &str| LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
    let each = |text: &str| PerLang::of(|_| text.to_owned());
    let (person, id) = (PersonId::new(), CommunityId::new());
    let (name, link, role) = (text(community), each(LINK), each("coanimation"));
    let by = |name: &str| Actor { id: Some(PersonId::new()), name: name.to_owned() };
    let meeting = MeetingDetails {
        meeting: MeetingId::new(),
        community: id,
        community_name: name.clone(),
        title: text(who),
        when: None,
        own_time: OwnTime::default(),
        modality: None,
        place: None,
        new_video_link: true,
        link: link.clone(),
        calendar: None,
    };
    let announced = MeetingDetails {
        when: Some(each("jeudi 3 décembre 2026")),
        modality: Some(each("Hybride")),
        place: Some(text(who)),
        new_video_link: false,
        ..meeting.clone()
    };
    let decision = |removed| Decision {
        community: id,
        community_name: name.clone(),
        removed,
        reason: format!("{community} :\r\nune raison."),
        link: link.clone(),
    };
    let declined =
        |reason: Option<String>| JoinDeclined { person, community: id, community_name: name.clone(), reason };
    vec![
        Box::new(JoinRequested {
            community: id,
            community_name: name.clone(),
            by: by(who),
            link: link.clone(),
        }),
        Box::new(contacted(Some(person), who, community)),
        Box::new(contacted(None, who, community)),
        Box::new(JoinAccepted { person, community: id, community_name: name.clone(), link: link.clone() }),
        Box::new(declined(None)),
        Box::new(declined(Some(format!("{who} :\r\nle groupe est complet.\r\n\r\nÀ l’an prochain!")))),
        Box::new(RoleChanged {
            person,
            community: id,
            community_name: name.clone(),
            role: role.clone(),
            link: link.clone(),
        }),
        Box::new(MeetingReminder {
            facts: announced.clone(),
            begins_at: 1_799_951_400_000,
            begins: each("3 décembre 2026, 13 h 30"),
            recipients: Vec::new(),
        }),
        Box::new(MeetingEvent { step: MeetingStep::Published, facts: announced, by: by(who) }),
        Box::new(MeetingEvent { step: MeetingStep::Restored, facts: meeting.clone(), by: by(who) }),
        Box::new(MeetingEvent { step: MeetingStep::Withdrawn, facts: meeting.clone(), by: by(who) }),
        Box::new(MeetingEvent { step: MeetingStep::Changed, facts: meeting.clone(), by: by(who) }),
        Box::new(MeetingEvent {
            step: MeetingStep::Cancelled { reason: format!("{community} :\r\nune tempête.") },
            facts: meeting,
            by: by(who),
        }),
        Box::new(AgendaChanged {
            meeting: MeetingId::new(),
            community: id,
            community_name: name.clone(),
            title: text(who),
            recipients: Vec::new(),
            link: link.clone(),
        }),
        Box::new(VoteOpened {
            vote: VoteId::new(),
            community: id,
            community_name: name.clone(),
            closes: PerLang::of(|_| "3 décembre 2026, 23 h 59".to_owned()),
            link: link.clone(),
            recipients: Vec::new(),
            by: Actor { id: None, name: who.to_owned() },
        }),
        Box::new(OrderAnswered {
            question: OrderQuestionId::new(),
            community: id,
            community_name: name.clone(),
            link: link.clone(),
            recipients: Vec::new(),
            by: Actor { id: None, name: who.to_owned() },
        }),
        Box::new(ThemeReplied {
            theme: ThemeId::new(),
            reply: ThemeReplyId::new(),
            community: id,
            community_name: name.clone(),
            link: link.clone(),
            recipients: Vec::new(),
        }),
        Box::new(practice(id, &name, &link, PracticeStep::ReviewAsked)),
        Box::new(practice(id, &name, &link, PracticeStep::Reviewed)),
        Box::new(practice(id, &name, &link, PracticeStep::Published)),
        Box::new(practice(id, &name, &link, PracticeStep::Responded)),
        Box::new(withdrawn(id, &name, &link, false)),
        Box::new(withdrawn(id, &name, &link, true)),
        Box::new(ConsentAsked {
            reflection: ReflectionId::new(),
            community: id,
            author: person,
            link: link.clone(),
        }),
        Box::new(FindingOffered { details: finding(id, &name, &link), from: text(who), by: None }),
        Box::new(FindingSent {
            details: finding(id, &name, &link),
            from: text(who),
            day: each("3 décembre 2026"),
            by: None,
            recipients: Vec::new(),
        }),
        Box::new(finding_waits(finding(id, &name, &link), false, false)),
        Box::new(finding_waits(finding(id, &name, &link), false, true)),
        Box::new(finding_waits(finding(id, &name, &link), true, false)),
        Box::new(FindingAnswered {
            details: finding(id, &name, &link),
            changed: false,
            by: person,
            recipients: Vec::new(),
        }),
        Box::new(FindingAnswered {
            details: finding(id, &name, &link),
            changed: true,
            by: person,
            recipients: Vec::new(),
        }),
        Box::new(FollowUpAssigned { details: follow_up(community), person }),
        Box::new(FollowUpDue {
            details: follow_up(community),
            person,
            day: each("3 décembre 2026"),
            is_overdue: false,
        }),
        Box::new(FollowUpDue {
            details: follow_up(community),
            person,
            day: each("3 décembre 2026"),
            is_overdue: true,
        }),
        Box::new(FollowUpSilent { details: follow_up(community), owner: Some(person) }),
        Box::new(FollowUpSilent { details: follow_up(community), owner: None }),
        Box::new(FollowUpOwnerLeft {
            community: id,
            community_name: name.clone(),
            count: 2,
            link: link.clone(),
        }),
        Box::new(DatesProposed {
            meeting: MeetingId::new(),
            community: id,
            community_name: name.clone(),
            title: text(who),
            link: link.clone(),
            recipients: Vec::new(),
            by: Actor { id: None, name: who.to_owned() },
        }),
        Box::new(ScreeningBegins {
            call: CallId::new(),
            title: text(community),
            until: each("3 décembre 2026, 17 h"),
            link: link.clone(),
        }),
        Box::new(MinutesProposed {
            meeting: MeetingId::new(),
            community: id,
            community_name: name.clone(),
            title: text(who),
            link: link.clone(),
            recipients: Vec::new(),
            by: Actor { id: None, name: who.to_owned() },
        }),
        Box::new(TriesAsked {
            meeting: MeetingId::new(),
            community: id,
            community_name: name.clone(),
            title: text(who),
            link: link.clone(),
            recipients: Vec::new(),
        }),
        Box::new(freed(community, who, None)),
        Box::new(freed(community, who, Some(1_796_000_000_000))),
        Box::new(missed(community, who)),
        Box::new(ReflectionCommented(comment(community))),
        Box::new(CommentReplied(comment(community))),
        Box::new(ConversationContinued(comment(community))),
        Box::new(Mentioned(comment(community))),
        Box::new(ServiceProposed {
            service: ServiceId::new(),
            name: text(who),
            link: link.clone(),
            recipients: Vec::new(),
            by: Actor { id: None, name: who.to_owned() },
        }),
        Box::new(ServiceDecided {
            service: ServiceId::new(),
            name: text(who),
            is_listed: true,
            link: link.clone(),
            owner: person,
            by: Actor { id: None, name: who.to_owned() },
        }),
        Box::new(ServiceDecided {
            service: ServiceId::new(),
            name: text(who),
            is_listed: false,
            link: link.clone(),
            owner: person,
            by: Actor { id: None, name: who.to_owned() },
        }),
        Box::new(ServiceReported {
            service: ServiceId::new(),
            name: text(who),
            link: link.clone(),
            recipients: Vec::new(),
        }),
        Box::new(ServiceDue {
            service: ServiceId::new(),
            name: text(who),
            link: link.clone(),
            owner: person,
        }),
        Box::new(ServicesUnowned { link: link.clone(), recipients: Vec::new() }),
        Box::new(ServiceChanged {
            service: ServiceId::new(),
            name: text(who),
            link: link.clone(),
            recipients: Vec::new(),
            by: Actor { id: None, name: who.to_owned() },
        }),
        Box::new(GuideReviewAsked {
            guide: GuideId::new(),
            community: id,
            community_name: name.clone(),
            link: link.clone(),
            recipients: Vec::new(),
            by: Actor { id: None, name: who.to_owned() },
        }),
        Box::new(GuidePublished {
            guide: GuideId::new(),
            community: id,
            community_name: name.clone(),
            title: text(who),
            version: "1.1".to_owned(),
            link: link.clone(),
            recipients: Vec::new(),
            by: Actor { id: None, name: who.to_owned() },
        }),
        Box::new(SectionAdapted {
            section: "partnerships".to_owned(),
            title: text(who),
            link: link.clone(),
            recipients: Vec::new(),
            by: person,
        }),
        Box::new(TranslationOutdated {
            reflection: REFLECTION.parse().expect("an id"),
            community: id,
            recipients: Vec::new(),
            by: None,
            community_name: name.clone(),
            link: link.clone(),
        }),
        Box::new(TranslationAsked {
            reflection: REFLECTION.parse().expect("an id"),
            community: id,
            recipients: Vec::new(),
            by: None,
            community_name: name.clone(),
            link: link.clone(),
        }),
        digest(DigestFrequency::Weekly, who, community),
        digest(DigestFrequency::Daily, who, community),
        Box::new(portal_role(true, community)),
        Box::new(portal_role(false, community)),
        Box::new(MemberAdded {
            community: id,
            community_name: name.clone(),
            member: person,
            member_name: community.to_owned(),
            role,
            by: community.to_owned(),
            link: link.clone(),
        }),
        Box::new(AuthorRevealed {
            author: person,
            reflection: REFLECTION.parse().expect("an id"),
            community: id,
            community_name: name.clone(),
            by: by(community),
            reason: format!("{community} :\r\nune urgence."),
            link: link.clone(),
        }),
        Box::new(TextReported {
            community: id,
            community_name: name.clone(),
            by: person,
            link: link.clone(),
        }),
        Box::new(ReportAnswered { reporter: person, by: person, decision: decision(false) }),
        Box::new(ReportAnswered { reporter: person, by: person, decision: decision(true) }),
        Box::new(ReportedTextDecided { authors: vec![person], by: person, decision: decision(false) }),
        Box::new(ReportedTextDecided { authors: vec![person], by: person, decision: decision(true) }),
        Box::new(RestrictedTextRead {
            author: person,
            community: id,
            community_name: name.clone(),
            by: by(community),
        }),
        Box::new(needs_decided(who, community)),
        Box::new(list_closed(who, community)),
        Box::new(witness_asked(who, community, false)),
        Box::new(witness_asked(who, community, true)),
        Box::new(DrawVoid {
            community_name: text(community),
            reason: text(&format!("{who} :\r\nune erreur dans la liste.")),
            link: each(LINK),
        }),
        Box::new(designation_answered(true, false, "", community)),
        Box::new(designation_answered(true, true, "", community)),
        Box::new(designation_answered(false, false, who, community)),
        Box::new(designation_answered(false, true, "", community)),
    ]
}

fn designation_answered(
    is_confirmed: bool,
    by_coordinator: bool,
    reason: &str,
    community: &str,
) -> DesignationAnswered {
    DesignationAnswered {
        call_title: LocalizedText::Single { lang: Lang::Fr, text: community.to_owned() },
        is_confirmed,
        by_coordinator,
        reason: reason.to_owned(),
        link: LINK.to_owned(),
    }
}

fn list_closed(who: &str, community: &str) -> ListClosed {
    let lottery = Source::Lottery {
        name: who.to_owned(),
        at: 1_796_000_000,
        count: 6,
        witnesses: ["Un".to_owned(), "Deux".to_owned()],
    };
    ListClosed {
        community_name: LocalizedText::Single { lang: Lang::Fr, text: community.to_owned() },
        call: "appel-2026".to_owned(),
        project: REFLECTION.parse().expect("an id"),
        number: 4,
        salt: "0123456789abcdef0123456789abcdef".to_owned(),
        list_hash: "a".repeat(64),
        commitment_hash: "b".repeat(64),
        places: 15,
        entries: 23,
        source: lottery,
        link: PerLang::of(|_| LINK.to_owned()),
    }
}

fn witness_asked(who: &str, community: &str, again: bool) -> WitnessAsked {
    WitnessAsked {
        community_name: LocalizedText::Single { lang: Lang::Fr, text: community.to_owned() },
        source: list_closed(who, community).source,
        again,
        link: PerLang::of(|_| LINK.to_owned()),
    }
}

fn needs_decided(who: &str, community: &str) -> NeedsDecided {
    let text = |text: &str| LocalizedText::written(Lang::Fr, text, text);
    let outcome = |asked: &[&str], priority: Option<&str>| Outcome {
        asked: asked.iter().map(|asked| text(asked)).collect(),
        priority: priority.map(text),
        reason: text("Quatre équipes sur cinq en parlent."),
    };
    NeedsDecided {
        call: text(community),
        links: [LINK.to_owned(), LINK.to_owned()],
        outcomes: vec![
            outcome(&["Du temps"], Some("Du temps")),
            outcome(&[who, "Parler aux parents"], Some("Des mots pour les parents")),
            outcome(&["Une salle"], None),
        ],
    }
}

fn follow_up(community: &str) -> FollowUpDetails {
    FollowUpDetails {
        follow_up: FollowUpId::new(),
        community: CommunityId::new(),
        community_name: LocalizedText::Single { lang: Lang::Fr, text: community.to_owned() },
        link: PerLang::of(|_| LINK.to_owned()),
        valid_until: 1_796_000_000_000,
    }
}

fn contacted(by: Option<PersonId>, who: &str, community: &str) -> FacilitatorsContacted {
    FacilitatorsContacted {
        community: CommunityId::new(),
        community_name: LocalizedText::Single { lang: Lang::Fr, text: community.to_owned() },
        by: Actor { id: by, name: who.to_owned() },
        reply_to: "camille@exemple.qc.ca".to_owned(),
        message: format!("{community} :\r\npuis-je me joindre à vous?"),
        link: PerLang::of(|_| LINK.to_owned()),
    }
}

fn portal_role(granted: bool, name: &str) -> PortalRoleChanged {
    PortalRoleChanged {
        person: PersonId::new(),
        name: name.to_owned(),
        role: PerLang::of(|_| "coordination".to_owned()),
        granted,
        by: Actor { id: None, name: name.to_owned() },
    }
}

fn comment(community: &str) -> CommentDetails {
    CommentDetails {
        reflection: REFLECTION.parse().expect("an id"),
        community: CommunityId::new(),
        comment: None,
        recipients: Vec::new(),
        unread_since_email: Vec::new(),
        community_name: LocalizedText::Single { lang: Lang::Fr, text: community.to_owned() },
        link: PerLang::of(|_| LINK.to_owned()),
    }
}

fn digest(frequency: DigestFrequency, who: &str, community: &str) -> Box<dyn EmailTemplate> {
    let lines =
        ["Rencontre annoncée : « Repérer tôt, sans étiqueter »", "3 réponses à ce que vous avez écrit"];
    let sections = vec![
        (community.to_owned(), lines.map(str::to_owned).to_vec()),
        (String::new(), vec![who.to_owned(), "Une autre nouvelle".to_owned()]),
    ];
    Box::new(Digest { frequency, count: 5, sections, link: LINK.to_owned() })
}

fn answered(theirs: bool, community: &str) -> Box<dyn EmailTemplate> {
    let details = comment(community);
    if theirs { Box::new(ReflectionCommented(details)) } else { Box::new(CommentReplied(details)) }
}

fn rendered(message: &dyn EmailTemplate, lang: Lang, name: &str) -> Rendered {
    let content = message.content(lang);
    // An account's emails cannot be refused, nor what people must know.
    let content = if REFUSABLE.contains(&message.kind()) {
        content.opt_out(OptOutLinks { preferences: PREFERENCES.to_owned(), unsubscribe: STOP.to_owned() })
    } else {
        content
    };
    render(content, lang, name, &site())
}

/// The kinds of email that people can refuse.
const REFUSABLE: [&str; 23] = [
    "agenda-changed",
    "answered",
    "conversation-continued",
    "dates-proposed",
    "digest",
    "follow-up-assigned",
    "follow-up-due",
    "follow-up-owner-left",
    "follow-up-silent",
    "join-requested",
    "meeting-cancelled",
    "meeting-changed",
    "meeting-missed",
    "meeting-published",
    "meeting-reminder",
    "meeting-restored",
    "meeting-withdrawn",
    "mentioned",
    "minutes-proposed",
    "text-reported",
    "translation-outdated",
    "tries-asked",
    "vote-opened",
];

#[test]
fn an_email_about_a_meeting_says_the_hour_on_its_recipients_clock() {
    let title = LocalizedText::Single { lang: Lang::Fr, text: "Rencontre".to_owned() };
    let facts = MeetingDetails {
        meeting: MeetingId::new(),
        community: CommunityId::new(),
        community_name: title.clone(),
        title,
        when: Some(PerLang::of(|_| "jeudi, de 13 h 30 à 15 h (heure de l’Est)".to_owned())),
        own_time: OwnTime(Some((1_799_951_400_000, "America/Toronto"))),
        modality: None,
        place: None,
        new_video_link: false,
        link: PerLang::of(|_| LINK.to_owned()),
        calendar: None,
    };
    let meeting =
        MeetingEvent { step: MeetingStep::Published, facts, by: Actor { id: None, name: "Ana".to_owned() } };
    let said = |zone: &str| {
        let (name, address, zone) = ("Léa".to_owned(), "lea@ex.org".to_owned(), zone.to_owned());
        let recipient = Recipient { person: None, name, address, lang: Lang::Fr, zone };
        render(meeting.content_for(&recipient), Lang::Fr, "Léa", &site()).text
    };
    assert!(
        said("America/Halifax").contains("(heure de l’Est); 14\u{a0}h\u{a0}30 chez vous"),
        "{}",
        said("America/Halifax")
    );
    for zone in ["America/Toronto", ""] {
        assert!(!said(zone).contains("chez vous"), "{zone}");
    }
}

#[test]
fn the_deadline_of_a_place_is_in_the_zone_of_its_meeting_and_on_its_recipients_clock() {
    // Half past one in the Magdalen Islands, which is half past twelve in Montréal.
    let freed = freed("Orthopédagogie", "Rencontre", Some(1_797_442_200_000));
    let said = |zone: &str| {
        let (name, address, zone) = ("Léa".to_owned(), "lea@ex.org".to_owned(), zone.to_owned());
        let recipient = Recipient { person: None, name, address, lang: Lang::Fr, zone };
        render(freed.content_for(&recipient), Lang::Fr, "Léa", &site()).text.replace('\u{a0}', " ")
    };
    let here = "avant le 16 décembre 2026, 13 h 30 (heure de l’Atlantique)";
    let there = "avant le 16 décembre 2026, 13 h 30 (heure de l’Atlantique; 12 h 30 chez vous)";
    for (zone, deadline) in [("America/Toronto", there), ("America/Halifax", here), ("", here)] {
        assert!(said(zone).contains(deadline), "{zone}: {}", said(zone));
    }
}

fn each(who: &str, community: &str, look: impl Fn(&dyn EmailTemplate, Lang, &Rendered)) {
    for lang in Lang::ALL {
        for email in emails(who, community) {
            look(&*email, lang, &rendered(&*email, lang, who));
        }
    }
}

/// The kinds of email without a link.
const WITHOUT_LINK: [&str; 5] =
    ["address-changed", "password-changed", "join-declined", "office-changed", "private-read"];

/// To be read, they are written into the folder that `ENSEMBLE_WRITE_EMAILS` names.
#[test]
fn every_email_is_whole() {
    let folder = env::var_os("ENSEMBLE_WRITE_EMAILS").map(PathBuf::from);
    each("Maude Tremblay-O'Neil", "Orthopédagogie & lecture", |email, lang, rendered| {
        let Rendered { subject, text, html } = rendered;
        if let Some(folder) = &folder {
            let name = format!("{}.{}.txt", email.kind(), lang.code());
            fs::write(folder.join(name), format!("{subject}\n\n{text}")).expect("written");
        }
        for part in [subject, text, html] {
            assert!(!part.contains(['{', '}']) || part.contains("color-scheme"), "a placeable in {part}");
            assert!(!part.contains("  "), "two spaces in {part}");
            assert!(!part.contains("email-"), "a message without text in {part}");
        }
        assert!(!subject.is_empty() && !subject.contains(['\n', '\r']) && subject.chars().count() < 120);
        assert!(text.contains("Maude Tremblay-O'Neil,\n\n"), "{text}");
        assert!(html.contains(&format!("<html lang=\"{}\">", lang.tag())));
        if WITHOUT_LINK.contains(&email.kind()) {
            assert!(!text.contains(LINK));
        } else {
            let link = LINK;
            assert!(text.contains(&format!("\n{link}\n\n")), "{text}");
            let link = link.replace('&', "&amp;");
            assert_eq!(html.matches(&format!("href=\"{link}\"")).count(), 2, "{html}");
            assert!(html.contains(&format!(">{link}<")), "{html}");
        }
        let (why, site) = match lang {
            Lang::Fr => ("ous recevez ce courriel", "Ensemble, le portail"),
            Lang::En => ("You are receiving this email because ", "Ensemble, the portal"),
        };
        for part in [text, html] {
            assert!(part.contains(why) && part.contains(site) && part.contains("https://ensemble.example"));
        }
        let otherwise = ["Si ", "Pour ne plus ", "If ", "To stop "];
        assert!(
            text.lines().any(|line| line.contains(why) && otherwise.iter().any(|words| line.contains(words)))
        );
    });
}

#[test]
fn an_invitation_in_both_languages_says_each_thing_once_in_each() {
    let invitation = AccountEmail::Invitation {
        by: "Léa".into(),
        community: None,
        link: LINK.into(),
        days: 14,
        in_both: true,
    };
    for lang in Lang::ALL {
        let Rendered { text, .. } = rendered(&invitation, lang, "");
        for said in ["Ensemble est le portail des communautés", "Ensemble is the portal for communities"] {
            assert_eq!(text.matches(said).count(), 1, "{text}");
        }
    }
}

#[test]
fn a_link_that_ends_says_when() {
    let said = |email: &AccountEmail, lang| rendered(email, lang, "").text;
    let of = |minutes| AccountEmail::SignIn { link: LINK.to_owned(), minutes };
    assert!(said(&of(15), Lang::Fr).contains("une seule fois et expire après 15 minutes. "));
    assert!(said(&of(1), Lang::En).contains("once, and expires in one minute. "));
    let reset = AccountEmail::ResetPassword { link: LINK.to_owned(), hours: 1 };
    assert!(said(&reset, Lang::Fr).contains("expire après une heure."));
    let invitation = AccountEmail::Invitation {
        by: "Léa".into(),
        community: None,
        link: LINK.into(),
        days: 14,
        in_both: false,
    };
    assert!(said(&invitation, Lang::En).contains("for 14 days."));
    assert!(said(&invitation, Lang::Fr).starts_with("Bonjour,\n\n"), "nobody's name is nobody's");
    let changed = AccountEmail::PasswordChanged { when: 1_795_000_000_000 };
    assert!(
        said(&changed, Lang::Fr).contains("le 18\u{a0}novembre 2026 à 6\u{a0}h\u{a0}06 (heure de l’Est)")
    );
    assert!(said(&changed, Lang::En).contains("on November\u{a0}18, 2026, at 6:06\u{a0}a.m. (Eastern Time)"));
}

#[test]
fn an_email_about_an_answer_says_where_it_is_and_nothing_of_it() {
    let said = |theirs, lang| rendered(&*answered(theirs, "Lecture"), lang, "Léa");
    for (theirs, lang, subject, text) in [
        (
            true,
            Lang::Fr,
            "Quelqu’un a répondu à votre réflexion",
            "Quelqu’un a répondu à votre réflexion dans «\u{a0}Lecture\u{a0}».",
        ),
        (
            false,
            Lang::Fr,
            "Quelqu’un vous a répondu",
            "Vous aviez répondu à une réflexion dans «\u{a0}Lecture\u{a0}». Quelqu’un vous a répondu à son tour.",
        ),
        (
            true,
            Lang::En,
            "Someone replied to your reflection",
            "Someone replied to your reflection in “Lecture”.",
        ),
        (
            false,
            Lang::En,
            "Someone replied to you",
            "You replied to a reflection in “Lecture”. Someone has now replied to you.",
        ),
    ] {
        let Rendered { subject: head, text: body, html } = said(theirs, lang);
        assert_eq!(head, subject);
        let (why, stop) = match lang {
            Lang::Fr => (
                "ne cite rien et ne nomme personne, parce qu’un courriel est facile à transférer",
                [
                    "Choisir les courriels que je reçois\u{a0}:",
                    "Ne plus recevoir ce type de courriels\u{a0}:",
                ],
            ),
            Lang::En => (
                "quotes nothing and names no one, because emails are easily forwarded",
                ["Choose which emails I get:", "Unsubscribe from these emails:"],
            ),
        };
        for part in [text, LINK, why] {
            assert!(body.contains(part), "{part} in {body}");
        }
        for (label, link) in stop.into_iter().zip([PREFERENCES, STOP]) {
            assert!(body.contains(&format!("{label}\n{link}\n")), "how to stop them: {body}");
            assert!(html.contains(&format!("<a href=\"{link}\"")), "{html}");
        }
        assert!(!body.contains("0190f5c0"), "what it is about is for the outbox: {body}");
    }
    assert_eq!(answered(true, "").kind(), answered(false, "").kind(), "whose it is is not told by the list");
}

#[test]
fn what_people_type_stays_text() {
    let wrong = "<script>alert(1)</script>\r\nBcc: x@y.org\u{202e}\"'";
    each(wrong, wrong, |_, _, rendered| {
        assert!(!rendered.html.contains("<script"), "{}", rendered.html);
        assert!(rendered.html.contains("&lt;script&gt;alert(1)&lt;/script&gt; Bcc"), "{}", rendered.html);
        for part in [&rendered.subject, &rendered.text, &rendered.html] {
            assert!(!part.contains(['\r', '\u{202e}']), "{part}");
        }
        assert!(!rendered.subject.contains('\n') && !rendered.text.contains("\nBcc"), "{}", rendered.text);
    });
    let endless = AccountEmail::Invitation {
        by: "a".repeat(9_000),
        community: None,
        link: LINK.into(),
        days: 1,
        in_both: false,
    };
    assert!(rendered(&endless, Lang::Fr, &"b".repeat(9_000)).text.len() < 2_000);
    let quote = "javascript:\"><script>".to_owned();
    let html = rendered(&AccountEmail::SignIn { link: quote, minutes: 1 }, Lang::En, "").html;
    assert!(!html.contains("<script") && !html.contains("\"><s"), "{html}");
}

#[test]
fn emails_can_be_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/emails");
    fs::create_dir_all(&folder).expect("a folder");
    for lang in Lang::ALL {
        for (number, email) in emails("Maude Tremblay", "Dyslexie et lecture").iter().enumerate() {
            let rendered = rendered(&**email, lang, "Andrée-Anne O’Connor");
            let name = format!("{number:02}-{}.{}", email.kind(), lang.code());
            fs::write(folder.join(format!("{name}.html")), rendered.html).expect("written");
            let text = format!("{}\n\n{}", rendered.subject, rendered.text);
            fs::write(folder.join(format!("{name}.txt")), text).expect("written");
        }
    }
}

on_both_databases! {
    async fn an_email_waits_in_the_outbox(db: Db) {
        let recipient = Recipient {
            person: Some("0190f5c0-0000-7000-8000-000000000000".to_owned()),
            name: "Léa".to_owned(),
            address: "lea@ex.org".to_owned(),
            lang: Lang::En,
            zone: String::new(),
        };
        let email = AccountEmail::SignIn { link: LINK.to_owned(), minutes: 15 };
        let mut to = db.write().await.expect("a transaction");
        enqueue(&mut to, &site(), &email, &recipient, 7).await.expect("queued");
        to.commit().await.expect("committed");
        let entries = list(&db, None, 0, 10).await.expect("emails");
        assert_eq!(entries.len(), 1);
        let entry = &entries[0];
        assert_eq!((entry.kind.as_str(), entry.to.as_str(), entry.lang), ("sign-in", "lea@ex.org", Lang::En));
        assert_eq!((&entry.person, entry.created_at, entry.next_at), (&recipient.person, 7, Some(7)));
        let claimed = claim(&db, 7, 1).await.expect("emails");
        assert!(claimed[0].text.contains(LINK) && claimed[0].unsubscribe.is_none());
    }
}
