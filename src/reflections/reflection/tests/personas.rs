//! One person for each viewpoint on a reflection. Nobody has two, so that a person who may read it may do so for one
//! reason only.

use super::{NOW, community};
use ensemble_communities::{
    account::{model::Agreement, store as accounts, store::NewPerson},
    membership::store as memberships,
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, PersonId},
    rights::{PortalRole, Role, Viewer},
};
use ensemble_server::session::find_account;
use ensemble_testing::TestApp;

/// What a person is to the community of the reflections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Viewpoint {
    Visitor,
    Stranger,
    Within(Role),
    Elsewhere(Role),
    Holds(PortalRole),
    /// A person chosen by the author.
    Reader,
    /// The author of the reflections, who is a member.
    Author,
}

/// Every viewpoint that is tried on every page.
pub(super) const VIEWPOINTS: [Viewpoint; 14] = [
    Viewpoint::Visitor,
    Viewpoint::Stranger,
    Viewpoint::Within(Role::Member),
    Viewpoint::Within(Role::Facilitator),
    Viewpoint::Within(Role::Observer),
    Viewpoint::Within(Role::Liaison),
    Viewpoint::Elsewhere(Role::Member),
    Viewpoint::Elsewhere(Role::Facilitator),
    Viewpoint::Elsewhere(Role::Observer),
    Viewpoint::Holds(PortalRole::Coordinator),
    Viewpoint::Holds(PortalRole::Administrator),
    Viewpoint::Holds(PortalRole::PrivacyOfficer),
    Viewpoint::Reader,
    Viewpoint::Author,
];

/// A person with a viewpoint.
pub(super) struct Persona {
    pub(super) viewpoint: Viewpoint,
    pub(super) id: Option<PersonId>,
    /// The cookie of their session; empty for a visitor.
    pub(super) cookie: String,
}

impl Persona {
    /// Their rights at this request.
    pub(super) async fn viewer(&self, app: &TestApp) -> Viewer {
        match self.id {
            None => Viewer::default(),
            Some(id) => {
                find_account(&app.scratch.db, id).await.expect("an answer").expect("an open account").viewer
            }
        }
    }
}

pub(super) fn of(personas: &[Persona], viewpoint: Viewpoint) -> &Persona {
    personas.iter().find(|persona| persona.viewpoint == viewpoint).expect("a person with this viewpoint")
}

/// Creates a person for each viewpoint; they have accepted the agreements.
pub(super) async fn personas(app: &TestApp, home: CommunityId) -> Vec<Persona> {
    let elsewhere = community(&app.scratch.db, "psychologists").await;
    let mut personas = Vec::new();
    for (number, viewpoint) in VIEWPOINTS.into_iter().enumerate() {
        if viewpoint == Viewpoint::Visitor {
            personas.push(Persona { viewpoint, id: None, cookie: String::new() });
            continue;
        }
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        let email = format!("part-{number}@ensemble.example");
        let new = NewPerson { email, proven: true, name: format!("Personne {number}"), lang: Lang::Fr };
        let id = accounts::add(&mut tx, &new, NOW).await.expect("a person");
        for agreement in Agreement::ALL {
            accounts::accept(&mut tx, id, *agreement, 1, NOW).await.expect("accepted");
        }
        let place = match viewpoint {
            Viewpoint::Within(role) => Some((home, role)),
            Viewpoint::Elsewhere(role) => Some((elsewhere, role)),
            Viewpoint::Author => Some((home, Role::Member)),
            _ => None,
        };
        if let Some((community, role)) = place {
            memberships::add(&mut tx, community, id, role, NOW).await.expect("a role");
        }
        if let Viewpoint::Holds(portal_role) = viewpoint {
            accounts::grant(&mut tx, id, portal_role, NOW).await.expect("a role in the portal");
        }
        tx.commit().await.expect("committed");
        personas.push(Persona { viewpoint, id: Some(id), cookie: app.cookie_of(id).await });
    }
    personas
}
