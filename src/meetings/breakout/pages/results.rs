//! The notes of all tables of a meeting, side by side.

use ensemble_common::prelude::*;

use super::{
    super::{actions, paths},
    crumbs, hour, meeting_id, parts,
};
use crate::meeting::paths as meeting_paths;
use ensemble_core::{error::AppError, format, rights::Action};
use ensemble_server::{
    markdown,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::EmptyState;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, lang) = (meeting_id(&request)?, request.lang);
    let found = actions::find_for(&request, id, Action::ReadAgenda).await?;
    let rounds = actions::results(&request.portal, id).await?;
    let texts = rounds.iter().flat_map(|round| &round.tables).filter_map(|table| table.text.as_ref());
    let weight = texts.map(String::len).sum();
    let title = t::breakout_results_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let body = move || {
        let empty =
            rounds.is_empty().then(|| view! { <EmptyState title=t::breakout_no_results(lang) text="" /> });
        let all = (1..)
            .zip(&rounds)
            .map(|(number, round): (u32, _)| {
                let at = round.clock.opened_at.map(|at| hour(lang, &found, at)).unwrap_or_default();
                let tables = round
                    .tables
                    .iter()
                    .map(|table| {
                        let names: Vec<&str> =
                            table.members.iter().map(|member| member.name.as_str()).collect();
                        let html = markdown::to_html(table.text.as_deref().unwrap_or_default()).to_string();
                        let nothing = table.text.as_deref().unwrap_or_default().is_empty();
                        let nothing = nothing.then(
                            || view! { <p class="small muted">{t::breakout_nothing_written(lang)}</p> },
                        );
                        let tag = (table.lang != lang).then(|| table.lang.tag());
                        view! {
                            <article class="sheet stack gap-2">
                                <h3 class="h4">{parts::heading(lang, table)}</h3>
                                <p class="small muted">{format::list(lang, &names)}</p>
                                {table.prompt.as_ref().map(|text| parts::prompt(lang, text))}
                                <div class="prose" lang=tag inner_html=html></div>
                                {nothing}
                            </article>
                        }
                    })
                    .collect_view();
                view! {
                    <section class="section stack gap-3">
                        <h2>{t::breakout_round(lang, at, number)}</h2>
                        {parts::prompt(lang, &round.prompt)}
                        <p class="small muted">{t::breakout_seed(lang, round.seed.to_string())}</p>
                        <div class="table-results">{tables}</div>
                    </section>
                }
            })
            .collect_view();
        view! {
            {crumbs(lang, &found, t::breakout_results(lang))}
            <h1>{heading}</h1>
            {empty}
            {all}
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::RESULTS, id), body)
        .weighing(weight)
        .section("meetings")
        .unlisted()
        .into())
}
