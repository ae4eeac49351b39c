//! A coordinator masks what would tell from whom a project comes, before reviewers read it without names. What the portal finds
//! is masked in the form from the start.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        actions::{MAX_WORDS, MaskOutcome, MaskProject, mask_project, mask_seen, with_words},
        rules::mask::{Finding, Known, MARKS, Tells, find, replace},
        store,
    },
    Read, gone,
};
use crate::call::{
    self, manage_head_below, paths,
    rules::rights::{Field as Part, Party, may_write},
    typed_before,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Check, ErrorSummary, Field, Kind, Notice, TextArea, Weight};

/// The form as it is shown.
struct Form {
    input: MaskProject,
    errors: FieldErrors,
    /// What is still found in what was typed.
    left: Vec<String>,
    /// Whether the answer, or what was masked of it, changed since the form was opened.
    has_changed: bool,
}

impl Form {
    fn of(input: MaskProject) -> Self {
        Self { input, errors: FieldErrors::default(), left: Vec::new(), has_changed: false }
    }
}

/// An answer of a call that is read without names, for a coordinator who may mask it.
async fn readable(request: &PageRequest) -> Result<Read, AppError> {
    let read = Read::of(request).await?;
    if read.call.blind && read.reads(Part::Masked) { Ok(read) } else { Err(AppError::NotFound) }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let read = readable(&request).await?;
    let known = known(&request, &read).await?;
    let (title, text) = read.interest.masked.clone().unwrap_or_else(|| {
        let masked = |text: &str| replace(text, &find(text, &known));
        (masked(&read.interest.project.title), masked(&read.interest.project.text))
    });
    let input = MaskProject {
        revision: read.interest.revision,
        seen: mask_seen(&read.interest),
        title,
        text,
        ..MaskProject::default()
    };
    Ok(page(&request, 200, read, &known, Form::of(input)))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: MaskProject = request.input()?;
    if !call::managed(&request).await?.blind {
        return Err(AppError::NotFound);
    }
    let read = match readable(&request).await {
        Err(AppError::NotFound) => return gone(&request, &texts(request.lang, &input)).await,
        read => read?,
    };
    let known = known(&request, &read).await?;
    if !may_write(Party::Coordinator, read.phase, Part::Masked, read.call.blind) {
        return Ok(page(&request, 409, read, &known, Form { has_changed: true, ..Form::of(input) }));
    }
    if input.only_words && input.words.chars().count() <= MAX_WORDS {
        return Ok(page(&request, 200, read, &known, Form::of(with_words(&input))));
    }
    match mask_project(&request, &read.call, read.interest.id, &input).await {
        Ok(MaskOutcome::Saved) => next(&request, &read).await,
        Ok(MaskOutcome::Left(left)) => {
            Ok(page(&request, 422, read, &known, Form { left, ..Form::of(with_words(&input)) }))
        }
        Err(ActionError::Invalid(errors)) => {
            Ok(page(&request, 422, read, &known, Form { errors, ..Form::of(input) }))
        }
        Err(ActionError::Conflict) => {
            // What was typed stays, beside the answer as it is now.
            let read = match readable(&request).await {
                Err(AppError::NotFound) => return gone(&request, &texts(request.lang, &input)).await,
                read => read?,
            };
            let input =
                MaskProject { revision: read.interest.revision, seen: mask_seen(&read.interest), ..input };
            Ok(page(&request, 409, read, &known, Form { has_changed: true, ..Form::of(input) }))
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

/// What was typed, under the labels of its fields.
fn texts(lang: Lang, input: &MaskProject) -> [(&'static str, &str); 3] {
    [
        (t::interest_manage_masked_title(lang), input.title.as_str()),
        (t::interest_manage_masked_text(lang), input.text.as_str()),
        (t::interest_manage_words(lang), input.words.as_str()),
    ]
}

/// To the next text that waits, or back to the list.
async fn next(request: &PageRequest, read: &Read) -> Result<PageResponse, AppError> {
    let (lang, code) = (request.lang, &read.call.code);
    let to = match store::next_to_mask(&request.portal.db, read.call.id).await? {
        Some(id) => paths::of_interest(paths::INTEREST_MASK, lang, code, id),
        None => paths::of(paths::INTERESTS, lang, code),
    };
    Ok(PageResponse::redirect_with(&to, Flash::Saved))
}

async fn known(request: &PageRequest, read: &Read) -> Result<Known, AppError> {
    let names = store::organization_names(&request.portal.db, read.interest.organization).await?;
    Ok(Known::of(&read.interest, &names))
}

fn page(request: &PageRequest, status: u16, read: Read, known: &Known, form: Form) -> PageResponse {
    let (lang, now) = (request.lang, request.portal.now());
    let project = &read.interest.project;
    let (title, text) = (project.title.clone(), project.text.clone());
    let found = [find(&title, known), find(&text, known)];
    let said = (request.flash() == Some(Flash::Saved) && status == 200)
        .then(|| t::interest_manage_said_masked_next(lang));
    let id = read.interest.id.to_string();
    let addresses =
        paths::INTEREST_MASK.map(|path| path.replace("{call}", &read.call.code).replace("{interest}", &id));
    let body = move || {
        view! {
            {manage_head_below(lang, &read.call, now, paths::INTERESTS, t::interest_manage_mask_title(lang))}
            {said.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            <h2>{t::interest_manage_mask_title(lang)}</h2>
            <p>{t::interest_manage_mask_text(lang)}</p>
            {original(lang, &read, (&title, &text), &found)}
            {fields(lang, &read, form)}
        }
    };
    Page::new(t::interest_manage_mask_title(lang), addresses, body)
        .status(status)
        .section("administration")
        .unlisted()
        .into()
}

/// Of whom a passage tells.
fn tells_word(lang: Lang, tells: Tells) -> &'static str {
    match tells {
        Tells::Person => t::interest_manage_tells_person(lang),
        Tells::Organization => t::interest_manage_tells_organization(lang),
        Tells::Contact | Tells::Chosen => t::interest_manage_tells_contact(lang),
    }
}

/// The project as the person wrote it, with what is found marked, and what it is.
fn original(
    lang: Lang,
    read: &Read,
    (title, text): (&str, &str),
    [in_title, in_text]: &[Vec<Finding>; 2],
) -> AnyView {
    let tag = (read.interest.lang != lang).then(|| read.interest.lang.tag());
    let mut passages: Vec<(&str, Tells)> = Vec::new();
    for (of, findings) in [(title, in_title), (text, in_text)] {
        for finding in findings {
            let words = &of[finding.start..finding.end];
            if !passages.iter().any(|(known, _)| *known == words) {
                passages.push((words, finding.tells));
            }
        }
    }
    let passages = passages
        .into_iter()
        .map(|(words, tells)| {
            view! { <li><mark lang=tag>{words.to_owned()}</mark> " " {tells_word(lang, tells)}</li> }
        })
        .collect::<Vec<_>>();
    let found = if passages.is_empty() {
        view! { <p>{t::interest_manage_nothing_found(lang)}</p> }
    } else {
        view! { <p>{t::interest_manage_found(lang)}</p> <ul class="prose-list">{passages}</ul> }
    };
    view! {
        <section class="stack gap-3" aria-labelledby="original">
            <h3 id="original">{t::interest_manage_original(lang, read.interest.name.as_str())}</h3>
            <p lang=tag><b>{marked(title, in_title)}</b></p>
            <div class="project-text" lang=tag><p>{marked(text, in_text)}</p></div>
            {found}
        </section>
    }
}

/// A text with what is found in it marked.
fn marked(text: &str, findings: &[Finding]) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut at = 0;
    for finding in findings {
        parts.push(text[at..finding.start].to_owned().into_any());
        parts.push(view! { <mark>{text[finding.start..finding.end].to_owned()}</mark> });
        at = finding.end;
    }
    parts.push(text[at..].to_owned().into_any());
    parts
}

fn fields(lang: Lang, read: &Read, form: Form) -> Option<AnyView> {
    let Form { input, errors, left, has_changed } = form;
    let call = &read.call;
    let action = paths::of_interest(paths::INTEREST_MASK, lang, &call.code, read.interest.id);
    let changed = has_changed
        .then(|| view! { <Notice kind=Kind::Warning><p>{t::interest_manage_changed(lang)}</p></Notice> });
    if !may_write(Party::Coordinator, read.phase, Part::Masked, call.blind) {
        return has_changed.then(|| view! { {changed} {typed_before(lang, &texts(lang, &input))} });
    }
    let quoted: Vec<String> = left.iter().map(|words| format::quoted(lang, words)).collect();
    let keep = (!left.is_empty()).then(|| {
        view! {
            <Notice kind=Kind::Warning><p>{t::interest_manage_left(lang, format::list(lang, &quoted))}</p></Notice>
            <Check id="keep" label=t::interest_manage_keep(lang) />
        }
    });
    Some(view! {
        {changed}
        <ErrorSummary lang errors=errors.all() />
        <form class="form" method="post" action=action>
            <input type="hidden" name="revision" value=input.revision.to_string() />
            <input type="hidden" name="seen" value=input.seen />
            <Field
                id="masked-title"
                label=t::interest_manage_masked_title(lang)
                value=input.title
                lang=read.interest.lang.tag()
                error=errors.of("masked-title")
                required=true
            />
            <TextArea
                id="masked-text"
                label=t::interest_manage_masked_text(lang)
                hint=t::interest_manage_masked_hint(lang, MARKS)
                value=input.text
                error=errors.of("masked-text")
                rows=10
                required=true
                lang=read.interest.lang.tag()
            />
            <TextArea
                id="words"
                label=t::interest_manage_words(lang)
                hint=t::interest_manage_words_hint(lang)
                value=input.words
                error=errors.of("words")
                rows=2
            />
            {keep}
            <div class="actions">
                <Button>{t::interest_manage_save_mask(lang)}</Button>
                <Button weight=Weight::Quiet name="only_words" value="1">{t::interest_manage_mask_words(lang)}</Button>
            </div>
        </form>
    })
}
