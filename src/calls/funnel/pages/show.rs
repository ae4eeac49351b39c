//! The page with the figures of a call.

use ensemble_common::{
    handover::{self, HandoverInput},
    prelude::*,
};

use super::{
    chart, figures,
    research::codebook,
    tables::{self, Cell},
};
use crate::{
    call::{self, manage_head, model::Call, paths},
    funnel::{
        labels,
        model::{Breakdown, Communities, Figures, Group, Line, Step},
        rules::{self, MIN_GROUP},
        store,
    },
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Column, DataTable, EmptyState, ErrorSummary, SectionTitle, Weight};

/// All that the page shows.
struct Shown {
    figures: Figures,
    communities: Communities,
    /// How many organizations were noted as written to.
    invited: i64,
    /// Whether the viewer hands over files for research.
    hands_over: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    page(&request, call, 200, HandoverInput::default(), FieldErrors::default()).await
}

/// The page, with what was typed to hand over a file and what is wrong with it.
pub(super) async fn page(
    request: &PageRequest,
    call: Call,
    status: u16,
    input: HandoverInput,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, now) = (request.lang, request.portal.now());
    let shown = if rules::can_read(&call, now) {
        let (figures, communities) = figures(request, &call).await?;
        let invited = store::invited(&request.portal.db, call.id).await?;
        let hands_over = request.may(Action::HandOverForResearch, None);
        Some(Shown { figures, communities, invited, hands_over })
    } else {
        None
    };
    let title = t::funnel_page_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::FIGURES, &call.code);
    let body = move || {
        let inside = match &shown {
            Some(shown) => body(lang, &call, shown, input, &errors),
            None => view! { <EmptyState title=t::funnel_none(lang) text=t::funnel_none_text(lang) /> },
        };
        view! {
            {manage_head(lang, &call, now, paths::FIGURES)}
            <ErrorSummary lang errors=errors.all() />
            {inside}
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn body(lang: Lang, call: &Call, shown: &Shown, input: HandoverInput, errors: &FieldErrors) -> AnyView {
    let Shown { figures, communities, invited, hands_over } = shown;
    let to = |path| paths::of(path, lang, &call.code);
    let groups = figures.by.iter().map(|(by, lines)| group_table(lang, *by, lines)).collect_view().into_any();
    view! {
        <section class="stack" aria-labelledby="steps">
            <SectionTitle id="steps" title=t::funnel_steps(lang) all=None />
            <p>{t::funnel_intro(lang)}</p>
            <p>
                {t::funnel_invited(lang, *invited)} " "
                {t::funnel_communities(lang, communities.made, communities.met)}
            </p>
            {chart::view(lang, &figures.total)}
            {folded(t::funnel_table(lang), step_table(lang, &figures.total))}
            <p class="small muted">{t::funnel_withheld_note(lang, MIN_GROUP)}</p>
            <div class="row">
                <ButtonLink href=to(paths::FIGURES_CSV) weight=Weight::Quiet>{t::funnel_csv(lang)}</ButtonLink>
                <ButtonLink href=to(paths::FIGURES_XLSX) weight=Weight::Quiet>{t::funnel_xlsx(lang)}</ButtonLink>
            </div>
            <p class="small muted">{t::funnel_logged(lang)}</p>
        </section>
        <section class="stack" aria-labelledby="groups">
            <SectionTitle id="groups" title=t::funnel_groups(lang) all=None />
            {folded(t::funnel_tables(lang), groups)}
        </section>
        {hands_over.then(|| research(lang, to(paths::RESEARCH), input, errors))}
    }
}

/// The form that hands over a file for research, and what its columns hold.
fn research(lang: Lang, action: String, input: HandoverInput, errors: &FieldErrors) -> AnyView {
    view! {
        <section class="stack" aria-labelledby="research">
            <SectionTitle id="research" title=t::funnel_research(lang) all=None />
            <p>{t::funnel_research_text(lang)}</p>
            <p>{t::funnel_research_groups(lang, MIN_GROUP)}</p>
            <p>{t::funnel_research_register(lang)}</p>
            <div class="stack gap-6">
                <form class="form" method="post" action=action>
                    {handover::fields(lang, input, errors)}
                    <div class="actions"><Button weight=Weight::Quiet>{t::research_submit(lang)}</Button></div>
                </form>
                {codebook(lang)}
            </div>
        </section>
    }
}

/// Tables that are folded on a telephone.
fn folded(summary: &'static str, tables: AnyView) -> AnyView {
    view! {
        <details class="figure-tables">
            <summary>{summary}</summary>
            <div class="stack">{tables}</div>
        </details>
    }
}

fn words(lang: Lang, cell: Cell) -> AnyView {
    cell.words(lang).into_any()
}

/// How many came how far, with their share of those who sent their answer.
fn step_table(lang: Lang, total: &Line) -> AnyView {
    let columns = vec![
        Column::new(t::funnel_step(lang)),
        Column::numeric(t::funnel_number(lang)),
        Column::numeric(t::funnel_share(lang)),
    ];
    let rows = Step::ALL
        .iter()
        .map(|step| {
            vec![
                labels::step(lang, *step).into_any(),
                words(lang, total.of(*step).into()),
                words(lang, tables::share(total, *step)),
            ]
        })
        .collect();
    view! { <DataTable caption=t::funnel_table(lang) columns rows /> }
}

fn group_table(lang: Lang, by: Breakdown, lines: &[(Group, Line)]) -> AnyView {
    let columns = std::iter::once(Column::new(labels::breakdown(lang, by)))
        .chain(tables::columns(lang).into_iter().map(Column::numeric))
        .collect();
    let rows = tables::rows(lang, lines)
        .into_iter()
        .map(|(group, cells)| {
            let cells = cells.into_iter().map(|cell| words(lang, cell));
            std::iter::once(group.into_any()).chain(cells).collect::<Vec<_>>()
        })
        .collect();
    view! { <DataTable caption=labels::by(lang, by) columns rows /> }
}
