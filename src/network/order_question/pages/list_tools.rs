//! What facilitators do with the list for a visit.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, PlanVisit},
        model::{ListStep, Offer, OrderQuestion, QuestionState},
        paths, rules,
    },
    answer_button,
    entry::Reader,
    list::{self, Said},
    open_community,
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_meetings::meeting::{self, model::Meeting, paths as meeting_paths};
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Confirm, Select, Weight};

impl Reader {
    /// The meeting to which the order comes.
    pub(super) fn meeting(&self) -> Option<MeetingId> {
        self.list?.meeting
    }
}

pub(super) async fn freeze(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::DecideThemes).await?;
    let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
    answer_button(&here, actions::freeze(&request, community.id).await, Flash::Published)
}

pub(super) async fn reopen(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::DecideThemes).await?;
    let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
    answer_button(&here, actions::reopen(&request, community.id).await, Flash::Reopened)
}

pub(super) async fn finish(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::DecideThemes).await?;
    let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
    answer_button(&here, actions::finish(&request, community.id).await, Flash::Ended)
}

pub(super) async fn plan_visit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::DecideThemes).await?;
    let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
    let input: PlanVisit = request.input()?;
    match actions::plan_visit(&request, &community, input).await {
        Ok(meeting) => {
            Ok(PageResponse::redirect(meeting_paths::of(meeting_paths::AGENDA, request.lang, meeting)))
        }
        Err(ActionError::Invalid(errors)) => {
            list::page(&request, community, false, Said { status: Some(422), errors }).await
        }
        Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Err(ActionError::App(error)) => Err(error),
    }
}

/// The meeting to which the order comes.
pub(super) fn visit(reader: &Reader) -> Option<AnyView> {
    let lang = reader.lang;
    reader.meeting().map(|meeting| {
        let href = meeting_paths::show(lang, meeting);
        view! { <p><a href=href>{t::order_question_visit_planned(lang)}</a></p> }
    })
}

/// What facilitators can do now with the list.
pub(super) fn view(
    reader: &Reader,
    slug: &str,
    questions: &[OrderQuestion],
    meetings: &[Meeting],
    errors: &FieldErrors,
) -> Option<AnyView> {
    if !reader.decides || reader.offer != Offer::List {
        return None;
    }
    let lang = reader.lang;
    let waiting = questions.iter().filter(|each| each.state != QuestionState::Answered).count();
    let can = |step| rules::can_with_list(step, reader.offer, reader.is_frozen(), waiting);
    let to = |paths| community_paths::of(paths, lang, slug);
    let freeze = can(ListStep::Freeze).then(|| {
        view! {
            <form method="post" action=to(paths::FREEZE)>
                <Button>{t::order_question_freeze(lang)}</Button>
            </form>
            <p class="small muted">{t::order_question_freeze_hint(lang)}</p>
        }
    });
    let reopen = can(ListStep::Reopen).then(|| {
        view! {
            <form method="post" action=to(paths::REOPEN)>
                <Confirm label=t::order_question_reopen(lang) question=t::order_question_reopen_question(lang) />
            </form>
        }
    });
    let finish = can(ListStep::Finish).then(|| {
        view! {
            <form method="post" action=to(paths::FINISH)>
                <Confirm label=t::order_question_finish(lang) question=t::order_question_finish_question(lang) />
            </form>
        }
    });
    let plan = (!meetings.is_empty()).then(|| planning(lang, to(paths::VISIT), meetings, errors));
    Some(view! {
        <section class="stack gap-3" aria-labelledby="tools">
            <h4 id="tools">{t::order_question_tools(lang)}</h4>
            {freeze}
            <div class="row">{reopen} {finish}</div>
            {plan}
        </section>
    })
}

fn planning(lang: Lang, action: String, meetings: &[Meeting], errors: &FieldErrors) -> AnyView {
    let choices = std::iter::once(Choice::new("", t::vote_choose_meeting(lang)))
        .chain(meetings.iter().map(|each| {
            let when = meeting::when(lang, each.when, each.zone);
            Choice::new(each.id.to_string(), t::vote_meeting(lang, each.title.text(lang), when))
        }))
        .collect();
    view! {
        <form class="form" method="post" action=action>
            <Select
                id="meeting"
                label=t::order_question_visit(lang)
                hint=format!("{} {}", t::order_question_visit_hint(lang), t::meeting_zone_note(lang))
                choices
                error=errors.of("meeting")
            />
            <div class="actions"><Button weight=Weight::Quiet>{t::order_question_put(lang)}</Button></div>
        </form>
    }
}
