//! The form of an outline: its items are rows, which buttons add, move and remove by sending it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::TemplateInput,
        labels, paths,
        rows::{Arrangement, Row, field},
    },
    parts::choices,
};
use ensemble_core::Lang;
use ensemble_document::outline::ItemKind;
use ensemble_meetings::meeting::{
    item_kind_word,
    model::{Template, TemplateKind},
};
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, Field, FieldErrors, Select, TextArea, Weight};

/// The form as it is shown.
pub(super) struct Draft {
    /// What was typed, but for the items.
    pub input: TemplateInput,
    /// Its items.
    pub rows: Vec<Row>,
    /// The row that was just added or moved.
    pub look_at: Option<usize>,
    /// Whether another person saved the outline since the form was opened.
    pub conflict: bool,
    /// What is wrong.
    pub errors: FieldErrors,
}

impl Draft {
    /// A form in which nothing is wrong yet.
    pub(super) fn new(input: TemplateInput) -> Self {
        let rows = input.rows();
        Self { input, rows, look_at: None, conflict: false, errors: FieldErrors::default() }
    }
}

pub(super) fn fields(
    lang: Lang,
    action: String,
    template: Option<&Template>,
    draft: &Draft,
) -> impl IntoView + use<> {
    let error = |name: &str| draft.errors.of(name);
    let kinds = choices(TemplateKind::ALL, draft.input.kind.map_or("", TemplateKind::code), |kind| {
        (kind.code(), labels::template_kind(lang, kind))
    });
    let input = draft.input.clone();
    let arranging = template.map_or_else(
        || paths::of(paths::ARRANGE_NEW_TEMPLATE, lang).to_owned(),
        |template| paths::with(paths::ARRANGE_TEMPLATE, lang, &template.key),
    );
    let last = draft.rows.len().saturating_sub(1);
    let rows = draft
        .rows
        .iter()
        .enumerate()
        .map(|(place, row)| item(lang, draft, &arranging, (place, last), row).into_any())
        .collect_view();
    let minutes = draft
        .rows
        .iter()
        .filter_map(|row| row.text("minutes").parse::<u32>().ok())
        .fold(0, u32::saturating_add);
    let written_over = template.filter(|template| template.built_in && template.written);
    // The Enter key presses a form's first button: it saves, and does not move a row.
    let enter = view! {
        <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true"></button>
    };
    view! {
        <form class="form wide" method="post" action=action>
            {enter}
            <input type="hidden" name="base" value=input.base.to_string() />
            <div class="form-row">
                <Field id="title-fr" label=t::administration_name_fr(lang) value=input.title_fr error=error("title-fr") lang="fr-CA" />
                <Field id="title-en" label=t::administration_name_en(lang) value=input.title_en error=error("title-en") lang="en-CA" />
            </div>
            <div class="form-row top">
                <TextArea id="summary-fr" label=t::administration_summary_fr(lang) value=input.summary_fr error=error("summary-fr") rows=2 lang="fr-CA" />
                <TextArea id="summary-en" label=t::administration_summary_en(lang) value=input.summary_en error=error("summary-en") rows=2 lang="en-CA" />
            </div>
            <Select id="kind" label=t::community_fact_kind(lang) choices=kinds error=error("kind") required=true />
            <section class="stack" id="rows" tabindex="-1">
                <h2>{t::administration_template_items(lang)}</h2>
                <p class="muted">{t::administration_template_total(lang, minutes)}</p>
                {rows}
                <div class="row">
                    <Button weight=Weight::Quiet name="arrange" value=Arrangement::Add.to_string() formaction=arranging>{t::administration_template_add(lang)}</Button>
                </div>
            </section>
            <div class="actions">
                <Button>{t::account_save(lang)}</Button>
                {written_over.map(|template| delivered(lang, template))}
            </div>
        </form>
        {template.map(|template| offering(lang, template))}
    }
}

/// Going back to the outline as it was delivered.
fn delivered(lang: Lang, template: &Template) -> impl IntoView + use<> {
    let formaction = paths::with(paths::RESET_TEMPLATE, lang, &template.key);
    view! { <Button weight=Weight::Quiet formaction>{t::administration_template_delivered(lang)}</Button> }
}

/// Whether the outline is offered for new agendas.
fn offering(lang: Lang, template: &Template) -> impl IntoView + use<> {
    let (to, button) = if template.retired {
        let words = t::administration_template_offer(lang);
        (paths::OFFER_TEMPLATE, view! { <Button weight=Weight::Quiet>{words}</Button> }.into_any())
    } else {
        let (label, question) =
            (t::administration_template_retire(lang), t::administration_template_retire_text(lang));
        (paths::RETIRE_TEMPLATE, view! { <Confirm label question /> }.into_any())
    };
    view! { <form method="post" action=paths::with(to, lang, &template.key)>{button}</form> }
}

fn item(
    lang: Lang,
    draft: &Draft,
    arranging: &str,
    (place, last): (usize, usize),
    row: &Row,
) -> impl IntoView + use<> {
    let id = |part: &str| field(place, part);
    let value = |part: &str| row.text(part).to_owned();
    let error = |part: &str| draft.errors.of(&field(place, part));
    let kinds = choices(ItemKind::ALL, row.text("kind"), |kind| (kind.code(), item_kind_word(lang, kind)));
    let name = t::administration_template_item(lang, place + 1);
    let button = |arrangement: Arrangement, words: &'static str| {
        let (value, formaction, name) = (arrangement.to_string(), arranging.to_owned(), name.clone());
        view! {
            <Button small=true weight=Weight::Quiet name="arrange" value=value formaction>
                {words}
                <span class="visually-hidden">" " {name}</span>
            </Button>
        }
    };
    let up = (place > 0).then(|| button(Arrangement::Up(place), t::administration_up(lang)));
    let down = (place < last).then(|| button(Arrangement::Down(place), t::administration_down(lang)));
    let remove = button(Arrangement::Remove(place), t::meeting_document_remove(lang));
    let here = draft.look_at == Some(place);
    view! {
        <div class="card" role="group" id=format!("item-{place}") aria-labelledby=id("heading") tabindex=here.then_some("-1") autofocus=here>
            <h3 class="h4" id=id("heading")>{name}</h3>
            <div class="form-row">
                <Select id=id("kind") label=t::community_fact_kind(lang) choices=kinds />
                <Field id=id("minutes") label=t::administration_template_minutes(lang) value=value("minutes") error=error("minutes") inputmode="numeric" />
            </div>
            <div class="form-row">
                <Field id=id("title-fr") label=t::administration_name_fr(lang) value=value("title-fr") error=error("title-fr") lang="fr-CA" />
                <Field id=id("title-en") label=t::administration_name_en(lang) value=value("title-en") error=error("title-en") lang="en-CA" />
            </div>
            <div class="form-row top">
                <TextArea id=id("about-fr") label=t::administration_template_about_fr(lang) value=value("about-fr") error=error("about-fr") rows=3 rich=true lang="fr-CA" />
                <TextArea id=id("about-en") label=t::administration_template_about_en(lang) value=value("about-en") error=error("about-en") rows=3 rich=true lang="en-CA" />
            </div>
            <div class="form-row">
                <Field id=id("lead") label=t::administration_template_lead(lang) value=value("lead") error=error("lead") />
                <Field id=id("link") label=t::administration_template_link(lang) value=value("link") error=error("link") inputmode="url" />
            </div>
            <div class="row gap-2">{up} {down} {remove}</div>
        </div>
    }
}
