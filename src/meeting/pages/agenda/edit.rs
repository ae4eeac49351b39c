//! Writing an agenda: the editor, and around it a plain form for each item, for those without a
//! script and until the script is there.

use leptos::prelude::*;

use super::{super::writable, begins, state};
use crate::{
    error::AppError,
    i18n::{Lang, t},
    meeting::{
        agenda::{Agenda, Item},
        editor_labels,
        form::{Deed, faults, perform},
        islands::{AgendaEditor, EditorConfig, EditorKind},
        labels, live,
        model::Found,
        outline::{FollowUpState, ItemKind},
        paths,
    },
    server::web::{Form, Page, PageRequest, PageResponse},
    ui::{
        Breadcrumb, Button, Choice, EmptyState, ErrorSummary, Field, FieldError, Kind, Line, NavLink, Notice,
        Select, TextArea, Weight,
    },
};

/// A form that was not taken.
struct Refused {
    item: String,
    form: Form,
    errors: Vec<FieldError>,
}

pub(in crate::meeting::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = writable(&request).await?;
    page(&request, found, None).await
}

pub(in crate::meeting::pages) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = writable(&request).await?;
    let (lang, meeting) = (request.lang, found.of.meeting.id);
    let form = &request.form;
    let deed = Deed::from_code(form.text("what")).ok_or(AppError::BadRequest)?;
    let seen = form.text("seen").parse().map_err(|_| AppError::BadRequest)?;
    let item = form.text("item").to_owned();
    let errors = if form.has("minutes") { faults(lang, &item, form) } else { Vec::new() };
    if !errors.is_empty() {
        let refused = Refused { item, form: form.clone(), errors };
        return page(&request, found, Some(refused)).await;
    }
    let (to_change, typed) = (item.clone(), form.clone());
    let change = move |to: &mut yrs::TransactionMut<'_>| perform(to, &to_change, &deed, &typed);
    match live::merge(&request.portal, meeting.uuid(), request.person()?, seen, change).await {
        Err(AppError::TooLarge) => {
            let errors = vec![FieldError::new("agenda", t::agenda_full(lang))];
            let refused = Refused { item, form: form.clone(), errors };
            return page(&request, found, Some(refused)).await;
        }
        done => done?,
    }
    let here = paths::of(paths::AGENDA, lang, meeting);
    let place = if item.is_empty() { "agenda".to_owned() } else { format!("item-{item}") };
    Ok(PageResponse::Redirect(format!("{here}?said=saved#{place}")))
}

async fn page(
    request: &PageRequest,
    found: Found,
    refused: Option<Refused>,
) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, found.of.meeting.id);
    let person = request.viewer.person.clone().ok_or(AppError::SignInFirst)?;
    let (agenda, number) = live::read(&request.portal, id.uuid()).await?;
    let meeting = found.of.meeting;
    let config = EditorConfig {
        document: id.to_string(),
        kind: EditorKind::Agenda,
        person: person.id.to_string(),
        name: person.name,
        lang,
        budget: meeting.duration,
        begins: begins(meeting.when)
            .map(|at| u32::from(at.hour().unsigned_abs()) * 60 + u32::from(at.minute().unsigned_abs())),
        kinds: ItemKind::ALL.iter().map(|kind| labels::item_kind(lang, *kind).to_owned()).collect(),
        labels: editor_labels::all(lang),
    };
    let title = t::agenda_edit_title(lang, meeting.title.text(lang).to_owned());
    let status = if refused.is_some() { 422 } else { 200 };
    let saved = request.query_param("said") == Some("saved") && refused.is_none();
    let errors = refused.as_ref().map(|refused| refused.errors.clone()).unwrap_or_default();
    let crumbs = vec![NavLink::new(meeting.title.text(lang), paths::show(lang, id))];
    let (passage, weight) = (meeting.title.clone(), agenda.bytes());
    let body = move || {
        let forms = forms(lang, &paths::of(paths::AGENDA, lang, id), number, &agenda, refused.as_ref());
        view! {
            <Breadcrumb lang links=crumbs here=t::meeting_agenda(lang) />
            <h1>{t::meeting_agenda(lang)} " · " <Line lang passage /></h1>
            <ErrorSummary lang errors />
            {saved.then(|| view! { <Notice kind=Kind::Success><p>{t::agenda_saved(lang)}</p></Notice> })}
            <AgendaEditor config>{forms}</AgendaEditor>
        }
    };
    Ok(Page::new(title, paths::both(paths::AGENDA, id), body)
        .status(status)
        .weighing(weight)
        .section("meetings")
        .unlisted()
        .with_live_islands()
        .into())
}

