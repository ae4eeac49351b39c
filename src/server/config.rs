//! Settings: defaults, then a TOML file, then the environment; the last word wins.
//!
//! The file is `ensemble.toml` beside the program's working folder, or the one that `--config`
//! names. In the environment a setting is `ENSEMBLE_` and its name in capitals; `DATABASE_URL`,
//! `LEPTOS_SITE_ADDR` and `LEPTOS_SITE_ROOT` are understood too, because other tools set them.
//! An unknown or impossible setting stops the program with one sentence that names it.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};
use url::Url;

use super::{mail, server_url::ServerUrl};

/// Variables that begin as settings do: which file is read, the PostgreSQL of the tests, and where `make dev` reads texts.
const NOT_SETTINGS: &[&str] = &["CONFIG", "TEST_POSTGRES", "TEXTS"];
/// The file read when `--config` names none; it may be absent.
pub const DEFAULT_FILE: &str = "ensemble.toml";

/// Relays of drand that the League of Entropy and others run.
const DRAND_RELAYS: [&str; 4] = [
    "https://api.drand.sh",
    "https://api2.drand.sh",
    "https://api3.drand.sh",
    "https://drand.cloudflare.com",
];

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: ServerUrl,
    /// Where the portal listens.
    pub site_addr: SocketAddr,
    /// The folder with `pkg/` and the public files, as the build lays it out.
    pub site_root: PathBuf,
    /// How people reach the portal, without a slash at the end. Absolute links are made of it;
    /// an `https` address also turns on HSTS.
    pub site_url: String,
    /// Where `/metrics` is served, on this machine only; `None` turns it off.
    pub metrics_addr: Option<SocketAddr>,
    /// Proxies whose `X-Forwarded-*` headers are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Shows the `/fr/design` page and the like.
    pub development: bool,
    /// Lets a portal with demonstration accounts be reached from other machines.
    pub demonstration_anywhere: bool,
    /// The largest request body, in bytes.
    pub body_limit: usize,
    /// The longest that one answer may take once the request has come, in seconds; an upload may take longer, while
    /// it goes on.
    pub request_timeout: u64,
    /// How many connections may be open at the same time.
    pub connection_limit: usize,
    /// How long requests in flight may take to end after SIGTERM, in seconds.
    pub shutdown_timeout: u64,
    /// The most bytes of files that one person may keep.
    pub files_per_person: u64,
    /// The most drafts that one person may keep.
    pub drafts_per_person: u32,
    /// The largest draft, in bytes.
    pub draft_limit: usize,
    /// Connections that read at the same time.
    pub database_readers: u32,
    /// The mail server: `smtps://…`, `smtp://…?tls=required`; `None` writes emails to `mail_folder`.
    pub smtp_url: Option<ServerUrl>,
    /// The sender of emails: `Name <address>`, or `Nom | Name <address>` in both languages.
    pub mail_from: String,
    /// The folder for emails while there is no mail server.
    pub mail_folder: PathBuf,
    /// The relays that are asked for a round of drand, by which draws are decided; empty where none can be reached. Each answer
    /// is verified, so that one suffices and none has to be trusted.
    pub drand_relays: Vec<String>,
    /// The program `ensemble-print`, which makes PDF files; `None` looks for it beside the portal's own program.
    pub print_program: Option<PathBuf>,
    /// What is logged, as `tracing-subscriber` filters are written.
    pub log: String,
    /// How it is logged.
    pub log_format: LogFormat,
}

