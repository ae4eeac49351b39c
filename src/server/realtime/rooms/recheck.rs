//! Rechecks what connections may do: permissions and sessions may end while a WebSocket is open.

use std::{
    collections::HashMap,
    sync::{Arc, Weak},
    time::Duration,
};

use tower_sessions::session::Id;
use uuid::Uuid;

use super::{
    super::{DocumentAccess, Permission, connection::ConnectionId, limits::CloseReason, room::Command},
    Inner, Rooms, lock,
};
use crate::{audit, session};
use ensemble_core::rights::Viewer;

/// How often permissions are rechecked, for changes that other processes made. Connections in tests have no session; a
/// recheck would close them.
const RECHECK_INTERVAL: Duration = Duration::from_secs(if cfg!(test) { 3600 } else { 2 });
/// The shortest time between two rechecks: each looks up the sessions of all connections.
const RECHECK_PAUSE: Duration = Duration::from_millis(250);

/// What a connection was authorized with.
#[derive(Clone)]
pub(in super::super) struct ConnectionAuthorization {
    pub session: Id,
    pub viewer: Viewer,
    pub document_id: Uuid,
    pub access: Arc<dyn DocumentAccess>,
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
    /// Rechecks all permissions soon. Call it after a request that may have revoked permissions or ended sessions.
    pub fn recheck_permissions_soon(&self) {
        self.0.recheck.notify_one();
    }

    /// Rechecks the permissions of a document now.
    pub async fn recheck_permissions(&self, document_id: Uuid) {
        let authorizations = self.authorizations(|authorization| authorization.document_id == document_id);
        self.recheck_authorizations(authorizations, false).await;
    }

    /// Rechecks all permissions. Each session is looked up once; a permission is looked up again when the viewer
    /// changed or the audit log has new entries.
    async fn recheck_all(&self) {
        let authorizations = self.authorizations(|_| true);
        if authorizations.is_empty() {
            return;
        }
        // While the database is unavailable no permission can change, and nothing can be written.
        let Ok(head) = audit::head(&self.portal().db).await else { return };
        let audit_log_unchanged = lock(&self.0.last_audit_entry).as_ref() == Some(&head);
        if self.recheck_authorizations(authorizations, audit_log_unchanged).await {
            *lock(&self.0.last_audit_entry) = Some(head);
        }
    }

    /// Rechecks the permission of a connection that has just joined: it may have been revoked since the request was
    /// authorized.
    pub(in super::super) async fn recheck_connection(&self, id: ConnectionId) {
        let authorization = lock(&self.0.authorizations).get(&id).cloned();
        if let Some(authorization) = authorization {
            self.recheck_authorizations(vec![(id, authorization)], false).await;
        }
    }

    fn authorizations(
        &self,
        filter: impl Fn(&ConnectionAuthorization) -> bool,
    ) -> Vec<(ConnectionId, ConnectionAuthorization)> {
        let authorizations = lock(&self.0.authorizations);
        authorizations
            .iter()
            .filter(|(_, authorization)| filter(authorization))
            .map(|(id, authorization)| (*id, authorization.clone()))
            .collect()
    }

    /// Returns whether all were rechecked; the database may be unavailable.
    async fn recheck_authorizations(
        &self,
        authorizations: Vec<(ConnectionId, ConnectionAuthorization)>,
        audit_log_unchanged: bool,
    ) -> bool {
        let portal = self.portal();
        let mut viewers: HashMap<Id, Viewer> = HashMap::new();
        for (id, authorization) in authorizations {
            let viewer = match viewers.get(&authorization.session) {
                Some(viewer) => viewer.clone(),
                None => {
                    let Ok(viewer) = session::viewer_of(portal, authorization.session).await else {
                        return false;
                    };
                    viewers.insert(authorization.session, viewer.clone());
                    viewer
                }
            };
            if audit_log_unchanged && viewer == authorization.viewer {
                continue;
            }
            let permission = if viewer.person.is_none() {
                Err(CloseReason::SESSION_ENDED)
            } else {
                match authorization.access.permission(portal, &viewer, authorization.document_id).await {
                    Ok(permission) => permission.ok_or(CloseReason::PERMISSION_REVOKED),
                    Err(_) => return false,
                }
            };
            if permission != Ok(authorization.permission) {
                self.set_permission(id, authorization.document_id, permission).await;
            }
            if let (Ok(permission), Some(authorization)) =
                (permission, lock(&self.0.authorizations).get_mut(&id))
            {
                (authorization.permission, authorization.viewer) = (permission, viewer);
            }
        }
        true
    }

    async fn set_permission(
        &self,
        id: ConnectionId,
        document_id: Uuid,
        permission: Result<Permission, CloseReason>,
    ) {
        if let Some(room) = self.find_room(document_id) {
            let _ = room.send(Command::SetPermission { id, permission }).await;
        }
    }
}
