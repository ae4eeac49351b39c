//! The list as the order gets it: on paper, and as text to be copied. It says what is asked, and not who asks.

use ensemble_common::prelude::*;

use super::{
    super::{
        labels,
        model::{Offer, OrderList, OrderQuestion},
        paths, store,
    },
    entry::{Reader, written},
};
use ensemble_communities::community::{self, model::Community, paths as community_paths};
use ensemble_core::{error::AppError, rights::Action};
use ensemble_meetings::meeting::PrintButton;
use ensemble_server::{
    markdown::lines,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{EmptyState, Kind, Line, Notice, TextArea};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, paths::PRINT).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (community, archived) = (found.community, found.archived);
    request.require(Action::ReadThemes, community.id)?;
    let lang = request.lang;
    let reader = Reader::of(&request, &community, archived).await?;
    let (list, questions) = match reader.offer {
        Offer::List => store::current_to_show(&request.portal.db, community.id, reader.person).await?,
        Offer::OneByOne | Offer::Answers => (None, Vec::new()),
    };
    let addresses = community_paths::both(paths::PRINT, &community.slugs);
    let weight = questions.iter().map(|question| question.texts.background.len()).sum();
    let body = move || body(&reader, &community, list, &questions);
    Ok(Page::new(t::order_question_print_title(lang), addresses, body)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .with_islands()
        .into())
}

fn body(
    reader: &Reader,
    community: &Community,
    list: Option<OrderList>,
    questions: &[OrderQuestion],
) -> AnyView {
    let lang = reader.lang;
    let back = community_paths::of(paths::LIST, lang, community.slug(lang));
    let frozen = list.filter(OrderList::is_frozen);
    let state = match frozen.and_then(|list| list.frozen_at) {
        Some(at) => view! { <p>{t::order_question_frozen_on(lang, labels::day(lang, at))}</p> },
        None => view! { <Notice kind=Kind::Warning><p>{t::order_question_print_open(lang)}</p></Notice> },
    };
    let content = if questions.is_empty() {
        view! { <EmptyState title=t::order_question_none(lang) text=t::order_question_print_none(lang) /> }
    } else {
        let rows = questions
            .iter()
            .map(|question| {
                let tag = (question.texts.lang != lang).then(|| question.texts.lang.tag());
                let background = (!question.texts.background.is_empty()).then(
                    || view! { <p class="small" lang=tag inner_html=lines(&question.texts.background)></p> },
                );
                view! {
                    <li>
                        <p>{written(lang, question.texts.lang, &question.texts.text)}</p>
                        {background}
                    </li>
                }
            })
            .collect_view();
        view! {
            <ol class="order-list stack gap-3">{rows}</ol>
            <div class="no-print stack gap-3">
                <TextArea
                    id="copy"
                    label=t::order_question_copy(lang)
                    hint=t::order_question_copy_hint(lang)
                    value=plain(reader, community, questions)
                    rows=12
                />
            </div>
        }
    };
    view! {
        <div class="row no-print">
            <PrintButton label=t::agenda_print_now(lang).to_owned() quiet=false />
            <a href=back>{t::order_question_back(lang)}</a>
        </div>
        <section class="stack">
            <h1>{t::order_question_print_title(lang)}</h1>
            <p class="h4"><Line lang passage=community.heading.name.clone() /></p>
            {state}
            {content}
        </section>
    }
}

/// The list as plain text, to be put into an email.
fn plain(reader: &Reader, community: &Community, questions: &[OrderQuestion]) -> String {
    let lang = reader.lang;
    let title = format!("{} - {}", t::order_question_print_title(lang), community.name(lang));
    let each = (1..).zip(questions).map(|(number, question): (usize, &OrderQuestion)| {
        let background = match question.texts.background.as_str() {
            "" => String::new(),
            background => format!("\n   {}", background.replace('\n', "\n   ")),
        };
        format!("{number}. {}{background}", question.texts.text)
    });
    std::iter::once(title).chain(each).collect::<Vec<_>>().join("\n\n")
}
