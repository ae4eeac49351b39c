//! One question and its answer, and what is done with it by a button.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        model::{OrderQuestion, Step},
        paths,
    },
    answer_button,
    entry::{Reader, answer_text, byline, no_legal_advice, of_question, support as support_button, written},
    found, open_community, question_id,
};
use ensemble_common::notification::mark_subject_read;
use ensemble_communities::community::{self, Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{error::AppError, rights::Action};
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Confirm, Kind, Notice, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = match community::named(&request, paths::LIST).await? {
        Ok(place) => place,
        Err(_) => return Err(AppError::NotFound),
    };
    let (community, archived) = (place.community, place.archived);
    let id = question_id(&request)?;
    let question = actions::find_for(&request, community.id, id, Action::ReadThemes).await?;
    mark_subject_read(&request.portal, &request.viewer, &id.to_string()).await?;
    let reader = Reader::of(&request, &community, archived).await?;
    let lang = request.lang;
    let notice = match request.flash() {
        Some(Flash::Answered) => Some((Kind::Success, t::order_question_said_answered(lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::theme_said_saved(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::order_question_said_changed(lang))),
        _ => None,
    };
    let addresses = paths::both(paths::SHOW, &community.slugs, id);
    let weight = question.texts.background.len()
        + question.answer.as_ref().map(|answer| answer.text.len()).unwrap_or_default();
    let body = move || body(&reader, &community, &question, notice);
    Ok(Page::new(t::order_question_one(lang), addresses, body)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .into())
}

fn body(
    reader: &Reader,
    community: &Community,
    question: &OrderQuestion,
    notice: Option<(Kind, &'static str)>,
) -> AnyView {
    let (lang, slug) = (reader.lang, community.slug(reader.lang));
    let back = community_paths::of(paths::LIST, lang, slug);
    let texts = &question.texts;
    let tag = (texts.lang != lang).then(|| texts.lang.tag());
    let background = (!texts.background.is_empty()).then(|| {
        view! {
            <p class="small"><b>{t::order_question_background(lang)}</b></p>
            <p lang=tag inner_html=lines(&texts.background)></p>
        }
    });
    let answer = question.answer.as_ref().map(|answer| {
        view! {
            <section class="stack gap-3" aria-label=t::order_question_answer(lang)>
                {answer_text(lang, answer)}
                {no_legal_advice(lang)}
            </section>
        }
    });
    view! {
        {head_below(lang, community, Room::OrderQuestions, t::order_question_one(lang))}
        {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
        <p class="small"><a href=back>{t::order_question_back(lang)}</a></p>
        <section class="stack gap-3" aria-labelledby="question">
            <h2 id="question">{written(lang, texts.lang, &texts.text)}</h2>
            {byline(lang, question)}
            {background}
            <div class="theme-actions">
                {support_button(reader, slug, question)}
                {tools(reader, slug, question)}
            </div>
        </section>
        {answer}
    }
}

/// What the reader can do now with the question, besides supporting it.
fn tools(reader: &Reader, slug: &str, question: &OrderQuestion) -> AnyView {
    let lang = reader.lang;
    let to = |paths| paths::of(paths, lang, slug, question.id);
    let can = |step| reader.can(step, question);
    let edit = can(Step::Edit).then(|| view! { <a href=to(paths::EDIT)>{t::theme_edit(lang)}</a> });
    let merge =
        can(Step::Merge).then(|| view! { <a href=to(paths::MERGE)>{t::order_question_merge(lang)}</a> });
    let pass = can(Step::Pass).then(|| {
        let named = of_question(lang, question);
        view! {
            <form method="post" action=to(paths::PASS)>
                <Button weight=Weight::Quiet small=true>{t::order_question_pass(lang)} {named}</Button>
            </form>
        }
    });
    let answer = can(Step::Answer).then(|| {
        let words = if question.answer.is_some() {
            t::order_question_correct(lang)
        } else {
            t::order_question_record(lang)
        };
        view! { <ButtonLink small=true weight=Weight::Quiet href=to(paths::ANSWER)>{words}</ButtonLink> }
    });
    let withdraw = can(Step::Withdraw).then(|| {
        view! {
            <form method="post" action=to(paths::WITHDRAW)>
                <Confirm label=t::order_question_withdraw(lang) question=t::order_question_withdraw_question(lang) />
            </form>
        }
    });
    view! { {edit} {merge} {pass} {answer} {withdraw} }
}

pub(super) async fn support(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::ProposeThemes).await?;
    let id = question_id(&request)?;
    let slug = community.slug(request.lang);
    let own = paths::of(paths::SHOW, request.lang, slug, id);
    let here = if request.sent_from(&own).is_some() {
        own
    } else {
        format!("{}#question-{id}", community_paths::of(paths::LIST, request.lang, slug))
    };
    answer_button(&here, actions::support(&request, community.id, id, request.input()?).await, Flash::Saved)
}

pub(super) async fn withdraw(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = open_community(&request, Action::ProposeThemes).await?;
    let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
    let done = actions::withdraw(&request, community.id, question_id(&request)?).await;
    answer_button(&here, done, Flash::Removed)
}

pub(super) async fn move_question(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, question) = found(&request, Action::DecideThemes).await?;
    let list = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
    let done = actions::move_question(&request, community.id, question.id, request.input()?).await;
    answer_button(&format!("{list}#question-{}", question.id), done, Flash::Saved)
}

pub(super) async fn pass(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, question) = found(&request, Action::DecideThemes).await?;
    let here = paths::of(paths::SHOW, request.lang, community.slug(request.lang), question.id);
    answer_button(&here, actions::pass(&request, community.id, question.id).await, Flash::Saved)
}
