//! The connection to the mail server, or to the folder used instead of one.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    transport::smtp::{Error, PoolConfig},
};
use tokio::time::timeout;
use url::{Host, Url};

use crate::config::Config;
use ensemble_core::ids::EmailId;

/// How long the mail server may take for one command.
const COMMAND_TIMEOUT: Duration = Duration::from_secs(30);
/// How long one attempt may take. Well below [`CLAIM_LEASE_MS`](super::outbox::CLAIM_LEASE_MS).
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(120);
/// How long a check may take.
const CHECK_TIMEOUT: Duration = Duration::from_secs(5);
/// How many emails are sent at the same time.
pub(super) const MAX_CONCURRENCY: u32 = 4;

/// Where emails are sent.
#[derive(Clone, Debug)]
pub enum MailTransport {
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Into a folder, one `.eml` file each, when no mail server is configured.
    Folder(PathBuf),
}

/// Why an email could not be sent.
#[derive(Debug)]
pub(super) struct SendError {
    /// For administrators; it may name the address.
    pub(super) admin_message: String,
    /// For the log: it names neither the recipient nor the content.
    pub(super) log_message: String,
    /// Whether the error is permanent: a retry would fail as well.
    pub(super) permanent: bool,
}

/// Returns what is wrong with `smtp_url`, without repeating it: it may hold a password.
pub(crate) fn smtp_url_problem(smtp_url: &str) -> Option<String> {
    const EXAMPLE: &str = "write it as smtps://user:password@mail.example.org, \
                           or smtp://user:password@mail.example.org?tls=required";
    let Ok(url) = Url::parse(smtp_url) else {
        return Some(format!("smtp_url is not an address: {EXAMPLE}"));
    };
    if !["smtp", "smtps"].contains(&url.scheme()) || url.host_str().is_none_or(str::is_empty) {
        return Some(format!("smtp_url must start with smtps:// or smtp:// and a host: {EXAMPLE}"));
    }
    let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
    if !matches!(tls.as_deref(), None | Some("required" | "opportunistic")) {
        return Some("the tls of smtp_url is either required or opportunistic".to_owned());
    }
    // lettre ignores a user name without a password and would silently send unauthenticated.
    if url.password().is_none() && !url.username().is_empty() {
        return Some(format!("smtp_url has a user and no password: {EXAMPLE}"));
    }
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name == "127.0.0.1" || name == "[::1]",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    let protected = url.scheme() == "smtps" || tls.as_deref() == Some("required") || here;
    (url.password().is_some() && !protected)
        .then(|| format!("smtp_url would send its password in the clear: {EXAMPLE}"))
}

impl MailTransport {
    /// The transport that the configuration chooses.
    ///
    /// # Errors
    /// An error message that names `smtp_url`.
    pub fn from_config(config: &Config) -> Result<Self, String> {
        let Some(smtp_url) = config.smtp_url.as_deref() else {
            return Ok(Self::Folder(config.mail_folder.clone()));
        };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(smtp_url)
            .map_err(|error| format!("smtp_url cannot be used: {error}"))?;
        let pool = PoolConfig::new().max_size(MAX_CONCURRENCY).idle_timeout(Duration::from_secs(20));
        Ok(Self::Smtp(builder.timeout(Some(COMMAND_TIMEOUT)).pool_config(pool).build()))
    }

    /// Checks whether emails could be sent now.
    ///
    /// # Errors
    /// An error message that names the problem.
    pub async fn check(&self) -> Result<(), String> {
        match self {
            Self::Smtp(server) => match timeout(CHECK_TIMEOUT, server.test_connection()).await {
                Ok(Ok(true)) => Ok(()),
                Ok(Ok(false)) => Err("the mail server closed the connection; check smtp_url".to_owned()),
                Ok(Err(error)) => {
                    Err(format!("the mail server rejected the connection: {error}; check smtp_url"))
                }
                Err(_) => Err("the mail server did not respond; check smtp_url".to_owned()),
            },
            Self::Folder(folder) => check_writable(folder).map_err(|error| {
                format!("{} cannot be written: {error}; choose another mail_folder", folder.display())
            }),
        }
    }

    /// Sends one email.
    pub(super) async fn send(&self, id: EmailId, message: Message) -> Result<(), SendError> {
        match self {
            Self::Smtp(server) => match timeout(ATTEMPT_TIMEOUT, server.send(message)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(send_error(&error)),
                Err(_) => Err(transient("the mail server timed out".to_owned())),
            },
            Self::Folder(folder) => {
                let (folder, bytes) = (folder.clone(), message.formatted());
                match tokio::task::spawn_blocking(move || write_eml_file(&folder, id, &bytes)).await {
                    Ok(written) => {
                        written.map_err(|error| transient(format!("cannot write to the folder: {error}")))
                    }
                    Err(error) => Err(transient(error.to_string())),
                }
            }
        }
    }

    /// Closes the connections to the mail server.
    pub(super) async fn close(&self) {
        if let Self::Smtp(server) = self {
            server.shutdown().await;
        }
    }
}

fn transient(message: String) -> SendError {
    SendError { log_message: message.clone(), admin_message: message, permanent: false }
}

fn send_error(error: &Error) -> SendError {
    let message = error.to_string();
    let Some(code) = error.status().map(u16::from) else { return transient(message) };
    // 500 to 504 reject a command, 530 to 538 our user or password: our configuration is wrong, so the email is retried
    // instead of given up.
    let misconfigured = matches!(code, 500..=504 | 530..=538);
    SendError {
        log_message: format!("the mail server replied {code}"),
        admin_message: message,
        permanent: error.is_permanent() && !misconfigured,
    }
}

/// Writes to a temporary file and renames it, so that readers never see a partial file.
fn write_eml_file(folder: &Path, id: EmailId, bytes: &[u8]) -> std::io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let half = folder.join(format!(".{id}"));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&half)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(half, folder.join(format!("{id}.eml")))
}

/// Checks that a file can be created in a folder, or in its nearest ancestor that exists.
fn check_writable(folder: &Path) -> std::io::Result<()> {
    let place = folder.ancestors().find(|place| place.exists()).unwrap_or(Path::new("."));
    let place = if place.as_os_str().is_empty() { Path::new(".") } else { place };
    let probe = place.join(format!(".ensemble-{}", std::process::id()));
    OpenOptions::new().write(true).create_new(true).open(&probe)?;
    fs::remove_file(probe)
}
