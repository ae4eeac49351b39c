//! Addresses of servers, which may carry a password, and are printed without it.

use serde::{Deserialize, Serialize};
use url::Url;

/// The address of a server, in which a password may stand: it is shown without.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ServerUrl(String);

impl ServerUrl {
    /// The address as it may be shown.
    #[must_use]
    pub fn shown(&self) -> String {
        // A file has no password, and is no address to the parser.
        if self.0.starts_with("sqlite:") {
            return self.0.clone();
        }
        let without = Url::parse(&self.0).ok().and_then(|mut url| {
            url.set_password(None).ok()?;
            url.set_query(None);
            Some(url.to_string())
        });
        without.unwrap_or_else(|| format!("{}://…", self.0.split(':').next().unwrap_or_default()))
    }
}

impl std::fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.shown())
    }
}

impl std::ops::Deref for ServerUrl {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for ServerUrl {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for ServerUrl {
    fn from(text: String) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::ServerUrl;
    use crate::config::Config;

    #[test]
    fn a_password_is_never_shown() {
        for (address, shown) in [
            ("postgres://moi:secret@db/ensemble", "postgres://moi@db/ensemble"),
            ("postgres://db/ensemble?user=moi&password=secret", "postgres://db/ensemble"),
            ("smtps://moi:s%40cret:secret@mail.example.org:465", "smtps://moi@mail.example.org:465"),
            ("smtp://moi:secret@mail:quatre", "smtp://…"),
            ("postgres:moi:secret@db", "postgres://…"),
            ("sqlite:data/ensemble.db", "sqlite:data/ensemble.db"),
        ] {
            let config =
                Config { database_url: address.into(), smtp_url: Some(address.into()), ..Config::default() };
            assert_eq!(ServerUrl::from(address).shown(), shown);
            assert!(!format!("{config:?}").contains("cret"), "{config:?}");
        }
    }
}
