//! Rechecks what connections may do: permissions and sessions may end while a WebSocket is open.

use std::{
    collections::HashMap,
    sync::{Arc, Weak},
    time::{Duration, Instant},
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
/// How long a revoked permission may last at most when the newest entry of the audit log does not tell of it, apart from
/// [`RECHECK_INTERVAL`] and [`RECHECK_PAUSE`]. An entry gets its id before it is committed, from the clock of its process: it may
/// appear behind one that was seen already.
const FULL_RECHECK_INTERVAL: Duration = Duration::from_secs(20);
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
    let mut last_full_recheck: Option<Instant> = None;
    loop {
        let Some(inner) = weak.upgrade() else { return };
        let requested = async move {
            let _ = tokio::time::timeout(RECHECK_INTERVAL, inner.recheck.notified()).await;
        };
        requested.await;
        let Some(rooms) = Rooms::from_weak(&weak) else { return };
        let began_at = Instant::now();
        let is_full = last_full_recheck
            .is_none_or(|last| began_at.saturating_duration_since(last) >= FULL_RECHECK_INTERVAL);
        if rooms.recheck_all(is_full).await && is_full {
            last_full_recheck = Some(began_at);
        }
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
        if !self.recheck_authorizations(authorizations, false).await {
            self.forget_audit_entry();
        }
    }

    /// Rechecks all permissions; returns whether all were. Each session is looked up once; a permission is looked up again when
    /// the viewer changed, the audit log has a newer entry, an earlier recheck failed, or `is_full`.
    async fn recheck_all(&self, is_full: bool) -> bool {
        let authorizations = self.authorizations(|_| true);
        if authorizations.is_empty() {
            return true;
        }
        // While the database is unavailable no permission can change, and nothing can be written.
        let Ok(head) = audit::head(&self.portal().db).await else { return false };
        let audit_log_unchanged = !is_full && lock(&self.0.last_audit_entry).as_ref() == Some(&head);
        let are_all_rechecked = self.recheck_authorizations(authorizations, audit_log_unchanged).await;
        *lock(&self.0.last_audit_entry) = are_all_rechecked.then_some(head);
        are_all_rechecked
    }

    /// Has a later recheck look up all permissions, because one could not be: the next one, or the next full one where
    /// another is under way.
    fn forget_audit_entry(&self) {
        *lock(&self.0.last_audit_entry) = None;
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
        if let Ok(viewer) = session::viewer_of(self.portal(), authorization.session).await
            && let Some(permission) = self.recheck(id, authorization, viewer).await
        {
            return permission;
        }
        self.forget_audit_entry();
        Ok(before)
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
        // Of two rechecks at once, the room hears the one that is remembered: what the next one differs from is corrected.
        let _one_at_a_time = self.0.permission_changes.lock().await;
        let current = lock(&self.0.authorizations).get(&id).map(|current| current.permission);
        if current.is_some_and(|current| permission != Ok(current)) {
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

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use async_trait::async_trait;
    use axum::http::HeaderMap;
    use tokio::{sync::mpsc, time::timeout};
    use tower_sessions::Session;
    use uuid::Uuid;

    use super::{
        super::super::{
            DocumentAccess, Permission,
            connection::{ConnectionId, Outgoing},
            limits::CloseReason,
            tests::{
                client::{connection, imogen, sink},
                rooms,
            },
        },
        ConnectionAuthorization, Duration, Rooms, lock,
    };
    use crate::{
        Portal,
        db::testing::on_both_databases,
        session::{CurrentSession, Store, viewer_of},
    };
    use ensemble_core::{error::AppError, rights::Viewer};

    /// Documents on which everybody has a permission that changes.
    struct Changing(Mutex<Result<Option<Permission>, AppError>>);

    #[async_trait]
    impl DocumentAccess for Changing {
        async fn permission(&self, _: &Portal, _: &Viewer, _: Uuid) -> Result<Option<Permission>, AppError> {
            lock(&self.0).clone()
        }
    }

    /// A connection of a person with a session.
    struct Connected {
        rooms: Rooms,
        id: ConnectionId,
        access: Arc<Changing>,
        outgoing: mpsc::Receiver<Outgoing>,
    }

    impl Connected {
        async fn new(rooms: Rooms) -> Self {
            let portal = rooms.portal();
            let session = Session::new(None, Arc::new(Store::new(portal.db.clone(), portal.clock)), None);
            let current = CurrentSession::of(Some(session.clone()), &HeaderMap::new(), None);
            current.sign_in(portal, imogen()).await.expect("signed in");
            let session = session.id().expect("a session that was saved");
            let access = Arc::new(Changing(Mutex::new(Ok(Some(Permission::Write)))));
            let authorization = ConnectionAuthorization {
                session,
                viewer: viewer_of(portal, session).await.expect("a viewer"),
                document_id: Uuid::now_v7(),
                access: access.clone(),
                permission: Permission::Write,
            };
            let id = rooms.reserve_connection(imogen()).expect("within the limits");
            let (sink, outgoing) = sink(16);
            let joined = rooms.join(id, authorization, || connection(Permission::Write, &sink)).await;
            joined.expect("a room");
            Self { rooms, id, access, outgoing }
        }

        fn now_answers(&self, answer: Result<Option<Permission>, AppError>) {
            *lock(&self.access.0) = answer;
        }

        /// Why the connection was closed, if it was.
        async fn closed(&mut self) -> Option<CloseReason> {
            while let Ok(Some(outgoing)) = timeout(Duration::from_millis(150), self.outgoing.recv()).await {
                if let Outgoing::Close(reason) = outgoing {
                    return Some(reason);
                }
            }
            None
        }
    }

    on_both_databases! {
        async fn a_revocation_behind_the_newest_entry_of_the_audit_log_is_noticed_by_a_full_recheck(db: Db) {
            let mut connected = Connected::new(rooms(&db).await).await;
            assert!(connected.rooms.recheck_all(false).await);
            connected.now_answers(Ok(None));
            assert!(connected.rooms.recheck_all(false).await);
            assert_eq!(connected.closed().await, None, "the newest entry is the same");
            assert!(connected.rooms.recheck_all(true).await);
            assert_eq!(connected.closed().await, Some(CloseReason::PERMISSION_REVOKED));
        }

        async fn what_could_not_be_rechecked_is_rechecked_soon(db: Db) {
            let rooms = rooms(&db).await;
            let mut joined = Connected::new(rooms.clone()).await;
            assert!(rooms.recheck_all(false).await);
            joined.now_answers(Err(AppError::Unavailable));
            let permission = rooms.recheck_connection(joined.id).await;
            assert_eq!(permission, Ok(Permission::Write), "what it was authorized for");
            joined.now_answers(Ok(None));
            assert!(rooms.recheck_all(false).await);
            assert_eq!(joined.closed().await, Some(CloseReason::PERMISSION_REVOKED));

            let mut open = Connected::new(rooms.clone()).await;
            assert!(rooms.recheck_all(true).await);
            open.now_answers(Err(AppError::Unavailable));
            assert!(!rooms.recheck_all(true).await);
            open.now_answers(Ok(None));
            assert!(rooms.recheck_all(false).await);
            assert_eq!(open.closed().await, Some(CloseReason::PERMISSION_REVOKED));
        }
    }
}
