//! Somebody for each part that one can play before a reflection, and nothing else: who is found at a
//! door is there for one reason only.

use super::{NOW, community};
use crate::{
    account::{
        model::Agreement,
        store::{self as accounts, NewPerson},
    },
    app::testing::TestApp,
    i18n::Lang,
    ids::{CommunityId, PersonId},
    membership::store as memberships,
    rights::{PortalRole, Role, Viewer},
    server::session::find_account,
};

/// What somebody is to the community of the reflections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Visitor,
    Stranger,
    Within(Role),
    Elsewhere(Role),
    Holds(PortalRole),
    /// Whom the author chose.
    Reader,
    /// Who wrote the reflections; a member like others.
    Author,
}

/// Everybody who is tried at every door.
pub(super) const PARTS: [Part; 14] = [
    Part::Visitor,
    Part::Stranger,
    Part::Within(Role::Member),
    Part::Within(Role::Facilitator),
    Part::Within(Role::Observer),
    Part::Within(Role::Liaison),
    Part::Elsewhere(Role::Member),
    Part::Elsewhere(Role::Facilitator),
    Part::Elsewhere(Role::Observer),
    Part::Holds(PortalRole::Coordinator),
    Part::Holds(PortalRole::Administrator),
    Part::Holds(PortalRole::PrivacyOfficer),
    Part::Reader,
    Part::Author,
];

/// One of those who are tried.
pub(super) struct Player {
    pub(super) part: Part,
    pub(super) id: Option<PersonId>,
    /// What their browser holds; empty for a visitor.
    pub(super) cookie: String,
}

impl Player {
    /// Who they are to the portal at this request.
    pub(super) async fn viewer(&self, app: &TestApp) -> Viewer {
        match self.id {
            None => Viewer::default(),
            Some(id) => {
                find_account(&app.scratch.db, id).await.expect("an answer").expect("an open account").viewer
            }
        }
    }
}

pub(super) fn of(players: &[Player], part: Part) -> &Player {
    players.iter().find(|player| player.part == part).expect("somebody plays this part")
}

/// Makes somebody for each part; they have accepted what everybody is asked.
pub(super) async fn cast(app: &TestApp, home: CommunityId) -> Vec<Player> {
    let elsewhere = community(&app.scratch.db, "psychologists").await;
    let mut players = Vec::new();
    for (number, part) in PARTS.into_iter().enumerate() {
        if part == Part::Visitor {
            players.push(Player { part, id: None, cookie: String::new() });
            continue;
        }
        let mut to = app.scratch.db.write().await.expect("a transaction");
        let email = format!("part-{number}@ensemble.example");
        let new = NewPerson { email, proven: true, name: format!("Personne {number}"), lang: Lang::Fr };
        let id = accounts::add(&mut to, &new, NOW).await.expect("a person");
        for agreement in Agreement::ALL {
            accounts::accept(&mut to, id, *agreement, 1, NOW).await.expect("accepted");
        }
        let place = match part {
            Part::Within(role) => Some((home, role)),
            Part::Elsewhere(role) => Some((elsewhere, role)),
            Part::Author => Some((home, Role::Member)),
            _ => None,
        };
        if let Some((community, role)) = place {
            memberships::add(&mut to, community, id, role, NOW).await.expect("a role");
        }
        if let Part::Holds(portal_role) = part {
            accounts::grant(&mut to, id, portal_role, NOW).await.expect("an office");
        }
        to.commit().await.expect("committed");
        players.push(Player { part, id: Some(id), cookie: app.cookie_of(id).await });
    }
    players
}
