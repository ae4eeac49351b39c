//! The list of doors.

use std::{future::Future, sync::Arc};

use futures::future::BoxFuture;

use super::{Ask, Reply};
use crate::{error::AppError, i18n::Lang};

/// Answers a request for a page.
pub type Handler = Arc<dyn Fn(Ask) -> BoxFuture<'static, Result<Reply, AppError>> + Send + Sync>;

/// One page, at one path per language.
#[derive(Clone)]
pub struct Route {
    /// Its path in French and in English, with `{name}` for the parts left open.
    pub paths: [&'static str; 2],
    /// Who answers.
    pub handler: Handler,
}

impl Route {
    /// The path in a language.
    #[must_use]
    pub const fn path(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.paths[0],
            Lang::En => self.paths[1],
        }
    }
}

/// The pages of a feature.
#[derive(Clone, Default)]
pub struct Routes(pub Vec<Route>);

impl Routes {
    /// No page yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page.
    #[must_use]
    pub fn page<H, F>(mut self, paths: [&'static str; 2], handler: H) -> Self
    where
        H: Fn(Ask) -> F + Send + Sync + 'static,
        F: Future<Output = Result<Reply, AppError>> + Send + 'static,
    {
        self.0.push(Route { paths, handler: Arc::new(move |ask| Box::pin(handler(ask))) });
        self
    }

    /// Adds another feature's pages.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}
