//! Writing minutes together with others, until they are adopted.

use std::marker::PhantomData;

use ensemble_common::prelude::*;

use super::{
    super::{
        composition::Composed,
        fields::{FIELDS, MinutesText},
        generate, labels,
        model::{Decision, MeetingNote},
        paths,
        rules::{Refusal, can_edit, can_write_together},
        store,
    },
    Place, crumbs, of_which,
};
use ensemble_common::editing::{EditForm, Editable, Entry, Stored, model::Subject, paths::EditPaths};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError},
    rights::Action,
};
use ensemble_server::{
    markdown::{self, lines},
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Kind, Notice, TextArea, Weight};

/// Minutes that are edited. `C` says what other features add to a text that no one has saved.
pub struct MinutesEdit<C> {
    place: Place,
    text: LocalizedText,
    /// What was captured since the text was saved, which is not in it.
    notes: Vec<MeetingNote>,
    decisions: Vec<Decision>,
    /// Whether the text is written together as well.
    is_shared: bool,
    composition: PhantomData<fn() -> C>,
}

impl<C: Composed> Editable for MinutesEdit<C> {
    type Value = MinutesText;

    const FIELDS: &'static [Entry<MinutesText>] = FIELDS;
    const PATHS: EditPaths = paths::EDITING;
    const HISTORY: [&'static str; 2] = paths::HISTORY;
    const AUDIT: &'static str = "minutes.edit";
    const SECTION: &'static str = "meetings";

    async fn find(
        request: &PageRequest,
        paths: [&'static str; 2],
    ) -> Result<Result<Self, PageResponse>, AppError> {
        let place = Place::of(request, Action::WriteMinutes).await?;
        if place.found.archived {
            return Err(AppError::NotFound);
        }
        if paths != Self::HISTORY {
            let refusal = if !can_edit(place.state()) {
                Some(Refusal::Adopted)
            } else if !place.held {
                Some(Refusal::NotHeld)
            } else {
                None
            };
            if let Some(refusal) = refusal {
                return Ok(Err(not_now(request, place, refusal)));
            }
        }
        let (db, id) = (&request.portal.db, place.meeting().id);
        let text = match &place.minutes {
            Some(minutes) => minutes.text.clone(),
            None => generate::text(&request.portal, &place.found, C::COMPOSITION).await?,
        };
        let (mut notes, mut decisions) = (Vec::new(), Vec::new());
        if let Some(minutes) = &place.minutes {
            let since = minutes.changed_at;
            (notes, decisions) =
                futures::try_join!(store::notes(db, id), store::decisions_of_meeting(db, id))?;
            notes.retain(|note| note.at > since);
            decisions.retain(|decision| decision.decided_at > since);
        }
        let is_shared = !store::shared_texts(db, id).await?.is_empty();
        Ok(Ok(Self { place, text, notes, decisions, is_shared, composition: PhantomData }))
    }

    fn subject(&self) -> Subject {
        Subject::Minutes(self.place.meeting().id)
    }

    fn revision(&self) -> i64 {
        self.place.revision()
    }

    fn value(&self) -> MinutesText {
        MinutesText { text: self.text.clone() }
    }

    async fn store(
        &self,
        request: &PageRequest,
        transaction: &mut sqlx::AnyConnection,
        value: &MinutesText,
    ) -> Result<Stored, ActionError> {
        let (id, community) = (self.place.meeting().id, self.place.found.community);
        let now = request.portal.now();
        let saved = store::save(transaction, id, community, self.place.revision(), &value.text, now).await?;
        Ok(Stored { revision: saved.ok_or(ActionError::Conflict)?, flash: Some(Flash::Saved) })
    }

    fn address(&self, paths: [&'static str; 2], lang: Lang) -> String {
        self.place.address(paths, lang)
    }

    fn show_address(&self, lang: Lang) -> String {
        self.place.address(paths::SHOW, lang)
    }

    fn title(&self, lang: Lang) -> String {
        t::minutes_edit_title(lang).to_owned()
    }

    fn history_title(&self, lang: Lang) -> String {
        t::minutes_history_title(lang, self.place.meeting().title.text(lang))
    }

    fn head(&self, lang: Lang, title: &str) -> AnyView {
        view! {
            <div class="stack gap-3">
                {crumbs(lang, &self.place.found, Some(title))}
                <h1>{title.to_owned()}</h1>
                <p class="muted">{of_which(lang, self.place.meeting())}</p>
            </div>
        }
        .into_any()
    }

    fn notice(&self, lang: Lang, _changed: bool) -> Option<AnyView> {
        if self.notes.is_empty() && self.decisions.is_empty() {
            return None;
        }
        let notes = self.notes.iter().map(|note| {
            let tag = (note.lang != lang).then(|| note.lang.tag());
            view! { <li lang=tag inner_html=lines(&note.text)></li> }
        });
        let decisions = self.decisions.iter().map(|decision| {
            let number = labels::number(decision.number);
            view! { <li><b>{number}</b> " " {decision.text.text(lang).to_owned()}</li> }
        });
        let (notes, decisions) = (notes.collect_view(), decisions.collect_view());
        Some(
            view! {
                <Notice>
                    <p>{t::minutes_captured_since(lang)}</p>
                    <ul class="plain stack gap-1">{decisions} {notes}</ul>
                </Notice>
            }
            .into_any(),
        )
    }

    fn preview(&self, form: &EditForm, _value: Option<&MinutesText>) -> Option<AnyView> {
        let sides = Lang::ALL.map(|each| {
            let html = markdown::to_html(form.fields.text(&format!("text.{}", each.code()))).to_string();
            view! { <div class="prose" lang=each.tag() inner_html=html></div> }
        });
        let view = view! {
            <section class="stack preview">
                <h2>{t::editing_preview(form.lang)}</h2>
                <div class="form-row">{sides.into_iter().collect_view()}</div>
            </section>
        };
        Some(view.into_any())
    }

    fn around(&self, form: &EditForm, inside: AnyView) -> AnyView {
        let lang = form.lang;
        let together = can_write_together(self.place.held, self.place.state()).then(|| {
            let href = paths::of_text(paths::TOGETHER, lang, self.place.meeting().id, lang);
            let words =
                if self.is_shared { t::minutes_together_open(lang) } else { t::minutes_together_text(lang) };
            view! {
                <Notice>
                    <p>{words}</p>
                    <p><a href=href>{t::minutes_together(lang)}</a></p>
                </Notice>
            }
        });
        view! {
            {together}
            <p><a href=self.place.address(paths::HISTORY, lang)>{t::editing_history(lang)}</a></p>
            {inside}
        }
        .into_any()
    }
}

/// Why the text cannot be edited, with what was typed, to be copied.
fn not_now(request: &PageRequest, place: Place, refusal: Refusal) -> PageResponse {
    let lang = request.lang;
    let addresses = place.both(paths::EDITING.edit);
    let typed: Vec<(Lang, String)> = Lang::ALL
        .into_iter()
        .filter_map(|each| Some((each, request.form.some(&format!("text.{}", each.code()))?.to_owned())))
        .collect();
    // The page says why; a form that was sent is refused.
    let status = if request.form.has("base") { 409 } else { 200 };
    let weight = typed.iter().map(|(_, text)| text.len()).sum();
    let body = move || {
        let back = place.address(paths::SHOW, lang);
        let typed = typed
            .into_iter()
            .map(|(each, value)| {
                let id = format!("text-{}", each.code());
                let label = match each {
                    Lang::Fr => t::editing_in_french(lang, t::minutes_typed(lang)),
                    Lang::En => t::editing_in_english(lang, t::minutes_typed(lang)),
                };
                view! { <TextArea id label value rows=12u32 lang=each.tag() /> }
            })
            .collect_view();
        view! {
            <div class="stack gap-3">
                {crumbs(lang, &place.found, Some(t::minutes_edit_title(lang)))}
                <h1>{t::minutes_edit_title(lang)}</h1>
            </div>
            <Notice kind=Kind::Warning><p>{labels::refusal(lang, refusal)}</p></Notice>
            {typed}
            <p><ButtonLink weight=Weight::Quiet href=back>{t::minutes_back(lang)}</ButtonLink></p>
        }
    };
    Page::new(t::minutes_edit_title(lang), addresses, body)
        .status(status)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .into()
}
