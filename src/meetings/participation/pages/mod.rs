//! Who was at a meeting, the code of its room, the page for those who missed it, certificates, the logbook of hours.

mod catch_up;
mod certificates;
mod enter;
mod logbook;
mod of_meeting;
mod own;
mod participants;
mod room;

pub use of_meeting::{of_meeting, while_running};

use super::{composition::Composition, paths};
use crate::meeting::{model::Found, paths as meeting_paths};
use ensemble_common::prelude::*;
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    rights::{Access, Action},
};
use ensemble_server::web::Routes;
use ensemble_ui::{Breadcrumb, NavLink};

/// The pages of this feature, with what others show on the page for those who missed a meeting.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    let records = Access::Within(Action::RecordParticipation);
    let confirms = Access::Within(Action::ConfirmParticipation);
    let reads = Access::Within(Action::ReadAgenda);
    Routes::new()
        .form(paths::PARTICIPANTS, records, participants::show, participants::submit)
        .action(paths::COMPLETE, records, participants::submit_completion)
        .page(paths::ROOM, records, room::show)
        .form(paths::OWN, Access::SignedIn, own::show, own::submit)
        .form(paths::ENTER, Access::SignedIn, enter::show, enter::submit)
        .page(paths::CATCH_UP, reads, move |request| catch_up::show(request, composition))
        .action(paths::CONTRIBUTE, confirms, move |request| catch_up::submit(request, composition))
        .action(paths::DELETE_CONTRIBUTION, reads, catch_up::submit_deletion)
        .action(paths::DEADLINE, records, move |request| catch_up::submit_deadline(request, composition))
        .action(paths::ISSUE, Access::SignedIn, certificates::submit_own)
        .page(paths::VERIFY, Access::Open, certificates::verify)
        .page(paths::PRINT, Access::SignedIn, certificates::print)
        .form(paths::REVOKE, records, certificates::show_revocation, certificates::submit_revocation)
        .form(paths::MINE, Access::SignedIn, certificates::show_mine, certificates::submit_mine)
        .page(paths::MINE_PRINT, Access::SignedIn, certificates::print_mine)
        .form(paths::OF_COMMUNITY, records, certificates::show_community, certificates::submit_community)
        .page(paths::OF_COMMUNITY_PRINT, records, certificates::print_community)
        .form(paths::LOGBOOK, Access::SignedIn, logbook::show, logbook::submit)
        .action(paths::DELETE_ENTRY, Access::SignedIn, logbook::submit_deletion)
        // Its answer shows a secret, which must not be stored.
        .action(paths::SHARE, Access::SignedIn, logbook::submit_sharing)
        .unrecorded()
        .action(paths::UNSHARE, Access::SignedIn, logbook::submit_withdrawal)
        .page(paths::LOGBOOK_CSV, Access::SignedIn, logbook::csv)
        .page(paths::SHARED, Access::Open, logbook::show_shared)
}

/// The breadcrumb of a page about a meeting.
fn crumbs(lang: Lang, found: &Found, here: &str) -> impl IntoView + use<> {
    let of = &found.of;
    let slug = &of.slugs[usize::from(lang == Lang::En)];
    let links = vec![
        NavLink::new(of.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(of.meeting.title.text(lang), meeting_paths::show(lang, of.meeting.id)),
    ];
    view! { <Breadcrumb lang links here /> }
}