/// How a log line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines, one object a line.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite:data/ensemble.db".into(),
            site_addr: SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)),
            site_root: PathBuf::from("target/site"),
            site_url: String::new(),
            metrics_addr: None,
            trusted_proxies: Vec::new(),
            development: cfg!(debug_assertions),
            demonstration_anywhere: false,
            body_limit: 2 * 1024 * 1024,
            request_timeout: 20,
            connection_limit: 4096,
            shutdown_timeout: 10,
            files_per_person: 200_000_000,
            drafts_per_person: 100,
            draft_limit: 512 * 1024,
            database_readers: 4,
            smtp_url: None,
            mail_from: "Ensemble <ensemble@localhost>".to_owned(),
            mail_folder: PathBuf::from("data/mail"),
            drand_relays: DRAND_RELAYS.map(str::to_owned).to_vec(),
            print_program: None,
            log: "info".to_owned(),
            log_format: LogFormat::Text,
        }
    }
}

/// A setting that cannot be used, in one sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

impl Config {
    /// Reads the settings.
    ///
    /// # Errors
    /// One sentence that names the setting at fault, or the file that was asked for and is absent.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        if let Some(file) = file
            && !file.is_file()
        {
            return Err(ConfigError(format!("the configuration file {} does not exist", file.display())));
        }
        let file = file.unwrap_or(Path::new(DEFAULT_FILE));
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if file.is_file() {
            figment = figment.merge(Toml::file_exact(file));
        }
        let figment = figment
            .merge(Env::raw().only(&["DATABASE_URL"]))
            .merge(Env::prefixed("LEPTOS_").only(&["SITE_ADDR", "SITE_ROOT"]))
            .merge(Env::prefixed("ENSEMBLE_").ignore(NOT_SETTINGS));
        let mut config: Self = figment.extract().map_err(|error| ConfigError(sentence(&error)))?;
        config.check()?;
        Ok(config)
    }

    fn check(&mut self) -> Result<(), ConfigError> {
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| self.database_url.starts_with(scheme))
        {
            return Err(ConfigError(
                "database_url must start with sqlite: or postgres:, for example sqlite:data/ensemble.db"
                    .to_owned(),
            ));
        }
        if self.site_url.is_empty() {
            self.site_url = format!("http://{}", self.site_addr);
        }
        while self.site_url.ends_with('/') {
            self.site_url.pop();
        }
        if !(self.site_url.starts_with("http://") || self.site_url.starts_with("https://")) {
            return Err(ConfigError("site_url must start with http:// or https://".to_owned()));
        }
        if let Some(addr) = self.metrics_addr
            && !addr.ip().is_loopback()
        {
            return Err(ConfigError(format!(
                "metrics_addr is {addr}, but metrics are served on this machine only: use 127.0.0.1 or [::1]"
            )));
        }
        self.smtp_url = self.smtp_url.take().filter(|url| !url.is_empty());
        if let Some(fault) = self.smtp_url.as_deref().and_then(mail::transport::smtp_url_problem) {
            return Err(ConfigError(fault));
        }
        mail::MailFrom::from_config(self).map_err(ConfigError)?;
        for relay in &mut self.drand_relays {
            relay.truncate(relay.trim_end_matches('/').len());
            let is_site = |url: Url| ["http", "https"].contains(&url.scheme()) && url.has_host();
            if !Url::parse(relay).is_ok_and(is_site) {
                return Err(ConfigError(format!(
                    "drand_relays holds {relay:?}, which must start with http:// or https:// and a host"
                )));
            }
        }
        for (name, value) in [
            ("request_timeout", self.request_timeout),
            ("database_readers", u64::from(self.database_readers)),
            ("body_limit", self.body_limit as u64),
            ("files_per_person", self.files_per_person),
            ("drafts_per_person", u64::from(self.drafts_per_person)),
            ("draft_limit", self.draft_limit as u64),
            ("connection_limit", self.connection_limit as u64),
        ] {
            if value == 0 {
                return Err(ConfigError(format!("{name} must be more than 0")));
            }
        }
        Ok(())
    }

    /// Whether people reach the portal over TLS.
    #[must_use]
    pub fn over_tls(&self) -> bool {
        self.site_url.starts_with("https://")
    }
}

