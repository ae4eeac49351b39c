//! Minutes on paper, in one language or in both.

use ensemble_common::prelude::*;

use super::{
    super::{composition::Composition, labels, model::MinutesState, paths},
    Place, of_which,
};
use ensemble_core::{Lang, LocalizedText, error::AppError, rights::Action};
use ensemble_meetings::meeting::PrintButton;
use ensemble_server::{
    markdown,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Line, Prose, Weight};

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::ReadAgenda).await?;
    let lang = request.lang;
    let both = request.query_param("languages") == Some("both");
    let text = if place.is_visible() { Some(place.text(&request, composition).await?) } else { None };
    let langs = if both { vec![lang, lang.other()] } else { vec![lang] };
    let weight = text.as_ref().map_or(0, LocalizedText::bytes);
    let addresses = place.both(paths::PRINT);
    let body = move || {
        let [here, back] = [paths::PRINT, paths::SHOW].map(|to| place.address(to, lang));
        let (words, href) = if both {
            (t::agenda_print_one(lang), here)
        } else {
            (t::agenda_print_both(lang), format!("{here}?languages=both"))
        };
        let content = match text {
            None => view! {
                <h1>{t::minutes_title(lang)}</h1>
                <EmptyState title=t::minutes_none(lang) text=t::minutes_not_proposed_text(lang) />
            }
            .into_any(),
            Some(text) => langs
                .into_iter()
                .map(|each| sheet(each, each == lang, &place, text.clone()))
                .collect_view()
                .into_any(),
        };
        view! {
            <div class="row no-print">
                <PrintButton label=t::agenda_print_now(lang).to_owned() quiet=false />
                <ButtonLink weight=Weight::Quiet href=href>{words}</ButtonLink>
                <a href=back>{t::minutes_back(lang)}</a>
            </div>
            {content}
        }
    };
    Ok(Page::new(t::minutes_title(lang), addresses, body)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .with_islands()
        .into())
}

/// The minutes in one language.
fn sheet(lang: Lang, own: bool, place: &Place, text: LocalizedText) -> AnyView {
    let tag = (!own).then(|| lang.tag());
    let heading = if own {
        view! { <h1>{t::minutes_title(lang)}</h1> }.into_any()
    } else {
        view! { <h2 class="h1">{t::minutes_title(lang)}</h2> }.into_any()
    };
    let state = match (place.state(), place.minutes.as_ref().and_then(|minutes| minutes.adopted_at)) {
        (MinutesState::Adopted, Some(at)) => t::minutes_adopted_on(lang, labels::day(lang, at)),
        (state, _) => labels::minutes(lang, state).to_owned(),
    };
    // The seal is that of the adopted text, and not of one with amendments.
    let sealed = place.minutes.as_ref().filter(|minutes| minutes.amended.is_none());
    let seal = sealed.and_then(|minutes| minutes.seal.clone());
    let seal = seal.map(|seal| view! { <p class="small muted">{t::minutes_seal(lang)} " " <code class="seal">{seal}</code></p> });
    let html = markdown::to_html(text.text(lang)).to_string();
    view! {
        <section class="stack print-language" lang=tag>
            {heading}
            <p class="h4"><Line lang passage=place.found.of.community.clone() /></p>
            <p>{of_which(lang, place.meeting())} " · " {state}</p>
            <div class="minutes-body"><Prose lang passage=text html /></div>
            {seal}
        </section>
    }
    .into_any()
}
