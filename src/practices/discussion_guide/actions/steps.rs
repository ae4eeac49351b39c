//! Writing the steps of a guide, under the lock of its row.

use uuid::Uuid;

use super::{
    super::{
        api::{StepAct, WriteStep},
        model::{GuideStep, StepKind},
        rules::{
            self, Elements, MAX_ELEMENTS, MAX_LINE, MAX_MINUTES, MAX_SHEET, MAX_STEPS, MAX_TEXT, MAX_TITLE,
        },
        store,
    },
    invalid,
    texts::{SUBJECT, Typed, locked, require_same, require_writer},
};
use ensemble_common::editing::web_address;
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Adds a step, writes it anew, moves or removes it.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be saved, [`ActionError::Conflict`] when another person changed or removed the step.
pub async fn write_step(context: &ActionContext, key: &str, input: &WriteStep) -> Result<(), ActionError> {
    require_writer(context)?;
    let lang = context.lang;
    context
        .portal
        .db
        .transaction(async |tx| {
            locked(&mut *tx, key).await?;
            let all = store::steps_in(&mut *tx, key).await?;
            let at = all.iter().position(|step| step.key == input.item);
            if !input.item.is_empty() && at.is_none() {
                return Err(ActionError::Conflict);
            }
            match (input.act.unwrap_or(StepAct::Save), at) {
                (StepAct::Save, None) => {
                    if all.len() >= MAX_STEPS {
                        return Err(invalid("kind", t::guide_text_too_many_steps(lang, MAX_STEPS)));
                    }
                    store::add_step(&mut *tx, key, &read_step(lang, None, input)?).await?;
                }
                (StepAct::Save, Some(at)) => {
                    require_same(&input.seen, &all[at])?;
                    store::write_step(&mut *tx, key, &read_step(lang, Some(&all[at]), input)?).await?;
                }
                (StepAct::Remove, Some(at)) => {
                    require_same(&input.seen, &all[at])?;
                    store::remove_step(&mut *tx, key, &all[at].key).await?;
                }
                (act, Some(at)) => {
                    let order: Vec<&str> = all.iter().map(|step| step.key.as_str()).collect();
                    let Some(order) = rules::moved(&order, at, act == StepAct::Up) else { return Ok(()) };
                    store::order_steps(&mut *tx, key, &order).await?;
                }
                (_, None) => return Err(ActionError::Conflict),
            }
            store::touch(&mut *tx, key, context.portal.now()).await?;
            context.audit(tx, "discussion-guide.steps", (SUBJECT, key), "").await?;
            Ok(())
        })
        .await
}

fn read_step(lang: Lang, before: Option<&GuideStep>, input: &WriteStep) -> Result<GuideStep, ActionError> {
    let mut errors = FieldErrors::default();
    if input.kind.is_none() {
        errors.add("kind", t::administration_choose(lang));
    }
    let kind = input.kind.unwrap_or(StepKind::Question);
    let texts = [input.title_fr.as_str(), input.title_en.as_str()];
    let title = Typed { lang, name: "title", texts, most: MAX_TITLE, required: true }
        .read(before.map(|before| &before.title), &mut errors);
    let texts = [input.text_fr.as_str(), input.text_en.as_str()];
    let text = Typed { lang, name: "text", texts, most: MAX_TEXT, required: true }
        .read(before.map(|before| &before.text), &mut errors);
    let minutes = rules::minutes(&input.minutes, MAX_MINUTES);
    if minutes.is_none() {
        errors.add("minutes", t::guide_text_wrong_minutes(lang, MAX_MINUTES));
    }
    let video = web_address(&input.video).filter(|_| kind == StepKind::Video);
    if kind == StepKind::Video && !input.video.is_empty() && video.is_none() {
        errors.add("video", t::guide_wrong_video(lang));
    }
    let sheet = rules::minutes(&input.sheet, MAX_SHEET).filter(|_| kind == StepKind::Sheet);
    if kind == StepKind::Sheet && sheet.is_none() {
        errors.add("sheet", t::guide_text_wrong_sheet(lang, MAX_SHEET));
    }
    let elements =
        if kind == StepKind::Elements { read_elements(lang, input, &mut errors) } else { Vec::new() };
    errors.check()?;
    let (Some(title), Some(text), Some(minutes)) = (title, text, minutes) else {
        return Err(AppError::Internal.into());
    };
    let key = before.map_or_else(|| Uuid::now_v7().to_string(), |before| before.key.clone());
    Ok(GuideStep { key, kind, title, text, minutes, video, sheet, elements })
}

fn read_elements(lang: Lang, input: &WriteStep, errors: &mut FieldErrors) -> Vec<LocalizedText> {
    let message = match rules::elements([&input.elements_fr, &input.elements_en]) {
        Elements::Read(elements) => return elements,
        Elements::None => t::guide_text_wrong_elements(lang).to_owned(),
        Elements::TooMany => t::guide_text_too_many_elements(lang, MAX_ELEMENTS),
        Elements::TooLong => t::guide_text_long_element(lang, MAX_LINE),
        Elements::Uneven { fr, en } => t::guide_text_uneven_elements(lang, en, fr),
    };
    errors.add(&format!("elements-{}", lang.code()), message);
    Vec::new()
}
