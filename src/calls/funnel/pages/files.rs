//! The figures as files for spreadsheets.

use super::{
    downloaded, figures, opened,
    tables::{self, Cell, all_rows, columns, decimal},
};
use crate::{
    call::model::Call,
    funnel::{
        labels,
        model::{Figures, Step},
    },
};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::{
    csv::CsvFile,
    web::{PageRequest, PageResponse},
    xlsx::{self, XlsxFile},
};
use ensemble_texts as t;

/// What entries of the audit log say of these files. Their detail is the format.
const ACTION: &str = "funnel.figures";

/// One table: the total, then the groups of each breakdown.
pub(super) async fn csv(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = opened(&request).await?;
    let (figures, _) = figures(&request, &call).await?;
    downloaded(&request, &call, ACTION, "csv").await?;
    let lang = request.lang;
    let mut file = CsvFile::new(lang);
    file.row([t::funnel_breakdown(lang), t::funnel_group(lang)].into_iter().chain(columns(lang)));
    for (breakdown, group, cells) in all_rows(lang, &figures) {
        let cells = cells.into_iter().map(|cell| in_csv(lang, cell));
        file.row([breakdown.to_owned(), group.to_owned()].into_iter().chain(cells));
    }
    let name = format!("{}.csv", name(lang, &call));
    Ok(PageResponse::File(name, "text/csv; charset=utf-8", file.into_bytes()))
}

/// A sheet with the steps, and one for each breakdown.
pub(super) async fn xlsx(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = opened(&request).await?;
    let (figures, _) = figures(&request, &call).await?;
    downloaded(&request, &call, ACTION, "xlsx").await?;
    let lang = request.lang;
    let bytes = workbook(lang, &figures).into_bytes().map_err(|error| {
        tracing::error!(%error, "a workbook cannot be written");
        AppError::Internal
    })?;
    Ok(PageResponse::File(format!("{}.xlsx", name(lang, &call)), xlsx::MEDIA_TYPE, bytes))
}

/// The name of the files without its ending.
fn name(lang: Lang, call: &Call) -> String {
    match lang {
        Lang::Fr => format!("chiffres-{}", call.code),
        Lang::En => format!("figures-{}", call.code),
    }
}

/// A number as spreadsheets read it in the language.
fn in_csv(lang: Lang, cell: Cell) -> String {
    match cell {
        Cell::Count(number) => number.to_string(),
        Cell::Share(tenths) => decimal(lang, tenths),
        Cell::Withheld => t::funnel_withheld(lang).to_owned(),
        Cell::None => String::new(),
    }
}

fn in_xlsx(lang: Lang, cell: Cell) -> xlsx::Cell {
    match cell {
        Cell::Count(number) => xlsx::Cell::Count(number),
        Cell::Share(tenths) => xlsx::Cell::Tenths(tenths),
        Cell::Withheld => text(t::funnel_withheld(lang)),
        Cell::None => xlsx::Cell::Empty,
    }
}

fn text(text: &str) -> xlsx::Cell {
    xlsx::Cell::Text(text.to_owned())
}

fn workbook(lang: Lang, figures: &Figures) -> XlsxFile {
    let mut file = XlsxFile::new();
    let head = [t::funnel_step(lang), t::funnel_number(lang), t::funnel_share(lang)].map(text).to_vec();
    let steps = Step::ALL.iter().map(|step| {
        let (number, share) = (figures.total.of(*step).into(), tables::share(&figures.total, *step));
        vec![text(labels::step(lang, *step)), in_xlsx(lang, number), in_xlsx(lang, share)]
    });
    file.sheet(t::funnel_title(lang), std::iter::once(head).chain(steps));
    for (by, lines) in &figures.by {
        let names = std::iter::once(labels::breakdown(lang, *by)).chain(columns(lang));
        let head: Vec<xlsx::Cell> = names.map(text).collect();
        let rows = tables::rows(lang, lines).into_iter().map(|(group, cells)| {
            let cells = cells.into_iter().map(|cell| in_xlsx(lang, cell));
            std::iter::once(text(group)).chain(cells).collect::<Vec<_>>()
        });
        file.sheet(labels::by(lang, *by), std::iter::once(head).chain(rows));
    }
    file
}
