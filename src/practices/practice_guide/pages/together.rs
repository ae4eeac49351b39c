//! Writing a chapter together: the editor, and the button that puts what was written into the guide. Without a script the page leads
//! to the forms.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, OpenChapter, PassageNotices, PutOutcome},
        api::PutTogether,
        labels,
        model::Draft,
        paths,
        rules::side,
        store,
    },
    Composed, chapter_id,
    compose::withdrawn,
    composed,
    parts::{changed, crumbs},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::{GuideChapterId, PassageId},
    rights::Action,
};
use ensemble_live::{AgendaEditor, EditorConfig, EditorKind, Label};
use ensemble_meetings::meeting::editor_labels;
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Kind, Notice, Weight};

/// What the page shows above the editor.
#[derive(Default)]
struct Shown {
    status: Option<u16>,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// The token with which the texts are confirmed.
    token: String,
    notices: PassageNotices,
    /// Whether others changed the guide again and again at the same moment.
    changed: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let chapter = chapter_id(&request)?;
    page(&request, of, chapter, Shown::default()).await
}

pub(super) async fn put(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let (chapter, input) = (chapter_id(&request)?, request.input::<PutTogether>()?);
    let shown = match actions::put(&request, &of.guide, chapter, &input).await {
        Ok(PutOutcome::Put(notices)) if notices.is_empty() => {
            let there =
                format!("{}?chapter={chapter}#chapter-{chapter}", of.to(paths::COMPOSE, request.lang));
            return Ok(PageResponse::redirect_with(&there, Flash::Saved));
        }
        Ok(PutOutcome::Put(notices)) => Shown { status: Some(409), notices, ..Shown::default() },
        Ok(PutOutcome::Unconfirmed(warnings, token)) => {
            Shown { status: Some(422), warnings, token, ..Shown::default() }
        }
        Err(ActionError::Invalid(errors)) => Shown { status: Some(422), errors, ..Shown::default() },
        Err(ActionError::Conflict) => Shown { status: Some(409), changed: true, ..Shown::default() },
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, of, chapter, shown).await
}

async fn page(
    request: &PageRequest,
    of: Composed,
    id: GuideChapterId,
    mut shown: Shown,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let draft = store::draft(&request.portal.db, of.guide.id).await?.ok_or(AppError::NotFound)?;
    let (index, chapter) = draft.chapter(id).ok_or(AppError::NotFound)?;
    let title = match side(&chapter.title, lang) {
        "" => t::practice_guide_chapter_number(lang, index + 1),
        title => title.to_owned(),
    };
    let title = t::practice_guide_together_title(lang, title);
    let opened = match actions::open_chapter(request, &of.guide, id).await {
        Ok(mut opened) => {
            shown.notices.extend(std::mem::take(&mut opened.notices));
            Some(opened)
        }
        Err(ActionError::Invalid(errors)) => {
            shown = Shown { status: Some(shown.status.unwrap_or(200)), errors, ..shown };
            None
        }
        Err(ActionError::Conflict) => {
            shown = Shown { status: Some(409), changed: true, ..shown };
            None
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    let weight = opened.as_ref().map_or(0, |opened| opened.content.bytes());
    let config = opened.as_ref().map(|opened| config(request, opened)).transpose()?;
    let address = |lang| paths::of_chapter(paths::TOGETHER, lang, of.slug(lang), &of.guide.slug, id);
    let addresses = Lang::ALL.map(address);
    let (status, heading) = (shown.status.unwrap_or(200), title.clone());
    let body = move || body(lang, &of, (&draft, id), heading, config, shown);
    Ok(Page::new(title, addresses, body)
        .status(status)
        .weighing(weight)
        .section("communities")
        .unlisted()
        .with_live_islands()
        .into())
}

fn body(
    lang: Lang,
    of: &Composed,
    (draft, id): (&Draft, GuideChapterId),
    heading: String,
    config: Option<EditorConfig>,
    shown: Shown,
) -> AnyView {
    let Shown { errors, warnings, token, notices, changed: was_changed, .. } = shown;
    let to = |paths| paths::of_chapter(paths, lang, of.slug(lang), &of.guide.slug, id);
    let forms = format!("{}?chapter={id}#chapter-{id}", of.to(paths::COMPOSE, lang));
    let put = if warnings.is_empty() {
        t::practice_guide_together_put(lang)
    } else {
        t::practice_guide_together_put_anyway(lang)
    };
    let overlapping = (!notices.overlapping.is_empty()).then(|| {
        let words = t::practice_guide_together_overlap(lang, labels::quoted(lang, &notices.overlapping));
        view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> }
    });
    let erased = (!notices.erased.is_empty()).then(|| {
        let words = t::practice_guide_together_erased(lang, labels::quoted(lang, &notices.erased));
        view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> }
    });
    let (sources, put_address) = (to(paths::SOURCES), to(paths::PUT));
    let editor = config.map(|config| {
        let forms = forms.clone();
        view! {
            <div class="row">
                <form method="post" action=put_address>
                    <input type="hidden" name="confirmation-token" value=token />
                    <Button small=true>{put}</Button>
                </form>
                <ButtonLink small=true weight=Weight::Quiet href=sources>
                    {t::practice_guide_add_from_source(lang)}
                </ButtonLink>
                <ButtonLink small=true weight=Weight::Quiet href=forms.clone()>
                    {t::practice_guide_together_forms(lang)}
                </ButtonLink>
            </div>
            <AgendaEditor config>
                <noscript>
                    <Notice>
                        <p>
                            {t::practice_guide_together_script_off(lang)} " "
                            <a href=forms>{t::practice_guide_together_forms(lang)}</a>
                        </p>
                    </Notice>
                </noscript>
                <p class="needs-script muted">{t::practice_guide_together_loading(lang)}</p>
            </AgendaEditor>
        }
    });
    let instead = editor.is_none().then(|| {
        view! {
            <p>
                <ButtonLink weight=Weight::Quiet href=forms>{t::practice_guide_together_forms(lang)}</ButtonLink>
            </p>
        }
    });
    view! {
        <div class="stack gap-3">
            {crumbs(lang, of, t::practice_guide_together(lang))}
            <h1>{heading}</h1>
            <p>{t::practice_guide_together_text(lang)}</p>
        </div>
        {was_changed.then(|| changed(lang))}
        {withdrawn(lang, of, draft)}
        {overlapping}
        {erased}
        <ErrorSummary lang errors=errors.all() />
        {pii_notice(lang, &warnings)}
        {editor}
        {instead}
    }
}

