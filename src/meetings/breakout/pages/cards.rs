//! Cards to print: one for each table, with a QR code that leads to its note.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, current},
        paths, store,
    },
    crumbs, meeting_id, parts,
};
use crate::meeting::{self, PrintButton, paths as meeting_paths};
use ensemble_core::{error::AppError, rights::Action};
use ensemble_server::{
    qr,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::EmptyState;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, lang) = (meeting_id(&request)?, request.lang);
    let found = actions::find_for(&request, id, Action::RunTables).await?;
    let rounds = store::rounds(&request.portal.db, id).await?;
    let round = current(&rounds).or(rounds.last()).cloned();
    let site = request.portal.config.site_url.clone();
    let title = t::breakout_cards_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let body = move || {
        let meeting = &found.of.meeting;
        let when = meeting::when_for_others(lang, meeting.when, meeting.zone);
        let name = meeting.title.text(lang).to_owned();
        let cards = round
            .iter()
            .flat_map(|round| &round.tables)
            .map(|table| {
                let card = meeting_paths::of(paths::CARD, table.lang, id);
                let address = format!("{site}{card}?{}={}", paths::NUMBER, table.number);
                let drawn = qr::path(&address).map(|drawn| {
                let size = drawn.size.to_string();
                let view_box = format!("0 0 {size} {size}");
                let label = t::breakout_qr(lang, table.number);
                view! {
                    <svg class="qr" role="img" aria-label=label viewBox=view_box shape-rendering="crispEdges">
                        <rect class="paper" width=size.clone() height=size></rect>
                        <path class="ink" d=drawn.path></path>
                    </svg>
                }
            });
                view! {
                    <section class="table-card stack gap-2">
                        <h2>{parts::heading(lang, table)}</h2>
                        {drawn}
                        <p>{t::breakout_card_text(lang)}</p>
                        <p class="small muted">{name.clone()} " · " {when.clone()}</p>
                    </section>
                }
            })
            .collect_view();
        let shown = if round.is_some() {
            view! {
                <div class="row no-print"><PrintButton label=t::agenda_print_now(lang).to_owned() quiet=false /></div>
                <div class="table-cards">{cards}</div>
            }
            .into_any()
        } else {
            view! { <EmptyState title=t::breakout_none(lang) text=t::breakout_cards_none(lang) /> }.into_any()
        };
        view! {
            <div class="no-print">{crumbs(lang, &found, t::breakout_cards(lang))}</div>
            <h1 class="no-print">{heading}</h1>
            <p class="no-print">{t::breakout_cards_text(lang)}</p>
            {shown}
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::CARDS, id), body)
        .section("meetings")
        .unlisted()
        .with_islands()
        .into())
}
