//! Where the portal is, as the settings say it.

use super::model::{Organizer, Site};
use ensemble_core::Lang;
use ensemble_server::{config::Config, mail::MailFrom};

impl Site {
    /// The site that the settings describe.
    #[must_use]
    pub fn from_config(config: &Config) -> Self {
        let organizer = |mail_from: MailFrom| Organizer {
            names: Lang::ALL.map(|lang| mail_from.name(lang).to_owned()),
            address: mail_from.address(),
        };
        Self { url: config.site_url.clone(), organizer: MailFrom::from_config(config).ok().map(organizer) }
    }
}
