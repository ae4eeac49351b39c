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
    pub fn recheck_all_soon(&self) {
        self.0.recheck.notify_one();
    }

    /// Rechecks the permissions of this process's connections to a document. When this returns, what has changed is queued
    /// for the room, which applies it after the commands before. Other processes notice at their next recheck.
    pub async fn recheck_document(&self, document_id: Uuid) {
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
    /// authorized. Returns what it may do now, which the room hears before any later message of the connection. While the
    /// database is unavailable, that is what it was authorized for.
    pub(in super::super) async fn recheck_connection(
        &self,
        id: ConnectionId,
    ) -> Result<Permission, CloseReason> {
        let authorization = lock(&self.0.authorizations).get(&id).cloned();
        let Some(authorization) = authorization else { return Err(CloseReason::TRY_AGAIN_LATER) };
        let before = authorization.permission;
        let Ok(viewer) = session::viewer_of(self.portal(), authorization.session).await else {
            return Ok(before);
        };
        self.recheck(id, authorization, viewer).await.unwrap_or(Ok(before))
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
            if self.recheck(id, authorization, viewer).await.is_none() {
                return false;
            }
        }
        true
    }

    /// Looks up what a viewer may do on a connection now, and tells its room when that has changed. `None` when the
    /// database is unavailable.
    async fn recheck(
        &self,
        id: ConnectionId,
        authorization: ConnectionAuthorization,
        viewer: Viewer,
    ) -> Option<Result<Permission, CloseReason>> {
        let permission = if viewer.person.is_none() {
            Err(CloseReason::SESSION_ENDED)
        } else {
            let found =
                authorization.access.permission(self.portal(), &viewer, authorization.document_id).await;
            found.ok()?.ok_or(CloseReason::PERMISSION_REVOKED)
        };
        if permission != Ok(authorization.permission) {
            self.set_permission(id, authorization.document_id, permission).await;
        }
        if let (Ok(permission), Some(authorization)) = (permission, lock(&self.0.authorizations).get_mut(&id))
        {
            (authorization.permission, authorization.viewer) = (permission, viewer);
        }
        Some(permission)
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
