//! The text of a reflection in the other language, beside the original: by its author or a volunteer.

use leptos::prelude::*;

use super::{
    super::{
        before_sharing,
        model::{Prompt, Reflection, Written},
        sheet::{self, OTHER, prompt_code},
        store,
    },
    crumbs,
    edit::{unconfirmed, written_of},
    fields, found, log, paths,
};
use crate::{
    editing::{self, Editor, Step, model::Subject},
    error::AppError,
    i18n::{Lang, Passage, Standing, Translation, format, t},
    rights::Action,
    server::{
        markdown,
        web::{Ask, Page, Reply, failure},
    },
    ui::{Button, ErrorSummary, Kind, Notice, Weight},
};

/// What the page shows beside the form.
#[derive(Default)]
struct Beside {
    status: u16,
    hits: Vec<before_sharing::Hit>,
    seal: String,
}

/// The reflection of the address, which whoever asks may translate: its author, or somebody who writes
/// in its community.
async fn translatable(ask: &Ask) -> Result<Reflection, AppError> {
    let reflection = found(ask).await?;
    if ask.viewer.id() != Some(reflection.reach.author) {
        ask.must(Action::WriteReflections, reflection.reach.community)?;
    }
    Ok(reflection)
}

pub(super) async fn show(ask: Ask) -> Result<Reply, AppError> {
    let reflection = translatable(&ask).await?;
    let sheet = sheet::of(&written_of(&reflection));
    let editor = Editor::new(ask.lang, Subject::Reflection(reflection.id), reflection.revision, sheet);
    Ok(page(&ask, reflection, editor, Beside { status: 200, ..Beside::default() }))
}

pub(super) async fn take(ask: Ask) -> Result<Reply, AppError> {
    let reflection = translatable(&ask).await?;
    let (id, now, person) = (reflection.id, ask.portal.now(), ask.person()?);
    let old = written_of(&reflection);
    let published = sheet::of(&old);
    let reviewed = ask.form.text("what") == "reviewed";
    let base: i64 = ask.form.text("base").parse().map_err(|_| AppError::BadRequest)?;
    let typed = if reviewed { published.clone() } else { sheet::read(&OTHER, ask.form.pairs(), &published) };
    let mut editor = Editor::new(ask.lang, Subject::Reflection(id), base, typed);
    if base != reflection.revision {
        let step = editing::catch_up(&ask, &mut editor, reflection.revision, &published).await?;
        // What was read over is not what is there now.
        if step == Step::Conflict || reviewed {
            return Ok(page(&ask, reflection, editor, Beside { status: 409, ..Beside::default() }));
        }
    }
    let asked =
        |code: &str| -> Option<Prompt> { old.prompt.clone().filter(|prompt| prompt_code(prompt) == code) };
    let written: Written = match sheet::apply(&editor.sheet, Some(&old), &asked, reviewed, now) {
        Ok(written) => written,
        Err(faults) => {
            editor.errors = faults.into_iter().map(|fault| fields::said(ask.lang, fault)).collect();
            return Ok(page(&ask, reflection, editor, Beside { status: 422, ..Beside::default() }));
        }
    };
    if let Some((hits, seal)) = unconfirmed(&ask, &reflection, &written.texts).await? {
        return Ok(page(&ask, reflection, editor, Beside { status: 422, hits, seal }));
    }
    let work = async {
        let mut to = ask.portal.db.write().await?;
        let Some(number) = store::write(&mut to, id, reflection.revision, &written, now).await? else {
            return Ok(false);
        };
        let sheet = sheet::of(&written);
        editing::record(&mut to, editor.subject, number, Some(person), &sheet, now).await?;
        log(&mut to, &ask, "reflection.translate", &id.to_string(), &format!("revision {number}")).await?;
        to.commit().await?;
        Ok(true)
    };
    if work.await.map_err(|error: sqlx::Error| failure(&error))? {
        return Ok(Reply::See(format!("{}?said=saved", paths::show(ask.lang, id))));
    }
    let now_there = translatable(&ask).await?;
    let published = sheet::of(&written_of(&now_there));
    editing::catch_up(&ask, &mut editor, now_there.revision, &published).await?;
    Ok(page(&ask, now_there, editor, Beside { status: 409, ..Beside::default() }))
}

/// How the translation stands, in a sentence.
fn standing(lang: Lang, reflection: &Reflection) -> Option<String> {
    match reflection.texts.text.shown(reflection.lang.other()).standing {
        Standing::Fine => None,
        Standing::OtherLanguage => Some(t::reflection_translation_none(lang).to_owned()),
        Standing::Unreviewed => Some(t::text_unreviewed(lang).to_owned()),
        Standing::Outdated { since } => {
            Some(t::text_outdated_since(lang, format::date(lang, format::local(since).date())))
        }
    }
}

fn page(ask: &Ask, reflection: Reflection, editor: Editor, beside: Beside) -> Reply {
    let (lang, id, status) = (ask.lang, reflection.id, beside.status);
    let title = t::reflection_translation(lang);
    let unreviewed = matches!(
        reflection.texts.text,
        Passage::Pair { translation: Translation::Current { reviewed: false }, .. }
    );
    let body = move || {
        let from = reflection.lang;
        let own = reflection.texts.text.shown(from);
        let own_title = reflection.texts.title.as_ref().map(|title| title.text(from).to_owned());
        let html = markdown::to_html(own.text).to_string();
        let reviewed = unreviewed.then(|| {
            view! { <Button name="what" value="reviewed" weight=Weight::Quiet>{t::reflection_reviewed(lang)}</Button> }
        });
        let confirmed = (!beside.hits.is_empty())
            .then(|| view! { <input type="hidden" name="confirmed" value=beside.seal.clone() /> });
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            {standing(lang, &reflection).map(|words| view! { <Notice kind=Kind::Info><p>{words}</p></Notice> })}
            <ErrorSummary lang errors=editor.errors.clone() />
            {before_sharing::notice(lang, &beside.hits).into_any()}
            {editing::conflict_notices(&editor, fields::named).into_any()}
            <div class="halves">
                <section class="stack" lang=from.tag()>
                    <h2>{from.endonym()}</h2>
                    {own_title.map(|title| view! { <p class="h3">{title}</p> })}
                    <div class="prose" inner_html=html></div>
                </section>
                <form class="form" method="post" action=paths::of(paths::TRANSLATION, lang, id)>
                    <h2 lang=from.other().tag()>{from.other().endonym()}</h2>
                    <input type="hidden" name="base" value=editor.base.to_string() />
                    {confirmed}
                    {fields::other(&editor, from.other()).into_any()}
                    <div class="actions">
                        <Button name="what" value="save">{t::editing_save(lang)}</Button>
                        {reviewed}
                    </div>
                </form>
            </div>
        }
    };
    Page::new(title, paths::both(paths::TRANSLATION, id), body)
        .status(status)
        .section("communities")
        .unlisted()
        .into()
}
