//! The answer with a file.

use std::path::Path;

use crate::prelude::*;

use ensemble_core::{Lang, error::AppError, rights::Access};
use ensemble_publication::{Format, Publication, Words, to_docx, to_epub, to_html, to_markdown, to_odt};
use ensemble_server::{
    print::{self, PrintError},
    web::{Page, PageRequest, PageResponse, Routes},
};
use ensemble_texts as t;

/// What is carried away.
pub struct Carried {
    /// What the name of the file begins with: a slug and a day or a version.
    pub name: String,
    /// The page that it is made of.
    pub page: String,
    /// The file in both languages.
    pub addresses: [String; 2],
    /// The entry of the main navigation that the page belongs to.
    pub section: &'static str,
}

/// Why there is no file.
enum Failure {
    /// The program took too long: trying again may help.
    Slow,
    Broken(String),
}

/// Adds the files of a page, in the order of [`Format::ALL`].
pub fn routes<H, F>(routes: Routes, files: [[&'static str; 2]; 6], access: Access, show: H) -> Routes
where
    H: Fn(PageRequest, Format, [&'static str; 2]) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Result<PageResponse, AppError>> + Send + 'static,
{
    Format::ALL.iter().zip(files).fold(routes, |routes, (format, paths)| {
        let format = *format;
        routes.page(paths, access, move |request| show(request, format, paths))
    })
}

/// Whether PDF files can be made here.
#[must_use]
pub fn prints(request: &PageRequest) -> bool {
    print::program(request.portal.config.print_program.as_deref()).is_some()
}

/// The file in a format. The publication is made on the thread that writes the file.
///
/// # Errors
/// [`AppError::Unavailable`] when too much is being done at once or the PDF takes too long; [`AppError::Internal`] when there
/// is no such file of it.
pub async fn answer(
    request: &PageRequest,
    format: Format,
    carried: Carried,
    publication: impl FnOnce() -> Publication + Send + 'static,
) -> Result<PageResponse, AppError> {
    let program = print::program(request.portal.config.print_program.as_deref());
    if format == Format::Pdf && program.is_none() {
        return Ok(no_program(request.lang, carried));
    }
    match request.portal.work.run(move || write(format, &publication(), program.as_deref())).await? {
        Ok(bytes) => {
            let name = format!("{}.{}", carried.name, format.extension());
            Ok(PageResponse::File(name, format.media_type(), bytes))
        }
        Err(Failure::Slow) => Err(AppError::Unavailable),
        Err(Failure::Broken(error)) => {
            tracing::error!(%error, format = format.code(), page = %carried.page, "a page could not be made into a file");
            Err(AppError::Internal)
        }
    }
}

fn write(format: Format, publication: &Publication, program: Option<&Path>) -> Result<Vec<u8>, Failure> {
    let broken = |error: &dyn std::fmt::Display| Failure::Broken(error.to_string());
    match format {
        Format::Pdf => {
            let program = program.ok_or_else(|| broken(&"the program is not there"))?;
            let json = serde_json::to_vec(publication).map_err(|error| broken(&error))?;
            print::print(program, &json).map_err(|error| match error {
                PrintError::Slow => Failure::Slow,
                error => broken(&error),
            })
        }
        Format::Epub => to_epub(publication).map_err(|error| broken(&error)),
        Format::Docx => to_docx(publication).map_err(|error| broken(&error)),
        Format::Odt => to_odt(publication).map_err(|error| broken(&error)),
        Format::Html => Ok(to_html(publication).into_bytes()),
        Format::Markdown => Ok(to_markdown(publication).into_bytes()),
    }
}

/// How to get a PDF where this portal makes none.
fn no_program(lang: Lang, carried: Carried) -> PageResponse {
    let Carried { page, addresses, section, .. } = carried;
    let body = move || {
        view! {
            <h1>{t::export_no_pdf(lang)}</h1>
            <p>{t::export_no_pdf_text(lang)}</p>
            <p><a href=format!("{page}#exports")>{t::export_other_files(lang)}</a></p>
        }
    };
    Page::new(t::export_no_pdf(lang), addresses, body).section(section).unlisted().into()
}

/// The words that files add to a text whose version is called this.
#[must_use]
pub fn words(lang: Lang, version: &str, date: &str) -> Words {
    Words {
        contents: t::export_contents(lang).to_owned(),
        version: version.to_owned(),
        date: date.to_owned(),
        address: t::export_address(lang).to_owned(),
        publisher: t::export_publisher_word(lang).to_owned(),
        contributors: t::export_contributors(lang).to_owned(),
        sources: t::export_source(lang).to_owned(),
        accessibility: t::export_accessibility(lang).to_owned(),
    }
}
