//! What can be done with a finding on its page: sending it, asking others to join, reminding, answering, following the action.

use ensemble_common::prelude::*;

use super::super::{
    api::{AnswerFinding, SendFinding},
    labels,
    model::{AnswerKind, Finding, Part, Progress},
    paths,
    rules::{MAX_ANSWER, MAX_WHO},
};
use ensemble_core::{Lang, LocalizedText, error::FieldErrors, format, ids::CommunityId};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_texts as t;
use ensemble_ui::{
    Button, Choice, Confirm, ErrorSummary, Field, Kind, Notice, RadioGroup, Refusal, SectionTitle, Select,
    TextArea, Weight,
};

/// What the reader may do, and what they typed before.
pub(super) struct Forms {
    /// Whether they gather it in this community.
    pub gathers: bool,
    /// Whether they answer it.
    pub answers: bool,
    /// What [`may_remind`](super::super::rules::may_remind) says.
    pub can_remind: bool,
    /// When they were last reminded, in milliseconds UTC.
    pub reminded: Option<i64>,
    /// The communities that can be asked to join.
    pub others: Vec<(CommunityId, LocalizedText)>,
    /// Those that it can be sent to.
    pub managers: Vec<(CommunityId, LocalizedText)>,
    pub refused: Option<Refused>,
}

/// Why something was not done, with what was typed.
pub(super) enum Refused {
    Said(String),
    Send(SendFinding, FieldErrors),
    Answer(Box<AnswerFinding>, FieldErrors, Vec<PiiWarning>),
    /// It was answered otherwise since the page was opened.
    AnsweredMeanwhile(Box<AnswerFinding>),
    /// It changed since the page was opened.
    Changed,
}

/// The first thing that is wrong.
pub(super) fn first(errors: &FieldErrors) -> String {
    errors.all().into_iter().next().map(|error| error.message).unwrap_or_default()
}

/// What is said above the page.
pub(super) fn notices(lang: Lang, forms: &Forms) -> Option<AnyView> {
    Some(match forms.refused.as_ref()? {
        Refused::Said(message) => view! { <Refusal message=message.clone() /> },
        Refused::Changed => view! { <Refusal message=t::finding_said_changed(lang) /> },
        Refused::Send(_, errors) => view! { <ErrorSummary lang errors=errors.all() /> },
        Refused::Answer(_, errors, warnings) => view! {
            <ErrorSummary lang errors=errors.all() />
            {pii_notice(lang, warnings)}
        },
        Refused::AnsweredMeanwhile(_) => {
            view! { <Notice kind=Kind::Warning><p>{t::finding_said_answered_meanwhile(lang)}</p></Notice> }
        }
    })
}

/// The forms of a finding.
pub(super) fn view(lang: Lang, slug: &str, finding: &Finding, part: Part, forms: &Forms) -> AnyView {
    let waits = finding.sent.is_some() && finding.answer.is_none();
    let sending = is_begun(finding, part, forms).then(|| {
        view! {
            {send(lang, slug, finding, forms)}
            {offer(lang, slug, finding, forms)}
        }
    });
    let reminds = forms.gathers && waits && matches!(part, Part::Origin | Part::Joined);
    let reminding = reminds.then(|| remind(lang, slug, finding, forms)).flatten();
    let accepted = finding.answer.as_ref().and_then(|answer| answer.progress);
    let following = accepted.filter(|_| forms.answers).map(|had| progress(lang, slug, finding, had));
    let answering = forms.answers.then(|| answer(lang, slug, finding, forms.refused.as_ref()));
    view! { {sending} {reminding} {following} {answering} }
}

/// Whether the reader may still change and send it.
fn is_begun(finding: &Finding, part: Part, forms: &Forms) -> bool {
    forms.gathers && part == Part::Origin && finding.sent.is_none()
}

