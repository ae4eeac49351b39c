//! Where the portal is, as the settings say it.

use super::model::{Organizer, Site};
use ensemble_core::Lang;
use ensemble_server::{config::Config, mail::Sender};

impl Site {
    /// The site that the settings describe.
    #[must_use]
    pub fn from_config(config: &Config) -> Self {
        let organizer = |sender: Sender| Organizer {
            names: Lang::ALL.map(|lang| sender.name(lang).to_owned()),
            address: sender.address(),
        };
        Self { url: config.site_url.clone(), organizer: Sender::from_config(config).ok().map(organizer) }
    }
}