fn config(request: &PageRequest, opened: &OpenChapter) -> Result<EditorConfig, AppError> {
    let lang = request.lang;
    let person = request.viewer.person.clone().ok_or(AppError::SignInFirst)?;
    let source = |(item, passage): (&String, PassageId)| {
        let found = opened.chapter.passages.iter().find(|each| each.id == passage)?;
        Some((item.clone(), labels::source_line(lang, found)))
    };
    Ok(EditorConfig {
        document: opened.document.to_string(),
        kind: EditorKind::Guide,
        person: person.id.to_string(),
        name: person.name,
        lang,
        budget: 0,
        begins: None,
        own_begins: None,
        days: Vec::new(),
        kinds: Vec::new(),
        sources: opened.items.iter().map(|(item, known)| (item, known.passage)).filter_map(source).collect(),
        labels: words(lang),
    })
}

/// The texts of the editor, in which items are passages.
fn words(lang: Lang) -> Vec<String> {
    const N: &str = "{n}";
    const TITLE: &str = "{title}";
    let mut all = editor_labels(lang);
    for (label, words) in [
        (Label::NoRight, t::practice_guide_together_no_right(lang).to_owned()),
        (Label::KeysHint, t::practice_guide_word_keys_hint(lang).to_owned()),
        (Label::Add, t::practice_guide_new_passage(lang).to_owned()),
        (Label::AddAbove, t::practice_guide_word_add_above(lang).to_owned()),
        (Label::AddBelow, t::practice_guide_word_add_below(lang).to_owned()),
        (Label::AddHere, t::practice_guide_word_add_here(lang).to_owned()),
        (Label::Untitled, t::practice_guide_word_untitled(lang).to_owned()),
        (Label::TitleFr, t::practice_guide_passage_title_fr(lang).to_owned()),
        (Label::TitleEn, t::practice_guide_passage_title_en(lang).to_owned()),
        (Label::AboutFr, t::practice_guide_text_fr(lang).to_owned()),
        (Label::AboutEn, t::practice_guide_text_en(lang).to_owned()),
        (Label::OfItem, t::practice_guide_word_of_passage(lang, N, TITLE)),
        (Label::Item, t::practice_guide_word_passage(lang, N)),
        (Label::Removed, t::practice_guide_word_removed(lang).to_owned()),
        (Label::WasRemoved, t::practice_guide_word_was_removed(lang, TITLE)),
        (Label::WasRestored, t::practice_guide_word_was_restored(lang, TITLE)),
        (Label::WasAdded, t::practice_guide_word_was_added(lang).to_owned()),
    ] {
        if let Some(place) = all.get_mut(label as usize) {
            *place = words;
        }
    }
    all
}