/// The button that reminds the managers; for some days after a reminder, when it was sent.
fn remind(lang: Lang, slug: &str, finding: &Finding, forms: &Forms) -> Option<AnyView> {
    if !forms.can_remind {
        return forms.reminded.map(|at| {
            view! { <p class="muted">{t::finding_reminded_on(lang, labels::day(lang, at))}</p> }
        });
    }
    let action = paths::of(paths::REMIND, lang, slug, finding.id);
    Some(view! {
        <form method="post" action=action>
            <Button weight=Weight::Quiet>{t::finding_remind(lang)}</Button>
        </form>
    })
}

fn choices(
    lang: Lang,
    none: &str,
    communities: &[(CommunityId, LocalizedText)],
    chosen: Option<CommunityId>,
) -> Vec<Choice> {
    std::iter::once(Choice::new("", none))
        .chain(
            communities
                .iter()
                .map(|(id, name)| Choice::new(id.to_string(), name.text(lang)).chosen(chosen == Some(*id))),
        )
        .collect()
}

fn send(lang: Lang, slug: &str, finding: &Finding, forms: &Forms) -> AnyView {
    let none = (SendFinding { revision: finding.revision, ..SendFinding::default() }, FieldErrors::default());
    let (input, errors) = match &forms.refused {
        Some(Refused::Send(input, errors)) => (input.clone(), errors.clone()),
        _ => none,
    };
    if forms.managers.is_empty() {
        return view! {
            <section class="stack gap-3" aria-labelledby="send">
                <SectionTitle id="send" title=t::finding_send(lang) />
                <p class="muted">{t::finding_no_managers_yet(lang)}</p>
            </section>
        };
    }
    let only = match forms.managers.as_slice() {
        [(only, _)] => Some(*only),
        _ => None,
    };
    let managers = choices(lang, t::finding_choose_community(lang), &forms.managers, input.to.or(only));
    let action = paths::of(paths::SEND, lang, slug, finding.id);
    view! {
        <section class="stack gap-3" aria-labelledby="send">
            <SectionTitle id="send" title=t::finding_send(lang) />
            <p class="small muted">{t::finding_send_text(lang)}</p>
            <form class="form" method="post" action=action>
                <input type="hidden" name="revision" value=input.revision.to_string() />
                <Select id="to" label=t::finding_to(lang) choices=managers error=errors.of("to") required=true />
                <Field
                    id="answer-by"
                    label=t::finding_answer_by(lang)
                    kind="date"
                    value=input.answer_by
                    error=errors.of("answer-by")
                    required=true
                />
                <div class="actions"><Button>{t::finding_send_now(lang)}</Button></div>
            </form>
        </section>
    }
}

fn offer(lang: Lang, slug: &str, finding: &Finding, forms: &Forms) -> Option<AnyView> {
    if forms.others.is_empty() {
        return None;
    }
    let others = choices(lang, t::finding_choose_community(lang), &forms.others, None);
    let asked: Vec<&str> = finding
        .places
        .iter()
        .filter(|place| place.part == Part::Offered)
        .map(|place| place.name.text(lang))
        .collect();
    let asked = (!asked.is_empty()).then(|| {
        view! { <p class="small">{t::finding_asked_to_join(lang, format::list(lang, &asked))}</p> }
    });
    let action = paths::of(paths::OFFER, lang, slug, finding.id);
    Some(view! {
        <section class="stack gap-3" aria-labelledby="offer">
            <SectionTitle id="offer" title=t::finding_offer(lang) />
            <p class="small muted">{t::finding_offer_text(lang)}</p>
            {asked}
            <form class="form" method="post" action=action>
                <Select id="other" label=t::finding_other(lang) choices=others required=true />
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::finding_offer_now(lang)}</Button>
                </div>
            </form>
        </section>
    })
}

/// The end of the page of a finding that was not sent.
pub(super) fn discard(
    lang: Lang,
    slug: &str,
    finding: &Finding,
    part: Part,
    forms: &Forms,
) -> Option<AnyView> {
    is_begun(finding, part, forms).then(|| {
        let action = paths::of(paths::DISCARD, lang, slug, finding.id);
        view! {
            <form method="post" action=action>
                <Confirm label=t::finding_discard(lang) question=t::finding_discard_question(lang) />
            </form>
        }
    })
}

