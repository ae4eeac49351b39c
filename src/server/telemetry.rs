//! What is written about what happens.

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use super::config::{Config, LogFormat};

/// Starts the log on standard error, as the settings ask.
///
/// # Errors
/// When the filter cannot be read, or when a log was started before.
pub fn start(config: &Config) -> Result<(), String> {
    let filter = EnvFilter::try_new(&config.log)
        .map_err(|error| format!("the setting log cannot be used: {error}"))?;
    let registry = tracing_subscriber::registry().with(filter);
    match config.log_format {
        LogFormat::Text => registry.with(fmt::layer().with_writer(std::io::stderr)).try_init(),
        LogFormat::Json => {
            registry.with(fmt::layer().json().with_writer(std::io::stderr).flatten_event(true)).try_init()
        }
    }
    .map_err(|error| error.to_string())
}
