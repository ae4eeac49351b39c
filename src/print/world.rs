//! What the typesetter sees: the template, the values and the fonts; no file and no clock.

use typst::{
    Library, LibraryExt as _, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Dict, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::fonts::Fonts;

pub struct Page {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
}

impl Page {
    /// The template with these values.
    pub fn new(values: Dict, fonts: Fonts) -> Option<Self> {
        let path = VirtualPath::new("/template.typ").ok()?;
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        Some(Self {
            library: LazyHash::new(Library::builder().with_inputs(values).build()),
            book: LazyHash::new(fonts.book),
            fonts: fonts.fonts,
            template: Source::new(id, include_str!("template.typ").to_owned()),
        })
    }
}

impl World for Page {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
