//! What the page of a meeting shows of the days that are proposed for it.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{paths, store};
use crate::meeting::{model::Found, paths as meeting_paths, rules::awaits_date};
use ensemble_communities::community::Part;
use ensemble_core::{error::AppError, rights::Action};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The way to the days that are proposed, for those who may see them; none once the day is settled.
pub fn fact(context: &ActionContext, found: &Found) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    let (context, id, community) = (context.clone(), found.of.meeting.id, found.community);
    let waits = awaits_date(&found.of.meeting) && !found.archived;
    Box::pin(async move {
        let within = |action| context.may(action, Some(community));
        if !waits || !within(Action::SeeDates) {
            return Ok(None);
        }
        let options = store::options(&context.portal.db, id).await?;
        let plans = within(Action::PlanMeetings);
        if options.is_empty() && !plans {
            return Ok(None);
        }
        let person = context.viewer.id().filter(|_| within(Action::AnswerDates));
        let missing = person
            .map(|person| options.iter().filter(|option| option.of(person).is_none()).count())
            .unwrap_or_default();
        let part: Part = Box::new(move |lang| {
            let href = meeting_paths::of(paths::DATES, lang, id);
            let words = match (options.len(), missing) {
                (0, _) => t::date_propose(lang).to_owned(),
                (proposed, 0) => t::date_see(lang, proposed),
                (proposed, _) => t::date_respond(lang, proposed),
            };
            view! { <p><a href=href>{words}</a></p> }.into_any()
        });
        Ok(Some(part))
    })
}
