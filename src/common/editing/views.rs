//! The parts of editing pages: buttons, conflicts, differences, revisions.

use crate::prelude::*;

use super::{
    editable::EditForm,
    islands::{DraftAutosave, DraftContext, DraftLabel},
    model::{FieldSet, OpenForm, Subject},
    store::Revision,
};
use ensemble_core::{Lang, format};
use ensemble_server::{
    differences::{self, ChangeTag},
    session::paths,
};
use ensemble_texts as t;
use ensemble_ui::{Button, Kind, Notice, Weight};

/// The fields that two people changed, with the other person's text.
pub fn conflict_notices(form: &EditForm, label: fn(Lang, &str) -> String) -> impl IntoView + use<> {
    let lang = form.lang;
    (!form.conflicts.is_empty()).then(|| {
        let each = form
            .conflicts
            .iter()
            .map(|conflict| {
                let theirs = if conflict.theirs.is_empty() {
                    t::editing_emptied(lang).to_owned()
                } else {
                    conflict.theirs.clone()
                };
                let tag = conflict.key.rsplit('.').next().and_then(Lang::from_code).map(Lang::tag);
                view! {
                    <li class="stack gap-1">
                        <b>{label(lang, &conflict.key)}</b>
                        <blockquote class="their-version" lang=tag>{theirs}</blockquote>
                    </li>
                }
            })
            .collect_view();
        let (title, text) = if form.own_conflicts {
            (t::editing_elsewhere(lang), t::editing_elsewhere_text(lang))
        } else {
            (t::editing_conflict(lang), t::editing_conflict_text(lang))
        };
        view! {
            <Notice kind=Kind::Warning>
                <h2 class="h4" id="conflict" tabindex="-1">{title}</h2>
                <p>{text}</p>
                <ul class="plain stack gap-3">{each}</ul>
            </Notice>
        }
    })
}

/// Says that the form shows a draft.
pub fn draft_notice(lang: Lang, at: i64) -> impl IntoView {
    view! {
        <Notice>
            <p>{t::editing_draft_from(lang, format::moment(lang, at))}</p>
        </Notice>
    }
}

/// How a form lies on its page.
pub enum FormLayout {
    /// Below the head of the page, its buttons at its end.
    Section,
    /// It is all that the window shows.
    WholeWindow(Box<WholeWindow>),
}

/// What surrounds the inputs of a form that is all that the window shows.
pub struct WholeWindow {
    /// The bar with the button that saves.
    pub bar: AnyView,
    /// What is said before the inputs.
    pub above: AnyView,
}

/// The form element with its buttons, and the island around it that saves drafts. `addresses` are those of
/// [`EditPaths`](super::EditPaths), in their order.
pub fn edit_form(
    form: &EditForm,
    names: Vec<String>,
    storage_name: String,
    addresses: [String; 4],
    has_draft: bool,
    inputs: AnyView,
    layout: FormLayout,
) -> AnyView {
    let lang = form.lang;
    let [save, preview, draft, discard] = addresses;
    let labels = DraftLabel::ALL.iter().map(|label| draft_label(lang, *label)).collect();
    let (subject, base, tab, person) = (form.subject, form.base, form.tab.clone(), form.person);
    let (own, after) = (tab.id.clone(), tab.known_draft.clone());
    // The island reads the value: a draft that is discarded is not saved first.
    let discard = has_draft.then(|| {
        view! { <Button formaction=discard value="discard" weight=Weight::Danger>{t::editing_discard(lang)}</Button> }
    });
    let hidden = view! {
        <input type="hidden" name="base" value=base.to_string() />
        <input type="hidden" name="tab" value=own />
        <input type="hidden" name="after" value=after />
    };
    let others = view! {
        <Button formaction=preview weight=Weight::Quiet>{t::editing_preview(lang)}</Button>
        <Button formaction=draft weight=Weight::Quiet>{t::editing_keep_draft(lang)}</Button>
    };
    let form = match layout {
        FormLayout::Section => view! {
            <form class="form wide" method="post" action=save>
                {hidden}
                {inputs}
                <div class="actions" id="keep-draft" tabindex="-1">
                    <Button>{t::editing_save(lang)}</Button>
                    {others}
                    {discard}
                </div>
            </form>
        }
        .into_any(),
        FormLayout::WholeWindow(window) => {
            let WholeWindow { bar, above } = *window;
            view! {
                <form class="writing" method="post" action=save>
                    {hidden}
                    {bar}
                    <div class="writing-sheet">
                        {above}
                        {inputs}
                        <div class="actions" id="keep-draft" tabindex="-1">
                            <span class="without-script row gap-2">{others}</span>
                            {discard}
                        </div>
                    </div>
                </form>
            }
            .into_any()
        }
    };
    let Some(person) = person else { return form.into_any() };
    let sign_in = paths::sign_in(lang, &format!("/{}", lang.code()));
    let owner = person.to_string();
    let context =
        DraftContext { person: Some(person), owner, key: String::new(), name: storage_name, sign_in };
    autosave(labels, subject, (base, tab), names, context, form)
}

