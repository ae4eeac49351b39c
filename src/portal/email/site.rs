//! Where the portal is, as the settings say it.

use super::model::Site;
use ensemble_server::config::Config;

impl Site {
    /// The site that the settings describe.
    #[must_use]
    pub fn from_config(config: &Config) -> Self {
        Self { url: config.site_url.clone() }
    }
}