fn sentence(error: &figment::Error) -> String {
    let text = error.to_string().replace('\n', " ");
    match error.path.last() {
        Some(name) if !text.contains(name.as_str()) => format!("the setting {name} cannot be used: {text}"),
        _ => format!("a setting cannot be used: {text}"),
    }
}

#[cfg(test)]
#[allow(clippy::result_large_err, reason = "figment's test closure decides the type")]
mod tests {
    use figment::Jail;

    use super::Config;

    #[test]
    fn the_environment_has_the_last_word() {
        Jail::expect_with(|jail| {
            jail.create_file("ensemble.toml", "site_addr = \"127.0.0.1:4000\"\nbody_limit = 10\n")?;
            jail.set_env("LEPTOS_SITE_ADDR", "127.0.0.1:5000");
            let config = Config::load(None).map_err(|error| error.to_string())?;
            assert_eq!(config.site_addr.port(), 5000);
            assert_eq!(config.body_limit, 10);
            assert_eq!(config.site_url, "http://127.0.0.1:5000");
            Ok(())
        });
    }

    #[test]
    fn a_wrong_setting_is_named() {
        for (name, value, named) in [
            ("ENSEMBLE_BODY_LIMIT", "beaucoup", "body_limit"),
            ("ENSEMBLE_COULEUR", "bleu", "couleur"),
            ("DATABASE_URL", "mysql://x", "database_url"),
            ("ENSEMBLE_METRICS_ADDR", "0.0.0.0:9000", "metrics_addr"),
            ("LEPTOS_SITE_ADDR", "ici", "site_addr"),
            ("ENSEMBLE_SMTP_URL", "imap://mail", "smtp_url"),
            ("ENSEMBLE_SMTP_URL", "smtp://mail?tls=perhaps", "smtp_url"),
            ("ENSEMBLE_SMTP_URL", "smtp://moi:secret@mail.example.org", "in the clear"),
            ("ENSEMBLE_SMTP_URL", "smtps://moi:secret@mail:quatre", "smtp_url"),
            ("ENSEMBLE_DRAND_RELAYS", "[\"api.drand.sh\"]", "drand_relays"),
            ("ENSEMBLE_MAIL_FROM", "Ensemble", "mail_from"),
            ("ENSEMBLE_MAIL_FROM", "Ensemble <moi@ex\nBcc: toi@ex>", "mail_from"),
        ] {
            Jail::expect_with(|jail| {
                jail.set_env(name, value);
                let error = Config::load(None).expect_err("must be refused").to_string();
                assert!(error.contains(named), "{name}={value}: {error}");
                assert!(!error.contains('\n') && !error.contains("secret"), "{error}");
                Ok(())
            });
        }
    }

    #[test]
    fn a_mail_server_may_be_set_in_each_usual_way() {
        for address in [
            "smtps://moi:secret@mail.example.org",
            "smtps://moi%40example.org:secret@mail.example.org:465",
            "smtp://mail.example.org:587?tls=required",
            "smtp://moi:secret@mail.example.org:587?tls=required",
            "smtp://moi:secret@127.0.0.1:2525",
            "smtp://[::1]:25",
        ] {
            Jail::expect_with(|jail| {
                jail.set_env("ENSEMBLE_SMTP_URL", address);
                let config = Config::load(None).map_err(|error| error.to_string())?;
                assert_eq!(config.smtp_url, Some(address.into()));
                Ok(())
            });
        }
        Jail::expect_with(|jail| {
            jail.set_env("ENSEMBLE_SMTP_URL", "");
            assert_eq!(Config::load(None).map_err(|error| error.to_string())?.smtp_url, None);
            Ok(())
        });
    }

    #[test]
    fn variables_of_other_parts_are_no_settings() {
        Jail::expect_with(|jail| {
            for name in ["ENSEMBLE_TEST_POSTGRES", "ENSEMBLE_TEXTS"] {
                jail.set_env(name, "src/texts");
            }
            assert!(Config::load(None).is_ok());
            Ok(())
        });
    }
}
