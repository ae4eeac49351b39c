//! The register of what was handed over, and handing over a file.

use ensemble_common::prelude::*;

use super::CSV;
use crate::research::{
    actions,
    api::HandOver,
    codebook, labels,
    model::{Column, ContributionKind},
    paths, rules,
};
use ensemble_common::handover::{self, Handover, HandoverSource, rules::MIN_GROUP};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    format,
    rights::Action,
};
use ensemble_meetings::meeting::rules::school_year;
use ensemble_network::administration::paths as administration_paths;
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Breadcrumb, Button, ButtonLink, Choice, Column as TableColumn, DataTable, EmptyState, ErrorSummary,
    NavLink, Pages, Pagination, RadioGroup, SectionTitle, Select, Weight,
};

/// How many school years the form offers, the running one included.
const YEARS: i16 = 10;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let input = HandOver { kinds: ContributionKind::ALL.to_vec(), ..HandOver::default() };
    page(&request, 200, input, FieldErrors::default()).await
}

pub(super) async fn hand_over(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: HandOver = request.input()?;
    match actions::hand_over(&request, &input).await {
        Ok(bytes) => {
            let name = match request.lang {
                Lang::Fr => "recherche-contributions.csv",
                Lang::En => "research-contributions.csv",
            };
            Ok(PageResponse::File(name.to_owned(), CSV, bytes))
        }
        Err(error) => page(&request, 422, input, error.field_errors()?).await,
    }
}

async fn page(
    request: &PageRequest,
    status: u16,
    input: HandOver,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, this_year) = (request.lang, school_year(request.portal.now()));
    let (db, current) = (&request.portal.db, request.page_number()?);
    let (rows, count) = futures::try_join!(handover::register(db, current), handover::count(db))?;
    let last = count.div_ceil(handover::PAGE_SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    let hands_over = request.may(Action::HandOverForResearch, None);
    let title = t::research_title(lang);
    let body = move || {
        let above = administration_paths::of(administration_paths::HOME, lang);
        let links = vec![NavLink::new(t::administration_title(lang), above)];
        let all = errors.all();
        let form = hands_over.then(|| form(lang, input, &errors, this_year));
        let href = format!("{}?page=", paths::at(paths::REGISTER, lang));
        let pages =
            (last > 1).then(|| view! { <Pagination lang pages=Pages::Numbered { current, last, href } /> });
        view! {
            <Breadcrumb lang links here=title />
            <div class="page-head"><h1>{title}</h1></div>
            <p class="lead">{t::research_lead(lang)}</p>
            <ErrorSummary lang errors=all />
            {form}
            {register(lang, rows, pages.into_any())}
            {codebook_table(lang)}
        }
    };
    let addresses = paths::REGISTER.map(str::to_owned);
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn form(lang: Lang, input: HandOver, errors: &FieldErrors, this_year: i16) -> AnyView {
    let about = handover::fields(lang, input.handover(), errors);
    let kinds = ContributionKind::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::kind(lang, *each)).chosen(input.kinds.contains(each)))
        .collect();
    let years = std::iter::once(Choice::new("", t::research_year_all(lang)))
        .chain((0..YEARS).map(|ago| {
            let first = this_year - ago;
            Choice::new(first.to_string(), rules::year_code(first)).chosen(input.year == Some(first))
        }))
        .collect();
    view! {
        <section class="stack" aria-labelledby="hand-over">
            <SectionTitle id="hand-over" title=t::research_hand_over(lang) all=None />
            <p>{t::research_hand_over_text(lang)}</p>
            <form class="form" method="post" action=paths::at(paths::HAND_OVER, lang)>
                {about}
                <RadioGroup id="kinds" label=t::research_kinds(lang) choices=kinds many=true error=errors.of("kinds") />
                <Select id="year" label=t::research_year(lang) choices=years />
                <div class="actions"><Button>{t::research_submit(lang)}</Button></div>
            </form>
            <p class="small muted">{t::research_calls(lang)}</p>
        </section>
    }
}

/// A page of the register, with the way to the others.
fn register(lang: Lang, rows: Vec<Handover>, pages: AnyView) -> AnyView {
    let list = if rows.is_empty() {
        view! { <EmptyState title=t::research_register_none(lang) text=t::research_register_none_text(lang) /> }
    } else {
        let rows = rows.into_iter().map(|row| entry(lang, row)).collect_view();
        view! { <ul class="plain stack gap-4">{rows}</ul> }
    };
    view! {
        <section class="stack" aria-labelledby="register">
            <SectionTitle id="register" title=t::research_register(lang) all=None />
            {list}
            {pages}
        </section>
    }
}

fn entry(lang: Lang, row: Handover) -> AnyView {
    let written = (row.lang != lang).then(|| row.lang.tag());
    let mut what = match (row.source, &row.about) {
        (HandoverSource::Call, Some(about)) => {
            vec![t::research_register_source_call(lang, about.text(lang))]
        }
        _ => vec![t::research_register_source_contributions(lang).to_owned()],
    };
    let kinds = row.kinds.split(' ').filter_map(ContributionKind::from_code);
    what.extend(kinds.map(|kind| labels::kind(lang, kind).to_owned()));
    match (row.source, row.school_year) {
        (_, Some(first)) => what.push(rules::year_code(first)),
        (HandoverSource::Contributions, None) => what.push(t::research_year_all(lang).to_owned()),
        (HandoverSource::Call, None) => {}
    }
    what.push(t::research_register_rows(lang, row.rows));
    view! {
        <li class="sheet stack gap-2" id=format!("handover-{}", row.id)>
            <h3 lang=written>{row.recipient}</h3>
            <p lang=written>{row.purpose}</p>
            <p>{what.join(" · ")}</p>
            <p class="byline">{t::research_register_by(lang, row.by, format::moment(lang, row.made_at))}</p>
            <p class="small muted">{t::research_register_columns(lang)} " " {row.columns}</p>
            <p class="small muted">{t::research_register_hash(lang)} " " <code>{row.sha256}</code></p>
        </li>
    }
}

fn codebook_table(lang: Lang) -> AnyView {
    let columns = vec![
        TableColumn::new(t::research_codebook_column(lang)),
        TableColumn::new(t::research_codebook_meaning(lang)),
        TableColumn::new(t::research_codebook_code(lang)),
    ];
    let rows = Column::ALL
        .iter()
        .map(|column| {
            let values: Vec<AnyView> = codebook::values(lang, *column)
                .into_iter()
                .map(|(code, words)| view! { <li><code>{code}</code> " " {words}</li> })
                .collect();
            let values = (!values.is_empty()).then(|| view! { <ul class="plain">{values}</ul> });
            vec![
                view! { <code>{column.code()}</code> },
                labels::column(lang, *column).into_any(),
                values.into_any(),
            ]
        })
        .collect();
    view! {
        <section class="stack" aria-labelledby="codebook">
            <SectionTitle id="codebook" title=t::research_codebook(lang) all=None />
            <p>{t::research_codebook_text(lang)}</p>
            <p>{t::research_codebook_groups(lang, MIN_GROUP)}</p>
            <div class="row">
                <ButtonLink href=paths::at(paths::CODEBOOK, lang) weight=Weight::Quiet>
                    {t::research_codebook_csv(lang)}
                </ButtonLink>
            </div>
            <DataTable caption=t::research_codebook(lang) hide_caption=true columns rows />
        </section>
    }
}