fn forms(lang: Lang, action: &str, number: i64, agenda: &Agenda, refused: Option<&Refused>) -> AnyView {
    let each = agenda
        .items
        .iter()
        .map(|item| {
            let refused = refused.filter(|refused| refused.item == item.id);
            one(lang, action, number, item, refused).into_any()
        })
        .collect_view();
    let empty = agenda
        .items
        .is_empty()
        .then(|| view! { <EmptyState title=t::agenda_empty(lang) text=t::agenda_empty_text(lang) /> });
    let removed = (!agenda.removed.is_empty()).then(|| {
        let rows = agenda
            .removed
            .iter()
            .map(|item| {
                let name = name(lang, item);
                view! {
                    <li class="row spread">
                        <span>{name}</span>
                        {small(action, number, &item.id, "restore", t::agenda_word_restore(lang), Weight::Quiet)}
                    </li>
                }
            })
            .collect_view();
        view! { <h2 class="h3">{t::agenda_word_removed(lang)}</h2> <ul class="plain rows">{rows}</ul> }
    });
    let after = agenda.items.last().map(|item| item.id.clone()).unwrap_or_default();
    view! {
        <div class="stack gap-5" id="agenda">
            <Notice><p>{t::agenda_script_off(lang)}</p></Notice>
            {empty}
            {each}
            <form method="post" action=action.to_owned() class="row">
                <input type="hidden" name="seen" value=number.to_string() />
                <input type="hidden" name="after" value=after />
                <Button name="what" value="add" weight=Weight::Quiet>{t::agenda_word_add(lang)}</Button>
            </form>
            {removed}
        </div>
    }
    .into_any()
}

fn name(lang: Lang, item: &Item) -> String {
    let name = item.name(lang);
    if name.is_empty() { t::agenda_untitled(lang).to_owned() } else { name.to_owned() }
}

fn small(
    action: &str,
    number: i64,
    item: &str,
    what: &'static str,
    label: &'static str,
    weight: Weight,
) -> impl IntoView + use<> {
    view! {
        <form method="post" action=action.to_owned()>
            <input type="hidden" name="seen" value=number.to_string() />
            <input type="hidden" name="item" value=item.to_owned() />
            <Button small=true weight name="what" value=what>{label}</Button>
        </form>
    }
}

