//! Writing draft minutes together: the editor, and around it a plain form for each section, for those without a script and until
//! the script is there.

mod forms;

use ensemble_common::prelude::*;

use self::forms::forms;
use super::{
    super::{
        actions::{self, OpenText},
        composition::Composition,
        labels,
        model::MinutesState,
        paths,
        rules::Refusal,
    },
    Place, crumbs, of_which,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldError},
    rights::Action,
};
use ensemble_document::agenda::Field as Text;
use ensemble_live::{AgendaEditor, EditorConfig, EditorKind, Label};
use ensemble_meetings::meeting::{ItemAction, ItemInput, editor_labels};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Kind, NavLink, Notice, Tab, Tabs, Weight};

/// What a page shows above the text: a form that could not be saved, what is wrong.
#[derive(Default)]
struct Said {
    status: Option<u16>,
    rejected: Option<ItemInput>,
    errors: Vec<FieldError>,
    /// The titles of sections that others changed by the form, too.
    overlapping: Vec<String>,
}

/// The minutes of the address and the language of the text, for those who write minutes.
async fn named(request: &PageRequest) -> Result<(Place, Lang), AppError> {
    let place = Place::of(request, Action::WriteMinutes).await?;
    if place.found.archived {
        return Err(AppError::NotFound);
    }
    Ok((place, Lang::from_code(request.path_param(1)).ok_or(AppError::NotFound)?))
}

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let (place, text) = named(&request).await?;
    page(&request, composition, place, text, Said::default()).await
}

pub(super) async fn submit(
    request: PageRequest,
    composition: Composition,
    action: ItemAction,
) -> Result<PageResponse, AppError> {
    let (place, text) = named(&request).await?;
    let input: ItemInput = request.input()?;
    let id = place.meeting().id;
    match actions::write_section(&request, id, text, action, input.clone()).await {
        Ok(()) => {
            let here = paths::of_text(paths::TOGETHER, request.lang, id, text);
            let anchor =
                if input.item.is_empty() { "minutes".to_owned() } else { format!("item-{}", input.item) };
            Ok(PageResponse::redirect(format!("{here}#{anchor}")))
        }
        Err(ActionError::Invalid(errors)) => {
            let said =
                Said { status: Some(422), rejected: Some(input), errors: errors.all(), ..Said::default() };
            page(&request, composition, place, text, said).await
        }
        Err(ActionError::Conflict) => Ok(too_late(&request, place, text, &input)),
        Err(ActionError::App(error)) => Err(error),
    }
}

pub(super) async fn put(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let (place, text) = named(&request).await?;
    let said = match actions::put(&request, place.meeting().id, composition, None).await {
        Ok(put) if put.overlapping.is_empty() => {
            return Ok(PageResponse::redirect_with(&place.address(paths::SHOW, request.lang), Flash::Saved));
        }
        Ok(put) => Said { status: Some(409), overlapping: put.overlapping, ..Said::default() },
        Err(ActionError::Invalid(errors)) => {
            Said { status: Some(422), errors: errors.all(), ..Said::default() }
        }
        Err(ActionError::Conflict) => {
            let changed = FieldError::new("minutes", t::minutes_said_changed(request.lang));
            Said { status: Some(409), errors: vec![changed], ..Said::default() }
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, composition, place, text, said).await
}

fn addresses(place: &Place, text: Lang) -> [String; 2] {
    Lang::ALL.map(|lang| paths::of_text(paths::TOGETHER, lang, place.meeting().id, text))
}

async fn page(
    request: &PageRequest,
    composition: Composition,
    place: Place,
    text: Lang,
    said: Said,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let person = request.viewer.person.clone().ok_or(AppError::SignInFirst)?;
    let open = match actions::open_text(request, place.meeting().id, text, composition).await {
        Ok(open) => open,
        Err(ActionError::App(error)) => return Err(error),
        Err(ActionError::Conflict | ActionError::Invalid(_)) => {
            let place = Place::of(request, Action::WriteMinutes).await?;
            return Ok(not_now(request, place, text, said.status));
        }
    };
    let mut editor_texts = editor_labels(lang);
    if let Some(label) = editor_texts.get_mut(Label::NoRight as usize) {
        t::minutes_together_no_right(lang).clone_into(label);
    }
    let config = EditorConfig {
        document: open.document.to_string(),
        kind: EditorKind::Minutes(text),
        person: person.id.to_string(),
        name: person.name,
        lang,
        budget: 0,
        begins: None,
        own_begins: None,
        days: Vec::new(),
        kinds: Vec::new(),
        sources: Vec::new(),
        labels: editor_texts,
    };
    let title = match text {
        Lang::Fr => t::editing_in_french(lang, t::minutes_together_title(lang)),
        Lang::En => t::editing_in_english(lang, t::minutes_together_title(lang)),
    };
    let status = said.status.unwrap_or(200);
    let (weight, addresses) = (open.content.bytes(), addresses(&place, text));
    let heading = title.clone();
    let body = move || {
        let OpenText { content, number, mut overlapping, .. } = open;
        overlapping.extend(said.overlapping);
        let overlapping = (!overlapping.is_empty()).then(|| {
            let words = t::minutes_together_overlap(lang, labels::sections(lang, &overlapping));
            view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> }
        });
        let forms = forms(lang, &place, text, (&content, number), said.rejected.as_ref(), &said.errors);
        view! {
            <div class="stack gap-3">
                {crumbs(lang, &place.found, Some(t::minutes_together_title(lang)))}
                <h1>{heading}</h1>
                <p class="muted">{of_which(lang, place.meeting())}</p>
                <p>{t::minutes_together_text(lang)}</p>
                <p class="small muted">{t::minutes_together_signs(lang)}</p>
            </div>
            {overlapping}
            <ErrorSummary lang errors=said.errors />
            {tabs(lang, &place, text)}
            <div class="row">
                <form method="post" action=paths::of_text(paths::PUT, lang, place.meeting().id, text)>
                    <Button small=true>{t::minutes_together_put(lang)}</Button>
                </form>
                <ButtonLink small=true weight=Weight::Quiet href=place.address(paths::EDITING.edit, lang)>
                    {t::minutes_together_form(lang)}
                </ButtonLink>
                <ButtonLink small=true weight=Weight::Quiet href=place.address(paths::SHOW, lang)>
                    {t::minutes_back(lang)}
                </ButtonLink>
            </div>
            <AgendaEditor config>{forms}</AgendaEditor>
        }
    };
    Ok(Page::new(title, addresses, body)
        .status(status)
        .weighing(weight)
        .section("meetings")
        .unlisted()
        .with_live_islands()
        .into())
}

