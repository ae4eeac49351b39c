//! Rechecks what connections may do: permissions and sessions may end while a WebSocket is open.

use std::{
    collections::HashMap,
    sync::{Arc, Weak},
    time::Duration,
};

use tower_sessions::session::Id;
use uuid::Uuid;

use super::{
    super::{DocumentKind, Permission, connection::ConnectionId, limits::Close, room::Command},
    Inner, Rooms, lock,
};
use crate::{audit, session};
use ensemble_core::rights::Viewer;

/// How often permissions are rechecked, for changes that other processes made. Connections in tests have no session, so
/// that a recheck would close them.
const RECHECK_INTERVAL: Duration = Duration::from_secs(if cfg!(test) { 3600 } else { 2 });
/// The shortest time between two rechecks: each looks up the sessions of all connections.
const RECHECK_PAUSE: Duration = Duration::from_millis(250);

/// What a connection was admitted with.
#[derive(Clone)]
pub(in super::super) struct Admission {
    pub session: Id,
    pub viewer: Viewer,
    pub document: Uuid,
    pub kind: Arc<dyn DocumentKind>,
    pub permission: Permission,
}

/// Rechecks permissions: soon after this process changed something, and every [`RECHECK_INTERVAL`]. Ends when the rooms
/// are dropped.
pub(super) async fn recheck_loop(weak: Weak<Inner>) {
    loop {
        let Some(inner) = weak.upgrade() else { return };
        let requested = async move {
            let _ = tokio::time::timeout(RECHECK_INTERVAL, inner.recheck.notified()).await;
        };
        requested.await;
        let Some(rooms) = Rooms::from_weak(&weak) else { return };
        rooms.recheck_all().await;
        drop(rooms);
        tokio::time::sleep(RECHECK_PAUSE).await;
    }
}

impl Rooms {
    /// Rechecks all permissions soon: something was done that may have ended permissions or sessions.
    pub fn recheck_soon(&self) {
        self.0.recheck.notify_one();
    }

    /// Rechecks the permissions of a document now.
    pub async fn recheck(&self, document: Uuid) {
        let admissions = self.admissions(|admission| admission.document == document);
        self.recheck_admissions(admissions, false).await;
    }

    /// Rechecks all permissions. Each session is looked up once; a permission is looked up again when the viewer changed or
    /// the audit log has new entries.
    async fn recheck_all(&self) {
        let admissions = self.admissions(|_| true);
        if admissions.is_empty() {
            return;
        }
        // While the database is unavailable no permission can change, and nothing can be written.
        let Ok(head) = audit::head(&self.portal().db).await else { return };
        let unchanged = lock(&self.0.last_audit_entry).replace(head.clone()) == Some(head);
        self.recheck_admissions(admissions, unchanged).await;
    }

    fn admissions(&self, filter: impl Fn(&Admission) -> bool) -> Vec<(ConnectionId, Admission)> {
        let admissions = lock(&self.0.admissions);
        admissions
            .iter()
            .filter(|(_, admission)| filter(admission))
            .map(|(id, admission)| (*id, admission.clone()))
            .collect()
    }

    async fn recheck_admissions(&self, admissions: Vec<(ConnectionId, Admission)>, unchanged: bool) {
        let portal = self.portal();
        let mut viewers: HashMap<Id, Viewer> = HashMap::new();
        for (id, admission) in admissions {
            let viewer = match viewers.get(&admission.session) {
                Some(viewer) => viewer.clone(),
                None => {
                    let Ok(viewer) = session::viewer_of(portal, admission.session).await else { return };
                    viewers.insert(admission.session, viewer.clone());
                    viewer
                }
            };
            if unchanged && viewer == admission.viewer {
                continue;
            }
            let permission = if viewer.person.is_none() {
                Err(Close::SIGN_IN)
            } else {
                match admission.kind.permission(portal, &viewer, admission.document).await {
                    Ok(permission) => permission.ok_or(Close::NO_LONGER_ALLOWED),
                    Err(_) => return,
                }
            };
            if permission != Ok(admission.permission) {
                self.set_permission(id, admission.document, permission).await;
            }
            if let (Ok(permission), Some(admission)) = (permission, lock(&self.0.admissions).get_mut(&id)) {
                (admission.permission, admission.viewer) = (permission, viewer);
            }
        }
    }

    async fn set_permission(&self, id: ConnectionId, document: Uuid, permission: Result<Permission, Close>) {
        if let Some(room) = self.find_room(document) {
            let _ = room.send(Command::SetPermission { id, permission }).await;
        }
    }
}
