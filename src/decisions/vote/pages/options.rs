//! Changing what can be chosen while an open vote goes on.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, EditOptions, EditOutcome},
        model::Vote,
        paths,
        rules::{MAX_LINE, can_edit_options},
    },
    Place, found,
};
use crate::theme;
use ensemble_communities::community::{Room, head_below};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, Choice, Confirm, ErrorSummary, Field, Kind, Line, Notice, Select, Weight,
};

/// The forms as they are shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: EditOptions,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether the vote was closed or changed since the page was opened.
    changed: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (place, vote) = found(&request, Action::DecideThemes, true).await?;
    if !can_edit_options(&vote, request.portal.now()) {
        let here = paths::of(paths::SHOW, request.lang, place.community.slug(request.lang), vote.id);
        return Ok(PageResponse::redirect(here));
    }
    page(&request, place, vote, 200, Form::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (place, vote) = found(&request, Action::DecideThemes, true).await?;
    let slug = place.community.slug(request.lang).to_owned();
    let input: EditOptions = request.input()?;
    match actions::edit_options(&request, place.community.id, vote.id, &input).await {
        Ok(EditOutcome::Edited) => {
            Ok(PageResponse::redirect(paths::of(paths::OPTIONS, request.lang, &slug, vote.id)))
        }
        Ok(EditOutcome::Unconfirmed(warnings, token)) => {
            let input = EditOptions { confirmation_token: token, ..input };
            page(&request, place, vote, 422, Form { input, warnings, ..Form::default() }).await
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, place, vote, 422, Form { input, errors, ..Form::default() }).await
        }
        Err(ActionError::Conflict) => {
            let (place, vote) = found(&request, Action::DecideThemes, true).await?;
            page(&request, place, vote, 409, Form { input, changed: true, ..Form::default() }).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(
    request: &PageRequest,
    place: Place,
    vote: Vote,
    status: u16,
    form: Form,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let community = place.community;
    let mut themes = theme::eligible(&request.portal.db, community.id).await?;
    themes.retain(|theme| vote.options.iter().all(|option| option.theme != Some(theme.id)));
    let title = t::vote_options_title(lang, vote.title.text(lang));
    let addresses = paths::both(paths::OPTIONS, &community.slugs, vote.id);
    let body = move || {
        let Form { input, errors, warnings, changed } = form;
        let changed = changed
            .then(|| view! { <Notice kind=Kind::Warning><p>{t::vote_said_changed(lang)}</p></Notice> });
        let slug = community.slug(lang);
        let action = paths::of(paths::OPTIONS, lang, slug, vote.id);
        let revision = vote.revision.to_string();
        let rows = vote
            .options
            .iter()
            .map(|option| {
                let (id, other_id) = (format!("title-{}", option.id), format!("other-title-{}", option.id));
                let typed = input.option == Some(option.id) && !input.remove;
                let own = option.title.source();
                let known = match &option.title {
                    LocalizedText::Single { text, .. } => [text.as_str(), ""],
                    title @ LocalizedText::Pair { .. } => [title.text(own), title.text(own.other())],
                };
                let [value, other_value] =
                    if typed { [input.title.as_str(), input.other_title.as_str()] } else { known };
                let field = |each: Lang| {
                    let (id, name, value) = if each == own {
                        (id.clone(), "title", value)
                    } else {
                        (other_id.clone(), "other-title", other_value)
                    };
                    let label = match (each, each == own) {
                        (Lang::Fr, true) => t::vote_title_fr(lang),
                        (Lang::Fr, false) => t::theme_title_in_french(lang),
                        (Lang::En, true) => t::vote_title_en(lang),
                        (Lang::En, false) => t::theme_title_in_english(lang),
                    };
                    view! {
                        <Field
                            id=id.clone()
                            name
                            label
                            value=value.to_owned()
                            error=errors.of(&id)
                            lang=each.tag()
                            maxlength=u32::try_from(MAX_LINE).unwrap_or_default()
                        />
                    }
                };
                let titles = Lang::ALL.into_iter().map(field).collect_view();
                let token = if typed { input.confirmation_token.clone() } else { String::new() };
                let form_id = format!("option-{}", option.id);
                view! {
                    <li class="stack">
                        <p><b><Line lang passage=option.title.clone() /></b></p>
                        <form class="form" id=form_id.clone() method="post" action=action.clone()>
                            <input type="hidden" name="revision" value=revision.clone() />
                            <input type="hidden" name="option" value=option.id.to_string() />
                            <input type="hidden" name="confirmation_token" value=token />
                            {titles}
                        </form>
                        <div class="row top">
                            <button class=Weight::Quiet.class(true) type="submit" form=form_id>{t::theme_save(lang)}</button>
                            <form method="post" action=action.clone()>
                                <input type="hidden" name="revision" value=revision.clone() />
                                <input type="hidden" name="option" value=option.id.to_string() />
                                <input type="hidden" name="remove" value="1" />
                                <Confirm
                                    label=t::vote_remove_option(lang)
                                    question=t::vote_remove_question(lang)
                                    thing=option.title.text(lang).to_owned()
                                />
                            </form>
                        </div>
                    </li>
                }
            })
            .collect_view();
        let add = (!themes.is_empty()).then(|| {
            let choices = std::iter::once(Choice::new("", t::theme_choose(lang)))
                .chain(themes.iter().map(|each| Choice::new(each.id.to_string(), each.title.text(lang))))
                .collect();
            view! {
                <section class="stack">
                    <h3>{t::vote_add_theme(lang)}</h3>
                    <form class="form" method="post" action=action.clone()>
                        <input type="hidden" name="revision" value=revision.clone() />
                        <Select id="theme" label=t::vote_theme(lang) choices error=errors.of("theme") />
                        <div class="actions"><Button>{t::vote_add(lang)}</Button></div>
                    </form>
                </section>
            }
        });
        view! {
            {head_below(lang, &community, Room::Themes, t::vote_edit_options(lang))}
            <section class="stack">
                <h2>{t::vote_edit_options(lang)}</h2>
                {changed}
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings)}
                <p>{t::vote_options_text(lang)}</p>
                <ul class="rows vote-options" id="options">{rows}</ul>
            </section>
            {add}
            <div class="row">
                <ButtonLink weight=Weight::Quiet href=paths::of(paths::SHOW, lang, slug, vote.id)>{t::vote_back(lang)}</ButtonLink>
            </div>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}
