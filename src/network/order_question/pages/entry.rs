//! A question, as the list and its own page show it.

use ensemble_common::prelude::*;

use super::super::{
    labels,
    model::{Offer, OrderAnswer, OrderList, OrderQuestion, QuestionState, Step},
    paths, rules, store,
};
use ensemble_communities::{community::model::Community, membership};
use ensemble_core::{Lang, error::AppError, format, ids::PersonId, rights::Action};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::{markdown::lines, web::PageRequest};
use ensemble_texts as t;
use ensemble_ui::{Button, Notice, StatusText, Tone, Weight};

/// What a reader of the questions may do with them.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) lang: Lang,
    pub(super) person: Option<PersonId>,
    pub(super) asks: bool,
    pub(super) decides: bool,
    pub(super) offer: Offer,
    pub(super) list: Option<OrderList>,
}

impl Reader {
    /// Nothing changes in a community that was archived.
    pub(super) async fn of(
        request: &PageRequest,
        community: &Community,
        archived: bool,
    ) -> Result<Self, AppError> {
        let db = &request.portal.db;
        let within = |action| !archived && request.may(action, Some(community.id));
        Ok(Self {
            lang: request.lang,
            person: request.viewer.id(),
            asks: within(Action::ProposeThemes),
            decides: within(Action::DecideThemes),
            offer: rules::offer(membership::liaison(&db.reader, community.id).await?),
            list: store::current(db, community.id).await?,
        })
    }

    pub(super) fn is_frozen(&self) -> bool {
        self.list.as_ref().is_some_and(OrderList::is_frozen)
    }

    pub(super) fn can(&self, step: Step, question: &OrderQuestion) -> bool {
        let allowed = match step {
            Step::Support => self.asks,
            Step::Edit | Step::Withdraw => {
                self.asks && self.person.is_some_and(|person| question.is_by(person))
            }
            Step::Merge | Step::Move | Step::Pass | Step::Answer => self.decides,
        };
        allowed && rules::can(step, self.offer, self.is_frozen(), question.state)
    }
}

/// A text in the language in which it was written, marked where that is not the page's.
pub(super) fn written(lang: Lang, own: Lang, text: &str) -> AnyView {
    let tag = (own != lang).then(|| own.tag());
    view! { <span lang=tag>{text.to_owned()}</span> }
}

/// One question of the list.
fn entry(reader: &Reader, slug: &str, question: &OrderQuestion) -> AnyView {
    let lang = reader.lang;
    let href = paths::of(paths::SHOW, lang, slug, question.id);
    let answer = question.answer.as_ref().map(|answer| answer_text(lang, answer));
    let tools = question.answer.is_none().then(|| {
        view! {
            <div class="theme-actions">
                {support(reader, slug, question)}
                {moving(reader, slug, question)}
            </div>
        }
    });
    view! {
        <li id=format!("question-{}", question.id)>
            <div class="entry-text">
                <h3><a class="entry-title" href=href>{written(lang, question.texts.lang, &question.texts.text)}</a></h3>
                {byline(lang, question)}
                {answer}
                {tools}
            </div>
        </li>
    }
}

/// Who asks a question, since when, and whether it was passed on.
pub(super) fn byline(lang: Lang, question: &OrderQuestion) -> AnyView {
    let passed = question.passed_at.filter(|_| question.state == QuestionState::Passed).map(|at| {
        let words = t::order_question_passed_on(lang, labels::day(lang, at));
        view! { <StatusText tone=Tone::Meet>{words}</StatusText> }
    });
    view! {
        <p class="byline">
            <span>{t::order_question_by(lang, authors(lang, question))}</span>
            <span>{labels::day(lang, question.created_at)}</span>
            {passed}
        </p>
    }
}

/// The names of those who ask a question. Those whose account is closed are counted.
fn authors(lang: Lang, question: &OrderQuestion) -> String {
    let mut names: Vec<String> = question.authors.iter().filter_map(|author| author.name.clone()).collect();
    let closed = (question.authors.len() - names.len()).max(usize::from(names.is_empty()));
    if closed > 0 {
        names.push(t::theme_closed_authors(lang, closed));
    }
    format::list(lang, &names)
}

/// What the order answered, when, in which way, and who said it.
pub(super) fn answer_text(lang: Lang, answer: &OrderAnswer) -> AnyView {
    let tag = (answer.lang != lang).then(|| answer.lang.tag());
    let (day, given) = (labels::day(lang, answer.answered_on), labels::given(lang, answer.given));
    let given = match answer.meeting {
        Some(meeting) => view! { <a href=meeting_paths::show(lang, meeting)>{given}</a> },
        None => view! { <span>{given}</span> },
    };
    view! {
        <div class="order-answer stack gap-2">
            <p><b>{t::order_question_answer(lang)}</b></p>
            <p lang=tag inner_html=lines(&answer.text)></p>
            <p class="byline">
                <span lang=tag>{answer.who.clone()}</span>
                <span lang=tag>{answer.capacity.clone()}</span>
                <span>{day}</span>
                {given}
            </p>
        </div>
    }
}

/// What an answer is not.
pub(super) fn no_legal_advice(lang: Lang) -> AnyView {
    view! { <Notice><p>{t::order_question_no_legal_advice(lang)}</p></Notice> }
}

/// Which question a link is about, for screen readers.
pub(super) fn of_question(lang: Lang, question: &OrderQuestion) -> AnyView {
    let text = format::quoted(lang, &question.texts.text);
    view! { <span class="visually-hidden">" " {text}</span> }
}

/// How many support a question, and the button that adds or withdraws one's own support.
pub(super) fn support(reader: &Reader, slug: &str, question: &OrderQuestion) -> AnyView {
    let lang = reader.lang;
    let named = of_question(lang, question);
    let button = reader.can(Step::Support, question).then(|| {
        let action = paths::of(paths::SUPPORT, lang, slug, question.id);
        let (field, words) = if question.supported {
            (None, t::theme_withdraw_support(lang))
        } else {
            (Some(view! { <input type="hidden" name="supports" value="1" /> }), t::theme_support(lang))
        };
        view! {
            <form method="post" action=action>
                {field}
                <Button weight=Weight::Quiet small=true>{words} {named}</Button>
            </form>
        }
    });
    view! {
        {button}
        <span class="theme-support">{t::theme_supporters(lang, question.supporters)}</span>
    }
}

/// The buttons that move a question in the list.
fn moving(reader: &Reader, slug: &str, question: &OrderQuestion) -> Option<AnyView> {
    let lang = reader.lang;
    reader.can(Step::Move, question).then(|| {
        let action = paths::of(paths::MOVE, lang, slug, question.id);
        let [up, down] = [of_question(lang, question), of_question(lang, question)];
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="up" value="1" />
                <Button weight=Weight::Quiet small=true>{t::order_question_up(lang)} {up}</Button>
            </form>
            <form method="post" action=action>
                <Button weight=Weight::Quiet small=true>{t::order_question_down(lang)} {down}</Button>
            </form>
        }
    })
}

/// These questions in a numbered list.
pub(super) fn entries(reader: &Reader, slug: &str, questions: &[OrderQuestion]) -> AnyView {
    let rows = questions.iter().map(|question| entry(reader, slug, question)).collect_view();
    view! { <ol class="entry-list order-questions">{rows}</ol> }
}