/// What is said of a draft that is saved while a person types.
#[must_use]
pub fn draft_label(lang: Lang, label: DraftLabel) -> String {
    match label {
        DraftLabel::LanguageTag => lang.tag().to_owned(),
        DraftLabel::Saving => t::editing_draft_keeping(lang).to_owned(),
        DraftLabel::Saved => t::editing_draft_kept_at(lang, "{}"),
        DraftLabel::Offline => t::editing_draft_offline(lang).to_owned(),
        DraftLabel::NotStored => t::editing_draft_failed(lang).to_owned(),
        DraftLabel::SessionEnded => t::editing_draft_ended(lang).to_owned(),
        DraftLabel::SignIn => t::editing_draft_sign_in(lang).to_owned(),
        DraftLabel::Refused => t::editing_draft_refused(lang).to_owned(),
        DraftLabel::OtherTab => t::editing_draft_elsewhere(lang).to_owned(),
        DraftLabel::Found => t::editing_device_found(lang, "{}"),
        DraftLabel::Replaced => t::editing_device_before(lang).to_owned(),
        DraftLabel::Recover => t::editing_device_take(lang).to_owned(),
        DraftLabel::Discard => t::editing_device_discard(lang).to_owned(),
        DraftLabel::Recovered => t::editing_device_taken(lang).to_owned(),
        DraftLabel::Discarded => t::editing_device_discarded(lang).to_owned(),
    }
}

/// The island around a form that saves its draft while a person types. `labels` has a text for each [`DraftLabel`], in their order;
/// `opened` are the revision that the form began from, and the form.
#[must_use]
pub fn autosave(
    labels: Vec<String>,
    subject: Subject,
    opened: (i64, OpenForm),
    names: Vec<String>,
    context: DraftContext,
    form: AnyView,
) -> AnyView {
    let (base, tab) = opened;
    view! { <DraftAutosave labels subject base names tab context>{form}</DraftAutosave> }.into_any()
}

/// A list of revisions. `when` formats their time; `href` is the address of one, compared with the one before.
pub fn history_list(
    lang: Lang,
    revisions: Vec<Revision>,
    when: impl Fn(i64) -> String,
    href: impl Fn(i64) -> String,
) -> impl IntoView {
    let rows = revisions
        .into_iter()
        .map(|revision| {
            let who = revision.by.unwrap_or_else(|| t::editing_nobody(lang).to_owned());
            view! {
                <li class="row spread">
                    <a href=href(revision.number)>{t::editing_revision(lang, revision.number)}</a>
                    <span class="small muted">{when(revision.at)} ", " {who}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }
}

/// What changed between two sets of texts, field by field, word by word.
pub fn comparison(
    lang: Lang,
    old: &FieldSet,
    new: &FieldSet,
    label: fn(Lang, &str) -> String,
) -> impl IntoView + use<> {
    comparison_with(lang, old, new, label, |_, _, text| text.to_owned())
}

/// The same; `shown` makes a value what people read.
pub fn comparison_with(
    lang: Lang,
    old: &FieldSet,
    new: &FieldSet,
    label: fn(Lang, &str) -> String,
    shown: fn(Lang, &str, &str) -> String,
) -> impl IntoView + use<> {
    let keys: std::collections::BTreeSet<&str> = old.iter().chain(new.iter()).map(|(key, _)| key).collect();
    let changed = keys
        .into_iter()
        .filter(|key| old.text(key) != new.text(key))
        .map(|key| {
            let [old, new] = [old, new].map(|fields| shown(lang, key, fields.text(key)));
            let parts = changed_words(lang, differences::words(&old, &new));
            let tag = key.rsplit('.').next().and_then(Lang::from_code).map(Lang::tag);
            view! { <div class="stack gap-1"><h3 class="h4">{label(lang, key)}</h3><p class="difference" lang=tag>{parts}</p></div> }
        })
        .collect::<Vec<_>>();
    if changed.is_empty() {
        view! { <p class="muted">{t::editing_no_difference(lang)}</p> }.into_any()
    } else {
        view! { <div class="stack gap-4">{changed}</div> }.into_any()
    }
}

/// Words that stayed, came and went. Neither colour nor line is heard: what came and what went is said, too.
pub fn changed_words(lang: Lang, words: Vec<(ChangeTag, String)>) -> impl IntoView {
    words
        .into_iter()
        .map(|(tag, text)| match tag {
            ChangeTag::Equal => view! { <span>{text}</span> }.into_any(),
            ChangeTag::Insert => view! {
                <ins><span class="visually-hidden">{t::editing_came(lang)} " "</span>{text}</ins>
            }
            .into_any(),
            ChangeTag::Delete => view! {
                <del><span class="visually-hidden">{t::editing_went(lang)} " "</span>{text}</del>
            }
            .into_any(),
        })
        .collect_view()
}
