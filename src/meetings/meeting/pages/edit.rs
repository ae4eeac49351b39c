//! Changing a meeting, together with others: nothing is overwritten.

use ensemble_common::prelude::*;

use super::{
    super::{
        events, fields, labels,
        model::{Found, Phase, Plan},
        paths, rules, store,
        views::moment,
    },
    mine,
};
use ensemble_common::{
    editing::{
        EditForm, Editable, Entry, Stored, TypedTexts,
        model::{FieldSet, Subject},
        paths::EditPaths,
    },
    notification::events::reminders_of,
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
};
use ensemble_server::{
    mail::expire_emails,
    web::{Flash, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, NavLink};

/// A meeting that is edited.
pub struct MeetingEdit {
    found: Found,
}

impl Editable for MeetingEdit {
    type Value = Plan;

    const FIELDS: &'static [Entry<Plan>] = fields::FIELDS;
    const PATHS: EditPaths = paths::EDITING;
    const AUDIT: &'static str = "meeting.edit";
    const SECTION: &'static str = "meetings";

    async fn find(
        request: &PageRequest,
        _paths: [&'static str; 2],
    ) -> Result<Result<Self, PageResponse>, AppError> {
        Ok(Ok(Self { found: mine(request).await? }))
    }

    fn subject(&self) -> Subject {
        Subject::Meeting(self.found.of.meeting.id)
    }

    fn revision(&self) -> i64 {
        self.found.revision
    }

    fn value(&self) -> Plan {
        self.found.plan()
    }

    fn write_fields(plan: &Plan, fields: &mut FieldSet) {
        fields::write(plan, fields);
    }

    fn read_fields(&self, changes: &mut TypedTexts<'_>, plan: &mut Plan) {
        fields::read(changes, Some(self.found.of.meeting.duration), plan);
    }

    async fn store(
        &self,
        request: &PageRequest,
        transaction: &mut sqlx::AnyConnection,
        plan: &Plan,
    ) -> Result<Stored, ActionError> {
        let changes = rules::changes(&self.found.plan(), plan);
        let (id, now) = (self.found.of.meeting.id, request.portal.now());
        let saved = store::write(transaction, id, self.found.revision, plan, now).await?;
        let store::SavedPlan { revision, phase, is_cancelled } = saved.ok_or(ActionError::Conflict)?;
        if changes.contains(&rules::Change::When) {
            expire_emails(transaction, &reminders_of(id), now).await?;
        }
        let awaited = matches!(phase, Phase::Published | Phase::UnderWay)
            && !is_cancelled
            && rules::over_at(plan.when, plan.duration) > now;
        if !awaited || changes.is_empty() {
            return Ok(Stored { revision, flash: Some(Flash::Saved) });
        }
        let event = events::changed(request, &self.found, plan, &changes);
        events::notify(transaction, request, event).await?;
        Ok(Stored { revision, flash: Some(Flash::SavedAndNotified) })
    }

    fn stored(&self, request: &PageRequest) {
        request.portal.outbox_waker.wake();
    }

    fn address(&self, paths: [&'static str; 2], lang: Lang) -> String {
        paths::of(paths, lang, self.found.of.meeting.id)
    }

    fn show_address(&self, lang: Lang) -> String {
        paths::show(lang, self.found.of.meeting.id)
    }

    fn title(&self, lang: Lang) -> String {
        t::meeting_edit_title(lang, self.found.of.meeting.title.text(lang))
    }

    fn head(&self, lang: Lang, title: &str) -> AnyView {
        view! {
            {crumbs(lang, &self.found, t::meeting_edit(lang))}
            <h1>{title.to_owned()}</h1>
        }
        .into_any()
    }

    /// How the meeting will be announced.
    fn preview(&self, form: &EditForm, plan: Option<&Plan>) -> Option<AnyView> {
        let plan = plan?;
        let sides = Lang::ALL.map(|each| {
            let place = plan.place.as_ref().map(|place| place.text(each).to_owned());
            view! {
                <article class="stack gap-3" lang=each.tag()>
                    <h3>{plan.title.text(each).to_owned()}</h3>
                    <p>{moment(each, plan.when, plan.zone, plan.duration)}</p>
                    {plan.details.configuration.map(|way| view! { <p>{labels::configuration(each, Some(way))}</p> })}
                    <p>{labels::modality(each, plan.modality)} {place.map(|place| format!(" · {place}"))}</p>
                </article>
            }
        });
        let view = view! {
            <section class="stack preview" id="preview">
                <h2>{t::editing_preview(form.lang)}</h2>
                <div class="form-row">{sides.into_iter().collect_view()}</div>
            </section>
        };
        Some(view.into_any())
    }
}

/// Where a page about a meeting lies.
pub(super) fn crumbs(lang: Lang, found: &Found, here: &str) -> impl IntoView + use<> {
    let of = &found.of;
    let slug = &of.slugs[usize::from(lang == Lang::En)];
    let links = vec![
        NavLink::new(of.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(of.meeting.title.text(lang), paths::show(lang, of.meeting.id)),
    ];
    view! { <Breadcrumb lang links here /> }
}
