//! Fields in two languages side by side, differences, history.

use leptos::prelude::*;

use super::{
    islands::{DraftAutosave, DraftContext, DraftLabel},
    model::{FieldSet, Subject, Tab},
    rules::Conflict,
    store::Revision,
};
use crate::{
    account::paths as account,
    i18n::{Lang, LocalizedText, Translation, format, t},
    ids::PersonId,
    server::differences::{self, ChangeTag},
    ui::{Badge, Button, Check, Field, FieldError, Kind, Notice, TextArea, Tone, Weight},
};

/// A form for a sheet, as it stands.
#[derive(Clone, Debug)]
pub struct Editor {
    /// The interface's language.
    pub lang: Lang,
    /// What is edited.
    pub subject: Subject,
    /// The revision that it begins from.
    pub base: i64,
    /// What stands in the fields.
    pub sheet: FieldSet,
    /// Which of one's open forms it is.
    pub tab: Tab,
    /// Who writes.
    pub person: Option<PersonId>,
    /// Under which name the device remembers what is typed: the same each time that the form is opened.
    pub place: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// Where somebody else wrote, too.
    pub conflicts: Vec<Conflict>,
    /// Whether it was oneself who wrote there, in another tab.
    pub elsewhere: bool,
}

/// A field's id: its key, in letters that an address takes.
fn field_id(key: &str) -> String {
    key.replace('.', "-")
}

impl Editor {
    /// A form that nothing is wrong with.
    #[must_use]
    pub fn new(lang: Lang, subject: Subject, base: i64, sheet: FieldSet) -> Self {
        let (errors, conflicts, tab) = (Vec::new(), Vec::new(), Tab::default());
        let place = format!("{}/{}", subject.kind(), subject.draft());
        Self { lang, subject, base, sheet, tab, person: None, place, errors, conflicts, elsewhere: false }
    }

    /// What is wrong with a field; empty when nothing is.
    fn error(&self, key: &str) -> String {
        let id = field_id(key);
        self.errors.iter().find(|error| error.id == id).map(|error| error.message.clone()).unwrap_or_default()
    }
}

/// One text in both languages; `lines` is its height, 1 for a field of one line. `old` is the text as
/// it is published: when one language is behind, that is said, and can be taken back.
pub fn pair(
    editor: &Editor,
    key: &str,
    label: String,
    lines: u32,
    old: Option<&LocalizedText>,
) -> impl IntoView + use<> {
    let lang = editor.lang;
    let sides = Lang::ALL.map(|each| {
        let own = format!("{key}.{}", each.code());
        let (id, name) = (field_id(&own), own.clone());
        let (value, error) = (editor.sheet.text(&own).to_owned(), editor.error(&own));
        let words = format!("{label} — {}", each.endonym());
        if lines == 1 {
            view! { <Field id name label=words value error lang=each.tag() /> }.into_any()
        } else {
            view! { <TextArea id name label=words value error rows=lines lang=each.tag() /> }.into_any()
        }
    });
    let behind = match old {
        Some(LocalizedText::Pair { translation: Translation::Outdated { lang: behind, since }, .. }) => {
            let since = format::date(lang, format::local(*since).date());
            let words = match behind {
                Lang::Fr => t::editing_french_behind(lang, since),
                Lang::En => t::editing_english_behind(lang, since),
            };
            Some(words)
        }
        Some(LocalizedText::Pair { translation: Translation::Current { reviewed: false }, .. }) => {
            Some(t::editing_unreviewed(lang).to_owned())
        }
        _ => None,
    };
    let missing = matches!(old, Some(LocalizedText::Single { .. })).then(|| {
        view! { <p><Badge tone=Tone::Warn>{t::editing_to_translate(lang)}</Badge></p> }
    });
    let still = matches!(old, Some(LocalizedText::Pair { .. })).then(|| {
        let right = format!("right.{key}");
        let (right_id, hint) = (field_id(&right), behind.unwrap_or_default());
        view! { <Check id=right_id name=right label=t::editing_still_right(lang) hint /> }
    });
    view! {
        <div class="stack gap-2">
            {missing}
            <div class="form-row">{sides.into_iter().collect_view()}</div>
            {still}
        </div>
    }
}