/// What an answer form begins with: the answer that was given.
fn answer_start(lang: Lang, finding: &Finding) -> AnswerFinding {
    let Some(answer) = &finding.answer else {
        return AnswerFinding { revision: finding.revision, ..AnswerFinding::default() };
    };
    let text = answer.text.as_ref().map(|text| text.text(lang).to_owned()).unwrap_or_default();
    let (action, reason) =
        if answer.kind == AnswerKind::Accepted { (text, String::new()) } else { (String::new(), text) };
    AnswerFinding {
        revision: finding.revision,
        answer: Some(answer.kind),
        action,
        reason,
        date: answer.date.map(labels::typed_day).unwrap_or_default(),
        who: answer.who.clone(),
        confirmation_token: String::new(),
    }
}

fn answer(lang: Lang, slug: &str, finding: &Finding, refused: Option<&Refused>) -> AnyView {
    let (input, errors) = match refused {
        Some(Refused::Answer(input, errors, _)) => ((**input).clone(), errors.clone()),
        Some(Refused::AnsweredMeanwhile(input)) => {
            (AnswerFinding { revision: finding.revision, ..(**input).clone() }, FieldErrors::default())
        }
        _ => (answer_start(lang, finding), FieldErrors::default()),
    };
    let kinds = AnswerKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), labels::answer(lang, *kind)).chosen(input.answer == Some(*kind)))
        .collect();
    let most = |count: usize| u32::try_from(count).unwrap_or_default();
    let title =
        if finding.answer.is_some() { t::finding_change_answer(lang) } else { t::finding_answer(lang) };
    let action = paths::of(paths::ANSWER, lang, slug, finding.id);
    view! {
        <section class="stack gap-3" aria-labelledby="answering">
            <SectionTitle id="answering" title />
            <form class="form managers-form" method="post" action=action>
                <input type="hidden" name="revision" value=input.revision.to_string() />
                <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                <RadioGroup
                    id="answer"
                    label=t::finding_your_answer(lang)
                    choices=kinds
                    error=errors.of("answer")
                    required=true
                />
                <div class="if-accepted">
                    <TextArea
                        id="action"
                        label=t::finding_action(lang)
                        hint=t::finding_action_hint(lang)
                        value=input.action
                        error=errors.of("action")
                        maxlength=most(MAX_ANSWER)
                    />
                </div>
                <div class="if-not-accepted">
                    <TextArea
                        id="reason"
                        label=t::finding_reason(lang)
                        hint=t::finding_reason_hint(lang)
                        value=input.reason
                        error=errors.of("reason")
                        maxlength=most(MAX_ANSWER)
                    />
                </div>
                <div class="if-date">
                    <Field
                        id="date"
                        label=t::finding_date(lang)
                        hint=t::finding_date_hint(lang)
                        kind="date"
                        value=input.date
                        error=errors.of("date")
                    />
                </div>
                <div class="if-accepted">
                    <Field
                        id="who"
                        label=t::finding_who(lang)
                        value=input.who
                        error=errors.of("who")
                        maxlength=most(MAX_WHO)
                    />
                </div>
                <div class="actions">
                    <Button>{t::finding_answer_now(lang)}</Button>
                    <span class="meta">{t::finding_answer_text(lang)}</span>
                </div>
            </form>
        </section>
    }
}

fn progress(lang: Lang, slug: &str, finding: &Finding, had: Progress) -> AnyView {
    let choices = Progress::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::progress(lang, *each)).chosen(*each == had))
        .collect();
    let action = paths::of(paths::PROGRESS, lang, slug, finding.id);
    view! {
        <section class="stack gap-3" aria-labelledby="following">
            <SectionTitle id="following" title=t::finding_follow(lang) />
            <form class="form" method="post" action=action>
                <Select id="progress" label=t::finding_progress(lang) choices />
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::finding_progress_save(lang)}</Button>
                </div>
            </form>
        </section>
    }
}
