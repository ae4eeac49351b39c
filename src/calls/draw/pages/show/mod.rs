//! The public page of a draw: what was published before the value, the order that resulted, and three ways to verify it.

mod after;
mod before;
mod figure;
mod procedure;
mod published;
mod verify;

use ensemble_common::prelude::*;

use super::{
    super::{
        actions, labels,
        model::{DrawRecord, Void},
        store,
    },
    both, named,
    parts::changed,
    planned_of,
};
use crate::call::{model::Call, paths};
use ensemble_core::{Lang, LocalizedText, error::AppError, rights::Action};
use ensemble_draw::{DrawError, DrawState, Frozen, Proof};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Icon, Kind, Line, NavLink, Notice, Shape};

/// How many seconds pass until a page without a script looks again for the value.
const RELOAD: u16 = 60;

/// All that the page shows.
struct Shown {
    lang: Lang,
    now: i64,
    call: Call,
    community: LocalizedText,
    record: DrawRecord,
    /// What was published and the proof, or what is wrong with them.
    checked: Result<(Frozen, Option<Proof>), DrawError>,
    /// The address of the wasm that repeats the draw.
    wasm: String,
    manages: bool,
    is_witness: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, record) = named(&request).await?;
    let community = planned_of(&request, &call, &record).await?.title;
    let checked = actions::check_list_and_proof(&request.portal, &record).await?;
    let is_witness = match request.viewer.id() {
        Some(person) => store::is_witness(&request.portal.db, record.id, person).await?,
        None => false,
    };
    let lang = request.lang;
    let title = t::draw_title(lang, labels::day(lang, record.value_at));
    let addresses = both(paths::DRAW, &call, record.id);
    let (is_draft, weight) = (call.published_at.is_none(), record.list.len());
    let reloads = record.state == DrawState::Frozen;
    let shown = Shown {
        lang,
        now: request.portal.now(),
        call,
        community,
        record,
        checked,
        wasm: request.portal.assets.draw_address(),
        manages: request.may(Action::ManageCalls, None),
        is_witness,
    };
    let page = Page::new(title, addresses, move || body(shown)).section("communities").weighing(weight);
    let page = if is_draft { page.unlisted() } else { page };
    Ok(if reloads { page.reloading(RELOAD) } else { page }.into())
}

fn body(shown: Shown) -> AnyView {
    let Shown { lang, call, community, record, checked, .. } = &shown;
    let lang = *lang;
    let links = vec![
        NavLink::new(t::call_public_list_title(lang), paths::LIST[usize::from(lang == Lang::En)]),
        NavLink::new(call.texts.title.text(lang), paths::of(paths::SHOW, lang, &call.code)),
    ];
    let here = t::draw_title(lang, labels::day(lang, record.value_at));
    let void = record.void.as_ref().map(|void| void_notice(lang, void));
    let tools = tools(&shown);
    let passage = community.clone();
    let content = match checked {
        Err(error) => view! { {changed(lang, error)} {published::as_stored(&shown)} },
        Ok((frozen, None)) => before::view(&shown, frozen),
        Ok((frozen, Some(proof))) => after::view(&shown, frozen, proof),
    };
    view! {
        <Breadcrumb lang links here=here.clone() />
        <div class="page-head">
            <p class="kind"><Line lang passage /></p>
            <h1>{here}</h1>
        </div>
        {void}
        {tools}
        {content}
    }
}

fn void_notice(lang: Lang, void: &Void) -> AnyView {
    let (passage, since) = (void.reason.clone(), t::draw_void_since(lang, labels::moment(lang, void.at)));
    view! {
        <Notice kind=Kind::Warning>
            <p><b>{since}</b></p>
            <p><Line lang passage /></p>
        </Notice>
    }
}

/// What the viewer can do here.
fn tools(shown: &Shown) -> Option<AnyView> {
    let Shown { lang, call, record, manages, is_witness, .. } = shown;
    let lang = *lang;
    let witness = (*is_witness && record.state == DrawState::Frozen).then(|| {
        let href = paths::of_draw(paths::WITNESS, lang, &call.code, record.id);
        view! { <a class="button" href=href>{t::draw_witness(lang)}</a> }
    });
    let manage = manages.then(|| {
        let href = paths::of(paths::DRAWS, lang, &call.code);
        view! { <a class="button quiet small" href=href>{t::draw_all(lang)}</a> }
    });
    (witness.is_some() || manage.is_some()).then(|| view! { <div class="row">{witness} {manage}</div> })
}

/// What makes a draw fair, each in a sentence of which the first part is the point.
fn fair(points: [(&'static str, String); 3]) -> AnyView {
    let items = points
        .into_iter()
        .map(|(point, text)| {
            view! { <li><Icon shape=Shape::Check /><span><b>{point}</b> " " {text}</span></li> }
        })
        .collect_view();
    view! { <ul class="fair">{items}</ul> }
}