/// What both changed: the other one's version, to be taken over by hand.
pub fn conflict_notices(editor: &Editor, named: fn(Lang, &str) -> String) -> impl IntoView + use<> {
    let lang = editor.lang;
    (!editor.conflicts.is_empty()).then(|| {
        let each = editor
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
                        <b>{named(lang, &conflict.key)}</b>
                        <blockquote class="their-version" lang=tag>{theirs}</blockquote>
                    </li>
                }
            })
            .collect_view();
        let (title, text) = if editor.elsewhere {
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

/// The buttons of an editing form, within the form, and what keeps its drafts around it.
pub fn tools(
    editor: &Editor,
    names: Vec<String>,
    action: String,
    has_draft: bool,
    fields: AnyView,
) -> impl IntoView + use<> {
    let lang = editor.lang;
    let label = |label: &DraftLabel| match label {
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
    };
    let labels = DraftLabel::ALL.iter().map(label).collect();
    let (subject, base, tab) = (editor.subject, editor.base, editor.tab.clone());
    let (own, after) = (tab.own.clone(), tab.after.clone());
    let discard = has_draft.then(|| {
        view! { <Button name="what" value="discard" weight=Weight::Danger>{t::editing_discard(lang)}</Button> }
    });
    let form = view! {
        <form class="form wide" method="post" action=action>
            <input type="hidden" name="base" value=base.to_string() />
            <input type="hidden" name="tab" value=own />
            <input type="hidden" name="after" value=after />
            {fields}
            <div class="actions" id="keep-draft" tabindex="-1">
                <Button name="what" value="save">{t::editing_save(lang)}</Button>
                <Button name="what" value="preview" weight=Weight::Quiet>{t::editing_preview(lang)}</Button>
                <Button name="what" value="draft" weight=Weight::Quiet>{t::editing_keep_draft(lang)}</Button>
                {discard}
            </div>
        </form>
    };
    let Some(person) = editor.person else { return form.into_any() };
    let sign_in = account::sign_in(lang, &format!("/{}", lang.code()));
    let context = DraftContext { person, name: editor.place.clone(), sign_in };
    view! { <DraftAutosave labels subject base names tab context>{form}</DraftAutosave> }.into_any()
}

/// The revisions of a page; `href` leads to one, compared with the one before.
pub fn history_list(lang: Lang, revisions: Vec<Revision>, href: impl Fn(i64) -> String) -> impl IntoView {
    let rows = revisions
        .into_iter()
        .map(|revision| {
            let who = revision.by.unwrap_or_else(|| t::editing_nobody(lang).to_owned());
            view! {
                <li class="row spread">
                    <a href=href(revision.number)>{t::editing_revision(lang, revision.number)}</a>
                    <span class="small muted">{format::moment(lang, revision.at)} ", " {who}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }
}

/// What changed from one sheet to another, field by field, word by word.
pub fn comparison(
    lang: Lang,
    old: &FieldSet,
    new: &FieldSet,
    named: fn(Lang, &str) -> String,
) -> impl IntoView + use<> {
    let keys: std::collections::BTreeSet<&str> = old.iter().chain(new.iter()).map(|(key, _)| key).collect();
    let changed = keys
        .into_iter()
        .filter(|key| old.text(key) != new.text(key))
        .map(|key| {
            let parts = differences::words(old.text(key), new.text(key))
                .into_iter()
                .map(|(tag, text)| match tag {
                    ChangeTag::Equal => view! { <span>{text}</span> }.into_any(),
                    ChangeTag::Insert => view! { <ins>{text}</ins> }.into_any(),
                    ChangeTag::Delete => view! { <del>{text}</del> }.into_any(),
                })
                .collect_view();
            let tag = key.rsplit('.').next().and_then(Lang::from_code).map(Lang::tag);
            view! { <div class="stack gap-1"><h3 class="h4">{named(lang, key)}</h3><p class="difference" lang=tag>{parts}</p></div> }
        })
        .collect::<Vec<_>>();
    if changed.is_empty() {
        view! { <p class="muted">{t::editing_no_difference(lang)}</p> }.into_any()
    } else {
        view! { <div class="stack gap-4">{changed}</div> }.into_any()
    }
}
