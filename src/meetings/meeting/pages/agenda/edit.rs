//! Writing an agenda: the editor, and around it a plain form for each item, for those without a
//! script and until the script is there.

use ensemble_common::prelude::*;
use jiff::{ToSpan, Zoned, tz::TimeZone};

use super::{
    super::{without_fields, writable},
    begins, kind_and_lead, start,
};
use crate::meeting::{
    actions, composition::Composition, editor_labels, form::ItemInput, labels, live, model::Found, paths,
    views,
};
use ensemble_communities::community::Part;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    format,
    ids::MeetingId,
};
use ensemble_document::{
    agenda::{Agenda, Item, view::Mark},
    outline::{FollowUpState, ItemKind},
};
use ensemble_live::{AgendaEditor, EditorConfig, EditorKind};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Breadcrumb, Button, Choice, EmptyState, ErrorSummary, Field, FieldError, Kind, Line, NavLink, Notice,
    Select, TextArea, Weight,
};

/// A form that could not be saved.
struct Rejected {
    input: ItemInput,
    errors: Vec<FieldError>,
}

pub(in crate::meeting::pages) async fn show(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let found = writable(&request).await?;
    let (agenda, _) = live::read(&request.portal, found.of.meeting.id.uuid()).await?;
    let durations = (composition.durations)(&request, &found, &agenda).await?;
    page(&request, found, None, durations).await
}

macro_rules! submits {
    ($($submit:ident = $action:ident),+ $(,)?) => {$(
        pub(in crate::meeting::pages) async fn $submit(request: PageRequest) -> Result<PageResponse, AppError> {
            let (found, input) = (writable(&request).await?, request.input::<ItemInput>()?);
            let outcome = actions::$action(&request, found.of.meeting.id, input.clone()).await;
            respond(&request, found, input, outcome).await
        }
    )+};
}
submits! {
    submit = save_item,
    submit_up = move_item_up,
    submit_down = move_item_down,
    submit_confirmation = confirm_item,
    submit_split = split_item,
    submit_merge = merge_item,
    submit_removal = remove_item,
    submit_restoration = restore_item,
    submit_new = add_item,
}

async fn respond(
    request: &PageRequest,
    found: Found,
    input: ItemInput,
    outcome: Result<(), ActionError>,
) -> Result<PageResponse, AppError> {
    match outcome {
        Ok(()) => {
            let here = paths::of(paths::AGENDA, request.lang, found.of.meeting.id);
            let place =
                if input.item.is_empty() { "agenda".to_owned() } else { format!("item-{}", input.item) };
            Ok(PageResponse::redirect_with(&format!("{here}#{place}"), Flash::Saved))
        }
        Err(ActionError::Invalid(errors)) => {
            let rejected = Rejected { input, errors: errors.all() };
            page(request, found, Some(rejected), None).await
        }
        Err(error) => Err(without_fields(error)),
    }
}

fn minute_of_day(at: &Zoned) -> u32 {
    u32::from(at.hour().unsigned_abs()) * 60 + u32::from(at.minute().unsigned_abs())
}

/// The same minute on the clock of another zone, which may be on the day before or after; `None` where it shows the same.
fn own_minute(at: &Zoned, zone: TimeZone) -> Option<i32> {
    let ahead = at.with_time_zone(zone).offset().seconds() - at.offset().seconds();
    let here = i32::try_from(minute_of_day(at)).ok()?;
    (ahead != 0).then_some(here + ahead / 60)
}

/// The day before, the day itself and the two after it.
fn days_around(lang: Lang, at: &Zoned) -> Vec<String> {
    let days = (-1..=2).filter_map(|days| at.date().checked_add(days.days()).ok());
    days.map(|day| format::date(lang, day)).collect()
}