fn one(
    lang: Lang,
    action: &str,
    number: i64,
    item: &Item,
    refused: Option<&Refused>,
) -> impl IntoView + use<> {
    let typed = |name: &str, stored: &str| {
        refused.map_or_else(|| stored.to_owned(), |refused| refused.form.text(name).to_owned())
    };
    let id = |name: &str| format!("{}-{name}", item.id);
    let wrong = |name: &str| {
        let id = id(name);
        let errors = refused.map(|refused| refused.errors.as_slice()).unwrap_or_default();
        errors.iter().find(|error| error.id == id).map(|error| error.message.clone()).unwrap_or_default()
    };
    let line = |name: &str, label: &str, stored: &str, of: Option<Lang>| {
        let (tag, label, name) =
            (of.filter(|of| *of != lang).map(Lang::tag), label.to_owned(), name.to_owned());
        let (id, error, value) = (id(&name), wrong(&name), typed(&name, stored));
        match tag {
            Some(lang) => view! { <Field id label name value error lang /> }.into_any(),
            None => view! { <Field id label name value error /> }.into_any(),
        }
    };
    let area = |name: &str, label: &str, stored: &str, of: Option<Lang>| {
        let (tag, label, name) =
            (of.filter(|of| *of != lang).map(Lang::tag), label.to_owned(), name.to_owned());
        let (id, error, value) = (id(&name), wrong(&name), typed(&name, stored));
        match tag {
            Some(lang) => view! { <TextArea id label name value error lang rows=3 /> }.into_any(),
            None => view! { <TextArea id label name value error rows=3 /> }.into_any(),
        }
    };
    let chosen = typed("kind", item.kind.code());
    let kinds: Vec<Choice> = ItemKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), labels::item_kind(lang, *kind)).chosen(kind.code() == chosen))
        .collect();
    let decisions = item
        .decisions
        .iter()
        .map(|each| line(&format!("decision.{}", each.id), t::agenda_word_decision(lang), &each.text, None))
        .collect_view();
    let follow_ups = item
        .follow_ups
        .iter()
        .map(|each| {
            let name = |what: &str| format!("follow.{}.{what}", each.id);
            let chosen = typed(&name("state"), each.state.code());
            let states: Vec<Choice> = FollowUpState::ALL
                .iter()
                .map(|one| Choice::new(one.code(), state(lang, *one)).chosen(one.code() == chosen))
                .collect();
            view! {
                <div class="form-row">
                    {line(&name("what"), t::agenda_word_what(lang), &each.what, None)}
                    {line(&name("who"), t::agenda_word_who(lang), &each.who, None)}
                    {line(&name("due"), t::agenda_word_due(lang), &each.due, None)}
                    <Select id=id(&name("state")) name=name("state") label=t::agenda_word_state(lang) choices=states />
                </div>
            }
        })
        .collect_view();
    let button = |what: &'static str, label: &'static str| {
        view! { <Button small=true weight=Weight::Quiet name="what" value=what>{label}</Button> }
    };
    let open = refused.is_some();
    view! {
        <section class="card stack gap-3" id=format!("item-{}", item.id)>
            <h2 class="h4">{name(lang, item)} " · " {t::agenda_min(lang, item.minutes.to_string())}</h2>
            <form class="form wide" method="post" action=action.to_owned() autocomplete="off">
                <input type="hidden" name="seen" value=number.to_string() />
                <input type="hidden" name="item" value=item.id.clone() />
                <div class="form-row">
                    {line("title.fr", t::agenda_word_title_fr(lang), &item.title.fr, Some(Lang::Fr))}
                    {line("title.en", t::agenda_word_title_en(lang), &item.title.en, Some(Lang::En))}
                </div>
                <div class="form-row">
                    <Select id=id("kind") name="kind" label=t::agenda_word_kind(lang) choices=kinds />
                    {line("minutes", t::agenda_word_minutes(lang), &item.minutes.to_string(), None)}
                </div>
                <details open=open>
                    <summary>{t::agenda_word_details(lang)}</summary>
                    <div class="stack">
                        <div class="form-row">
                            {area("about.fr", t::agenda_word_about_fr(lang), &item.about.fr, Some(Lang::Fr))}
                            {area("about.en", t::agenda_word_about_en(lang), &item.about.en, Some(Lang::En))}
                        </div>
                        <div class="form-row">
                            {line("lead", t::agenda_word_lead(lang), &item.lead, None)}
                            {line("link", t::agenda_word_link(lang), &item.link, None)}
                        </div>
                    </div>
                </details>
                <details open=open>
                    <summary>{t::agenda_word_outcome(lang)}</summary>
                    <div class="stack">
                        {area("notes", t::agenda_word_notes(lang), &item.notes, None)}
                        {decisions}
                        {line("decision.new", t::agenda_new_decision(lang), "", None)}
                        {follow_ups}
                        <div class="form-row">
                            {line("follow.new.what", t::agenda_new_follow_up(lang), "", None)}
                            {line("follow.new.who", t::agenda_word_who(lang), "", None)}
                            {line("follow.new.due", t::agenda_word_due(lang), "", None)}
                        </div>
                    </div>
                </details>
                <div class="actions">
                    <Button small=true name="what" value="save">{t::agenda_save(lang)}</Button>
                    {button("up", t::agenda_save_up(lang))}
                    {button("down", t::agenda_save_down(lang))}
                    {button("confirm", t::agenda_word_confirm(lang))}
                    {button("split", t::agenda_word_split(lang))}
                    {button("merge", t::agenda_word_merge(lang))}
                    {button("remove", t::agenda_word_remove(lang))}
                </div>
            </form>
        </section>
    }
}