/// The two languages of the text.
fn tabs(lang: Lang, place: &Place, text: Lang) -> impl IntoView + use<> {
    let tab = |each: Lang| {
        let words = match each {
            Lang::Fr => t::minutes_text_french(lang),
            Lang::En => t::minutes_text_english(lang),
        };
        let href = paths::of_text(paths::TOGETHER, lang, place.meeting().id, each);
        Tab::from(NavLink::new(words, href).current(each == text))
    };
    let tabs: Vec<Tab> = Lang::ALL.into_iter().map(tab).collect();
    view! { <Tabs label=t::minutes_together_language(lang) tabs /> }
}

/// Why the text cannot be written together.
fn not_now(request: &PageRequest, place: Place, text: Lang, status: Option<u16>) -> PageResponse {
    let lang = request.lang;
    if status.is_none() && place.state() != MinutesState::Draft {
        return PageResponse::redirect(place.address(paths::SHOW, lang));
    }
    let words = match place.state() {
        MinutesState::Adopted => labels::refusal(lang, Refusal::Adopted),
        MinutesState::Proposed => labels::refusal(lang, Refusal::Proposed),
        MinutesState::Draft if !place.held => labels::refusal(lang, Refusal::NotHeld),
        // Others saved again and again at the same moment.
        MinutesState::Draft => t::minutes_said_changed(lang),
    };
    let addresses = addresses(&place, text);
    let body = move || {
        let back = place.address(paths::SHOW, lang);
        view! {
            {crumbs(lang, &place.found, Some(t::minutes_together_title(lang)))}
            <h1>{t::minutes_together_title(lang)}</h1>
            <Notice kind=Kind::Warning><p>{words}</p></Notice>
            <p><ButtonLink weight=Weight::Quiet href=back>{t::minutes_back(lang)}</ButtonLink></p>
        }
    };
    Page::new(t::minutes_together_title(lang), addresses, body)
        .status(status.unwrap_or(200))
        .section("meetings")
        .unlisted()
        .into()
}

/// The minutes were proposed while a person wrote in a form: what they typed is shown, to be copied.
fn too_late(request: &PageRequest, place: Place, text: Lang, input: &ItemInput) -> PageResponse {
    let lang = request.lang;
    let typed = |field: Text| input.text(field.code()).unwrap_or_default().to_owned();
    let (title, written) = (typed(Text::Title(text)), typed(Text::Notes));
    let addresses = addresses(&place, text);
    let body = move || {
        let back = place.address(paths::SHOW, lang);
        view! {
            {crumbs(lang, &place.found, Some(t::minutes_together_title(lang)))}
            <h1>{t::minutes_together_title(lang)}</h1>
            <Notice kind=Kind::Warning><p>{t::minutes_together_too_late(lang)}</p></Notice>
            <div class="sheet stack gap-2" lang=text.tag()>
                <p><b>{title}</b></p>
                <p class="their-version">{written}</p>
            </div>
            <p><ButtonLink weight=Weight::Quiet href=back>{t::minutes_back(lang)}</ButtonLink></p>
        }
    };
    Page::new(t::minutes_together_title(lang), addresses, body)
        .status(409)
        .section("meetings")
        .unlisted()
        .into()
}