async fn page(
    request: &PageRequest,
    found: Found,
    rejected: Option<Rejected>,
    durations: Option<Part>,
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
        begins: begins(meeting.when, meeting.zone).as_ref().map(minute_of_day),
        own_begins: begins(meeting.when, meeting.zone)
            .zip(TimeZone::get(&person.zone).ok())
            .and_then(|(at, zone)| own_minute(&at, zone)),
        days: begins(meeting.when, meeting.zone).map(|at| days_around(lang, &at)).unwrap_or_default(),
        kinds: ItemKind::ALL.iter().map(|kind| labels::item_kind(lang, *kind).to_owned()).collect(),
        sources: Vec::new(),
        labels: editor_labels::all(lang),
    };
    let title = t::agenda_edit_title(lang, meeting.title.text(lang).to_owned());
    let status = if rejected.is_some() { 422 } else { 200 };
    let saved = request.flash() == Some(Flash::Saved) && rejected.is_none();
    let errors = rejected.as_ref().map(|rejected| rejected.errors.clone()).unwrap_or_default();
    let crumbs = vec![NavLink::new(meeting.title.text(lang), paths::show(lang, id))];
    let (passage, weight) = (meeting.title.clone(), agenda.bytes());
    let (when, zone, duration) = (meeting.when, meeting.zone, meeting.duration);
    let body = move || {
        let forms =
            forms(Of { lang, meeting: id, number, begins: begins(when, zone) }, &agenda, rejected.as_ref());
        view! {
            <div class="agenda-page">
                <Breadcrumb lang links=crumbs here=t::meeting_agenda(lang) />
                <h1>{t::meeting_agenda(lang)} <span class="visually-hidden">" · " <Line lang passage /></span></h1>
                <p class="small muted">{views::moment(lang, when, zone, duration)}</p>
            </div>
            <ErrorSummary lang errors />
            {saved.then(|| view! { <Notice kind=Kind::Success><p>{t::agenda_saved(lang)}</p></Notice> })}
            {durations.map(|part| part(lang))}
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

/// The page that a form is on.
#[derive(Clone)]
struct Of {
    lang: Lang,
    meeting: MeetingId,
    /// The number of the log's last update.
    number: i64,
    /// When the meeting begins.
    begins: Option<Zoned>,
}

fn forms(of: Of, agenda: &Agenda, rejected: Option<&Rejected>) -> AnyView {
    let Of { lang, meeting, number, .. } = of;
    let each = agenda
        .items
        .iter()
        .zip(agenda.starts())
        .map(|(item, starts)| {
            let rejected = rejected.filter(|rejected| rejected.input.item == item.id);
            one(&of, item, starts, rejected).into_any()
        })
        .collect_view();
    let empty = agenda
        .items
        .is_empty()
        .then(|| view! { <EmptyState title=t::agenda_empty(lang) text=t::agenda_empty_text(lang) /> });
    let removed: Vec<&Item> = agenda.removed.iter().filter(|item| !item.is_empty()).collect();
    let removed = (!removed.is_empty()).then(|| {
        let rows = removed
            .into_iter()
            .map(|item| {
                let name = name(lang, item);
                view! {
                    <li class="row spread">
                        <span>{name}</span>
                        {restoring(lang, meeting, number, &item.id)}
                    </li>
                }
            })
            .collect_view();
        view! { <h2 class="h3">{t::agenda_word_removed(lang)}</h2> <ul class="plain rows">{rows}</ul> }
    });
    let after = agenda.items.last().map(|item| item.id.clone()).unwrap_or_default();
    view! {
        <div class="stack gap-3" id="agenda">
            <noscript>
                <Notice><p>{t::agenda_script_off(lang)}</p></Notice>
            </noscript>
            <p class="needs-script small muted">{t::agenda_loading(lang)}</p>
            {empty}
            <ol class="plain agenda-rows">{each}</ol>
            <form method="post" action=paths::of(paths::ADD_ITEM, lang, meeting) class="row">
                <input type="hidden" name="seen" value=number.to_string() />
                <input type="hidden" name="after" value=after />
                <Button small=true weight=Weight::Quiet>{t::agenda_word_add(lang)}</Button>
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

fn restoring(lang: Lang, id: MeetingId, number: i64, item: &str) -> impl IntoView + use<> {
    view! {
        <form method="post" action=paths::of(paths::RESTORE_ITEM, lang, id)>
            <input type="hidden" name="seen" value=number.to_string() />
            <input type="hidden" name="item" value=item.to_owned() />
            <Button small=true weight=Weight::Quiet>{t::agenda_word_restore(lang)}</Button>
        </form>
    }
}

fn one(of: &Of, item: &Item, starts: u32, rejected: Option<&Rejected>) -> impl IntoView + use<> {
    let Of { lang, meeting, number, begins } = of.clone();
    let typed = |name: &str, stored: &str| {
        rejected.map_or_else(|| stored.to_owned(), |rejected| rejected.input.typed(name).to_owned())
    };
    let id = |name: &str| format!("{}-{name}", item.id);
    let wrong = |name: &str| {
        let id = id(name);
        let errors = rejected.map(|rejected| rejected.errors.as_slice()).unwrap_or_default();
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
                .map(|one| Choice::new(one.code(), labels::follow_up_state(lang, *one)).chosen(one.code() == chosen))
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
    let button = |action: [&str; 2], label: &'static str| {
        let formaction = paths::of(action, lang, meeting);
        view! { <button type="submit" formaction=formaction>{label}</button> }
    };
    let mark = |of: Lang| {
        let text = match item.mark(of) {
            Mark::Fine => return None,
            Mark::ToTranslate => t::agenda_word_to_translate(lang),
            Mark::Outdated => t::agenda_word_outdated(lang),
        };
        Some(view! { <p class="agenda-small"><span class="agenda-mark">{text}</span></p> })
    };
    let open = rejected.is_some();
    let name = name(lang, item);
    let actions = t::agenda_word_actions(lang, &name);
    let add = paths::of(paths::ADD_ITEM, lang, meeting);
    view! {
        <li class="agenda-row agenda-form" id=format!("item-{}", item.id)>
            <form method="post" action=paths::of(paths::AGENDA, lang, meeting) autocomplete="off">
                <input type="hidden" name="seen" value=number.to_string() />
                <input type="hidden" name="item" value=item.id.clone() />
                <h2 class="visually-hidden">{name}</h2>
                <div class="agenda-when">
                    <p class="agenda-time">{start(lang, begins.as_ref(), starts)}</p>
                    <div class="agenda-minutes">
                        {line("minutes", t::agenda_word_minutes(lang), &item.minutes.to_string(), None)}
                        <span aria-hidden="true">{t::agenda_word_min(lang)}</span>
                    </div>
                </div>
                <div class="in-fr">
                    {line("title.fr", t::agenda_word_title_fr(lang), &item.title.fr, Some(Lang::Fr))}
                    {mark(Lang::Fr)}
                </div>
                <div class="in-en">
                    {line("title.en", t::agenda_word_title_en(lang), &item.title.en, Some(Lang::En))}
                    {mark(Lang::En)}
                </div>
                <Button small=true weight=Weight::Quiet>{t::agenda_save(lang)}</Button>
                <details class="agenda-form-menu">
                    <summary aria-label=actions><span aria-hidden="true">"⋯"</span></summary>
                    <div class="agenda-menu">
                        <div>
                            <button type="submit" name="after" value=item.id.clone() formaction=add>
                                {t::agenda_word_add_below(lang)}
                            </button>
                            {button(paths::MOVE_ITEM_UP, t::agenda_save_up(lang))}
                            {button(paths::MOVE_ITEM_DOWN, t::agenda_save_down(lang))}
                        </div>
                        <div>
                            {button(paths::CONFIRM_ITEM, t::agenda_word_confirm(lang))}
                            {button(paths::SPLIT_ITEM, t::agenda_word_split(lang))}
                            {button(paths::MERGE_ITEM, t::agenda_word_merge(lang))}
                        </div>
                        <div>{button(paths::REMOVE_ITEM, t::agenda_word_remove(lang))}</div>
                    </div>
                </details>
                <details class="agenda-form-details" open=open>
                    <summary>{kind_and_lead(lang, item)}</summary>
                    <div class="stack">
                        <div class="form-row">
                            {area("about.fr", t::agenda_word_about_fr(lang), &item.about.fr, Some(Lang::Fr))}
                            {area("about.en", t::agenda_word_about_en(lang), &item.about.en, Some(Lang::En))}
                        </div>
                        <div class="form-row">
                            <Select id=id("kind") name="kind" label=t::agenda_word_kind(lang) choices=kinds />
                            {line("lead", t::agenda_word_lead(lang), &item.lead, None)}
                            {line("link", t::agenda_word_link(lang), &item.link, None)}
                        </div>
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
            </form>
        </li>
    }
}
