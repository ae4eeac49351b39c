//! From a publication to a PDF.

use ensemble_publication::{Block, Inline, Publication, PublicationError};
use typst::{
    compile,
    diag::SourceDiagnostic,
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp, pdf};

use crate::{fonts::Fonts, values::values, world::Page};

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    #[error(transparent)]
    Publication(#[from] PublicationError),
    /// What the typesetter or PDF/UA-1 does not allow.
    #[error("no PDF/UA-1 can be made: {0}")]
    Refused(String),
}

/// The publication as a tagged PDF that conforms to PDF/UA-1.
pub fn print(publication: &Publication) -> Result<Vec<u8>, PrintError> {
    publication.check()?;
    let (year, month, day) =
        publication.day().ok_or_else(|| PublicationError::Date(publication.date.clone()))?;
    let document = typeset(publication, (year, month, day))?;
    let options = PdfOptions {
        ident: Smart::Custom(format!(
            "{} {} {}",
            publication.address, publication.version, publication.title
        )),
        creator: Smart::Custom(Some("Ensemble".to_owned())),
        timestamp: Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0).map(Timestamp::new_utc),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| refused(error.message()))?,
        ..PdfOptions::default()
    };
    pdf(&document, &options).map_err(|errors| reasons(&errors))
}

/// The pages of a publication that was checked.
pub fn typeset(publication: &Publication, day: (u16, u8, u8)) -> Result<PagedDocument, PrintError> {
    let fonts = Fonts::embedded();
    // A title may have nothing that can be set.
    let publication = printable(publication.normalized(), &fonts).normalized();
    let page =
        Page::new(values(&publication, day), fonts).ok_or_else(|| refused("the template has no path"))?;
    compile::<PagedDocument>(&page).output.map_err(|errors| reasons(&errors))
}

fn refused(reason: &str) -> PrintError {
    PrintError::Refused(reason.to_owned())
}

fn reasons(errors: &[SourceDiagnostic]) -> PrintError {
    let messages: Vec<String> = errors
        .iter()
        .map(|error| {
            let hints = error.hints.iter().map(|hint| format!(" ({})", hint.v));
            std::iter::once(error.message.to_string()).chain(hints).collect()
        })
        .collect();
    PrintError::Refused(messages.join("; "))
}

/// A publication whose texts can be set.
fn printable(mut publication: Publication, fonts: &Fonts) -> Publication {
    let clean = |text: &mut String| *text = fonts.settable(text);
    let words = &mut publication.words;
    let texts = [
        &mut publication.title,
        &mut publication.version,
        &mut publication.publisher,
        &mut publication.address,
        &mut words.contents,
        &mut words.version,
        &mut words.date,
        &mut words.address,
        &mut words.publisher,
        &mut words.contributors,
        &mut words.sources,
    ];
    texts.into_iter().chain(&mut publication.subtitle).chain(&mut publication.contributors).for_each(clean);
    for section in &mut publication.sections {
        clean(&mut section.title);
        clean_blocks(&mut section.blocks, &clean);
    }
    publication
}

fn clean_blocks(blocks: &mut [Block], clean: &impl Fn(&mut String)) {
    for block in blocks {
        match block {
            Block::Paragraph { text, .. } | Block::Source { text, .. } => clean_inlines(text, clean),
            Block::List { items, .. } => items.iter_mut().for_each(|item| clean_blocks(item, clean)),
            Block::Quote { blocks, .. } => clean_blocks(blocks, clean),
            Block::Table { caption, header, rows, .. } => {
                caption.iter_mut().for_each(clean);
                header
                    .iter_mut()
                    .chain(rows.iter_mut().flatten())
                    .for_each(|cell| clean_inlines(cell, clean));
            }
            Block::Image { .. } => {}
        }
    }
}

fn clean_inlines(text: &mut [Inline], clean: &impl Fn(&mut String)) {
    for inline in text {
        match inline {
            Inline::Text(text) => clean(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Link { text: inner, .. }
            | Inline::InLanguage { text: inner, .. } => clean_inlines(inner, clean),
            Inline::Break => {}
        }
    }
}
