//! The list of files on a page.

use crate::prelude::*;

use ensemble_core::Lang;
use ensemble_publication::Format;
use ensemble_texts as t;

/// The files that a page offers.
pub struct Files {
    /// Where each is, in the order of [`Format::ALL`].
    pub addresses: [String; 6],
    /// Whether PDF files can be made here.
    pub prints: bool,
    /// What the files leave out, or say otherwise than the page.
    pub note: Option<&'static str>,
}

/// What a format is called, and what it is for. PDF files can be made here or not.
#[must_use]
pub fn format_words(lang: Lang, format: Format, prints: bool) -> (&'static str, &'static str) {
    match format {
        Format::Pdf if !prints => (t::export_pdf(lang), t::export_pdf_elsewhere(lang)),
        Format::Pdf => (t::export_pdf(lang), t::export_pdf_hint(lang)),
        Format::Epub => (t::export_epub(lang), t::export_epub_hint(lang)),
        Format::Docx => (t::export_docx(lang), t::export_docx_hint(lang)),
        Format::Odt => (t::export_odt(lang), t::export_odt_hint(lang)),
        Format::Html => (t::export_html(lang), t::export_html_hint(lang)),
        Format::Markdown => (t::export_markdown(lang), t::export_markdown_hint(lang)),
    }
}

/// The links. A page has one such list: its anchor is `exports`.
#[must_use]
pub fn links(lang: Lang, files: Files) -> AnyView {
    let Files { addresses, prints, note } = files;
    let rows = Format::ALL
        .iter()
        .zip(addresses)
        .map(|(format, href)| {
            let (name, hint) = format_words(lang, *format, prints);
            view! { <li><a href=href>{name}</a> " " <span class="small muted">{hint}</span></li> }
        })
        .collect_view();
    view! {
        <section class="stack gap-2 no-print" aria-labelledby="exports">
            <p class="h4" id="exports">{t::export_title(lang)}</p>
            <ul class="plain stack gap-2">{rows}</ul>
            {note.map(|note| view! { <p class="small muted">{note}</p> })}
        </section>
    }
}
